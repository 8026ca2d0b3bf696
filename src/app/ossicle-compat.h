/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the oldest and the newest supported libraries each have only their own call for. */

void ossicle_compat_open_file_async (GtkWindow *parent,
                                     const char *title,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *ossicle_compat_open_file_finish (GAsyncResult *result, GError **error);
void ossicle_compat_save_file_async (GtkWindow *parent,
                                     const char *title,
                                     const char *name,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *ossicle_compat_save_file_finish (GAsyncResult *result, GError **error);
void ossicle_compat_confirm_async (GtkWindow *parent,
                                   const char *heading,
                                   const char *body,
                                   const char *label,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean ossicle_compat_confirm_finish (GAsyncResult *result);
void ossicle_compat_open_uri (GtkWindow *parent, const char *uri);
void ossicle_compat_show_about (GtkWindow *parent);
GtkWidget *ossicle_compat_expander_new (const char *title);
void ossicle_compat_name_drop_down (GtkDropDown *drop_down, const char *name);

G_END_DECLS
