/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-profile.h"

G_BEGIN_DECLS

/**
 * OssicleProfilesState:
 * @OSSICLE_PROFILES_UNREAD: nobody looked yet
 * @OSSICLE_PROFILES_IN_KEYRING: profiles outlive this run, in the keyring
 * @OSSICLE_PROFILES_NO_KEYRING: there is no keyring: profiles are kept for this run only
 * @OSSICLE_PROFILES_LOCKED: the keyring is locked and was not opened: likewise
 * @OSSICLE_PROFILES_REFUSED: the keyring answers with a failure: likewise
 */
typedef enum {
  OSSICLE_PROFILES_UNREAD,
  OSSICLE_PROFILES_IN_KEYRING,
  OSSICLE_PROFILES_NO_KEYRING,
  OSSICLE_PROFILES_LOCKED,
  OSSICLE_PROFILES_REFUSED,
} OssicleProfilesState;

#define OSSICLE_TYPE_PROFILES (ossicle_profiles_get_type ())

/* A GListModel of OssicleProfile, by name. It holds no secrets but of what is for this run only:
 * those in the keyring are fetched when one signs, and belong to whoever asked. */
G_DECLARE_FINAL_TYPE (OssicleProfiles, ossicle_profiles, OSSICLE, PROFILES, GObject)

OssicleProfiles *ossicle_profiles_new (void);

OssicleProfilesState ossicle_profiles_get_state (OssicleProfiles *self);
const char *ossicle_profiles_get_problem (OssicleProfiles *self);

OssicleProfile *ossicle_profiles_find_id (OssicleProfiles *self, const char *id);
OssicleProfile *ossicle_profiles_find_name (OssicleProfiles *self, const char *name);

void ossicle_profiles_load_async (OssicleProfiles *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean ossicle_profiles_load_finish (OssicleProfiles *self, GAsyncResult *result, GError **error);

void ossicle_profiles_open_async (OssicleProfiles *self,
                                  OssicleProfile *profile,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OssicleAccessKey *
ossicle_profiles_open_finish (OssicleProfiles *self, GAsyncResult *result, GError **error);

void ossicle_profiles_save_async (OssicleProfiles *self,
                                  OssicleProfile *profile,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean ossicle_profiles_save_finish (OssicleProfiles *self, GAsyncResult *result, GError **error);

void ossicle_profiles_remove_async (OssicleProfiles *self,
                                    OssicleProfile *profile,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
ossicle_profiles_remove_finish (OssicleProfiles *self, GAsyncResult *result, GError **error);

G_END_DECLS
