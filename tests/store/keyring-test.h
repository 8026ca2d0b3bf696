/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/credentials/ossicle-profiles.h"

/* Run on a session bus of its own. */
typedef struct
{
  const char *path;
  void (*func) (void);
  gboolean with_keyring; /* an unlocked one of its own; skipped where the program for it is not */
} KeyringTestRow;

void keyring_test_add (const KeyringTestRow *rows, gsize n_rows);
void keyring_test_lock (void);

GAsyncResult *keyring_test_wait (GAsyncResult **result);
void keyring_test_done_cb (GObject *object, GAsyncResult *result, gpointer user_data);

OssicleProfile *
keyring_test_profile (const char *name, const char *secret_text, const char *token_text);
gboolean keyring_test_load (OssicleProfiles *profiles);
gboolean keyring_test_save (OssicleProfiles *profiles, OssicleProfile *profile, GError **error);
gboolean keyring_test_remove (OssicleProfiles *profiles, OssicleProfile *profile, GError **error);
OssicleAccessKey *
keyring_test_open (OssicleProfiles *profiles, OssicleProfile *profile, GError **error);
