/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-candidate.h"

G_BEGIN_DECLS

/* The tray that readers put their candidates on, with what they may ask of the world. */
typedef struct
{
  OssicleSource *source;
  OssicleCatalogue *catalogue; /* may be NULL */
  gint64 now;
  GCancellable *cancellable;
  GPtrArray *candidates;
  guint rank;
  guint depth;
  gboolean deeper; /* whether a less escaped view of the same text will be read */
} OssicleTray;

void ossicle_tray_take (OssicleTray *self, OssicleCandidate *candidate);
void ossicle_tray_take_loose (OssicleTray *self, OssicleCandidate *candidate);

gboolean ossicle_tray_knows_code (OssicleTray *self, const char *code);
gboolean ossicle_tray_knows_message (OssicleTray *self, const char *code, const char *message);
gboolean ossicle_tray_is_cut_message (OssicleTray *self, const char *message);
gboolean ossicle_tray_allows_status (OssicleTray *self, const char *code, guint status);
gboolean ossicle_code_is_only_oss (const char *code);

G_END_DECLS
