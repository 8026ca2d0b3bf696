/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

void ossicle_head_add (OssicleTray *tray,
                       OssicleCandidate *candidate,
                       OssicleView *view,
                       gsize name,
                       gsize name_end,
                       gsize value,
                       gsize value_end);
gsize ossicle_head_read_line (const char *text, gsize at, gsize end, gsize *name_end, gsize *value);
void ossicle_head_add_cut (OssicleCandidate *candidate,
                           const char *fact,
                           OssicleView *view,
                           gsize at,
                           gsize end);
gboolean ossicle_head_judge (OssicleCandidate *candidate);
void ossicle_head_add_target (OssicleCandidate *candidate,
                              OssicleView *view,
                              const char *host,
                              gsize target,
                              gsize target_end);

G_END_DECLS
