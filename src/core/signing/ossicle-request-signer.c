/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-endpoint.h"
#include "ossicle-request-signer.h"
#include "ossicle-signed-request.h"
#include "ossicle-signer-v1.h"
#include "ossicle-signer-v4.h"

static gboolean
set_place (OssicleSigningRequest *signing,
           OssicleRequest *request,
           const OssicleRequestSigning *how,
           GError **error)
{
  g_autoptr (OssicleEndpoint)
    endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));
  const char *region = how->region != NULL ? how->region : ossicle_endpoint_get_region (endpoint);

  if (region == NULL && how->version == OSSICLE_SIGNATURE_V4)
    {
      g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED,
                           "V4 needs a region, which the host does not tell");
      return FALSE;
    }
  if (region != NULL)
    ossicle_signing_request_set_region (signing, region);
  ossicle_signing_request_set_date (signing, how->date);
  ossicle_signing_request_set_expires (signing, how->expires);

  return TRUE;
}

/* What an earlier signature left in the query would be signed along. */
static void
drop_signature (OssicleSigningRequest *signing)
{
  static const char *const names[] = { "OSSAccessKeyId",   "Expires",
                                       "Signature",        "x-oss-signature-version",
                                       "x-oss-credential", "x-oss-date",
                                       "x-oss-expires",    "x-oss-additional-headers",
                                       "x-oss-signature" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    ossicle_fields_remove (ossicle_signing_request_get_query (signing), names[i]);
}

static void
apply (OssicleRequest *request, OssicleWorksheet *worksheet)
{
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  const OssicleFields *added = ossicle_worksheet_get_added (worksheet);

  for (guint i = 0; i < ossicle_fields_get_length (added); i++)
    {
      const OssicleField *field = ossicle_fields_get (added, i);

      ossicle_headers_replace (headers, field->name, field->value != NULL ? field->value : "");
    }
  if (ossicle_worksheet_get_url (worksheet) != NULL)
    ossicle_request_set_url (request, ossicle_worksheet_get_url (worksheet));
}

/**
 * ossicle_request_sign:
 * @request: a request; its own date and content headers are signed as they stand
 * @how: the version and what the request does not tell
 * @key: who signs, with the secret
 * @error: return location for an error of %OSSICLE_SIGNING_ERROR
 *
 * Signs @request and puts what the signature needs into its headers or its URL, in place of a
 * signature that it had.
 *
 * Returns: (transfer full): every step of it, or %NULL with @error set and @request untouched
 */
OssicleWorksheet *
ossicle_request_sign (OssicleRequest *request,
                      const OssicleRequestSigning *how,
                      const OssicleAccessKey *key,
                      GError **error)
{
  g_autoptr (OssicleSigningRequest) signing = NULL;
  OssicleWorksheet *worksheet;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);
  g_return_val_if_fail (how != NULL && key != NULL, NULL);

  signing = ossicle_signed_request_read (request, how->bucket, error);
  if (signing == NULL || !set_place (signing, request, how, error))
    return NULL;

  if (how->place == OSSICLE_SIGNATURE_IN_URL)
    drop_signature (signing);
  ossicle_headers_remove (ossicle_request_get_headers (request), "Authorization");
  worksheet = how->version == OSSICLE_SIGNATURE_V1
                ? ossicle_signer_v1_sign (signing, how->place, key)
                : ossicle_signer_v4_sign (signing, how->place, key, NULL);
  apply (request, worksheet);

  return worksheet;
}
