/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-scope.h"
#include "ossicle-signature-version.h"
#include "ossicle-signing-error.h"
#include "ossicle-signing-warning.h"

G_BEGIN_DECLS

#define OSSICLE_AUTHORIZATION_MAX_BYTES (64 * 1024)

#define OSSICLE_TYPE_AUTHORIZATION (ossicle_authorization_get_type ())

/* An Authorization header, taken apart. */
G_DECLARE_FINAL_TYPE (OssicleAuthorization, ossicle_authorization, OSSICLE, AUTHORIZATION, GObject)

OssicleAuthorization *ossicle_authorization_new (const char *text, GError **error);

OssicleSignatureVersion ossicle_authorization_get_version (OssicleAuthorization *self);
const char *ossicle_authorization_get_access_key_id (OssicleAuthorization *self);
const char *ossicle_authorization_get_signature (OssicleAuthorization *self);
const OssicleScope *ossicle_authorization_get_scope (OssicleAuthorization *self);
const char *const *ossicle_authorization_get_additional (OssicleAuthorization *self);
const OssicleSigningWarnings *ossicle_authorization_get_warnings (OssicleAuthorization *self);

void ossicle_signature_check_form (OssicleSignatureVersion version,
                                   const char *signature,
                                   OssicleSigningWarnings *warnings);

G_END_DECLS
