/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From this width on, list and detail stand side by side. */
#define OSSICLE_SPLIT_UNFOLD_WIDTH 600

#define OSSICLE_TYPE_SPLIT (ossicle_split_get_type ())

G_DECLARE_FINAL_TYPE (OssicleSplit, ossicle_split, OSSICLE, SPLIT, GtkWidget)

GtkWidget *ossicle_split_get_list (OssicleSplit *self);
void ossicle_split_set_list (OssicleSplit *self, GtkWidget *list);
GtkWidget *ossicle_split_get_detail (OssicleSplit *self);
void ossicle_split_set_detail (OssicleSplit *self, GtkWidget *detail);
gboolean ossicle_split_get_has_list (OssicleSplit *self);
void ossicle_split_set_has_list (OssicleSplit *self, gboolean has_list);
gboolean ossicle_split_get_show_detail (OssicleSplit *self);
void ossicle_split_set_show_detail (OssicleSplit *self, gboolean show_detail);
int ossicle_split_get_position (OssicleSplit *self);
void ossicle_split_set_position (OssicleSplit *self, int position);
gboolean ossicle_split_get_folded (OssicleSplit *self);
gboolean ossicle_split_get_can_go_back (OssicleSplit *self);

G_END_DECLS
