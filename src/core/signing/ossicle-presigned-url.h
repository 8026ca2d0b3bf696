/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-expiry.h"
#include "ossicle-fields.h"
#include "ossicle-scope.h"
#include "ossicle-signature-version.h"
#include "ossicle-signing-error.h"
#include "ossicle-signing-warning.h"

G_BEGIN_DECLS

#define OSSICLE_PRESIGNED_URL_MAX_BYTES (256 * 1024)

#define OSSICLE_TYPE_PRESIGNED_URL (ossicle_presigned_url_get_type ())

/* A signed URL, taken apart. */
G_DECLARE_FINAL_TYPE (OssiclePresignedUrl, ossicle_presigned_url, OSSICLE, PRESIGNED_URL, GObject)

OssiclePresignedUrl *ossicle_presigned_url_new (const char *text, GError **error);

OssicleSignatureVersion ossicle_presigned_url_get_version (OssiclePresignedUrl *self);
const char *ossicle_presigned_url_get_base (OssiclePresignedUrl *self);
const char *ossicle_presigned_url_get_access_key_id (OssiclePresignedUrl *self);
const char *ossicle_presigned_url_get_signature (OssiclePresignedUrl *self);
const char *ossicle_presigned_url_get_token (OssiclePresignedUrl *self);
const OssicleScope *ossicle_presigned_url_get_scope (OssiclePresignedUrl *self);
const char *const *ossicle_presigned_url_get_additional (OssiclePresignedUrl *self);
gint64 ossicle_presigned_url_get_signed_at (OssiclePresignedUrl *self);
gint64 ossicle_presigned_url_get_expires_at (OssiclePresignedUrl *self);
OssicleExpiry ossicle_presigned_url_judge (OssiclePresignedUrl *self, gint64 now);
const OssicleSigningWarnings *ossicle_presigned_url_get_warnings (OssiclePresignedUrl *self);

G_END_DECLS
