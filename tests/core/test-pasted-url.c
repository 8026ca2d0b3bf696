/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-pasted-url.h"
#include "core/signing/ossicle-presigned-url.h"

#define BASE "https://demo.oss-cn-hangzhou.aliyuncs.com/key"
#define URL BASE "?OSSAccessKeyId=ak&Expires=1699807420&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D"
#define PROCESS URL "&x-oss-process=image/info)"

typedef struct
{
  const char *text;
  const char *url;
} Pasted;

static const Pasted pasted[] = {
  { URL, URL },
  { "", "" },
  { " \n" URL "\r\n", URL },
  { "<" URL ">", URL },
  { "(" URL ").", URL },
  { "“" URL "”。", URL },
  { "（" URL "）", URL },
  { "\"" URL "\",", URL },
  { "`" URL "`", URL },
  { URL "。", URL },
  { URL ").", URL },
  { URL "…", URL },
  { PROCESS, PROCESS },
  { "(" PROCESS ")", URL "&x-oss-process=image/info" },
  { BASE "?acl.", BASE "?acl." },
  { BASE "?OSSAccessKeyId=ak&\n   Expires=1&Signa\r\n\tture=a",
    BASE "?OSSAccessKeyId=ak&Expires=1&Signature=a" },
  { BASE "?OSSAccessKeyId=ak&amp;Expires=1", BASE "?OSSAccessKeyId=ak&Expires=1" },
  { "\"https:\\/\\/demo.oss.com\\/a?OSSAccessKeyId=ak\\u0026Expires=1\"",
    "https://demo.oss.com/a?OSSAccessKeyId=ak&Expires=1" },
  { "https%3A%2F%2Fdemo.oss.com%2Fa%3FOSSAccessKeyId%3Dak%26Signature%3Da%252B",
    "https://demo.oss.com/a?OSSAccessKeyId=ak&Signature=a%2B" },
  { "HTTPS%3a%2f%2fdemo.oss.com%2fa", "HTTPS://demo.oss.com/a" },
  { "https%3A%2F%2Fdemo.oss.com%2F%00", "https%3A%2F%2Fdemo.oss.com%2F%00" },
  { "/key?OSSAccessKeyId=ak", "/key?OSSAccessKeyId=ak" },
  { "\"'<", "" },
};

static void
test_dup (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pasted); i++)
    {
      g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
      g_autofree char *url = ossicle_pasted_url_dup (pasted[i].text, warnings);

      g_assert_cmpstr (url, ==, pasted[i].url);
    }
}

/* However it came, the same is told of it. */
static void
test_signed (void)
{
  static const char *const texts[] = {
    "<" URL ">",
    URL "。",
    "“" URL "”",
    "https%3A%2F%2Fdemo.oss-cn-hangzhou.aliyuncs.com%2Fkey%3FOSSAccessKeyId%3Dak%26Expires%3D"
    "1699807420%26Signature%3DdcLTea%252BYh9ApirQ8o8dOPqtvJXQ%253D",
    BASE "?ossaccesskeyid=ak&expires=1699807420&signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    BASE "?OSSAccessKeyId=ak&\n Expires=1699807420&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D#a",
    URL "&Signature=other",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (texts[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (ossicle_presigned_url_get_version (self), ==, OSSICLE_SIGNATURE_V1);
      g_assert_cmpstr (ossicle_presigned_url_get_base (self), ==, BASE);
      g_assert_cmpstr (ossicle_presigned_url_get_access_key_id (self), ==, "ak");
      g_assert_cmpint (ossicle_presigned_url_get_expires_at (self), ==, 1699807420);
      g_assert_cmpstr (ossicle_presigned_url_get_signature (self), ==,
                       "dcLTea+Yh9ApirQ8o8dOPqtvJXQ=");
    }
}

static void
test_warnings (void)
{
  static const struct
  {
    const char *text;
    OssicleSigningWarning warning;
  } odd[] = {
    { "https%3A%2F%2Fa%2Fk%3FOSSAccessKeyId%3Dak", OSSICLE_SIGNING_WARNING_ESCAPED_TWICE },
    { BASE "?OSSAccessKeyId=ak&Expires=1&Signature=dcLTea%252BYh9ApirQ8o8dOPqtvJXQ%253D",
      OSSICLE_SIGNING_WARNING_ESCAPED_TWICE },
    { URL "&Signature=a", OSSICLE_SIGNING_WARNING_QUERY_REPEATED },
    { URL "&Expires=1", OSSICLE_SIGNING_WARNING_QUERY_REPEATED },
    { BASE "?ossaccesskeyid=ak", OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT },
    { BASE "?X-OSS-Signature-Version=OSS4-HMAC-SHA256",
      OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT },
    { "https:\\/\\/a\\/k?OSSAccessKeyId=ak", OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (odd[i].text, NULL);

      g_test_message ("%s", odd[i].text);
      g_assert_true (
        ossicle_signing_warnings_have (ossicle_presigned_url_get_warnings (self), odd[i].warning));
    }
}

/* Nothing takes longer than its length allows, and nothing is read beyond the end. */
static void
test_long (void)
{
  static const char *const parts[] = { ")", "\n", "。", "&amp;", "%3A", "?", "(", "\\u0026" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
      g_autoptr (GString) text = g_string_new (URL);
      g_autofree char *url = NULL;

      for (guint j = 0; j < 20000; j++)
        g_string_append (text, parts[i]);
      url = ossicle_pasted_url_dup (text->str, warnings);

      g_assert_true (g_str_has_prefix (url, URL));
      g_assert_cmpuint (strlen (url), <=, text->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/pasted-url/dup", test_dup);
  g_test_add_func ("/pasted-url/signed", test_signed);
  g_test_add_func ("/pasted-url/warnings", test_warnings);
  g_test_add_func ("/pasted-url/long", test_long);

  return g_test_run ();
}
