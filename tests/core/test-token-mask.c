/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-comparison.h"
#include "core/signing/ossicle-signing-choice.h"
#include "core/signing/ossicle-token-mask.h"

#define TOKEN "CAIS+Exam/ple=="
#define NOW 1741940467

static void
assert_covered (const OssicleTokenMask *mask, const char *text, const char *expected)
{
  g_autofree char *covered = ossicle_token_mask_dup_covered (mask, text);

  g_assert_cmpstr (covered, ==, expected);
  g_assert_cmpuint (strlen (covered), ==, strlen (text));
}

static void
test_covers_every_form (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { "", "" },
    { "nothing", "nothing" },
    { TOKEN, "***************" },
    { "a " TOKEN " b " TOKEN, "a *************** b ***************" },
    { "CAIS%2BExam%2Fple%3D%3D&x", "***********************&x" },
    { "CAIS%2bExam/ple%3d=;", "*******************;" },
    { "%43AIS+Exam/ple==", "*****************" },
    { "CAIS%2BExam%2Fple%3D", "CAIS%2BExam%2Fple%3D" },
    { "43 41 49 53 2B 45 78 61 6D 2F 70 6C 65 3D 3D 0A",
      "2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 0A" },
    { "0a434149532b4578616d2f706c653d3d0a", "0a2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A0a" },
    { "43 41 49 53 25 32 42 45 78 61 6D 2F 70 6C 65 3D 3D",
      "2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A 2A" },
    { "cut CAIS+Exam", "cut *********" },
    { "cut CAIS+Ex", "cut CAIS+Ex" },
    { "CAIS+Exam/ple=", "**************" },
    { "%", "%" },
    { "%4", "%4" },
    { "4", "4" },
    { "CAIS%2", "CAIS%2" },
  };
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

  ossicle_token_mask_add (mask, TOKEN);
  ossicle_token_mask_add (mask, TOKEN);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_covered (mask, rows[i].text, rows[i].expected);
}

static void
test_takes_no_word_for_a_token (void)
{
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

  ossicle_token_mask_add (mask, NULL);
  ossicle_token_mask_add (mask, "");
  ossicle_token_mask_add (mask, "token");
  ossicle_token_mask_add (mask, "****************");
  g_assert_true (ossicle_token_mask_is_empty (mask));
  assert_covered (mask, "x-oss-security-token:token", "x-oss-security-token:token");
  g_assert_null (ossicle_token_mask_dup_covered (mask, NULL));
}

static void
test_bytes_with_a_nul (void)
{
  static const char data[] = "a\0" TOKEN "\0b";
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizeof data);
  g_autoptr (GBytes) none = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) covered = NULL;

  g_assert_null (ossicle_token_mask_cover_bytes (mask, bytes));
  ossicle_token_mask_add (mask, TOKEN);
  covered = ossicle_token_mask_cover_bytes (mask, bytes);
  g_assert_cmpmem (g_bytes_get_data (covered, NULL), g_bytes_get_size (covered),
                   "a\0***************\0b", sizeof data);
  g_assert_null (ossicle_token_mask_cover_bytes (mask, none));
}

static void
test_finds_the_token_of_a_request (void)
{
  static const char *const urls[] = {
    "https://h/a?security-token=CAIS%2BExam%2Fple%3D%3D&x",
    "https://h/a?x&x-oss-security-token=CAIS%2bExam/ple==#f",
    "https://h/a?X-Amz-Security-Token=CAIS+Exam/ple%3D%3D",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", urls[i]);
      g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

      ossicle_token_mask_add_request (mask, request);
      assert_covered (mask, TOKEN, "***************");
    }
}

static void
test_finds_the_token_of_a_case (void)
{
  static const struct
  {
    const char *name;
    const char *value;
  } rows[] = {
    { OSSICLE_FACT_URL, "https://h/a?security-token=CAIS%2BExam%2Fple%3D%3D" },
    { OSSICLE_FACT_STRING_TO_SIGN, "GET\n\n\nd\nx-oss-security-token:" TOKEN "\n/b/k" },
    { OSSICLE_FACT_STRING_TO_SIGN, "GET\n\n\n1\n/b/k?security-token=" TOKEN },
    { OSSICLE_FACT_CLIENT_CANONICAL_REQUEST,
      "GET\n/b/k\nx-oss-security-token=CAIS%2BExam%2Fple%3D%3D\n\n\nUNSIGNED-PAYLOAD" },
    { "body.StringToSignBytes",
      "47 45 54 0A 0A 0A 31 0A 2F 62 2F 6B 3F 73 65 63 75 72 69 74 79 2D 74 6F 6B 65 6E 3D "
      "43 41 49 53 2B 45 78 61 6D 2F 70 6C 65 3D 3D" },
    { "header.x-oss-security-token", TOKEN },
    { "body.x-oss-security-token", TOKEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleCase) case_ = ossicle_case_new (OSSICLE_CASE_ERROR);
      g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

      ossicle_case_take_fact (case_, ossicle_fact_new (rows[i].name, rows[i].value,
                                                       OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
      ossicle_token_mask_add_case (mask, case_);
      assert_covered (mask, "x " TOKEN, "x ***************");
    }
}

/* What is covered on both sides still compares as equal, wherever the token was. */
static void
test_worksheet_still_compares (void)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("ExampleSecret30charsAAAABBBBCC", -1);
  g_autoptr (OssicleSecret) token = ossicle_secret_new (TOKEN, -1);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("STS.Example", secret, token);
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();

  ossicle_token_mask_add (mask, TOKEN);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (OssicleSigningChoice) choice = ossicle_signing_choice_new (
        i & 1 ? OSSICLE_SIGNATURE_V4 : OSSICLE_SIGNATURE_V1,
        i & 2 ? OSSICLE_SIGNATURE_IN_URL : OSSICLE_SIGNATURE_IN_HEADER);
      g_autoptr (OssicleRequest)
        request = ossicle_request_new ("GET", "https://demo.oss-cn-hangzhou.aliyuncs.com/a");
      g_autoptr (OssicleWorksheet)
        worksheet = ossicle_signing_choice_sign (choice, request, key, NOW, NULL);
      g_autoptr (OssicleCase) case_ = ossicle_case_new (OSSICLE_CASE_ERROR);
      g_autofree char *string = ossicle_token_mask_dup_covered (
        mask, ossicle_worksheet_get_string_to_sign (worksheet));
      g_autofree char *canonical = ossicle_token_mask_dup_covered (
        mask, ossicle_worksheet_get_canonical_request (worksheet));
      g_autoptr (OssicleSigningText) server = ossicle_signing_text_new (string, canonical);
      g_autoptr (OssicleSigningText) client = NULL;
      g_autoptr (OssicleComparison) comparison = NULL;
      const OssicleFields *added = ossicle_worksheet_get_added (worksheet);

      g_assert_true (ossicle_worksheet_cover_tokens (worksheet, mask));
      g_assert_false (ossicle_worksheet_cover_tokens (worksheet, mask));
      for (guint j = 0; j < ossicle_fields_get_length (added); j++)
        g_assert_cmpstr (ossicle_fields_get (added, j)->value, !=, TOKEN);
      if (ossicle_worksheet_get_url (worksheet) != NULL)
        g_assert_null (strstr (ossicle_worksheet_get_url (worksheet), "CAIS"));

      ossicle_worksheet_add_to_case (worksheet, case_);
      client = ossicle_signing_text_new (
        ossicle_case_get_value (case_, OSSICLE_FACT_CLIENT_STRING_TO_SIGN),
        ossicle_case_get_value (case_, OSSICLE_FACT_CLIENT_CANONICAL_REQUEST));
      comparison = ossicle_comparison_new (client, server);
      g_assert_true (ossicle_comparison_is_equal (comparison));
      g_assert_true (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_SECRET_WRONG));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/token-mask/forms", test_covers_every_form);
  g_test_add_func ("/token-mask/words", test_takes_no_word_for_a_token);
  g_test_add_func ("/token-mask/bytes", test_bytes_with_a_nul);
  g_test_add_func ("/token-mask/request", test_finds_the_token_of_a_request);
  g_test_add_func ("/token-mask/case", test_finds_the_token_of_a_case);
  g_test_add_func ("/token-mask/worksheet", test_worksheet_still_compares);

  return g_test_run ();
}
