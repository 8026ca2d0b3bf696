/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/credentials/ossicle-profile.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_PROFILE_ROW (ossicle_profile_row_get_type ())

/* One profile in the list of them. */
G_DECLARE_FINAL_TYPE (OssicleProfileRow, ossicle_profile_row, OSSICLE, PROFILE_ROW, AdwActionRow)

GtkWidget *ossicle_profile_row_new (OssicleProfile *profile);
OssicleProfile *ossicle_profile_row_get_profile (OssicleProfileRow *self);

G_END_DECLS
