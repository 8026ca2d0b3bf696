/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-fact.h"

G_BEGIN_DECLS

/**
 * OssicleCaseKind:
 * @OSSICLE_CASE_ERROR: OSS refused or failed the request
 * @OSSICLE_CASE_SUCCESS: OSS answered with success
 * @OSSICLE_CASE_NOT_OSS: something else answered: another service, a proxy, a CDN
 * @OSSICLE_CASE_NETWORK: nothing answered, or the client gave up before asking
 *
 * Only @OSSICLE_CASE_ERROR counts as an OSS error.
 */
typedef enum {
  OSSICLE_CASE_ERROR,
  OSSICLE_CASE_SUCCESS,
  OSSICLE_CASE_NOT_OSS,
  OSSICLE_CASE_NETWORK,
} OssicleCaseKind;

#define OSSICLE_TYPE_CASE (ossicle_case_get_type ())

G_DECLARE_FINAL_TYPE (OssicleCase, ossicle_case, OSSICLE, CASE, GObject)

OssicleCase *ossicle_case_new (OssicleCaseKind kind);

OssicleCaseKind ossicle_case_get_kind (OssicleCase *self);
const char *ossicle_case_get_shape (OssicleCase *self);
void ossicle_case_set_shape (OssicleCase *self, const char *shape);
const char *ossicle_case_get_answerer (OssicleCase *self);
void ossicle_case_set_answerer (OssicleCase *self, const char *answerer);
gboolean ossicle_case_get_span (OssicleCase *self, OssicleSpan *span);
void ossicle_case_set_span (OssicleCase *self, OssicleSpan span);

void ossicle_case_take_fact (OssicleCase *self, OssicleFact *fact);
GListModel *ossicle_case_get_facts (OssicleCase *self);
OssicleFact *ossicle_case_get_fact (OssicleCase *self, const char *name);
const char *ossicle_case_get_value (OssicleCase *self, const char *name);
guint ossicle_case_get_status (OssicleCase *self);
gboolean ossicle_case_has_contradiction (OssicleCase *self, const char *name);

G_END_DECLS
