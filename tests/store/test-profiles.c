/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "keyring-test.h"

static char *
dup_names (OssicleProfiles *profiles)
{
  GListModel *model = G_LIST_MODEL (profiles);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (OssicleProfile) profile = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s%s", i > 0 ? "," : "", ossicle_profile_get_name (profile),
                              ossicle_profile_is_kept (profile) ? "" : "*");
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (OssicleProfiles *profiles, const char *expected)
{
  g_autofree char *names = dup_names (profiles);

  g_assert_cmpstr (names, ==, expected);
}

static void
save (OssicleProfiles *profiles, OssicleProfile *profile)
{
  g_autoptr (GError) error = NULL;

  keyring_test_save (profiles, profile, &error);
  g_assert_no_error (error);
}

static void
save_new (OssicleProfiles *profiles, const char *name, gboolean kept)
{
  g_autoptr (OssicleProfile) profile = keyring_test_profile (name, "secret", NULL);

  ossicle_profile_set_kept (profile, kept);
  save (profiles, profile);
}

/* @secret and @token: NULL where there is to be none */
static void
assert_opens (OssicleProfiles *profiles, const char *name, const char *secret, const char *token)
{
  OssicleProfile *profile = ossicle_profiles_find_name (profiles, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleAccessKey) key = keyring_test_open (profiles, profile, &error);
  OssicleSecret *got;

  g_assert_no_error (error);
  g_assert_cmpstr (ossicle_access_key_get_id (key), ==, "LTAI5tExample");
  g_assert_cmpstr (ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL), ==, secret);
  got = ossicle_access_key_get_token (key);
  g_assert_cmpstr (got != NULL ? ossicle_secret_peek (got, NULL) : NULL, ==, token);
}

static void
test_for_this_run (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleProfiles) others = ossicle_profiles_new ();

  g_assert_cmpint (ossicle_profiles_get_state (profiles), ==, OSSICLE_PROFILES_UNREAD);
  save_new (profiles, "work", FALSE);
  save_new (profiles, "Änderung", FALSE);
  save_new (profiles, "alone", FALSE);
  assert_names (profiles, "alone*,work*,Änderung*");
  assert_opens (profiles, "WORK", "secret", NULL);
  keyring_test_load (others);
  assert_names (others, "");
}

static void
test_without_a_keyring (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();

  save_new (profiles, "here before", TRUE);
  g_assert_true (keyring_test_load (profiles));
  g_assert_cmpint (ossicle_profiles_get_state (profiles), ==, OSSICLE_PROFILES_NO_KEYRING);
  g_assert_nonnull (ossicle_profiles_get_problem (profiles));
  save_new (profiles, "work", TRUE);
  assert_names (profiles, "here before*,work*");
  assert_opens (profiles, "work", "secret", NULL);
  g_assert_true (
    keyring_test_remove (profiles, ossicle_profiles_find_name (profiles, "work"), NULL));
  assert_names (profiles, "here before*");
}

static void
test_in_the_keyring (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleProfiles) later = ossicle_profiles_new ();
  g_autoptr (OssicleProfile) full = NULL;
  OssicleProfile *found;

  full = keyring_test_profile ("工作 (sts)", "ExampleSecret30", "CAIS+/token==");
  ossicle_profile_set_expiry (full, 1900000000);
  ossicle_profile_set_region (full, "cn-hangzhou");
  ossicle_profile_set_version (full, OSSICLE_SIGNATURE_V1);
  save (profiles, full);
  save_new (profiles, "plain", TRUE);
  save_new (profiles, "run", FALSE);
  assert_names (profiles, "plain,run*,工作 (sts)");
  g_assert_cmpint (ossicle_profiles_get_state (profiles), ==, OSSICLE_PROFILES_IN_KEYRING);

  keyring_test_load (later);
  assert_names (later, "plain,工作 (sts)");
  found = ossicle_profiles_find_id (later, ossicle_profile_get_id (full));
  g_assert_true (ossicle_profile_equal (found, full));
  g_assert_false (ossicle_profile_has_secret (found));
  g_assert_true (ossicle_profile_is_temporary (found));
  assert_opens (later, "工作 (STS)", "ExampleSecret30", "CAIS+/token==");
  assert_opens (later, "plain", "secret", NULL);
}

/* Every change is seen by who looks afterwards, and nothing of before is left behind. */
static void
test_changes (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleProfiles) later = ossicle_profiles_new ();
  g_autoptr (OssicleAccessKey) bare = ossicle_access_key_new ("LTAI5tExample", NULL, NULL);
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("other", -1);
  g_autoptr (OssicleProfile) first = NULL, renamed = NULL, changed = NULL, taken = NULL;

  first = keyring_test_profile ("first", "secret", "token");
  save (profiles, first);
  keyring_test_load (later);

  renamed = ossicle_profile_new (ossicle_profile_get_id (first), "renamed", bare);
  ossicle_profile_set_region (renamed, "cn-beijing");
  save (profiles, renamed);
  assert_names (profiles, "renamed");
  assert_opens (profiles, "renamed", "secret", "token");
  keyring_test_load (later);
  assert_names (later, "renamed");
  g_assert_true (ossicle_profile_is_temporary (ossicle_profiles_find_name (later, "renamed")));

  key = ossicle_access_key_new ("LTAI5tExample", secret, NULL);
  changed = ossicle_profile_new (ossicle_profile_get_id (first), "renamed", key);
  save (profiles, changed);
  keyring_test_load (later);
  assert_opens (later, "renamed", "other", NULL);
  g_assert_null (ossicle_profile_get_region (ossicle_profiles_find_name (later, "renamed")));

  taken = ossicle_profile_new (ossicle_profile_get_id (first), "for a while", bare);
  ossicle_profile_set_kept (taken, FALSE);
  save (profiles, taken);
  assert_names (profiles, "for a while*");
  assert_opens (profiles, "for a while", "other", NULL);
  keyring_test_load (later);
  assert_names (later, "");
  keyring_test_load (profiles);
  assert_names (profiles, "for a while*");
}

static void
test_refused (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  static const struct
  {
    const char *name;
    const char *secret;
    int code;
  } table[] = {
    { "Work", "secret", OSSICLE_PROFILE_ERROR_NAME_TAKEN },
    { "", "secret", OSSICLE_PROFILE_ERROR_NO_NAME },
    { "new", "se cret", OSSICLE_PROFILE_ERROR_BAD_SECRET },
    { "new", NULL, OSSICLE_PROFILE_ERROR_NO_SECRET },
  };

  save_new (profiles, "work", FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleProfile) profile = NULL;
      g_autoptr (GError) error = NULL;

      profile = keyring_test_profile (table[i].name, table[i].secret, NULL);
      g_assert_false (keyring_test_save (profiles, profile, &error));
      g_assert_error (error, OSSICLE_PROFILE_ERROR, table[i].code);
      assert_names (profiles, "work*");
    }
}

static void
test_removed_meanwhile (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleProfiles) others = ossicle_profiles_new ();
  g_autoptr (OssicleProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  save_new (profiles, "work", TRUE);
  save_new (profiles, "home", TRUE);
  keyring_test_load (others);
  profile = g_object_ref (ossicle_profiles_find_name (others, "work"));
  g_assert_true (keyring_test_remove (others, profile, &error));
  g_assert_no_error (error);
  assert_names (others, "home");

  g_assert_null (keyring_test_open (profiles, profile, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE);
  assert_names (profiles, "home");
  g_clear_error (&error);
  g_assert_null (keyring_test_open (profiles, profile, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (keyring_test_remove (profiles, profile, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE);
}

/* Names are seen, secrets are not; what is new is kept for this run, what is there stays as it is.
 */
static void
test_locked (void)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleProfiles) later = ossicle_profiles_new ();
  g_autoptr (OssicleAccessKey) bare = ossicle_access_key_new ("LTAI5tExample", NULL, NULL);
  g_autoptr (OssicleProfile) renamed = NULL;
  g_autoptr (GError) error = NULL;
  OssicleProfile *work;

  save_new (profiles, "work", TRUE);
  keyring_test_lock ();
  keyring_test_load (later);
  assert_names (later, "work");
  work = ossicle_profiles_find_name (later, "work");
  g_assert_null (keyring_test_open (later, work, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED);
  g_clear_error (&error);

  renamed = ossicle_profile_new (ossicle_profile_get_id (work), "renamed", bare);
  g_assert_false (keyring_test_save (later, renamed, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED);
  assert_names (later, "work");

  g_clear_error (&error);
  g_assert_false (keyring_test_remove (later, work, &error));
  g_assert_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED);
  assert_names (later, "work");

  save_new (later, "new", TRUE);
  assert_names (later, "new*,work");
  g_assert_cmpint (ossicle_profiles_get_state (later), ==, OSSICLE_PROFILES_LOCKED);
  g_assert_nonnull (ossicle_profiles_get_problem (later));
}

static void
cancel_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (ossicle_profiles_load_finish (OSSICLE_PROFILES (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

/* The list may be gone when the keyring answers. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  OssicleProfiles *profiles = ossicle_profiles_new ();
  gboolean done = FALSE;

  ossicle_profiles_load_async (profiles, cancellable, cancel_cb, &done);
  g_object_add_weak_pointer (G_OBJECT (profiles), (gpointer *) &profiles);
  g_object_unref (profiles);
  g_cancellable_cancel (cancellable);
  while (!done || profiles != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const KeyringTestRow rows[] = {
  { "/profiles/for-this-run", test_for_this_run },
  { "/profiles/refused", test_refused },
  { "/profiles/without-a-keyring", test_without_a_keyring },
  { "/profiles/cancelled", test_cancelled },
  { "/profiles/in-the-keyring", test_in_the_keyring, TRUE },
  { "/profiles/changes", test_changes, TRUE },
  { "/profiles/removed-meanwhile", test_removed_meanwhile, TRUE },
  { "/profiles/locked", test_locked, TRUE },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  keyring_test_add (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
