/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_WRAP_BOX (ossicle_wrap_box_get_type ())

/* Children side by side, each as wide as it likes, in as many lines as that takes. */
G_DECLARE_FINAL_TYPE (OssicleWrapBox, ossicle_wrap_box, OSSICLE, WRAP_BOX, GtkWidget)

GtkWidget *ossicle_wrap_box_new (void);

void ossicle_wrap_box_append (OssicleWrapBox *self, GtkWidget *child);
void ossicle_wrap_box_clear (OssicleWrapBox *self);

G_END_DECLS
