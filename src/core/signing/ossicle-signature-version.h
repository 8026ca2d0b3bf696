/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleSignatureVersion:
 * @OSSICLE_SIGNATURE_NONE: not signed
 * @OSSICLE_SIGNATURE_V1: HMAC-SHA1
 * @OSSICLE_SIGNATURE_V2: the short-lived HMAC-SHA256 form, "OSS2"
 * @OSSICLE_SIGNATURE_V4: OSS4-HMAC-SHA256
 * @OSSICLE_SIGNATURE_S3_V2: an S3 client's "AWS id:signature"
 * @OSSICLE_SIGNATURE_S3_V4: an S3 client's AWS4-HMAC-SHA256
 *
 * Only V1 and V4 are made here; the others are recognised.
 */
typedef enum {
  OSSICLE_SIGNATURE_NONE,
  OSSICLE_SIGNATURE_V1,
  OSSICLE_SIGNATURE_V2,
  OSSICLE_SIGNATURE_V4,
  OSSICLE_SIGNATURE_S3_V2,
  OSSICLE_SIGNATURE_S3_V4,
} OssicleSignatureVersion;

/**
 * OssicleSignaturePlace:
 * @OSSICLE_SIGNATURE_IN_HEADER: the Authorization header
 * @OSSICLE_SIGNATURE_IN_URL: query parameters
 * @OSSICLE_SIGNATURE_IN_FORM: fields of a form that is posted
 */
typedef enum {
  OSSICLE_SIGNATURE_IN_HEADER,
  OSSICLE_SIGNATURE_IN_URL,
  OSSICLE_SIGNATURE_IN_FORM,
} OssicleSignaturePlace;

const char *ossicle_signature_version_to_string (OssicleSignatureVersion version);
const char *ossicle_signature_place_to_string (OssicleSignaturePlace place);

G_END_DECLS
