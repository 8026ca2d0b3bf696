/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/intake/ossicle-intake.h"

G_BEGIN_DECLS

/* A larger text is no paste. */
#define OSSICLE_READER_MAX_BYTES (64 * 1024 * 1024)

void ossicle_reader_read_bytes_async (OssicleCatalogue *catalogue,
                                      GBytes *bytes,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
void ossicle_reader_read_file_async (OssicleCatalogue *catalogue,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OssicleReading *ossicle_reader_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
