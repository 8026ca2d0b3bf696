/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-policy-document.h"
#include "core/signing/ossicle-post-form.h"

#define NOON G_GINT64_CONSTANT (1701605532) /* 2023-12-03T12:12:12Z */
#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define HEX "4988f2abd8e0231a09771d04249b7f19752de611b2861e2383408c3dfa583cb8"
#define SHA1 "XdetOP1lviexllrmFGYJmc0XJpI="
#define CREDENTIAL "ak/20231216/cn-hangzhou/oss/aliyun_v4_request"

/* "name=value" lines; policy=… is encoded on the way. */
static OssicleFields *
make_fields (const char *lines)
{
  OssicleFields *fields = ossicle_fields_new ();
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  for (guint i = 0; split[i] != NULL; i++)
    {
      char *mark = strchr (split[i], '=');
      g_autofree char *encoded = NULL;

      g_assert_nonnull (mark);
      *mark = '\0';
      if (g_str_equal (split[i], "policy"))
        encoded = g_base64_encode ((const guchar *) mark + 1, strlen (mark + 1));
      ossicle_fields_add (fields, split[i], encoded != NULL ? encoded : mark + 1);
    }

  return fields;
}

static OssiclePostForm *
make_form (const char *lines, gint64 size)
{
  g_autoptr (OssicleFields) fields = make_fields (lines);
  g_autoptr (GError) error = NULL;
  OssiclePostForm *form = ossicle_post_form_new (fields, "demo", size, &error);

  g_assert_no_error (error);

  return form;
}

#define V1(policy)                                                                                 \
  "key=user/a.jpg\npolicy=" policy "\nOSSAccessKeyId=ak\nSignature=" SHA1 "\nfile=x"
#define POLICY(conditions)                                                                         \
  "{\"expiration\":\"2023-12-04T12:12:12.000Z\",\"conditions\":[" conditions "]}"

static void
test_good (void)
{
  g_autoptr (OssiclePostForm) v1 = make_form (V1 (POLICY ("")), OSSICLE_NO_SIZE);
  g_autoptr (OssiclePostForm)
    v4 = make_form ("key=a\npolicy=" POLICY (
                      "") "\nx-oss-signature-version=OSS4-HMAC-SHA256\nx-oss-credential=" CREDENTIAL
                          "\nx-oss-date=20231216T000000Z\nx-oss-signature=" HEX "\nfile=x",
                    OSSICLE_NO_SIZE);

  g_assert_cmpint (ossicle_post_form_get_version (v1), ==, OSSICLE_SIGNATURE_V1);
  g_assert_cmpstr (ossicle_post_form_get_access_key_id (v1), ==, "ak");
  g_assert_cmpstr (ossicle_post_form_get_signature (v1), ==, SHA1);
  g_assert_null (ossicle_post_form_get_scope (v1));
  g_assert_cmpstr (ossicle_post_form_get_policy (v1), ==, POLICY (""));
  g_assert_cmpuint (ossicle_signing_warnings_get_length (ossicle_post_form_get_warnings (v1)), ==,
                    0);

  g_assert_cmpint (ossicle_post_form_get_version (v4), ==, OSSICLE_SIGNATURE_V4);
  g_assert_cmpstr (ossicle_post_form_get_scope (v4)->region, ==, "cn-hangzhou");
  g_assert_cmpuint (ossicle_signing_warnings_get_length (ossicle_post_form_get_warnings (v4)), ==,
                    0);
}

typedef struct
{
  const char *condition;
  gint64 size;
  const char *operation;
  const char *field;
  OssicleConditionState state;
} Condition;

static const Condition conditions[] = {
  { "{\"bucket\":\"demo\"}", -1, "eq", "bucket", OSSICLE_CONDITION_MET },
  { "{\"bucket\":\"other\"}", -1, "eq", "bucket", OSSICLE_CONDITION_FAILED },
  { "{\"key\":\"user/a.jpg\"}", -1, "eq", "key", OSSICLE_CONDITION_MET },
  { "{\"success_action_status\":\"200\"}", -1, "eq", "success_action_status",
    OSSICLE_CONDITION_FAILED },
  { "[\"eq\",\"$key\",\"user/a.jpg\"]", -1, "eq", "key", OSSICLE_CONDITION_MET },
  { "[\"EQ\",\"$Key\",\"b\"]", -1, "EQ", "Key", OSSICLE_CONDITION_FAILED },
  { "[\"starts-with\",\"$key\",\"user/\"]", -1, "starts-with", "key", OSSICLE_CONDITION_MET },
  { "[\"starts-with\",\"$key\",\"other/\"]", -1, "starts-with", "key", OSSICLE_CONDITION_FAILED },
  { "[\"starts-with\",\"$x-oss-meta-a\",\"\"]", -1, "starts-with", "x-oss-meta-a",
    OSSICLE_CONDITION_MET },
  { "[\"in\",\"$key\",[\"a\",\"user/a.jpg\"]]", -1, "in", "key", OSSICLE_CONDITION_MET },
  { "[\"in\",\"$key\",[\"a\"]]", -1, "in", "key", OSSICLE_CONDITION_FAILED },
  { "[\"in\",\"$key\",[]]", -1, "in", "key", OSSICLE_CONDITION_FAILED },
  { "[\"not-in\",\"$key\",[\"a\"]]", -1, "not-in", "key", OSSICLE_CONDITION_MET },
  { "[\"not-in\",\"$key\",[\"user/a.jpg\"]]", -1, "not-in", "key", OSSICLE_CONDITION_FAILED },
  { "[\"content-length-range\",0,1024]", -1, "content-length-range", "",
    OSSICLE_CONDITION_UNKNOWN },
  { "[\"content-length-range\",0,1024]", 1024, "content-length-range", "", OSSICLE_CONDITION_MET },
  { "[\"content-length-range\",\"0\",\"1\"]", 1, "content-length-range", "",
    OSSICLE_CONDITION_MET },
  { "[\"content-length-range\",0,1024]", 1025, "content-length-range", "",
    OSSICLE_CONDITION_FAILED },
  { "[\"content-length-range\",1,1024]", 0, "content-length-range", "", OSSICLE_CONDITION_FAILED },
  { "[\"content-length-range\",1]", 0, "content-length-range", "", OSSICLE_CONDITION_UNKNOWN },
  { "[\"ends-with\",\"$key\",\".jpg\"]", -1, "ends-with", "key", OSSICLE_CONDITION_UNKNOWN },
  { "[\"in\",\"$key\",\"a\"]", -1, "in", "key", OSSICLE_CONDITION_UNKNOWN },
  { "[\"eq\",\"$key\"]", -1, "eq", "key", OSSICLE_CONDITION_UNKNOWN },
  { "[\"eq\",\"key\",\"a\"]", -1, "eq", "", OSSICLE_CONDITION_UNKNOWN },
  { "[\"eq\",[],{}]", -1, "eq", "", OSSICLE_CONDITION_UNKNOWN },
  { "[]", -1, "", "", OSSICLE_CONDITION_UNKNOWN },
  { "{}", -1, "eq", "", OSSICLE_CONDITION_UNKNOWN },
  { "{\"a\":\"1\",\"b\":\"2\"}", -1, "eq", "a", OSSICLE_CONDITION_UNKNOWN },
  { "{\"a\":[1]}", -1, "eq", "a", OSSICLE_CONDITION_UNKNOWN },
  { "{\"a\":null}", -1, "eq", "a", OSSICLE_CONDITION_UNKNOWN },
  { "null", -1, "", "", OSSICLE_CONDITION_UNKNOWN },
  { "7", -1, "", "", OSSICLE_CONDITION_UNKNOWN },
};

static void
test_conditions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *lines = g_strdup_printf (
        V1 ("{\"expiration\":\"2023-12-04T12:12:12.000Z\",\"conditions\":[%s]}"),
        conditions[i].condition);
      g_autoptr (OssiclePostForm) form = make_form (lines, conditions[i].size);
      const OssiclePostCondition *condition;

      g_test_message ("%s", conditions[i].condition);
      g_assert_cmpuint (ossicle_post_form_get_n_conditions (form), ==, 1);
      condition = ossicle_post_form_get_condition (form, 0);
      g_assert_cmpstr (condition->text, ==, conditions[i].condition);
      g_assert_cmpstr (condition->operation, ==, conditions[i].operation);
      g_assert_cmpstr (condition->field, ==, conditions[i].field);
      g_assert_cmpint (condition->state, ==, conditions[i].state);
    }
}

static const struct
{
  const char *lines;
  OssicleSigningWarning warning;
} odd[] = {
  { "policy={}\nOSSAccessKeyId=ak\nSignature=" SHA1 "\nfile=x",
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSING },
  { "key=a\nOSSAccessKeyId=ak\nSignature=" SHA1 "\nfile=x",
    OSSICLE_SIGNING_WARNING_POLICY_MISSING },
  { V1 ("{"), OSSICLE_SIGNING_WARNING_POLICY_FORM },
  { V1 ("[]"), OSSICLE_SIGNING_WARNING_POLICY_FORM },
  { V1 ("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["), OSSICLE_SIGNING_WARNING_POLICY_FORM },
  { V1 (""), OSSICLE_SIGNING_WARNING_POLICY_FORM },
  { V1 ("\xff\xfe"), OSSICLE_SIGNING_WARNING_POLICY_FORM },
  { V1 ("{\"conditions\":[]}"), OSSICLE_SIGNING_WARNING_PARAMETER_MISSING },
  { V1 ("{\"expiration\":7,\"conditions\":{}}"), OSSICLE_SIGNING_WARNING_PARAMETER_MISSING },
  { V1 ("{\"expiration\":\"tomorrow\",\"conditions\":[]}"), OSSICLE_SIGNING_WARNING_EXPIRES_FORM },
  { V1 (POLICY ("")) "\nx-oss-meta-a=1", OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE },
  { "file=x\nkey=a\npolicy={}\nOSSAccessKeyId=ak\nSignature=" SHA1,
    OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE },
  { "key=a\npolicy={}\nOSSAccessKeyId=ak\nSignature=" SHA1, OSSICLE_SIGNING_WARNING_FILE_MISSING },
  { "key=a\npolicy={}\nOSSAccessKeyId=ak\nfile=x", OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING },
  { "key=a\npolicy={}\nOSSAccessKeyId=STS.a\nSignature=" SHA1 "\nfile=x",
    OSSICLE_SIGNING_WARNING_TOKEN_MISSING },
  { "key=a\npolicy={}\nOSSAccessKeyId=LTAIa\nSignature=" SHA1 "\nx-oss-security-token=t\nfile=x",
    OSSICLE_SIGNING_WARNING_TOKEN_STRAY },
  { "key=a\npolicy={}\nx-oss-signature=" HEX "\nfile=x",
    OSSICLE_SIGNING_WARNING_PARAMETER_MISSING },
  { "key=a\npolicy={}\nx-oss-signature=" HEX "\nx-oss-credential=" CREDENTIAL
    "\nx-oss-date=20231217T000000Z\nfile=x",
    OSSICLE_SIGNING_WARNING_DATES_DIFFER },
};

static void
test_odd (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (OssiclePostForm) form = make_form (odd[i].lines, OSSICLE_NO_SIZE);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_true (
        ossicle_signing_warnings_have (ossicle_post_form_get_warnings (form), odd[i].warning));
    }
}

static void
test_expiry (void)
{
  g_autoptr (OssiclePostForm) form = make_form (V1 (POLICY ("")), OSSICLE_NO_SIZE);
  g_autoptr (OssiclePostForm) offset = make_form (
    V1 ("{\"expiration\":\"2023-12-04T20:12:12+08:00\",\"conditions\":[]}"), OSSICLE_NO_SIZE);

  g_assert_cmpint (ossicle_post_form_get_expires_at (form), ==, NOON + 86400);
  g_assert_cmpint (ossicle_post_form_get_expires_at (offset), ==, NOON + 86400);
  g_assert_cmpint (ossicle_post_form_judge (form, NOON), ==, OSSICLE_EXPIRY_VALID);
  g_assert_cmpint (ossicle_post_form_judge (form, NOON + 86401), ==, OSSICLE_EXPIRY_EXPIRED);
}

/* The policy is signed as it is written, also where its base64 is not ours. */
static void
test_sign_again (void)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);
  g_autoptr (OssicleAccessKey)
    key = ossicle_access_key_new ("LTAI5tExampleKeyId00001", secret, NULL);
  g_autoptr (OssiclePostForm) form = make_form (
    V1 ("{\"expiration\":\"2023-12-04T12:12:12.000Z\",\"conditions\":[]}"), OSSICLE_NO_SIZE);
  g_autoptr (OssicleWorksheet) worksheet = ossicle_post_form_sign_again (form, key);
  g_autoptr (OssiclePostForm)
    bare = make_form ("key=a\nOSSAccessKeyId=ak\nSignature=" SHA1 "\nfile=x", OSSICLE_NO_SIZE);

  g_assert_cmpstr (ossicle_worksheet_get_signature (worksheet), ==, "SYtERGUjhUZKY900W86fuPC6Szg=");
  g_assert_null (ossicle_post_form_sign_again (bare, key));
}

static void
test_not_signed (void)
{
  g_autoptr (OssicleFields) fields = make_fields ("key=a\nfile=x");
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_post_form_new (fields, NULL, OSSICLE_NO_SIZE, &error));
  g_assert_error (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_NOT_SIGNED);
}

static void
test_huge (void)
{
  g_autofree char *blanks = g_strnfill (OSSICLE_POST_POLICY_MAX_BYTES, ' ');
  g_autofree char *lines = g_strconcat (
    "key=a\nOSSAccessKeyId=ak\nSignature=" SHA1 "\nfile=x\npolicy={", blanks, "}", NULL);
  g_autofree char *before = g_strconcat ("policy={", blanks, "}\n", lines, NULL);
  g_autoptr (OssiclePostForm) form = make_form (before, OSSICLE_NO_SIZE);

  g_assert_true (ossicle_signing_warnings_have (ossicle_post_form_get_warnings (form),
                                                OSSICLE_SIGNING_WARNING_POLICY_FORM));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/post-form/good", test_good);
  g_test_add_func ("/post-form/conditions", test_conditions);
  g_test_add_func ("/post-form/odd", test_odd);
  g_test_add_func ("/post-form/expiry", test_expiry);
  g_test_add_func ("/post-form/sign-again", test_sign_again);
  g_test_add_func ("/post-form/not-signed", test_not_signed);
  g_test_add_func ("/post-form/huge", test_huge);

  return g_test_run ();
}
