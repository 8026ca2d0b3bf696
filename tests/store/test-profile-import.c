/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/credentials/ossicle-profile-import.h"

/* "NAME ID SECRET TOKEN EXPIRY REGION VERSION", a line for each, then "- NAME (WHY)" */
static char *
describe (OssicleProfileImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < import->profiles->len; i++)
    {
      OssicleProfile *profile = g_ptr_array_index (import->profiles, i);
      g_autoptr (OssicleAccessKey) key = ossicle_profile_dup_access_key (profile);
      OssicleSecret *token = ossicle_access_key_get_token (key);
      const char *region = ossicle_profile_get_region (profile);

      g_assert_true (ossicle_profile_check (profile, NULL));
      g_string_append_printf (
        text, "%s %s %s %s %" G_GINT64_FORMAT " %s %s\n", ossicle_profile_get_name (profile),
        ossicle_access_key_get_id (key),
        ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL),
        token != NULL ? ossicle_secret_peek (token, NULL) : "-",
        ossicle_profile_get_expiry (profile), region != NULL ? region : "-",
        ossicle_signature_version_to_string (ossicle_profile_get_version (profile)));
    }
  for (guint i = 0; i < import->left_out->len; i++)
    g_string_append_printf (text, "- %s\n", (char *) g_ptr_array_index (import->left_out, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_files (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } table[] = {
    /* ossutil 1 */
    { "[Credentials]\nlanguage=EN\naccessKeyID=LTAI5tA\naccessKeySecret=SecretA\n"
      "endpoint=oss-cn-hangzhou.aliyuncs.com\n[Bucket-Endpoint]\nb=oss-cn-beijing.aliyuncs.com\n",
      "ossutil LTAI5tA SecretA - 0 cn-hangzhou v4\n" },
    { "[Credentials]\r\naccessKeyID = STS.A \r\n "
      "accessKeySecret\t=\tSecret=A=\r\nstsToken=T/o+k==\r\n"
      "endpoint=https://oss-cn-beijing-internal.aliyuncs.com/\r\n[AkService]\r\necsAk=http://x/"
      "\r\n",
      "ossutil STS.A Secret=A= T/o+k== 0 cn-beijing v4\n" },
    { "\xef\xbb\xbf[Credentials]\naccessKeyID=A\naccessKeySecret=B", "ossutil A B - 0 - v4\n" },
    /* ossutil 2 */
    { "# mine\n[default]\naccessKeyID=A\naccessKeySecret=B\nregion=cn-hangzhou\n\n"
      "[profile dev]\naccess-key-id=C\nAccess_Key_Secret=D\nsign-version=v1\n"
      "endpoint=oss-cn-shenzhen.aliyuncs.com\n; no\n[buckets b]\nregion=cn-beijing\n",
      "default A B - 0 cn-hangzhou v4\ndev C D - 0 cn-shenzhen v1\n" },
    { "[PROFILE  工作 ]\nmode=StsToken\naccesskeyid=A\naccesskeysecret=B\nststoken=C\n"
      "[profile r]\nmode=RamRoleArn\naccessKeyID=E\naccessKeySecret=F\nroleArn=acs:ram::1:role/x\n"
      "[profile e]\nmode=EcsRamRole\n[profile empty]\n",
      "工作 A B C 0 - v4\n- r (RamRoleArn)\n- e (EcsRamRole)\n" },
    { "[default]\naccessKeyID=A\n[profile s]\naccessKeySecret=B\n[profile g]\naccessKeyID=C\n"
      "accessKeySecret=D\n",
      "g C D - 0 - v4\n- default (access key secret)\n- s (access key id)\n" },
    { "[default]\naccessKeyID=A A\naccessKeySecret=B\n[profile x]\naccessKeyID=A\n"
      "accessKeySecret=B\nregion=Not A Region\n",
      "x A B - 0 - v4\n- default (stray characters)\n" },
    { "[profile \x1b[31mred]\naccessKeyID=A\naccessKeySecret=B\n", "[31mred A B - 0 - v4\n" },
    { "[profile \u202e]\naccessKeyID=A\naccessKeySecret=B\n", "default A B - 0 - v4\n" },
    /* Alibaba Cloud CLI */
    { "{\"current\":\"default\",\"profiles\":[{\"name\":\"default\",\"mode\":\"AK\","
      "\"access_key_id\":\"A\",\"access_key_secret\":\"B\",\"region_id\":\"cn-hangzhou\","
      "\"output_format\":\"json\",\"retry_count\":0}],\"meta_path\":\"\"}",
      "default A B - 0 cn-hangzhou v4\n" },
    { " \n{\"profiles\":[{\"name\":\"t\",\"mode\":\"StsToken\",\"access_key_id\":\"STS.A\","
      "\"access_key_secret\":\"B\",\"sts_token\":\"C\",\"sts_expiration\":1900000000},"
      "{\"name\":\"r\",\"mode\":\"RamRoleArn\",\"access_key_id\":\"A\",\"access_key_secret\":\"B\"}"
      ","
      "{\"name\":\"c\",\"mode\":\"CloudSSO\"},{\"name\":7,\"mode\":\"AK\",\"access_key_id\":[]},4]"
      "}",
      "t STS.A B C 1900000000 - v4\n- r (RamRoleArn)\n- c (CloudSSO)\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleProfileImport)
        import = ossicle_profile_import_file (table[i].text, strlen (table[i].text), &error);
      g_autofree char *found = import != NULL ? describe (import) : NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      g_assert_cmpstr (found, ==, table[i].found);
    }
}

/* The messages name the line, and nothing that stands in it. */
static void
test_broken_files (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    int code;
    const char *line;
  } table[] = {
    { "", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING, NULL },
    { "\n\n# nothing\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING, NULL },
    { "[Credentials]\nlanguage=EN\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING, NULL },
    { "{\"profiles\":[]}", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING, NULL },
    { "accessKeyID=A\naccessKeySecret=HUSH\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING, NULL },
    { "[default]\naccessKeyID=A\nHUSH\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 3" },
    { "[default\naccessKeyID=A\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 1" },
    { "<html>HUSH</html>", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 1" },
    { "{\n\"profiles\":\n[{\"access_key_secret\":\n\"HUSH\" \"HUSH\"}]}", -1,
      OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 4" },
    { "{\"profiles\":[{\"access_key_secret\":\"HUSH", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED,
      "Line 1" },
    { "{\"HUSH\":1}", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 1" },
    { "{\"profiles\":\"HUSH\"}", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 1" },
    { "{\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", -1, OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED, "Line 2" },
    { "[default]\naccessKeySecret=HU\0SH\n", 33, OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT, "Line 2" },
    { "[default]\n\naccessKeySecret=HU\xffSH\n", -1, OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT,
      "Line 3" },
    { "\xff\xfe[\0d\0", 6, OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT, "Line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = table[i].length < 0 ? strlen (table[i].text) : (gsize) table[i].length;
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleProfileImport)
        import = ossicle_profile_import_file (table[i].text, length, &error);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (import);
      g_assert_error (error, OSSICLE_PROFILE_IMPORT_ERROR, table[i].code);
      g_assert_null (strstr (error->message, "HU"));
      if (table[i].line != NULL)
        g_assert_true (g_str_has_prefix (error->message, table[i].line));
    }
}

static void
test_huge_files (void)
{
  g_autofree char *text = g_strnfill (OSSICLE_PROFILE_IMPORT_MAX_BYTES + 1, '\n');
  g_autofree char *mode = g_strnfill (OSSICLE_PROFILE_IMPORT_MAX_BYTES - 20, 'M');
  g_autofree char *odd = g_strconcat ("[profile p]\nmode=", mode, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleProfileImport) import = NULL;

  g_assert_null (ossicle_profile_import_file (text, OSSICLE_PROFILE_IMPORT_MAX_BYTES + 1, &error));
  g_assert_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (ossicle_profile_import_file (text, OSSICLE_PROFILE_IMPORT_MAX_BYTES, &error));
  g_assert_error (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING);
  g_clear_error (&error);
  import = ossicle_profile_import_file (odd, strlen (odd), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (g_ptr_array_index (import->left_out, 0)), <, 100);
}

static void
test_environment (void)
{
  static const struct
  {
    const char *environment[6];
    const char *found;
  } table[] = {
    { { "HOME=/", NULL }, NULL },
    { { "OSS_ACCESS_KEY_ID=A", "OSS_ACCESS_KEY_SECRET=B", NULL },
      "OSS_ACCESS_KEY_ID A B - 0 - v4\n" },
    { { "OSS_ACCESS_KEY_ID=A", "OSS_ACCESS_KEY_SECRET=B", "OSS_SESSION_TOKEN=C",
        "OSS_REGION=cn-hangzhou", NULL },
      "OSS_ACCESS_KEY_ID A B C 0 cn-hangzhou v4\n" },
    { { "ALIBABA_CLOUD_ACCESS_KEY_ID=A", "ALIBABA_CLOUD_ACCESS_KEY_SECRET=B",
        "ALIBABA_CLOUD_SECURITY_TOKEN=C", "OSS_ACCESS_KEY_ID=X", "OSS_ACCESS_KEY_SECRET=Y", NULL },
      "OSS_ACCESS_KEY_ID X Y - 0 - v4\nALIBABA_CLOUD_ACCESS_KEY_ID A B C 0 - v4\n" },
    { { "OSS_ACCESS_KEY_ID=A", "OSS_ACCESS_KEY_SECRET=", NULL },
      "- OSS_ACCESS_KEY_ID (access key secret)\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleProfileImport)
        import = ossicle_profile_import_environment (table[i].environment, &error);
      g_autofree char *found = import != NULL ? describe (import) : NULL;

      g_assert_cmpstr (found, ==, table[i].found);
      g_assert_cmpint (
        g_error_matches (error, OSSICLE_PROFILE_IMPORT_ERROR, OSSICLE_PROFILE_IMPORT_ERROR_NOTHING),
        ==, found == NULL);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profile-import/files", test_files);
  g_test_add_func ("/profile-import/broken-files", test_broken_files);
  g_test_add_func ("/profile-import/huge-files", test_huge_files);
  g_test_add_func ("/profile-import/environment", test_environment);

  return g_test_run ();
}
