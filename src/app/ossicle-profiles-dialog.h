/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_PROFILES_DIALOG (ossicle_profiles_dialog_get_type ())

/* Access keys by name: to add, change, remove and import them. */
G_DECLARE_FINAL_TYPE (OssicleProfilesDialog,
                      ossicle_profiles_dialog,
                      OSSICLE,
                      PROFILES_DIALOG,
                      AdwWindow)

GtkWindow *ossicle_profiles_dialog_new (GtkWindow *parent, OssicleProfiles *profiles);

G_END_DECLS
