/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/credentials/ossicle-profile-import.h"
#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

/* Takes what an import found into the profiles, each under a name that is free. */

void ossicle_profiles_import_file_async (OssicleProfiles *profiles,
                                         GFile *file,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
void ossicle_profiles_import_environment_async (OssicleProfiles *profiles,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
char *ossicle_profiles_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
