/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-context.h"

void
ossicle_context_read (OssicleTray *tray, OssicleView *view, GPtrArray *groups)
{
}
