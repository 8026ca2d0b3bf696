/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

/**
 * OssicleCliAnswer:
 * @query: what was asked
 * @matched: how it was understood: "code", "ec", "status", "message", "text", or %NULL
 * @entries: (element-type OssicleEntry): what fits, the best first
 * @variant: (nullable): the one whose message was asked for; the entry keeps it alive
 * @ec: (nullable): what is known of the EC that was asked for; the catalogue keeps it alive
 * @status: the status that was asked for, or 0
 */
typedef struct
{
  char *query;
  const char *matched;
  GPtrArray *entries;
  OssicleVariant *variant;
  const OssicleEcInfo *ec;
  guint status;
} OssicleCliAnswer;

void ossicle_cli_answer_init (OssicleCliAnswer *self, OssicleCatalogue *catalogue, char *query);
void ossicle_cli_answer_clear (OssicleCliAnswer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OssicleCliAnswer, ossicle_cli_answer_clear)

GPtrArray *
ossicle_cli_answer_find_nearest (OssicleCliAnswer *self, OssicleCatalogue *catalogue, guint most);

G_END_DECLS
