/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-authorization.h"

#define SHA1 "kSHKmLxlyEAKtZPkJhG9bZb5k7M="
#define HEX "e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe"
#define SCOPE "ak/20231216/cn-hangzhou/oss/aliyun_v4_request"

typedef struct
{
  const char *text;
  OssicleSignatureVersion version;
  const char *id;
  const char *region;
  const char *additional;
  const char *signature;
} Good;

static const Good good[] = {
  { "OSS ak:" SHA1, OSSICLE_SIGNATURE_V1, "ak", NULL, "", SHA1 },
  { "Authorization: OSS ak:" SHA1 "\r\n", OSSICLE_SIGNATURE_V1, "ak", NULL, "", SHA1 },
  { "  oss   ak : " SHA1, OSSICLE_SIGNATURE_V1, "ak", NULL, "", SHA1 },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE ",Signature=" HEX, OSSICLE_SIGNATURE_V4, "ak",
    "cn-hangzhou", "", HEX },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE ", AdditionalHeaders=abc;zabc, Signature=" HEX,
    OSSICLE_SIGNATURE_V4, "ak", "cn-hangzhou", "abc;zabc", HEX },
  { "authorization:OSS4-HMAC-SHA256 Signature=" HEX ",AdditionalHeaders=Host;,Credential=" SCOPE,
    OSSICLE_SIGNATURE_V4, "ak", "cn-hangzhou", "host", HEX },
  { "OSS4-HMAC-SHA256\tCredential = " SCOPE " ,\tSignature = " HEX " ", OSSICLE_SIGNATURE_V4, "ak",
    "cn-hangzhou", "", HEX },
  { "OSS2 AccessKeyId:ak,AdditionalHeaders:a;b,Signature:"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    OSSICLE_SIGNATURE_V2, "ak", NULL, "a;b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" },
  { "AWS ak:" SHA1, OSSICLE_SIGNATURE_S3_V2, "ak", NULL, "", SHA1 },
  { "AWS4-HMAC-SHA256 Credential=ak/20231216/us-east-1/s3/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" HEX,
    OSSICLE_SIGNATURE_S3_V4, "ak", "us-east-1", "host;x-amz-date", HEX },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleAuthorization) self = ossicle_authorization_new (good[i].text, &error);
      g_autofree char *additional = NULL;

      g_assert_no_error (error);
      additional = g_strjoinv (";", (char **) ossicle_authorization_get_additional (self));
      g_assert_cmpint (ossicle_authorization_get_version (self), ==, good[i].version);
      g_assert_cmpstr (ossicle_authorization_get_access_key_id (self), ==, good[i].id);
      g_assert_cmpstr (ossicle_authorization_get_signature (self), ==, good[i].signature);
      g_assert_cmpstr (additional, ==, good[i].additional);
      g_assert_cmpuint (
        ossicle_signing_warnings_get_length (ossicle_authorization_get_warnings (self)), ==, 0);

      if (good[i].region != NULL)
        g_assert_cmpstr (ossicle_authorization_get_scope (self)->region, ==, good[i].region);
      else
        g_assert_null (ossicle_authorization_get_scope (self));
    }
}

typedef struct
{
  const char *text;
  OssicleSigningWarning warning;
} Odd;

static const Odd odd[] = {
  { "OSS ak", OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING },
  { "OSS :" SHA1, OSSICLE_SIGNING_WARNING_ID_MISSING },
  { "OSS", OSSICLE_SIGNING_WARNING_ID_MISSING },
  { "OSS a k:" SHA1, OSSICLE_SIGNING_WARNING_ID_CHARACTERS },
  { "OSS ak\r:\r" SHA1, OSSICLE_SIGNING_WARNING_ID_CHARACTERS },
  { "OSS a\xc2\xa0k:" SHA1, OSSICLE_SIGNING_WARNING_ID_CHARACTERS },
  { "OSS ak:" HEX, OSSICLE_SIGNING_WARNING_SIGNATURE_FORM },
  { "OSS ak:kSHKmLxlyEAKtZPkJhG9bZb5k7M", OSSICLE_SIGNING_WARNING_SIGNATURE_FORM },
  { "OSS ak:kSHKmLxlyEAKtZ%2FkJhG9bZb5k7M%3D", OSSICLE_SIGNING_WARNING_SIGNATURE_FORM },
  { "OSS ak:kSHKmLxlyE KtZPkJhG9bZb5k7M=", OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE ",Signature=" SHA1,
    OSSICLE_SIGNING_WARNING_SIGNATURE_FORM },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE, OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING },
  { "OSS4-HMAC-SHA256 Signature=" HEX, OSSICLE_SIGNING_WARNING_SCOPE_MISSING },
  { "OSS4-HMAC-SHA256 Credential=ak,Signature=" HEX, OSSICLE_SIGNING_WARNING_SCOPE_FORM },
  { "OSS4-HMAC-SHA256 Credential=ak/20231216//oss/aliyun_v4_request,Signature=" HEX,
    OSSICLE_SIGNING_WARNING_REGION_MISSING },
  { "OSS4-HMAC-SHA256 Credential=ak/20231216/oss-cn-hangzhou/oss/aliyun_v4_request,Signature=" HEX,
    OSSICLE_SIGNING_WARNING_REGION_FORM },
  { "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou-internal/oss/aliyun_v4_request,"
    "Signature=" HEX,
    OSSICLE_SIGNING_WARNING_REGION_FORM },
  { "OSS4-HMAC-SHA256 Credential=ak/20231216/beijing/oss/aliyun_v4_request,Signature=" HEX,
    OSSICLE_SIGNING_WARNING_REGION_FORM },
  { "OSS4-HMAC-SHA256 Credential=ak/2023-12-16/cn-hangzhou/oss/aliyun_v4_request,Signature=" HEX,
    OSSICLE_SIGNING_WARNING_SCOPE_FORM },
  { "OSS4-HMAC-SHA256 Credential=ak/20231216/cn-hangzhou/oss/aws4_request,Signature=" HEX,
    OSSICLE_SIGNING_WARNING_SCOPE_FORM },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE ", SignedHeaders=host, Signature=" HEX,
    OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER },
  { "OSS4-HMAC-SHA256 Credential=" SCOPE ",Signatur=" HEX,
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT },
  { "OSS4-HMAC-SHA256 ,,,=,x", OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT },
};

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleAuthorization) self = ossicle_authorization_new (odd[i].text, &error);

      g_assert_no_error (error);
      g_test_message ("%s", odd[i].text);
      g_assert_true (
        ossicle_signing_warnings_have (ossicle_authorization_get_warnings (self), odd[i].warning));
    }
}

static void
test_not_signed (void)
{
  static const char *const texts[] = { "",         " ",    "Basic YTpi",     "Bearer ey",
                                       "OSS3 a:b", "OSSX", "Authorization:", "ak:sig" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (ossicle_authorization_new (texts[i], &error));
      g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED);
    }
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (OSSICLE_AUTHORIZATION_MAX_BYTES + 1, 'a');
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_authorization_new (text, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_TOO_LARGE);
}

/* An id may hold slashes, by mistake; the scope is read from its end. */
static void
test_id_with_slashes (void)
{
  g_autoptr (OssicleAuthorization) self = ossicle_authorization_new (
    "OSS4-HMAC-SHA256 Credential=a/b/c/20231216/cn-hangzhou/oss/aliyun_v4_request,Signature=" HEX,
    NULL);

  g_assert_cmpstr (ossicle_authorization_get_access_key_id (self), ==, "a/b/c");
  g_assert_cmpstr (ossicle_authorization_get_scope (self)->date, ==, "20231216");
}

/* Every beginning of a good header can be read. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    for (gsize length = 0; length < strlen (good[i].text); length++)
      {
        g_autofree char *text = g_strndup (good[i].text, length);
        g_autoptr (OssicleAuthorization) self = ossicle_authorization_new (text, NULL);

        if (self != NULL)
          g_assert_nonnull (ossicle_authorization_get_access_key_id (self));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/authorization/good", test_good);
  g_test_add_func ("/authorization/odd", test_odd);
  g_test_add_func ("/authorization/not-signed", test_not_signed);
  g_test_add_func ("/authorization/too-large", test_too_large);
  g_test_add_func ("/authorization/id-with-slashes", test_id_with_slashes);
  g_test_add_func ("/authorization/truncated", test_truncated);

  return g_test_run ();
}
