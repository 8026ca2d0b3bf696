/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-presigned-url.h"

#define HEX "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"
#define BASE "https://bucket.oss-cn-hangzhou.aliyuncs.com/key"
#define V4                                                                                         \
  BASE "?x-oss-credential=ak%2F20231203%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&"                  \
       "x-oss-date=20231203T121212Z&x-oss-expires=600&x-oss-signature=" HEX                        \
       "&x-oss-signature-version=OSS4-HMAC-SHA256"
#define V1 BASE "?Expires=1699807420&OSSAccessKeyId=ak&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D"
#define V4_TIME G_GINT64_CONSTANT (1701605532)

typedef struct
{
  const char *url;
  OssicleSignatureVersion version;
  const char *id;
  gint64 signed_at;
  gint64 expires_at;
  gboolean token;
} Good;

static const Good good[] = {
  { V4, OSSICLE_SIGNATURE_V4, "ak", V4_TIME, V4_TIME + 600, FALSE },
  { V4 "&x-oss-security-token=a%2Bb#top", OSSICLE_SIGNATURE_V4, "ak", V4_TIME, V4_TIME + 600,
    TRUE },
  { V4 "&x-oss-additional-headers=host%3Brange", OSSICLE_SIGNATURE_V4, "ak", V4_TIME, V4_TIME + 600,
    FALSE },
  { V1, OSSICLE_SIGNATURE_V1, "ak", OSSICLE_NO_TIME, 1699807420, FALSE },
  { V1 "&security-token=t", OSSICLE_SIGNATURE_V1, "ak", OSSICLE_NO_TIME, 1699807420, TRUE },
  { "/key?Expires=1699807420&OSSAccessKeyId=ak&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    OSSICLE_SIGNATURE_V1, "ak", OSSICLE_NO_TIME, 1699807420, FALSE },
  { BASE "?x-oss-signature-version=OSS2&x-oss-access-key-id=ak&x-oss-expires=1699807420&"
         "x-oss-signature=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D",
    OSSICLE_SIGNATURE_V2, "ak", OSSICLE_NO_TIME, 1699807420, FALSE },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (good[i].url, &error);

      g_assert_no_error (error);
      g_assert_cmpint (ossicle_presigned_url_get_version (self), ==, good[i].version);
      g_assert_cmpstr (ossicle_presigned_url_get_access_key_id (self), ==, good[i].id);
      g_assert_cmpint (ossicle_presigned_url_get_signed_at (self), ==, good[i].signed_at);
      g_assert_cmpint (ossicle_presigned_url_get_expires_at (self), ==, good[i].expires_at);
      g_assert_cmpint (ossicle_presigned_url_get_token (self) != NULL, ==, good[i].token);
      g_assert_cmpuint (
        ossicle_signing_warnings_get_length (ossicle_presigned_url_get_warnings (self)), ==, 0);
    }
}

static void
test_foreign (void)
{
  static const char *const urls[] = {
    BASE "?AWSAccessKeyId=ak&Expires=1699807420&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    BASE "?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ak%2F20231203%2Fus-east-1%2Fs3%2F"
         "aws4_request&X-Amz-Date=20231203T121212Z&X-Amz-Expires=600&X-Amz-SignedHeaders=host&"
         "X-Amz-Signature=" HEX,
  };
  const OssicleSignatureVersion versions[] = { OSSICLE_SIGNATURE_S3_V2, OSSICLE_SIGNATURE_S3_V4 };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (urls[i], NULL);

      g_assert_cmpint (ossicle_presigned_url_get_version (self), ==, versions[i]);
      g_assert_cmpstr (ossicle_presigned_url_get_access_key_id (self), ==, "ak");
      g_assert_cmpuint (
        ossicle_signing_warnings_get_length (ossicle_presigned_url_get_warnings (self)), ==, 1);
      g_assert_true (ossicle_signing_warnings_have (ossicle_presigned_url_get_warnings (self),
                                                    OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER));
    }
}

typedef struct
{
  const char *url;
  OssicleSigningWarning warning;
  const char *subject;
} Odd;

static const Odd odd[] = {
  { BASE "?Expires=1699807420&OSSAccessKeyId=ak", OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
    "Signature" },
  { BASE "?Expires=1699807420&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSING, "OSSAccessKeyId" },
  { BASE "?OSSAccessKeyId=ak&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSING, "Expires" },
  { BASE "?OSSAccessKeyId=ak&expires=1&Signature=dcLTea%2BYh9ApirQ8o8dOPqtvJXQ%3D",
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT, "expires" },
  { BASE "?OSSAccessKeyId=ak&Expires=x&Signature=a", OSSICLE_SIGNING_WARNING_EXPIRES_FORM, NULL },
  { BASE "?OSSAccessKeyId=ak&Expires=-1&Signature=a", OSSICLE_SIGNING_WARNING_EXPIRES_FORM, NULL },
  { BASE "?OSSAccessKeyId=ak&Expires=1606281461607&Signature=a",
    OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS, NULL },
  { BASE "?OSSAccessKeyId=ak&Expires=1&Signature=dcLTea%20Yh9ApirQ8o8dOPqtvJXQ%3D",
    OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS, NULL },
  { BASE "?OSSAccessKeyId=ak&Expires=1&Signature=dcLTea%252BYh9ApirQ8o8dOPqtvJXQ%253D",
    OSSICLE_SIGNING_WARNING_SIGNATURE_FORM, NULL },
  { BASE "?OSSAccessKeyId=ak%0D&Expires=1&Signature=a", OSSICLE_SIGNING_WARNING_ID_CHARACTERS,
    NULL },
  { BASE "?OSSAccessKeyId=STS.ak&Expires=1&Signature=a", OSSICLE_SIGNING_WARNING_TOKEN_MISSING,
    NULL },
  { BASE "?OSSAccessKeyId=LTAIx&Expires=1&Signature=a&security-token=t",
    OSSICLE_SIGNING_WARNING_TOKEN_STRAY, NULL },
  { BASE "?OSSAccessKeyId=ak&amp;Expires=1&amp;Signature=a",
    OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED, NULL },
  { BASE "?OSSAccessKeyId=ak\\u0026Expires=1\\u0026Signature=a",
    OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED, NULL },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256", OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
    "x-oss-credential" },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256", OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
    "x-oss-date" },
  { BASE "?x-oss-signature=" HEX, OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
    "x-oss-signature-version" },
  { BASE "?x-oss-signature-verion=OSS4-HMAC-SHA256&x-oss-signature=" HEX,
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT, "x-oss-signature-verion" },
  { BASE
    "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20231203T121212Z&x-oss-expires=604801",
    OSSICLE_SIGNING_WARNING_EXPIRES_RANGE, NULL },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20231203T121212Z&x-oss-expires=0",
    OSSICLE_SIGNING_WARNING_EXPIRES_RANGE, NULL },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=2023-12-03T12:12:12Z",
    OSSICLE_SIGNING_WARNING_DATE_FORM, NULL },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-date=20231203T121212Z&x-oss-credential="
         "ak%2F20231204%2Fcn-hangzhou%2Foss%2Faliyun_v4_request",
    OSSICLE_SIGNING_WARNING_DATES_DIFFER, NULL },
  { BASE "?x-oss-signature-version=OSS4-HMAC-SHA256&x-oss-credential="
         "ak%2F20231204%2Foss-cn-hangzhou%2Foss%2Faliyun_v4_request",
    OSSICLE_SIGNING_WARNING_REGION_FORM, "oss-cn-hangzhou" },
};

static gboolean
has_warning (const OssicleSigningWarnings *warnings, const Odd *wanted)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;

      if (ossicle_signing_warnings_get (warnings, i, &subject) == wanted->warning &&
          g_strcmp0 (subject, wanted->subject) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (odd[i].url, &error);

      g_test_message ("%s", odd[i].url);
      g_assert_no_error (error);
      g_assert_true (has_warning (ossicle_presigned_url_get_warnings (self), &odd[i]));
    }
}

static void
test_expiry (void)
{
  g_autoptr (OssiclePresignedUrl) v4 = ossicle_presigned_url_new (V4, NULL);
  g_autoptr (OssiclePresignedUrl) v1 = ossicle_presigned_url_new (V1, NULL);
  g_autoptr (OssiclePresignedUrl)
    none = ossicle_presigned_url_new (BASE "?OSSAccessKeyId=ak&Signature=a", NULL);

  g_assert_cmpint (ossicle_presigned_url_judge (v4, V4_TIME), ==, OSSICLE_EXPIRY_VALID);
  g_assert_cmpint (ossicle_presigned_url_judge (v4, V4_TIME + 600), ==, OSSICLE_EXPIRY_VALID);
  g_assert_cmpint (ossicle_presigned_url_judge (v4, V4_TIME + 601), ==, OSSICLE_EXPIRY_EXPIRED);
  g_assert_cmpint (ossicle_presigned_url_judge (v4, V4_TIME - 900), ==, OSSICLE_EXPIRY_VALID);
  g_assert_cmpint (ossicle_presigned_url_judge (v4, V4_TIME - 901), ==, OSSICLE_EXPIRY_NOT_YET);
  g_assert_cmpint (ossicle_presigned_url_judge (v1, 0), ==, OSSICLE_EXPIRY_VALID);
  g_assert_cmpint (ossicle_presigned_url_judge (v1, 1699807421), ==, OSSICLE_EXPIRY_EXPIRED);
  g_assert_cmpint (ossicle_presigned_url_judge (none, 0), ==, OSSICLE_EXPIRY_UNKNOWN);
}

static void
test_bad (void)
{
  static const struct
  {
    const char *url;
    int code;
  } bad[] = {
    { "", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
    { BASE, OSSICLE_SIGNING_ERROR_NOT_SIGNED },
    { BASE "?", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
    { BASE "?acl&x-oss-process=a", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
    { BASE "#?OSSAccessKeyId=a", OSSICLE_SIGNING_ERROR_NOT_SIGNED },
    { BASE "?OSSAccessKeyId=%00", OSSICLE_SIGNING_ERROR_MALFORMED },
    { BASE "?%00=1", OSSICLE_SIGNING_ERROR_MALFORMED },
  };
  g_autofree char *long_url = g_strnfill (OSSICLE_PRESIGNED_URL_MAX_BYTES + 1, 'a');
  g_autoptr (GError) too_large = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ossicle_presigned_url_new (bad[i].url, &error));
      g_assert_error (error, OSSICLE_SIGNING_ERROR, bad[i].code);
    }

  g_assert_null (ossicle_presigned_url_new (long_url, &too_large));
  g_assert_error (too_large, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_TOO_LARGE);
}

static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    for (gsize length = 0; length < strlen (good[i].url); length++)
      {
        g_autofree char *text = g_strndup (good[i].url, length);
        g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (text, NULL);

        if (self != NULL)
          g_assert_nonnull (ossicle_presigned_url_get_access_key_id (self));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/presigned-url/good", test_good);
  g_test_add_func ("/presigned-url/foreign", test_foreign);
  g_test_add_func ("/presigned-url/odd", test_odd);
  g_test_add_func ("/presigned-url/expiry", test_expiry);
  g_test_add_func ("/presigned-url/bad", test_bad);
  g_test_add_func ("/presigned-url/truncated", test_truncated);

  return g_test_run ();
}
