/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-canonical.h"
#include "ossicle-hmac.h"
#include "ossicle-policy-document.h"
#include "ossicle-post-condition.h"
#include "ossicle-post-policy.h"
#include "ossicle-signer-v4.h"
#include "ossicle-signing-time.h"

#define DATE_DIGITS 8

static void
sign_v1 (OssicleWorksheet *worksheet, const OssicleAccessKey *key)
{
  OssicleSecret *secret = ossicle_access_key_get_secret (key);

  ossicle_worksheet_add (worksheet, "OSSAccessKeyId", ossicle_access_key_get_id (key));
  if (secret == NULL)
    return;

  worksheet->signature = ossicle_hmac_sha1_base64 (secret, worksheet->policy);
  ossicle_worksheet_add (worksheet, "Signature", worksheet->signature);
}

static void
sign_v4 (OssicleWorksheet *worksheet, OssicleSigningRequest *request, const OssicleAccessKey *key)
{
  const char *region = ossicle_signing_request_get_region (request);
  const char *product = ossicle_signing_request_get_product (request);
  const char *scope_date = ossicle_signing_request_get_scope_date (request);
  g_autoptr (OssicleSigningKey) signing_key = NULL;
  char timestamp[OSSICLE_SIGNING_TIME_BASIC_SIZE];
  g_autofree char *date = NULL;
  g_autofree char *credential = NULL;

  ossicle_signing_time_to_basic (ossicle_signing_request_get_date (request), timestamp);
  date = *scope_date != '\0' ? g_strdup (scope_date) : g_strndup (timestamp, DATE_DIGITS);
  credential = g_strconcat (ossicle_access_key_get_id (key), "/", date, "/", region, "/", product,
                            "/" OSSICLE_SIGNER_V4_TERMINATOR, NULL);

  ossicle_worksheet_add (worksheet, "x-oss-signature-version", OSSICLE_SIGNER_V4_ALGORITHM);
  ossicle_worksheet_add (worksheet, "x-oss-credential", credential);
  ossicle_worksheet_add (worksheet, "x-oss-date", timestamp);
  ossicle_canonical_check_scope (request, worksheet);
  if (ossicle_access_key_get_secret (key) == NULL)
    return;

  signing_key = ossicle_signing_key_new (ossicle_access_key_get_secret (key), date, region,
                                         product);
  worksheet->signature = ossicle_signing_key_sign (signing_key, worksheet->policy,
                                                   strlen (worksheet->policy));
  ossicle_worksheet_add (worksheet, "x-oss-signature", worksheet->signature);
}

/* Conditions on fields that are the signature's own, on the key and on the bucket: the others are
 * met or not by a form that is not there yet. */
static void
check_conditions (OssicleWorksheet *worksheet,
                  OssicleSigningRequest *request,
                  JsonArray *conditions)
{
  const char *key = ossicle_signing_request_get_key (request);
  const char *bucket = ossicle_signing_request_get_bucket (request);
  g_autoptr (OssicleFields) fields = ossicle_fields_copy (worksheet->added);

  if (*key != '\0')
    ossicle_fields_add (fields, "key", key);
  if (*bucket != '\0')
    ossicle_fields_add (fields, "bucket", bucket);

  for (guint i = 0; i < json_array_get_length (conditions); i++)
    {
      OssiclePostCondition *condition = ossicle_post_condition_new (
        json_array_get_element (conditions, i), fields, NULL, OSSICLE_NO_SIZE);

      if (condition->state == OSSICLE_CONDITION_FAILED &&
          ossicle_fields_find (fields, condition->field) != NULL)
        ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_POLICY_CONDITION,
                                condition->field);
      ossicle_post_condition_free (condition);
    }
}

static void
check_policy (OssicleWorksheet *worksheet, OssicleSigningRequest *request)
{
  g_autoptr (OssiclePolicyDocument)
    document = ossicle_policy_document_new (worksheet->policy, worksheet->warnings);
  gint64 date = ossicle_signing_request_get_date (request);

  if (document->expires_at != OSSICLE_NO_TIME && document->expires_at <= date)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_EXPIRES_PAST, NULL);
  if (document->conditions != NULL)
    check_conditions (worksheet, request, document->conditions);
}

/**
 * ossicle_post_policy_sign_encoded:
 * @request: gives V4's date, region and product
 * @version: V1 or V4
 * @encoded: the policy as its form field has it: base64, which is signed as it is written
 * @key: who signs; without a secret everything but the signature is worked out
 *
 * Signs the policy of a form that posts an object. The fields to send, but `key` and `file`, are
 * the worksheet's ossicle_worksheet_get_added().
 *
 * Returns: (transfer full): every step of it but the key's
 */
OssicleWorksheet *
ossicle_post_policy_sign_encoded (OssicleSigningRequest *request,
                                  OssicleSignatureVersion version,
                                  const char *encoded,
                                  const OssicleAccessKey *key)
{
  OssicleWorksheet *worksheet;
  OssicleSecret *token;

  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (request), NULL);
  g_return_val_if_fail (version == OSSICLE_SIGNATURE_V1 || version == OSSICLE_SIGNATURE_V4, NULL);
  g_return_val_if_fail (encoded != NULL && key != NULL, NULL);

  worksheet = ossicle_worksheet_new (version, OSSICLE_SIGNATURE_IN_FORM);
  worksheet->policy = g_strdup (encoded);
  worksheet->string_to_sign = g_strdup (encoded);
  ossicle_canonical_check (request, key, worksheet);
  ossicle_worksheet_add (worksheet, "policy", worksheet->policy);

  if (version == OSSICLE_SIGNATURE_V1)
    sign_v1 (worksheet, key);
  else
    sign_v4 (worksheet, request, key);

  token = ossicle_access_key_get_token (key);
  if (token != NULL)
    ossicle_worksheet_add (worksheet, OSSICLE_HEADER_TOKEN, ossicle_secret_peek (token, NULL));
  check_policy (worksheet, request);

  return worksheet;
}

/**
 * ossicle_post_policy_sign:
 * @request: gives V4's date, region and product
 * @version: V1 or V4
 * @policy: the policy's JSON; its blanks and line ends are kept
 * @key: who signs
 *
 * As ossicle_post_policy_sign_encoded(), with the policy still to be encoded.
 *
 * Returns: (transfer full): every step of it but the key's
 */
OssicleWorksheet *
ossicle_post_policy_sign (OssicleSigningRequest *request,
                          OssicleSignatureVersion version,
                          const char *policy,
                          const OssicleAccessKey *key)
{
  g_autofree char *encoded = NULL;

  g_return_val_if_fail (policy != NULL, NULL);

  encoded = g_base64_encode ((const guchar *) policy, strlen (policy));

  return ossicle_post_policy_sign_encoded (request, version, encoded, key);
}
