/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-access-key.h"
#include "core/signing/ossicle-signature-version.h"
#include "ossicle-profile-error.h"

G_BEGIN_DECLS

#define OSSICLE_PROFILE_MAX_NAME 100

#define OSSICLE_TYPE_PROFILE (ossicle_profile_get_type ())

/* An access key by a name of one's own, with what it is mostly used for. What is in a list of
 * profiles does not change any more: to change one, a copy with the same id is saved. */
G_DECLARE_FINAL_TYPE (OssicleProfile, ossicle_profile, OSSICLE, PROFILE, GObject)

OssicleProfile *ossicle_profile_new (const char *id, const char *name, OssicleAccessKey *key);
OssicleProfile *ossicle_profile_copy (OssicleProfile *self, OssicleAccessKey *key);
OssicleProfile *ossicle_profile_rename (OssicleProfile *self, const char *name);
gboolean ossicle_profile_equal (OssicleProfile *self, OssicleProfile *other);

const char *ossicle_profile_get_id (OssicleProfile *self);
const char *ossicle_profile_get_name (OssicleProfile *self);
const char *ossicle_profile_get_access_key_id (OssicleProfile *self);
OssicleAccessKey *ossicle_profile_dup_access_key (OssicleProfile *self);
gboolean ossicle_profile_has_secret (OssicleProfile *self);

gboolean ossicle_profile_is_temporary (OssicleProfile *self);
void ossicle_profile_set_temporary (OssicleProfile *self, gboolean temporary);
gint64 ossicle_profile_get_expiry (OssicleProfile *self);
void ossicle_profile_set_expiry (OssicleProfile *self, gint64 expiry);
gboolean ossicle_profile_is_expired (OssicleProfile *self, gint64 now);

const char *ossicle_profile_get_region (OssicleProfile *self);
void ossicle_profile_set_region (OssicleProfile *self, const char *region);
OssicleSignatureVersion ossicle_profile_get_version (OssicleProfile *self);
void ossicle_profile_set_version (OssicleProfile *self, OssicleSignatureVersion version);

gboolean ossicle_profile_is_kept (OssicleProfile *self);
void ossicle_profile_set_kept (OssicleProfile *self, gboolean kept);

gboolean ossicle_profile_check (OssicleProfile *self, GError **error);

G_END_DECLS
