/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-earlier-signature.h"
#include "core/signing/ossicle-signed-request.h"
#include "core/signing/ossicle-signing-choice.h"
#include "core/signing/ossicle-signing-error.h"

#define ID "LTAI5tExampleKeyId00001"
#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define URL "https://demo.oss-cn-hangzhou.aliyuncs.com/cat.jpg"
#define NOW 1741940467   /* 2025-03-14T08:21:07Z */
#define LATER 1741944067 /* an hour after */

static OssicleAccessKey *
make_key (void)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);

  return ossicle_access_key_new (ID, secret, NULL);
}

static void
test_removes_what_belongs_to_a_signature (void)
{
  static const struct
  {
    const char *url;
    const char *bare;
  } rows[] = {
    { URL, URL },
    { URL "?", URL "?" },
    { URL "?acl&x-oss-process=a%2Fb", URL "?acl&x-oss-process=a%2Fb" },
    { URL "?Expires=1&x-oss-date=2", URL "?Expires=1&x-oss-date=2" },
    { URL "?Expires=1&OSSAccessKeyId=a&Signature=b%3D", URL },
    { URL "?acl&Expires=1&OSSAccessKeyId=a&Signature=b%3D&x=%2b", URL "?acl&x=%2b" },
    { URL "?security-token=t&Signature=b#part", URL },
    { URL "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential=a&x-oss-date=b&versionId=7"
          "&x-oss-expires=60&x-oss-additional-headers=host&x-oss-security-token=t"
          "&x-oss-signature=0",
      URL "?versionId=7" },
    { URL "?X-Amz-Algorithm=A&X-Amz-Credential=c&X-Amz-Date=d&X-Amz-Expires=5"
          "&X-Amz-SignedHeaders=host&X-Amz-Signature=0&partNumber=1",
      URL "?partNumber=1" },
    { URL "?%53ignature=b&a=Signature", URL "?a=Signature" },
    { URL "?signature=mine", URL "?signature=mine" },
    { URL "?Signature=%00", URL },
    { "?Signature", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", rows[i].url);
      gboolean had = !g_str_equal (rows[i].url, rows[i].bare);

      g_assert_false (ossicle_earlier_signature_is_in_header (request));
      g_assert_cmpint (ossicle_earlier_signature_is_in_url (request), ==, had);
      g_assert_cmpint (ossicle_earlier_signature_remove (request), ==, had);
      g_assert_cmpstr (ossicle_request_get_url (request), ==, rows[i].bare);
      g_assert_false (ossicle_earlier_signature_remove (request));
    }
}

static void
test_leaves_a_date_without_signature (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", URL);
  OssicleHeaders *headers = ossicle_request_get_headers (request);

  ossicle_headers_append (headers, "X-Oss-Date", "20250314T082107Z");
  ossicle_headers_append (headers, "x-oss-meta-a", "b");
  g_assert_false (ossicle_earlier_signature_remove (request));
  g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 2);

  ossicle_headers_append (headers, "authorization", "OSS a:b");
  ossicle_headers_append (headers, "x-oss-security-token", "t");
  g_assert_true (ossicle_earlier_signature_is_in_header (request));
  g_assert_true (ossicle_earlier_signature_remove (request));
  g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 1);
  g_assert_cmpstr (ossicle_headers_get (headers, "x-oss-meta-a"), ==, "b");

  ossicle_headers_append (headers, "x-oss-security-token", "t");
  ossicle_request_set_url (request, URL "?acl&security-token=t");
  ossicle_earlier_signature_remove_traces (request);
  ossicle_earlier_signature_remove_traces (request);
  g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 1);
  g_assert_cmpstr (ossicle_request_get_url (request), ==, URL "?acl");
  ossicle_request_set_url (request, URL);
  ossicle_earlier_signature_remove_traces (request);
  g_assert_cmpstr (ossicle_request_get_url (request), ==, URL);
}

static gint64
get_signed_at (OssicleRequest *request)
{
  g_autoptr (OssicleSignedRequest) taken = ossicle_signed_request_new (request, NULL, NULL);
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);

  g_assert_nonnull (taken);
  g_assert_true (ossicle_signed_request_verify (taken, secret));

  return ossicle_signing_request_get_date (ossicle_signed_request_get_request (taken));
}

/* What was signed an hour ago is signed for now, in whatever way it was signed then. */
static void
test_signs_again (void)
{
  static const OssicleSignatureVersion versions[] = { OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_V4 };
  static const OssicleSignaturePlace places[] = { OSSICLE_SIGNATURE_IN_HEADER,
                                                  OSSICLE_SIGNATURE_IN_URL };
  g_autoptr (OssicleAccessKey) key = make_key ();

  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (OssicleSigningChoice)
        before = ossicle_signing_choice_new (versions[i & 1], places[i >> 1 & 1]);
      g_autoptr (OssicleSigningChoice)
        after = ossicle_signing_choice_new (versions[i >> 2 & 1], places[i >> 3 & 1]);
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", URL "?acl");
      g_autoptr (OssicleWorksheet) first = NULL, second = NULL;
      g_autoptr (GError) error = NULL;
      const char *url;

      first = ossicle_signing_choice_sign (before, request, key, NOW, &error);
      g_assert_no_error (error);
      get_signed_at (request);
      second = ossicle_signing_choice_sign (after, request, key, LATER, &error);
      g_assert_no_error (error);
      g_assert_cmpint (ossicle_worksheet_get_version (second), ==, after->version);
      g_assert_cmpint (ossicle_worksheet_get_place (second), ==, after->place);
      if (after->version == OSSICLE_SIGNATURE_V4)
        g_assert_cmpint (get_signed_at (request), ==, LATER);
      else
        get_signed_at (request);
      url = ossicle_request_get_url (request);
      g_assert_cmpint (ossicle_earlier_signature_is_in_url (request), ==,
                       after->place == OSSICLE_SIGNATURE_IN_URL);
      g_assert_nonnull (strstr (url, "?acl") != NULL ? url : strstr (url, "&acl"));
    }
}

static void
test_refuses_and_leaves_the_request (void)
{
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "https://files.example.com/a?Signature=b");
  g_autoptr (OssicleAccessKey) key = make_key ();
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (GError) error = NULL;

  ossicle_headers_append (ossicle_request_get_headers (request), "Authorization", "mine");
  g_assert_null (ossicle_signing_choice_sign (choice, request, NULL, NOW, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (ossicle_signing_choice_sign (choice, request, key, NOW, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MALFORMED);
  g_assert_cmpstr (ossicle_headers_get (ossicle_request_get_headers (request), "Authorization"), ==,
                   "mine");
  g_assert_true (ossicle_earlier_signature_is_in_url (request));

  g_clear_error (&error);
  choice->region = g_strdup ("cn-shenzhen");
  choice->bucket = g_strdup ("demo");
  worksheet = ossicle_signing_choice_sign (choice, request, key, NOW, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_request_get_url (request), ==, "https://files.example.com/a");
  g_assert_cmpstr (ossicle_worksheet_get_canonical_uri (worksheet), ==, "/demo/a");
  g_assert_nonnull (strstr (ossicle_worksheet_get_string_to_sign (worksheet), "/cn-shenzhen/oss/"));
}

static void
test_copies_and_compares (void)
{
  g_autoptr (OssicleSigningChoice)
    one = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL);
  g_autoptr (OssicleSigningChoice) other = NULL;

  g_assert_false (ossicle_signing_choice_signs (NULL));
  g_assert_true (ossicle_signing_choice_signs (one));
  g_assert_cmpint (one->expires, ==, OSSICLE_SIGNING_CHOICE_EXPIRES);
  one->profile = g_strdup ("p");
  one->region = g_strdup ("r");
  one->bucket = g_strdup ("b");
  other = ossicle_signing_choice_copy (one);
  g_assert_true (ossicle_signing_choice_equal (one, other));
  g_clear_pointer (&other->bucket, g_free);
  g_assert_false (ossicle_signing_choice_equal (one, other));
  other->bucket = g_strdup ("b");
  other->expires++;
  g_assert_false (ossicle_signing_choice_equal (one, other));
  other->expires--;
  other->version = OSSICLE_SIGNATURE_NONE;
  g_assert_false (ossicle_signing_choice_equal (one, other));
  g_assert_false (ossicle_signing_choice_signs (other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signing-choice/remove", test_removes_what_belongs_to_a_signature);
  g_test_add_func ("/signing-choice/date", test_leaves_a_date_without_signature);
  g_test_add_func ("/signing-choice/again", test_signs_again);
  g_test_add_func ("/signing-choice/refuse", test_refuses_and_leaves_the_request);
  g_test_add_func ("/signing-choice/copy", test_copies_and_compares);

  return g_test_run ();
}
