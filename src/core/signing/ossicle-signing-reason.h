/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleSigningReason:
 * @OSSICLE_REASON_SECRET_WRONG: both sides signed the same
 * @OSSICLE_REASON_CONTENT_TYPE_ADDED: a Content-Type was added or replaced after signing
 * @OSSICLE_REASON_CONTENT_TYPE_MISSING: the signed Content-Type was not sent
 * @OSSICLE_REASON_CONTENT_MD5_ADDED: a Content-MD5 was added or replaced after signing
 * @OSSICLE_REASON_CONTENT_MD5_MISSING: the signed Content-MD5 was not sent
 * @OSSICLE_REASON_DATE_REWRITTEN: another date, or another expiry, arrived than was signed
 * @OSSICLE_REASON_EXPIRES_IN_MILLISECONDS: an expiry of 13 digits
 * @OSSICLE_REASON_HEADER_ADDED: a header that is signed was added on the way
 * @OSSICLE_REASON_HEADER_MISSING: a signed header was not sent
 * @OSSICLE_REASON_HEADER_CHANGED: a signed header arrived with another value
 * @OSSICLE_REASON_HEADER_ORDER: signed headers not in the order of their names
 * @OSSICLE_REASON_HEADER_CASE: the name of a signed header not in lower case
 * @OSSICLE_REASON_RESOURCE_BUCKET_MISSING: one side has no bucket in the resource
 * @OSSICLE_REASON_RESOURCE_BUCKET_TWICE: one side has it twice
 * @OSSICLE_REASON_RESOURCE_CHANGED: another bucket or key
 * @OSSICLE_REASON_KEY_ENCODING: the same key, escaped or composed in another way
 * @OSSICLE_REASON_SUBRESOURCE_MISMATCH: a parameter that only one side signed, or with another
 * value
 * @OSSICLE_REASON_VERB_CHANGED: another method
 * @OSSICLE_REASON_TOKEN_AFTER_SIGNING: a security token that the client did not sign
 * @OSSICLE_REASON_V4_REGION: the scopes' regions differ, or the region is none
 * @OSSICLE_REASON_V4_DATE: x-oss-date or the scope's date differ, from each other or between sides
 * @OSSICLE_REASON_V4_SCOPE: another product or end of the scope
 * @OSSICLE_REASON_V4_ADDITIONAL_HEADERS: additional headers differ
 * @OSSICLE_REASON_PAYLOAD_CHANGED: another payload hash
 * @OSSICLE_REASON_KEY_MALFORMED: a CR, blank or the like in the access key id
 * @OSSICLE_REASON_INVISIBLE_CHARACTER: the first difference is one that cannot be seen
 * @OSSICLE_REASON_LINE_ENDS: lines end with CR LF, or one line end too many
 * @OSSICLE_REASON_VERSION_MISMATCH: the sides signed with different versions
 * @OSSICLE_REASON_POLICY_CHANGED: another policy
 */
typedef enum {
  OSSICLE_REASON_SECRET_WRONG,
  OSSICLE_REASON_CONTENT_TYPE_ADDED,
  OSSICLE_REASON_CONTENT_TYPE_MISSING,
  OSSICLE_REASON_CONTENT_MD5_ADDED,
  OSSICLE_REASON_CONTENT_MD5_MISSING,
  OSSICLE_REASON_DATE_REWRITTEN,
  OSSICLE_REASON_EXPIRES_IN_MILLISECONDS,
  OSSICLE_REASON_HEADER_ADDED,
  OSSICLE_REASON_HEADER_MISSING,
  OSSICLE_REASON_HEADER_CHANGED,
  OSSICLE_REASON_HEADER_ORDER,
  OSSICLE_REASON_HEADER_CASE,
  OSSICLE_REASON_RESOURCE_BUCKET_MISSING,
  OSSICLE_REASON_RESOURCE_BUCKET_TWICE,
  OSSICLE_REASON_RESOURCE_CHANGED,
  OSSICLE_REASON_KEY_ENCODING,
  OSSICLE_REASON_SUBRESOURCE_MISMATCH,
  OSSICLE_REASON_VERB_CHANGED,
  OSSICLE_REASON_TOKEN_AFTER_SIGNING,
  OSSICLE_REASON_V4_REGION,
  OSSICLE_REASON_V4_DATE,
  OSSICLE_REASON_V4_SCOPE,
  OSSICLE_REASON_V4_ADDITIONAL_HEADERS,
  OSSICLE_REASON_PAYLOAD_CHANGED,
  OSSICLE_REASON_KEY_MALFORMED,
  OSSICLE_REASON_INVISIBLE_CHARACTER,
  OSSICLE_REASON_LINE_ENDS,
  OSSICLE_REASON_VERSION_MISMATCH,
  OSSICLE_REASON_POLICY_CHANGED,
} OssicleSigningReason;

const char *ossicle_signing_reason_to_string (OssicleSigningReason reason);

G_END_DECLS
