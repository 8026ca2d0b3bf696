/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/intake/ossicle-intake.h"
#include "core/intake/ossicle-request-import.h"

G_BEGIN_DECLS

/* The most that is read, packed or unpacked. */
#define OSSICLE_READER_MAX_BYTES (256 * 1024 * 1024)

/* permille: (nullable): how far the reading is, set by the thread with g_atomic_int_set(); it must
 * live until the callback is called. */

void ossicle_reader_read_bytes_async (OssicleCatalogue *catalogue,
                                      GBytes *bytes,
                                      const char *name,
                                      int *permille,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void ossicle_reader_read_file_async (OssicleCatalogue *catalogue,
                                     GFile *file,
                                     int *permille,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OssicleReading *
ossicle_reader_read_finish (GAsyncResult *result, GPtrArray **imports, GError **error);

G_END_DECLS
