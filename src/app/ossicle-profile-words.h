/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

/* Profiles, and what goes wrong with them, in words. */

char *ossicle_profile_words_dup_error (const GError *error);
const char *ossicle_profile_words_for_state (OssicleProfilesState state);
char *ossicle_profile_words_dup_summary (OssicleProfile *profile, gint64 now);

G_END_DECLS
