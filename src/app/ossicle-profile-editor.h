/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_PROFILE_EDITOR (ossicle_profile_editor_get_type ())

/* The form of one profile. Emits "done" when it was saved or given up, and holds no secret then. */
G_DECLARE_FINAL_TYPE (OssicleProfileEditor, ossicle_profile_editor, OSSICLE, PROFILE_EDITOR, AdwBin)

void ossicle_profile_editor_start (OssicleProfileEditor *self,
                                   OssicleProfiles *profiles,
                                   OssicleProfile *profile);

G_END_DECLS
