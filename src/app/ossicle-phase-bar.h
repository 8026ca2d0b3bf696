/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_PHASE_BAR (ossicle_phase_bar_get_type ())

/* One phase on the time line of its exchange. */
G_DECLARE_FINAL_TYPE (OssiclePhaseBar, ossicle_phase_bar, OSSICLE, PHASE_BAR, GtkWidget)

GtkWidget *ossicle_phase_bar_new (gint64 start,
                                  gint64 end,
                                  gint64 total,
                                  gint64 inner,
                                  const char *color,
                                  const char *description);

G_END_DECLS
