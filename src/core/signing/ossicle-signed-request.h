/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "ossicle-authorization.h"
#include "ossicle-presigned-url.h"
#include "ossicle-worksheet.h"
#include "ossicle-access-key.h"
#include "ossicle-signing-request.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SIGNED_REQUEST (ossicle_signed_request_get_type ())

/* A request as it went over the wire: what its signer signed, and the signature it carries. */
G_DECLARE_FINAL_TYPE (OssicleSignedRequest,
                      ossicle_signed_request,
                      OSSICLE,
                      SIGNED_REQUEST,
                      GObject)

OssicleSigningRequest *
ossicle_signed_request_read (OssicleRequest *request, const char *bucket, GError **error);
OssicleSignedRequest *
ossicle_signed_request_new (OssicleRequest *request, const char *bucket, GError **error);

OssicleSignatureVersion ossicle_signed_request_get_version (OssicleSignedRequest *self);
OssicleSignaturePlace ossicle_signed_request_get_place (OssicleSignedRequest *self);
OssicleSigningRequest *ossicle_signed_request_get_request (OssicleSignedRequest *self);
OssicleAuthorization *ossicle_signed_request_get_authorization (OssicleSignedRequest *self);
OssiclePresignedUrl *ossicle_signed_request_get_url (OssicleSignedRequest *self);
const char *ossicle_signed_request_get_access_key_id (OssicleSignedRequest *self);
const char *ossicle_signed_request_get_signature (OssicleSignedRequest *self);
const OssicleSigningWarnings *ossicle_signed_request_get_warnings (OssicleSignedRequest *self);

OssicleWorksheet *ossicle_signed_request_sign_again (OssicleSignedRequest *self,
                                                     OssicleSecret *secret);
gboolean ossicle_signed_request_verify (OssicleSignedRequest *self, OssicleSecret *secret);

G_END_DECLS
