/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-signing-trial.h"

#define TOKEN "CAIS9/example+of/a+token=="
#define HOST "https://demo-photos.oss-cn-hangzhou.aliyuncs.com/a.jpg"

static OssicleAccessKey *
new_key (const char *id, const char *token_text)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("ExampleSecret30charsAAAABBBBCC", -1);
  g_autoptr (OssicleSecret) token = token_text != NULL ? ossicle_secret_new (token_text, -1) : NULL;

  return ossicle_access_key_new (id, secret, token);
}

static gboolean
has_note (OssicleSigningTrial *trial, gboolean prevents, const char *part)
{
  for (guint i = 0; i < trial->notes->len; i++)
    {
      const OssicleSigningNote *note = g_ptr_array_index (trial->notes, i);

      if (note->prevents == prevents && strstr (note->text, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  const char *url;
  const char *header;
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  const char *note; /* a part of one, or NULL where there is to be none */
  gboolean prevents;
} Row;

static void
test_notes (void)
{
  const OssicleSignatureVersion v1 = OSSICLE_SIGNATURE_V1;
  const OssicleSignatureVersion v4 = OSSICLE_SIGNATURE_V4;
  const OssicleSignaturePlace in_header = OSSICLE_SIGNATURE_IN_HEADER;
  const OssicleSignaturePlace in_url = OSSICLE_SIGNATURE_IN_URL;
  const Row rows[] = {
    { HOST, "x-oss-meta-a: 1", v4, in_header, NULL, FALSE },
    { HOST, "x-oss-meta-a: 1", v1, in_url, NULL, FALSE },
    { HOST, "Authorization: OSS a:b", v1, in_header, "Authorization header", FALSE },
    { HOST, "Authorization: OSS a:b", v4, in_url, "Authorization header", FALSE },
    { HOST, "Authorization: OSS a:b", OSSICLE_SIGNATURE_NONE, in_header, "as it is", FALSE },
    { HOST "?Signature=b&Expires=1&OSSAccessKeyId=c", "a: b", v4, in_header, "taken out", FALSE },
    { HOST, "x-oss-date: 20260331T235900Z", v4, in_header, "with the date", FALSE },
    { HOST, "Date: Tue, 31 Mar 2026 23:59:00 GMT", v1, in_header, "with the date", FALSE },
    { HOST, "Date: Tue, 31 Mar 2026 23:59:00 GMT", v4, in_header, NULL, FALSE },
    { HOST, "x-oss-date: nonsense", v4, in_header, "form that OSS asks", FALSE },
    { "http://127.0.0.1:8080/photos/k", "a: b", v4, in_header, "needs a region", TRUE },
    { "http://127.0.0.1:8080/photos/k", "a: b", v1, in_header, NULL, FALSE },
    { "https://files.example.com/k", "a: b", v1, in_header, "bucket", FALSE },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com/%00", "a: b", v4, in_header, "NUL", TRUE },
    { HOST "?acl&acl", "a: b", v4, in_header, "comes twice", FALSE },
    { HOST, "a: b", OSSICLE_SIGNATURE_NONE, in_header, NULL, FALSE },
  };
  g_autoptr (OssicleAccessKey) key = new_key ("LTAI5tExampleKeyId00001", NULL);
  g_autoptr (OssicleProfile) profile = ossicle_profile_new ("1", "work", key);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", rows[i].url);
      g_autoptr (OssicleSigningChoice)
        choice = ossicle_signing_choice_new (rows[i].version, rows[i].place);
      g_autoptr (OssicleSigningTrial) trial = NULL;
      g_autoptr (GBytes) before = NULL, after = NULL;

      ossicle_headers_append_line (ossicle_request_get_headers (request), rows[i].header,
                                   strlen (rows[i].header), NULL);
      before = ossicle_request_to_raw (request);
      trial = ossicle_signing_trial_new (request, choice, profile, key, APP_TEST_NOW);
      after = ossicle_request_to_raw (request);
      g_assert_true (g_bytes_equal (before, after));
      if (rows[i].note == NULL)
        g_assert_cmpuint (trial->notes->len, ==, 0);
      else
        g_assert_true (has_note (trial, rows[i].prevents, rows[i].note));
      g_assert_cmpint (trial->worksheet != NULL, ==,
                       rows[i].version != OSSICLE_SIGNATURE_NONE && !rows[i].prevents);
    }
}

/* Without the secret it tells what is signed; with it, what is sent. */
static void
test_with_and_without_key (void)
{
  g_autoptr (OssicleAccessKey) key = new_key ("STS.NExample", TOKEN);
  g_autoptr (OssicleProfile) profile = ossicle_profile_new ("1", "work", key);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", HOST);

  ossicle_profile_set_temporary (profile, TRUE);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (OssicleSigningChoice) choice = ossicle_signing_choice_new (
        i & 1 ? OSSICLE_SIGNATURE_V4 : OSSICLE_SIGNATURE_V1,
        i & 2 ? OSSICLE_SIGNATURE_IN_URL : OSSICLE_SIGNATURE_IN_HEADER);
      g_autoptr (OssicleSigningTrial)
        without = ossicle_signing_trial_new (request, choice, profile, NULL, APP_TEST_NOW);
      g_autoptr (OssicleSigningTrial)
        with = ossicle_signing_trial_new (request, choice, profile, key, APP_TEST_NOW);
      const char *sent;

      g_assert_cmpuint (without->notes->len, ==, 0);
      g_assert_null (ossicle_worksheet_get_signature (without->worksheet));
      g_assert_nonnull (ossicle_worksheet_get_string_to_sign (without->worksheet));
      g_assert_cmpuint (with->notes->len, ==, 0);
      sent = i & 2 ? ossicle_worksheet_get_url (with->worksheet)
                   : ossicle_worksheet_get_authorization (with->worksheet);
      g_assert_nonnull (sent);
      g_assert_null (strstr (sent, "CAIS9"));
      g_assert_null (strstr (ossicle_worksheet_get_string_to_sign (with->worksheet), "CAIS9"));
    }
}

static void
test_expired_and_missing (void)
{
  g_autoptr (OssicleAccessKey) key = new_key ("STS.NExample", TOKEN);
  g_autoptr (OssicleProfile) profile = ossicle_profile_new ("1", "work", key);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", HOST);
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER);
  g_autoptr (OssicleSigningTrial) expired = NULL;
  g_autoptr (OssicleSigningTrial) nobody = NULL;
  g_autoptr (OssicleSigningTrial) two_tokens = NULL;

  ossicle_profile_set_temporary (profile, TRUE);
  ossicle_profile_set_expiry (profile, APP_TEST_NOW - 60);
  expired = ossicle_signing_trial_new (request, choice, profile, key, APP_TEST_NOW);
  g_assert_true (has_note (expired, FALSE, "expired at 2026-03-31 23:59:00 UTC"));
  nobody = ossicle_signing_trial_new (request, choice, NULL, NULL, APP_TEST_NOW);
  g_assert_true (has_note (nobody, TRUE, "Choose an access key"));

  ossicle_headers_append (ossicle_request_get_headers (request), "x-oss-security-token", "another");
  two_tokens = ossicle_signing_trial_new (request, choice, profile, key, APP_TEST_NOW);
  g_assert_true (has_note (two_tokens, FALSE, "security token of its own"));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/signing-trial/notes", test_notes);
  g_test_add_func ("/signing-trial/key", test_with_and_without_key);
  g_test_add_func ("/signing-trial/expired", test_expired_and_missing);

  return g_test_run ();
}
