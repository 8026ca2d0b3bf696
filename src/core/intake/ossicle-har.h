/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

#define OSSICLE_HAR_MAX_BYTES (64 * 1024 * 1024)
#define OSSICLE_HAR_MAX_ENTRIES 10000

/**
 * OssicleHarEntry:
 * @method: the method
 * @url: the address
 * @status: the answer's status, or 0 where none came
 * @started: (nullable): when it began, as the file has it
 *
 * What one needs to choose an entry.
 */
typedef struct
{
  char *method;
  char *url;
  guint status;
  char *started;
} OssicleHarEntry;

#define OSSICLE_TYPE_HAR (ossicle_har_get_type ())

/* An HTTP archive, as browsers and debuggers save it: a list of exchanges. */
G_DECLARE_FINAL_TYPE (OssicleHar, ossicle_har, OSSICLE, HAR, GObject)

OssicleHar *ossicle_har_new (const char *text, gsize length, GError **error);

guint ossicle_har_get_n_entries (OssicleHar *self);
const OssicleHarEntry *ossicle_har_get_entry (OssicleHar *self, guint position);
guint ossicle_har_find_failed (OssicleHar *self);
OssicleRequest *ossicle_har_dup_request (OssicleHar *self, guint position, GError **error);
OssicleRequest *ossicle_har_read_request (const char *text, gsize length);

G_END_DECLS
