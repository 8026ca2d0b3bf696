/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-grouping.h"

G_BEGIN_DECLS

void ossicle_context_read (OssicleTray *tray, OssicleView *view, GPtrArray *groups);

G_END_DECLS
