/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*OssicleLaidOutFunc) (GtkWidget *owner);

void ossicle_call_when_laid_out (GtkWidget *widget, GtkWidget *owner, OssicleLaidOutFunc func);

G_END_DECLS
