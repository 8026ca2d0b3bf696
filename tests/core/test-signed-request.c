/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-signed-request.h"

#define ID "LTAI5tExampleKeyId00001"
#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define N_REQUESTS 42

static void
assert_verifies (OssicleSignedRequest *self, const char *text, gboolean expected)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (text, -1);

  g_assert_cmpint (ossicle_signed_request_verify (self, secret), ==, expected);
}

static OssicleSignedRequest *
read_request (const char *text, const char *bucket, GError **error)
{
  g_autoptr (OssicleRequest)
    request = ossicle_request_new_from_raw (text, strlen (text), "http", error);

  if (request == NULL)
    return NULL;

  return ossicle_signed_request_new (request, bucket, error);
}

/* Sent by official clients: ali-oss, oss2 and the Go SDK. */
static void
test_recompute (gconstpointer data)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);
  g_autoptr (OssicleSignedRequest) signed_request = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (data, &text, NULL, &error));
  g_assert_no_error (error);
  signed_request = read_request (text, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (ossicle_signed_request_get_access_key_id (signed_request), ==, ID);
  g_assert_cmpint (ossicle_signed_request_get_version (signed_request), ==,
                   strstr (data, "-v4-") != NULL ? OSSICLE_SIGNATURE_V4 : OSSICLE_SIGNATURE_V1);

  worksheet = ossicle_signed_request_sign_again (signed_request, secret);
  g_assert_cmpstr (ossicle_worksheet_get_signature (worksheet), ==,
                   ossicle_signed_request_get_signature (signed_request));
  assert_verifies (signed_request, SECRET, TRUE);
  assert_verifies (signed_request, SECRET " ", FALSE);
}

typedef struct
{
  const char *target;
  const char *host;
  const char *hint;
  const char *bucket;
  const char *key;
} Place;

static const Place places[] = {
  { "/a%20b/c+d", "demo.oss-cn-hangzhou.aliyuncs.com", NULL, "demo", "a b/c+d" },
  { "/", "demo.oss-cn-hangzhou.aliyuncs.com", NULL, "demo", "" },
  { "/", "oss-cn-hangzhou.aliyuncs.com", NULL, "", "" },
  { "/?prefix=a", "oss-cn-hangzhou.aliyuncs.com", NULL, "", "" },
  { "/demo/key", "oss-cn-hangzhou.aliyuncs.com", NULL, "demo", "key" },
  { "/demo", "127.0.0.1:9000", NULL, "demo", "" },
  { "/demo/", "127.0.0.1:9000", NULL, "demo", "" },
  { "/demo//x", "127.0.0.1:9000", NULL, "demo", "/x" },
  { "/key", "img.example.com", NULL, "", "key" },
  { "/key", "img.example.com", "demo", "demo", "key" },
  { "/demo/key", "127.0.0.1", "demo", "demo", "key" },
  { "/other/key", "127.0.0.1", "demo", "demo", "other/key" },
  { "/demox/key", "127.0.0.1", "demo", "demo", "demox/key" },
  { "/%E4%B8%AD%2Fx", "demo.oss-cn-beijing-internal.aliyuncs.com", NULL, "demo", "中/x" },
  { "/100%", "demo.oss-accelerate.aliyuncs.com", NULL, "demo", "100%" },
};

static void
test_place (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const Place *place = &places[i];
      g_autofree char *text = g_strdup_printf (
        "GET %s HTTP/1.1\nHost: %s\nDate: Sun, 03 Dec 2023 12:12:12 GMT\n"
        "Authorization: OSS " ID ":AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n",
        place->target, place->host);
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleSignedRequest) self = read_request (text, place->hint, &error);
      OssicleSigningRequest *request;

      g_assert_no_error (error);
      request = ossicle_signed_request_get_request (self);
      g_assert_cmpstr (ossicle_signing_request_get_bucket (request), ==, place->bucket);
      g_assert_cmpstr (ossicle_signing_request_get_key (request), ==, place->key);
    }
}

static const struct
{
  const char *text;
  int code;
} bad[] = {
  { "GET / HTTP/1.1\nHost: a.oss-cn-hangzhou.aliyuncs.com\n\n", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
  { "GET / HTTP/1.1\nHost: a\nAuthorization: Basic YTpi\n\n", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
  { "GET / HTTP/1.1\nHost: a\nAuthorization: Bearer x\n\n", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
  { "GET /%00 HTTP/1.1\nHost: a\nAuthorization: OSS a:b\n\n", OSSICLE_SIGNING_ERROR_MALFORMED },
  { "GET /?a=%00 HTTP/1.1\nHost: a\nAuthorization: OSS a:b\n\n", OSSICLE_SIGNING_ERROR_MALFORMED },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_request (bad[i].text, NULL, &error));
      g_assert_error (error, OSSICLE_SIGNING_ERROR, bad[i].code);
    }
}

/* A signed URL, sent as it is, is signed again to the letter. */
static void
test_url (void)
{
  static const char *const urls[] = {
    "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/a%2Bb%2Bc.txt?x-oss-credential="
    "LTAI5tExampleKeyId00001%2F20231203%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&x-oss-date="
    "20231203T121212Z&x-oss-expires=600&x-oss-signature="
    "96ff34d4fe7f622bf66f120fbc5d0ecedf15247d18e0c91c3a0da5e65fe57aa5&x-oss-signature-version="
    "OSS4-HMAC-SHA256",
    "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/"
    "exampleobject?x-oss-additional-headers=host&"
    "x-oss-credential=LTAI5tExampleKeyId00001%2F20231203%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&"
    "x-oss-date=20231203T121212Z&x-oss-expires=600&x-oss-signature="
    "c3a04d9cdee6b22060ed92e4cd769ce8d3d1f89dde43ca62f80349b07a930542&x-oss-signature-version="
    "OSS4-HMAC-SHA256",
    "https://examplebucket.oss-cn-hangzhou.aliyuncs.com/exampleobject?Expires=1701606132&"
    "OSSAccessKeyId=LTAI5tExampleKeyId00001&Signature=ReiL8y6hKZTKSXBPyXzNSEpCBYQ%3D&"
    "security-token=CAIStoken%2Bwith%2Fspecial%3Dchars%3D%3D",
  };
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", urls[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleSignedRequest) self = ossicle_signed_request_new (request, NULL, &error);
      g_autoptr (OssicleWorksheet) worksheet = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (ossicle_signed_request_get_place (self), ==, OSSICLE_SIGNATURE_IN_URL);
      worksheet = ossicle_signed_request_sign_again (self, secret);
      g_assert_cmpstr (ossicle_worksheet_get_signature (worksheet), ==,
                       ossicle_signed_request_get_signature (self));
      g_assert_cmpstr (ossicle_worksheet_get_url (worksheet), ==, urls[i]);
    }
}

static void
test_without_secret (void)
{
  const char *text = "PUT /k HTTP/1.1\r\nHost: b.oss-cn-hangzhou.aliyuncs.com\r\n"
                     "Content-Type: text/plain\r\nDate: Sun, 03 Dec 2023 12:12:12 GMT\r\n"
                     "Authorization: OSS " ID ":AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n";
  g_autoptr (OssicleSignedRequest) self = read_request (text, NULL, NULL);
  g_autoptr (OssicleWorksheet) worksheet = ossicle_signed_request_sign_again (self, NULL);

  g_assert_cmpstr (ossicle_worksheet_get_string_to_sign (worksheet), ==,
                   "PUT\n\ntext/plain\nSun, 03 Dec 2023 12:12:12 GMT\n/b/k");
  g_assert_null (ossicle_worksheet_get_signature (worksheet));
  g_assert_true (ossicle_worksheet_has_warning (worksheet, OSSICLE_SIGNING_WARNING_NO_SECRET));
}

static void
test_signed_twice (void)
{
  const char *text = "GET /k?OSSAccessKeyId=" ID
                     "&Expires=1&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D HTTP/1.1\n"
                     "Host: b.oss-cn-hangzhou.aliyuncs.com\nDate: Sun, 03 Dec 2023 12:12:12 GMT\n"
                     "Authorization: OSS " ID ":AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n";
  g_autoptr (OssicleSignedRequest) self = read_request (text, NULL, NULL);

  g_assert_true (ossicle_signing_warnings_have (ossicle_signed_request_get_warnings (self),
                                                OSSICLE_SIGNING_WARNING_SIGNED_TWICE));
}

static void
test_foreign_signer (void)
{
  const char *text = "GET /k HTTP/1.1\nHost: b.oss-cn-hangzhou.aliyuncs.com\n"
                     "Authorization: AWS " ID ":AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n";
  g_autoptr (OssicleSignedRequest) self = read_request (text, NULL, NULL);

  g_assert_cmpint (ossicle_signed_request_get_version (self), ==, OSSICLE_SIGNATURE_S3_V2);
  g_assert_null (ossicle_signed_request_sign_again (self, NULL));
  assert_verifies (self, SECRET, FALSE);
}

static void
test_address_in_query (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new (
    "GET", "demo.oss-cn-hangzhou.aliyuncs.com/k?u=http://a.example/b&OSSAccessKeyId=ak&Expires=1&"
           "Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D");
  g_autoptr (OssicleSignedRequest) self = ossicle_signed_request_new (request, NULL, NULL);
  OssicleSigningRequest *what = ossicle_signed_request_get_request (self);

  g_assert_cmpstr (ossicle_signing_request_get_bucket (what), ==, "demo");
  g_assert_cmpstr (ossicle_signing_request_get_key (what), ==, "k");
}

/* Times that cannot be read are not made up. */
static void
test_unreadable_times (void)
{
  static const char *const queries[] = {
    "OSSAccessKeyId=ak&Expires=soon&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
    "OSSAccessKeyId=ak&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
    "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=now&x-oss-expires=600&x-oss-signature=0",
    "x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20231203T121212Z&x-oss-signature=0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *url = g_strconcat ("https://b.oss-cn-hangzhou.aliyuncs.com/k?", queries[i],
                                          NULL);
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
      g_autoptr (OssicleSignedRequest) self = ossicle_signed_request_new (request, NULL, NULL);

      g_assert_nonnull (self);
      g_assert_null (ossicle_signed_request_sign_again (self, NULL));
      assert_verifies (self, SECRET, FALSE);
    }
}

static GPtrArray *
add_requests (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "signing", "requests",
                                                   NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      char *path = g_build_filename (folder, name, NULL);
      g_autofree char *test = g_strconcat ("/signed-request/recompute/", name, NULL);

      g_ptr_array_add (paths, path);
      g_test_add_data_func (test, path, test_recompute);
    }

  g_assert_cmpuint (paths->len, ==, N_REQUESTS);

  return paths;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  paths = add_requests ();
  g_test_add_func ("/signed-request/place", test_place);
  g_test_add_func ("/signed-request/bad", test_bad);
  g_test_add_func ("/signed-request/url", test_url);
  g_test_add_func ("/signed-request/without-secret", test_without_secret);
  g_test_add_func ("/signed-request/signed-twice", test_signed_twice);
  g_test_add_func ("/signed-request/foreign-signer", test_foreign_signer);

  g_test_add_func ("/signed-request/address-in-query", test_address_in_query);
  g_test_add_func ("/signed-request/unreadable-times", test_unreadable_times);

  return g_test_run ();
}
