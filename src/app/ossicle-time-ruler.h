/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/diagnosis/ossicle-time-marks.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_TIME_RULER (ossicle_time_ruler_get_type ())

/* The times of a case on one axis, the earliest on top, with the lengths between them in words. */
G_DECLARE_FINAL_TYPE (OssicleTimeRuler, ossicle_time_ruler, OSSICLE, TIME_RULER, GtkWidget)

void ossicle_time_ruler_take_marks (OssicleTimeRuler *self, OssicleTimeMarks *marks);
char *ossicle_time_ruler_dup_description (OssicleTimeRuler *self);

G_END_DECLS
