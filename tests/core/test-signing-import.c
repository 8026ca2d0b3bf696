/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-signing-import.h"
#include "core/signing/ossicle-signing-error.h"

#define HOST "https://demo-photos.oss-cn-hangzhou.aliyuncs.com"
#define V1_URL "?OSSAccessKeyId=LTAI5tExample&Expires=1741940467&Signature=abc%3D"

/* What is no request is left to whoever takes it for a string to sign. */
static void
test_tells_requests_from_texts (void)
{
  static const struct
  {
    const char *text;
    const char *url; /* NULL where it is no request */
    gboolean fails;
  } rows[] = {
    { "", NULL, FALSE },
    { "GET\n\n\nFri, 14 Mar 2025 08:21:07 GMT\n/b/k", NULL, FALSE },
    { "OSS4-HMAC-SHA256\n20250314T082107Z\na/b/c/d\n0", NULL, FALSE },
    { "GET\n/b/k\n\n\n\nUNSIGNED-PAYLOAD", NULL, FALSE },
    { HOST "/a" V1_URL "\n", HOST "/a" V1_URL, FALSE },
    { HOST "/a and more", NULL, FALSE },
    { "GET /a HTTP/1.1\nHost: demo.example.com\n\n", "https://demo.example.com/a", FALSE },
    { "curl " HOST "/a", HOST "/a", FALSE },
    { "curl 'unfinished", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleRequest)
        request = ossicle_signing_import_read_request (rows[i].text, NULL, &error);

      g_assert_cmpstr (request != NULL ? ossicle_request_get_url (request) : NULL, ==, rows[i].url);
      g_assert_cmpint (error != NULL, ==, rows[i].fails);
    }
}

static void
test_rebuilds_what_was_signed (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", HOST "/a%20b" V1_URL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleSigningText)
    text = ossicle_signing_import_rebuild (request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_signing_text_get_string_to_sign (text), ==,
                   "GET\n\n\n1741940467\n/demo-photos/a b");
}

/* A domain of one's own does not tell the bucket; what OSS signed does. */
static void
test_takes_the_bucket_from_the_server (void)
{
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "https://files.example.com/a" V1_URL);
  g_autoptr (OssicleSigningText)
    server = ossicle_signing_text_new ("GET\n\n\n1741940467\n/demo-photos/a", NULL);
  g_autoptr (OssicleSigningText)
    guessed = ossicle_signing_import_rebuild (request, NULL, server, NULL, NULL);
  g_autoptr (OssicleSigningText)
    told = ossicle_signing_import_rebuild (request, "mine", server, NULL, NULL);

  g_assert_nonnull (strstr (ossicle_signing_text_get_string_to_sign (guessed), "\n/demo-photos/a"));
  g_assert_nonnull (strstr (ossicle_signing_text_get_string_to_sign (told), "\n/mine/a"));
}

static void
test_says_why_not (void)
{
  g_autoptr (OssicleRequest) bare = ossicle_request_new ("GET", HOST "/a");
  g_autoptr (OssicleRequest) foreign = ossicle_request_new ("GET", HOST "/a");
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_signing_import_rebuild (bare, NULL, NULL, NULL, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED);
  g_clear_error (&error);
  ossicle_headers_append (ossicle_request_get_headers (foreign), "Authorization", "AWS a:b");
  g_assert_null (ossicle_signing_import_rebuild (foreign, NULL, NULL, NULL, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_UNSUPPORTED);
}

/* That there is no secret is left out: nobody compares with one. */
static void
test_tells_what_to_mind (void)
{
  static const char host[] = "https://demo-photos.oss-cn-hangzhou.aliyuncs.com";
  g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
  g_autofree char *pasted = g_strdup_printf ("<%s/a?OSSAccessKeyId=LTAI5tExample&amp;"
                                             "Expires=1741940467&amp;Signature=abc%%3D>",
                                             host);
  g_autoptr (OssicleRequest) request = ossicle_signing_import_read_request (pasted, warnings, NULL);
  guint n_pasted = ossicle_signing_warnings_get_length (warnings);
  g_autoptr (OssicleSigningText)
    text = ossicle_signing_import_rebuild (request, NULL, NULL, warnings, NULL);

  g_assert_nonnull (text);
  g_assert_cmpuint (n_pasted, >, 0);
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    g_assert_cmpint (ossicle_signing_warnings_get (warnings, i, NULL), !=,
                     OSSICLE_SIGNING_WARNING_NO_SECRET);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signing-import/tell", test_tells_requests_from_texts);
  g_test_add_func ("/signing-import/rebuild", test_rebuilds_what_was_signed);
  g_test_add_func ("/signing-import/bucket", test_takes_the_bucket_from_the_server);
  g_test_add_func ("/signing-import/fail", test_says_why_not);
  g_test_add_func ("/signing-import/mind", test_tells_what_to_mind);

  return g_test_run ();
}
