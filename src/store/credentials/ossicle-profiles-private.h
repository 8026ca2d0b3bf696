/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-profiles.h"

G_BEGIN_DECLS

struct _OssicleProfiles
{
  GObject parent_instance;

  GPtrArray *profiles; /* sorted by name */
  OssicleProfilesState state;
  char *problem;
};

void ossicle_profiles_drop (OssicleProfiles *self, const char *id);
void ossicle_profiles_put (OssicleProfiles *self, OssicleProfile *profile);
void
ossicle_profiles_set_state (OssicleProfiles *self, OssicleProfilesState state, const char *problem);
void ossicle_profiles_note_failure (OssicleProfiles *self, const GError *error);

G_END_DECLS
