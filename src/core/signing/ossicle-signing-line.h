/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleSigningLineKind:
 * @OSSICLE_LINE_VERB: the method
 * @OSSICLE_LINE_CONTENT_MD5: V1
 * @OSSICLE_LINE_CONTENT_TYPE: V1
 * @OSSICLE_LINE_DATE: V1: Date, or the expiry of a URL
 * @OSSICLE_LINE_HEADER: a signed header; V4 has content-type and content-md5 among them
 * @OSSICLE_LINE_RESOURCE: V1's resource, or V4's path, without the query
 * @OSSICLE_LINE_PARAMETER: V1's sub-resource, or a parameter of V4's query
 * @OSSICLE_LINE_ALGORITHM: V4, as the following ones
 * @OSSICLE_LINE_TIMESTAMP: x-oss-date
 * @OSSICLE_LINE_SCOPE: date/region/product/aliyun_v4_request
 * @OSSICLE_LINE_HASH: SHA-256 of the canonical request
 * @OSSICLE_LINE_ADDITIONAL_HEADERS: their names
 * @OSSICLE_LINE_PAYLOAD: UNSIGNED-PAYLOAD
 * @OSSICLE_LINE_POLICY: a form's policy, all of it
 */
typedef enum {
  OSSICLE_LINE_VERB,
  OSSICLE_LINE_CONTENT_MD5,
  OSSICLE_LINE_CONTENT_TYPE,
  OSSICLE_LINE_DATE,
  OSSICLE_LINE_HEADER,
  OSSICLE_LINE_RESOURCE,
  OSSICLE_LINE_PARAMETER,
  OSSICLE_LINE_ALGORITHM,
  OSSICLE_LINE_TIMESTAMP,
  OSSICLE_LINE_SCOPE,
  OSSICLE_LINE_HASH,
  OSSICLE_LINE_ADDITIONAL_HEADERS,
  OSSICLE_LINE_PAYLOAD,
  OSSICLE_LINE_POLICY,
} OssicleSigningLineKind;

/**
 * OssicleSigningLine:
 * @kind: what it is
 * @name: (nullable): of a header or a parameter, as it is written
 * @value: what stands there, without the name
 * @offset: its first byte in the text
 * @length: its bytes, name included, line end not
 *
 * A line of something that is signed, or one parameter of its query.
 */
typedef struct
{
  OssicleSigningLineKind kind;
  char *name;
  char *value;
  gsize offset;
  gsize length;
} OssicleSigningLine;

/**
 * OssicleSigningTextKind:
 * @OSSICLE_TEXT_V1: V1's string to sign
 * @OSSICLE_TEXT_V4: V4's string to sign
 * @OSSICLE_TEXT_CANONICAL: V4's canonical request
 * @OSSICLE_TEXT_POLICY: the base64 of a policy
 */
typedef enum {
  OSSICLE_TEXT_V1,
  OSSICLE_TEXT_V4,
  OSSICLE_TEXT_CANONICAL,
  OSSICLE_TEXT_POLICY,
} OssicleSigningTextKind;

OssicleSigningTextKind ossicle_signing_text_guess_kind (const char *text);
GPtrArray *ossicle_signing_line_split (const char *text, OssicleSigningTextKind kind);
const char *ossicle_signing_line_kind_to_string (OssicleSigningLineKind kind);

G_END_DECLS
