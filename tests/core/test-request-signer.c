/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-request-signer.h"
#include "core/signing/ossicle-signed-request.h"

#define ID "LTAI5tExampleKeyId00001"
#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define HOST "demo.oss-cn-hangzhou.aliyuncs.com"
#define NOW 1741940467 /* 2025-03-14T08:21:07Z */

static const struct
{
  const char *name;
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
} ways[] = {
  { "v1", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER },
  { "v4", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER },
  { "v1-url", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL },
  { "v4-url", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_URL },
};

static OssicleAccessKey *
make_key (const char *token_text)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);
  g_autoptr (OssicleSecret) token = token_text != NULL ? ossicle_secret_new (token_text, -1) : NULL;

  return ossicle_access_key_new (ID, secret, token);
}

static OssicleWorksheet *
sign (OssicleRequest *request, gsize way, const char *bucket, const char *region, GError **error)
{
  OssicleRequestSigning how = { ways[way].version, ways[way].place, bucket, region, NOW, 60 };
  g_autoptr (OssicleAccessKey) key = make_key (NULL);

  return ossicle_request_sign (request, &how, key, error);
}

/* What reads signatures finds the one that was put there, and works out the same. */
static void
assert_holds (OssicleRequest *request, gsize way, const char *bucket)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleSignedRequest) taken = ossicle_signed_request_new (request, bucket, &error);
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);

  g_assert_no_error (error);
  g_assert_cmpint (ossicle_signed_request_get_version (taken), ==, ways[way].version);
  g_assert_cmpint (ossicle_signed_request_get_place (taken), ==, ways[way].place);
  g_assert_cmpstr (ossicle_signed_request_get_access_key_id (taken), ==, ID);
  g_assert_true (ossicle_signed_request_verify (taken, secret));
}

static void
test_request_signer_way (gconstpointer data)
{
  gsize way = GPOINTER_TO_SIZE (data);
  static const char *const urls[] = {
    "https://" HOST "/a%20b/c?acl&x=1",
    "http://" HOST "/",
    "https://" HOST "/%E4%B8%AD?uploads",
    "https://oss-cn-hangzhou.aliyuncs.com/",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("PUT", urls[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleWorksheet) first = NULL, again = NULL;

      ossicle_headers_append (ossicle_request_get_headers (request), "Content-Type", "text/plain");
      ossicle_headers_append (ossicle_request_get_headers (request), "x-oss-meta-a", "b");
      first = sign (request, way, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (ossicle_worksheet_get_signature (first));
      assert_holds (request, way, NULL);

      /* a second signature takes the place of the first */
      again = sign (request, way, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_holds (request, way, NULL);
      g_assert_cmpstr (ossicle_worksheet_get_signature (again), ==,
                       ossicle_worksheet_get_signature (first));
    }
}

static void
test_request_signer_custom_domain (void)
{
  for (gsize way = 0; way < G_N_ELEMENTS (ways); way++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://cdn.example/a");
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleWorksheet) refused = NULL, made = NULL;

      if (ways[way].version == OSSICLE_SIGNATURE_V4)
        {
          refused = sign (request, way, "demo", NULL, &error);
          g_assert_null (refused);
          g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED);
          g_clear_error (&error);
          g_assert_cmpstr (ossicle_request_get_url (request), ==, "https://cdn.example/a");
        }
      made = sign (request, way, "demo", "cn-hangzhou", &error);
      g_assert_no_error (error);
      assert_holds (request, way, "demo");
    }
}

static void
test_request_signer_token (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://" HOST "/a");
  OssicleRequestSigning how = {
    OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER, NULL, NULL, NOW, 60
  };
  g_autoptr (OssicleAccessKey) key = make_key ("token");
  g_autoptr (OssicleWorksheet) worksheet = ossicle_request_sign (request, &how, key, NULL);

  g_assert_cmpstr (
    ossicle_headers_get (ossicle_request_get_headers (request), "x-oss-security-token"), ==,
    "token");
  g_assert_cmpstr (ossicle_headers_get (ossicle_request_get_headers (request), "x-oss-date"), ==,
                   "20250314T082107Z");
  assert_holds (request, 1, NULL);
}

static void
test_request_signer_bad_url (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://" HOST "/a%00b");
  g_autoptr (GError) error = NULL;

  g_assert_null (sign (request, 0, NULL, NULL, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED);
  g_assert_cmpuint (ossicle_headers_get_n_headers (ossicle_request_get_headers (request)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/request-signer/", ways[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_request_signer_way);
    }
  g_test_add_func ("/request-signer/custom-domain", test_request_signer_custom_domain);
  g_test_add_func ("/request-signer/token", test_request_signer_token);
  g_test_add_func ("/request-signer/bad-url", test_request_signer_bad_url);

  return g_test_run ();
}
