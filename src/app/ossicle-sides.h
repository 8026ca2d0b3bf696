/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_SIDES (ossicle_sides_get_type ())

/* Two children side by side, each with half of the width, and one below the other where that is too
 * narrow to compare them. */
G_DECLARE_FINAL_TYPE (OssicleSides, ossicle_sides, OSSICLE, SIDES, GtkWidget)

gboolean ossicle_sides_are_stacked (OssicleSides *self);

G_END_DECLS
