/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/credentials/ossicle-profile.h"

static OssicleProfile *
make (const char *name, const char *id, const char *secret_text, const char *token_text)
{
  g_autoptr (OssicleSecret) secret = secret_text != NULL ? ossicle_secret_new (secret_text, -1)
                                                         : NULL;
  g_autoptr (OssicleSecret) token = token_text != NULL ? ossicle_secret_new (token_text, -1) : NULL;
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new (id, secret, token);

  return ossicle_profile_new (NULL, name, key);
}

static void
test_profile_is_what_was_said (void)
{
  g_autoptr (OssicleProfile) profile = make ("work", "LTAI5tExample", "secret", NULL);
  g_autoptr (OssicleProfile) other = make ("work", "LTAI5tExample", NULL, "token");
  g_autoptr (OssicleAccessKey) key = ossicle_profile_dup_access_key (profile);

  g_assert_cmpstr (ossicle_profile_get_name (profile), ==, "work");
  g_assert_cmpstr (ossicle_profile_get_access_key_id (profile), ==, "LTAI5tExample");
  g_assert_cmpstr (ossicle_access_key_get_id (key), ==, "LTAI5tExample");
  g_assert_true (ossicle_profile_has_secret (profile));
  g_assert_false (ossicle_profile_is_temporary (profile));
  g_assert_true (ossicle_profile_is_kept (profile));
  g_assert_null (ossicle_profile_get_region (profile));
  g_assert_cmpint (ossicle_profile_get_version (profile), ==, OSSICLE_SIGNATURE_V4);
  g_assert_cmpstr (ossicle_profile_get_id (profile), !=, ossicle_profile_get_id (other));
  g_assert_false (ossicle_profile_has_secret (other));
  g_assert_true (ossicle_profile_is_temporary (other));

  ossicle_profile_set_region (profile, "cn-hangzhou");
  ossicle_profile_set_region (other, "");
  ossicle_profile_set_version (profile, OSSICLE_SIGNATURE_V1);
  g_assert_cmpstr (ossicle_profile_get_region (profile), ==, "cn-hangzhou");
  g_assert_null (ossicle_profile_get_region (other));
  g_assert_cmpint (ossicle_profile_get_version (profile), ==, OSSICLE_SIGNATURE_V1);
}

static void
test_profile_expires (void)
{
  static const struct
  {
    const char *token;
    gint64 expiry;
    gboolean expired;
  } table[] = {
    { "token", 0, FALSE },    { "token", 999, TRUE }, { "token", 1000, TRUE },
    { "token", 1001, FALSE }, { NULL, 999, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleProfile) profile = make ("p", "id", "secret", table[i].token);

      ossicle_profile_set_expiry (profile, table[i].expiry);
      g_assert_cmpint (ossicle_profile_is_expired (profile, 1000), ==, table[i].expired);
    }
}

#define LONG_NAME                                                                                  \
  "0123456789012345678901234567890123456789012345678901234567890123456789"                         \
  "0123456789012345678901234567890"

static void
test_profile_is_checked (void)
{
  static const struct
  {
    const char *name;
    const char *id;
    const char *secret;
    const char *token;
    const char *region;
    int code; /* -1 if it is good */
  } table[] = {
    { "work", "LTAI5t", "secret", NULL, NULL, -1 },
    { "工作 ‘1’", "STS.NT", "secret", "tok+en/==", "cn-hangzhou", -1 },
    { "in the keyring", "LTAI5t", NULL, NULL, "oss-cn-hangzhou", -1 },
    { "", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_NO_NAME },
    { " work", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_NO_NAME },
    { "work\n", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_NO_NAME },
    { "wo\nrk", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_NAME },
    { "wo\u202erk", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_NAME },
    { "wo\xffrk", "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_NAME },
    { LONG_NAME, "LTAI5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_NAME },
    { "work", "", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_NO_ID },
    { "work", "LTAI 5t", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_ID },
    { "work", "LTAI5t\r", "secret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_ID },
    { "work", "LTAI5t", "", NULL, NULL, OSSICLE_PROFILE_ERROR_NO_SECRET },
    { "work", "LTAI5t", "sec\nret", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_SECRET },
    { "work", "LTAI5t", "secret\xc2\xa0", NULL, NULL, OSSICLE_PROFILE_ERROR_BAD_SECRET },
    { "work", "LTAI5t", "secret", "tok en", NULL, OSSICLE_PROFILE_ERROR_BAD_TOKEN },
    { "work", "LTAI5t", "secret", NULL, "Cn", OSSICLE_PROFILE_ERROR_BAD_REGION },
    { "work", "LTAI5t", "secret", NULL, "cn/oss", OSSICLE_PROFILE_ERROR_BAD_REGION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleProfile)
        profile = make (table[i].name, table[i].id, table[i].secret, table[i].token);
      g_autoptr (GError) error = NULL;
      gboolean good;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      ossicle_profile_set_region (profile, table[i].region);
      good = ossicle_profile_check (profile, &error);
      if (table[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, OSSICLE_PROFILE_ERROR, table[i].code);
      g_assert_cmpint (good, ==, table[i].code < 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/profile/is-what-was-said", test_profile_is_what_was_said);
  g_test_add_func ("/profile/expires", test_profile_expires);
  g_test_add_func ("/profile/is-checked", test_profile_is_checked);

  return g_test_run ();
}
