/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleTimeLayoutRow:
 * @unix_ms: its time
 * @height: of its texts, in pixels
 * @top: where they begin; set by ossicle_time_layout_run()
 * @point: where its point is on the axis; set as well
 *
 * A mark on an axis that runs from the top to the bottom.
 */
typedef struct
{
  gint64 unix_ms;
  int height;
  int top;
  int point;
} OssicleTimeLayoutRow;

int ossicle_time_layout_run (OssicleTimeLayoutRow *rows, guint n_rows, int line_height);
int ossicle_time_layout_place (const OssicleTimeLayoutRow *rows, guint n_rows, gint64 unix_ms);
gboolean ossicle_time_layout_is_broken (gint64 earlier_ms, gint64 later_ms);

G_END_DECLS
