/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "signing-vector.h"

#include "core/signing/ossicle-post-policy.h"
#include "core/signing/ossicle-signer-v1.h"
#include "core/signing/ossicle-signer-v4.h"
#include "core/signing/ossicle-signing-time.h"

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static void
fill_fields (OssicleFields *fields, JsonArray *pairs)
{
  for (guint i = 0; i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = json_array_get_array_element (pairs, i);
      JsonNode *value = json_array_get_element (pair, 1);

      ossicle_fields_add (fields, json_array_get_string_element (pair, 0),
                          json_node_is_null (value) ? NULL : json_node_get_string (value));
    }
}

static OssicleSigningRequest *
make_request (JsonObject *input)
{
  OssicleSigningRequest *request = ossicle_signing_request_new (member (input, "method"));
  gint64 date = 0;

  g_assert_true (ossicle_signing_time_parse_iso (member (input, "date"), &date));
  ossicle_signing_request_set_date (request, date);
  ossicle_signing_request_set_bucket (request, member (input, "bucket"));
  ossicle_signing_request_set_key (request, member (input, "key"));
  ossicle_signing_request_set_region (request, member (input, "region"));
  ossicle_signing_request_set_product (request, member (input, "product"));
  ossicle_signing_request_set_scheme (request, member (input, "scheme"));
  ossicle_signing_request_set_endpoint (request, member (input, "endpoint"));
  ossicle_signing_request_set_expires (
    request, json_object_get_int_member_with_default (input, "expires", 0));
  fill_fields (ossicle_signing_request_get_query (request),
               json_object_get_array_member (input, "query"));
  fill_fields (ossicle_signing_request_get_headers (request),
               json_object_get_array_member (input, "headers"));

  if (json_object_has_member (input, "additional"))
    {
      JsonArray *names = json_object_get_array_member (input, "additional");

      for (guint i = 0; i < json_array_get_length (names); i++)
        ossicle_signing_request_add_additional (request, json_array_get_string_element (names, i));
    }

  return request;
}

static OssicleAccessKey *
make_access_key (JsonObject *input)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (member (input, "sk"), -1);
  g_autoptr (OssicleSecret) token = NULL;

  if (*member (input, "token") != '\0')
    token = ossicle_secret_new (member (input, "token"), -1);

  return ossicle_access_key_new (member (input, "ak"), secret, token);
}

/* Signs what a vector has as its input. */
OssicleWorksheet *
signing_vector_sign (JsonObject *input)
{
  g_autoptr (OssicleSigningRequest) request = make_request (input);
  g_autoptr (OssicleAccessKey) key = make_access_key (input);
  gboolean v1 = g_str_equal (member (input, "sig"), "v1");
  OssicleSignaturePlace place = g_str_equal (member (input, "mode"), "url")
                                  ? OSSICLE_SIGNATURE_IN_URL
                                  : OSSICLE_SIGNATURE_IN_HEADER;

  if (g_str_equal (member (input, "mode"), "post"))
    return ossicle_post_policy_sign (request, v1 ? OSSICLE_SIGNATURE_V1 : OSSICLE_SIGNATURE_V4,
                                     member (input, "policy"), key);

  if (v1)
    return ossicle_signer_v1_sign (request, place, key);

  return ossicle_signer_v4_sign (request, place, key, NULL);
}
