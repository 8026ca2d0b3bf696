/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-post-policy.h"

#define NOON 1701605532 /* 2023-12-03T12:12:12Z */
#define POLICY(conditions)                                                                         \
  "{\"expiration\":\"2023-12-04T12:12:12.000Z\",\"conditions\":[" conditions "]}"

static OssicleWorksheet *
sign (OssicleSignatureVersion version, const char *policy)
{
  g_autoptr (OssicleSigningRequest) request = ossicle_signing_request_new ("POST");
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("ExampleSecret30charsAAAABBBBCC", -1);
  g_autoptr (OssicleSecret) token = ossicle_secret_new ("CAIS", -1);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("STS.demo", secret, token);

  ossicle_signing_request_set_date (request, NOON);
  ossicle_signing_request_set_bucket (request, "demo");
  ossicle_signing_request_set_key (request, "user/a.jpg");
  ossicle_signing_request_set_region (request, "cn-hangzhou");

  return ossicle_post_policy_sign (request, version, policy, key);
}

static char *
describe (const OssicleSigningWarnings *warnings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "",
                              ossicle_signing_warning_to_string (warning),
                              subject != NULL ? ":" : "", subject != NULL ? subject : "");
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *policy;
  const char *warnings;
} Case;

/* Signed for the bucket "demo" and the key "user/a.jpg" as V4, at noon. */
static const Case cases[] = {
  { POLICY (""), "" },
  { POLICY ("{\"bucket\":\"demo\"},[\"starts-with\",\"$key\",\"user/\"]"), "" },
  { POLICY ("{\"x-oss-credential\":\"STS.demo/20231203/cn-hangzhou/oss/aliyun_v4_request\"},"
            "{\"x-oss-date\":\"20231203T121212Z\"},[\"eq\",\"$x-oss-security-token\",\"CAIS\"],"
            "{\"x-oss-signature-version\":\"OSS4-HMAC-SHA256\"}"),
    "" },
  { POLICY ("[\"eq\",\"$success_action_status\",\"200\"],[\"content-length-range\",1,2]"), "" },
  { POLICY ("{\"bucket\":\"other\"}"), "policy-condition:bucket" },
  { POLICY ("[\"eq\",\"$key\",\"a.jpg\"]"), "policy-condition:key" },
  { POLICY ("{\"x-oss-date\":\"20231203T201212Z\"}"), "policy-condition:x-oss-date" },
  { POLICY ("{\"x-oss-credential\":\"a/20231203/cn-beijing/oss/aliyun_v4_request\"}"),
    "policy-condition:x-oss-credential" },
  { POLICY ("{\"x-oss-security-token\":\"CAIT\"}"), "policy-condition:x-oss-security-token" },
  { POLICY ("{\"x-oss-signature-version\":\"OSS4\"}"), "policy-condition:x-oss-signature-version" },
  { POLICY ("7,null,[],{},[[[]]]"), "" },
  { "{\"expiration\":\"2023-12-03T12:12:12Z\",\"conditions\":[]}", "expires-past" },
  { "{\"expiration\":\"2023-12-03T12:12:13Z\",\"conditions\":[]}", "" },
  { "{\"expiration\":\"2023-12-03 20:12\",\"conditions\":[]}", "expires-form" },
  { "{\"conditions\":[]}", "parameter-missing:expiration" },
  { "{\"expiration\":\"2030-01-01T00:00:00Z\"}", "parameter-missing:conditions" },
  { "{}", "parameter-missing:expiration parameter-missing:conditions" },
  { "", "policy-form" },
  { "{", "policy-form" },
  { "[]", "policy-form" },
  { "\"text\"", "policy-form" },
  { "{\"expiration\":\"\xff\"}", "policy-form" },
};

static void
test_warnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OssicleWorksheet) worksheet = sign (OSSICLE_SIGNATURE_V4, cases[i].policy);
      g_autofree char *warnings = describe (ossicle_worksheet_get_warnings (worksheet));

      g_assert_cmpstr (warnings, ==, cases[i].warnings);
      g_assert_nonnull (ossicle_worksheet_get_signature (worksheet));
    }
}

/* Whatever it is, it is signed byte for byte. */
static void
test_policy (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int version = OSSICLE_SIGNATURE_V1; version <= OSSICLE_SIGNATURE_V4;
         version += OSSICLE_SIGNATURE_V4 - OSSICLE_SIGNATURE_V1)
      {
        g_autoptr (OssicleWorksheet) worksheet = sign (version, cases[i].policy);
        gsize length;
        g_autofree guchar *decoded = g_base64_decode (ossicle_worksheet_get_policy (worksheet),
                                                      &length);

        g_assert_cmpmem (decoded, length, cases[i].policy, strlen (cases[i].policy));
        g_assert_cmpstr (ossicle_worksheet_get_string_to_sign (worksheet), ==,
                         ossicle_worksheet_get_policy (worksheet));
      }
}

/* The fields to send, in the order in which they are documented, the token last. */
static void
test_fields (void)
{
  static const char *const v1[] = { "policy", "OSSAccessKeyId", "Signature",
                                    "x-oss-security-token" };
  static const char *const v4[] = {
    "policy",     "x-oss-signature-version", "x-oss-credential",
    "x-oss-date", "x-oss-signature",         "x-oss-security-token"
  };
  g_autoptr (OssicleWorksheet) first = sign (OSSICLE_SIGNATURE_V1, POLICY (""));
  g_autoptr (OssicleWorksheet) second = sign (OSSICLE_SIGNATURE_V4, POLICY (""));
  const OssicleFields *fields = ossicle_worksheet_get_added (first);

  g_assert_cmpuint (ossicle_fields_get_length (fields), ==, G_N_ELEMENTS (v1));
  for (guint i = 0; i < G_N_ELEMENTS (v1); i++)
    g_assert_cmpstr (ossicle_fields_get (fields, i)->name, ==, v1[i]);

  fields = ossicle_worksheet_get_added (second);
  g_assert_cmpuint (ossicle_fields_get_length (fields), ==, G_N_ELEMENTS (v4));
  for (guint i = 0; i < G_N_ELEMENTS (v4); i++)
    g_assert_cmpstr (ossicle_fields_get (fields, i)->name, ==, v4[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/post-policy/warnings", test_warnings);
  g_test_add_func ("/post-policy/policy", test_policy);
  g_test_add_func ("/post-policy/fields", test_fields);

  return g_test_run ();
}
