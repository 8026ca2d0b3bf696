/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_LIST_ROW (ossicle_list_row_get_type ())

G_DECLARE_FINAL_TYPE (OssicleListRow, ossicle_list_row, OSSICLE, LIST_ROW, GtkWidget)

gboolean ossicle_list_row_focus (GtkWidget *list_view, guint position);

G_END_DECLS
