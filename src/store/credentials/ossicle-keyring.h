/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-profile.h"

G_BEGIN_DECLS

/* Profiles in the person's keyring. Errors are of the domain OSSICLE_PROFILE_ERROR, but that what
 * the caller cancelled is G_IO_ERROR_CANCELLED. */

void ossicle_keyring_list_async (GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *ossicle_keyring_list_finish (GAsyncResult *result, GError **error);

void ossicle_keyring_fetch_async (OssicleProfile *profile,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OssicleAccessKey *ossicle_keyring_fetch_finish (GAsyncResult *result, GError **error);

void ossicle_keyring_store_async (OssicleProfile *profile,
                                  OssicleProfile *replaced,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean ossicle_keyring_store_finish (GAsyncResult *result, GError **error);

void ossicle_keyring_clear_async (OssicleProfile *profile,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean ossicle_keyring_clear_finish (GAsyncResult *result, GError **error);

G_END_DECLS
