/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_WINDOW (ossicle_window_get_type ())

G_DECLARE_FINAL_TYPE (OssicleWindow, ossicle_window, OSSICLE, WINDOW, AdwApplicationWindow)

OssicleWindow *ossicle_window_new (GtkApplication *application,
                                   OssicleCatalogue *catalogue,
                                   OssicleProfiles *profiles);
OssicleProfiles *ossicle_window_get_profiles (OssicleWindow *self);

void ossicle_window_show_code (OssicleWindow *self, const char *code);
void ossicle_window_read_text (OssicleWindow *self, const char *text);
void ossicle_window_read_file (OssicleWindow *self, GFile *file);
void ossicle_window_add_toast (OssicleWindow *self, const char *text);

G_END_DECLS
