/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/signing/ossicle-comparison.h"
#include "core/signing/ossicle-token-mask.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SIDES_ROW (ossicle_sides_row_get_type ())

/* A line of what was signed, on both sides or on the only one that is known. */
G_DECLARE_FINAL_TYPE (OssicleSidesRow, ossicle_sides_row, OSSICLE, SIDES_ROW, GtkListBoxRow)

GtkWidget *ossicle_sides_row_new (const OssicleComparisonRow *row,
                                  gboolean first,
                                  const OssicleTokenMask *mask);
GtkWidget *ossicle_sides_row_new_single (const OssicleSigningLine *line,
                                         const OssicleTokenMask *mask);

G_END_DECLS
