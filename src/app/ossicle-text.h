/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

char *ossicle_text_dup_markup (const char *text, OssicleCatalogue *catalogue);
GtkWidget *ossicle_text_new (const char *text, OssicleCatalogue *catalogue);
GtkWidget *ossicle_text_new_heading (const char *text);
void ossicle_text_set (GtkLabel *label, const char *text, OssicleCatalogue *catalogue);
void ossicle_text_set_code (GtkLabel *label, const char *code, OssicleCatalogue *catalogue);
gboolean ossicle_text_activate_link_cb (GtkLabel *label, const char *uri, gpointer user_data);

G_END_DECLS
