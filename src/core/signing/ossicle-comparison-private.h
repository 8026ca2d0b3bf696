/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-comparison.h"

G_BEGIN_DECLS

struct _OssicleComparison
{
  GObject parent_instance;

  OssicleSigningText *client;
  OssicleSigningText *server;
  GPtrArray *lines; /* keeps the lines of all four texts */
  GArray *rows;     /* of OssicleComparisonRow */
  GArray *reasons;  /* of OssicleComparisonReason */
  OssicleDifference difference;
  gboolean comparable;
  gboolean equal;
  gboolean hash_only;
};

void ossicle_comparison_add_reason (OssicleComparison *self,
                                    OssicleSigningReason reason,
                                    int row,
                                    const char *detail);
void ossicle_comparison_find_reasons (OssicleComparison *self);

G_END_DECLS
