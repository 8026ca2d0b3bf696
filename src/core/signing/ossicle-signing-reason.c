/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-signing-reason.h"

/**
 * ossicle_signing_reason_to_string:
 * @reason: a reason
 *
 * Returns: (transfer none): the name of the rule that concludes it, which scripts match on
 */
const char *
ossicle_signing_reason_to_string (OssicleSigningReason reason)
{
  static const char *const ids[] = {
    [OSSICLE_REASON_SECRET_WRONG] = "secret-wrong",
    [OSSICLE_REASON_CONTENT_TYPE_ADDED] = "content-type-added",
    [OSSICLE_REASON_CONTENT_TYPE_MISSING] = "content-type-missing",
    [OSSICLE_REASON_CONTENT_MD5_ADDED] = "content-md5-added",
    [OSSICLE_REASON_CONTENT_MD5_MISSING] = "content-md5-missing",
    [OSSICLE_REASON_DATE_REWRITTEN] = "date-rewritten",
    [OSSICLE_REASON_EXPIRES_IN_MILLISECONDS] = "expires-in-milliseconds",
    [OSSICLE_REASON_HEADER_ADDED] = "header-added",
    [OSSICLE_REASON_HEADER_MISSING] = "header-missing",
    [OSSICLE_REASON_HEADER_CHANGED] = "header-changed",
    [OSSICLE_REASON_HEADER_ORDER] = "header-order",
    [OSSICLE_REASON_HEADER_CASE] = "header-case",
    [OSSICLE_REASON_RESOURCE_BUCKET_MISSING] = "resource-bucket-missing",
    [OSSICLE_REASON_RESOURCE_BUCKET_TWICE] = "resource-bucket-twice",
    [OSSICLE_REASON_RESOURCE_CHANGED] = "resource-changed",
    [OSSICLE_REASON_KEY_ENCODING] = "key-encoding",
    [OSSICLE_REASON_SUBRESOURCE_MISMATCH] = "subresource-mismatch",
    [OSSICLE_REASON_VERB_CHANGED] = "verb-changed",
    [OSSICLE_REASON_TOKEN_AFTER_SIGNING] = "token-after-signing",
    [OSSICLE_REASON_V4_REGION] = "v4-region",
    [OSSICLE_REASON_V4_DATE] = "v4-date",
    [OSSICLE_REASON_V4_SCOPE] = "v4-scope",
    [OSSICLE_REASON_V4_ADDITIONAL_HEADERS] = "v4-additional-headers",
    [OSSICLE_REASON_PAYLOAD_CHANGED] = "payload-changed",
    [OSSICLE_REASON_KEY_MALFORMED] = "key-malformed",
    [OSSICLE_REASON_INVISIBLE_CHARACTER] = "invisible-character",
    [OSSICLE_REASON_LINE_ENDS] = "line-ends",
    [OSSICLE_REASON_VERSION_MISMATCH] = "version-mismatch",
    [OSSICLE_REASON_POLICY_CHANGED] = "policy-changed",
  };

  g_return_val_if_fail ((guint) reason < G_N_ELEMENTS (ids), NULL);

  return ids[reason];
}
