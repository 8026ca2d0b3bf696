/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "keyring-test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <libsecret/secret.h>

/* A session bus of the test's own, with a keyring of its own on it where one is wanted. */
typedef struct
{
  GTestDBus *bus;
  GPid keyring;
  char *home;
} KeyringTest;

static gboolean
has_owner (const char *name)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  gboolean owned = FALSE;

  reply = g_dbus_connection_call_sync (bus, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                       "NameHasOwner", g_variant_new ("(s)", name), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);

  return owned;
}

/* The password of the keyring is what comes on standard input. */
static void
start_keyring (KeyringTest *self)
{
  const char *const arguments[] = { "gnome-keyring-daemon", "--foreground", "--unlock",
                                    "--components=secrets", NULL };
  /* Its own warnings are not this test's matter. */
  g_auto (GStrv) environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");
  int input;

  if (!g_spawn_async_with_pipes (NULL, (char **) arguments, environment,
                                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD |
                                   G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                                 NULL, NULL, &self->keyring, &input, NULL, NULL, NULL))
    return;

  g_assert_cmpint (write (input, "open\n", 5), ==, 5);
  g_close (input, NULL);
  for (guint i = 0; i < 500 && !has_owner ("org.freedesktop.secrets"); i++)
    g_usleep (20 * 1000);
  g_assert_true (has_owner ("org.freedesktop.secrets"));
}

static void
set_up (KeyringTest *self, const KeyringTestRow *row)
{
  static const char *const names[] = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                       "XDG_RUNTIME_DIR" };

  self->home = g_dir_make_tmp ("ossicle-XXXXXX", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], self->home, TRUE);
  g_setenv ("SECRET_BACKEND", "service", TRUE);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  if (row->with_keyring)
    start_keyring (self);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (KeyringTest *self)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  /* It would end this process. There is none where connecting was cancelled. */
  if (bus != NULL)
    g_dbus_connection_set_exit_on_close (bus, FALSE);
  if (self->keyring != 0)
    {
      kill (self->keyring, SIGTERM);
      waitpid (self->keyring, NULL, 0);
    }
  /* Kept until the process ends: it would wait for the last reference to the connection. */
  g_test_dbus_stop (self->bus);
  remove_tree (self->home);
  g_clear_pointer (&self->home, g_free);
}

static gboolean
lacks (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *message = g_strdup_printf ("there is no %s", program);

  if (path == NULL)
    g_test_skip (message);

  return path == NULL;
}

/* Each in a process of its own: the connection to the bus is the process's only one. */
static void
run (gconstpointer data)
{
  const KeyringTestRow *row = data;
  static KeyringTest self;

  if (lacks ("dbus-daemon") || (row->with_keyring && lacks ("gnome-keyring-daemon")))
    return;

  if (g_test_subprocess ())
    {
      set_up (&self, row);
      row->func ();
      tear_down (&self);
      return;
    }

  g_test_trap_subprocess (NULL, 30 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

void
keyring_test_add (const KeyringTestRow *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    g_test_add_data_func (rows[i].path, rows + i, run);
}

/* Nobody is there to be asked to unlock it again. */
void
keyring_test_lock (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SecretService) service = secret_service_get_sync (SECRET_SERVICE_NONE, NULL, &error);
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_sync (
    service, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE, NULL, &error);
  GList collections = { collection };

  g_assert_no_error (error);
  g_assert_cmpint (secret_service_lock_sync (service, &collections, NULL, NULL, &error), ==, 1);
  g_assert_no_error (error);
}

void
keyring_test_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **into = user_data;

  *into = g_object_ref (result);
}

GAsyncResult *
keyring_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

OssicleProfile *
keyring_test_profile (const char *name, const char *secret_text, const char *token_text)
{
  g_autoptr (OssicleSecret) secret = secret_text != NULL ? ossicle_secret_new (secret_text, -1)
                                                         : NULL;
  g_autoptr (OssicleSecret) token = token_text != NULL ? ossicle_secret_new (token_text, -1) : NULL;
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("LTAI5tExample", secret, token);

  return ossicle_profile_new (NULL, name, key);
}

gboolean
keyring_test_load (OssicleProfiles *profiles)
{
  g_autoptr (GAsyncResult) result = NULL;

  ossicle_profiles_load_async (profiles, NULL, keyring_test_done_cb, &result);

  return ossicle_profiles_load_finish (profiles, keyring_test_wait (&result), NULL);
}

gboolean
keyring_test_save (OssicleProfiles *profiles, OssicleProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ossicle_profiles_save_async (profiles, profile, NULL, keyring_test_done_cb, &result);

  return ossicle_profiles_save_finish (profiles, keyring_test_wait (&result), error);
}

gboolean
keyring_test_remove (OssicleProfiles *profiles, OssicleProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ossicle_profiles_remove_async (profiles, profile, NULL, keyring_test_done_cb, &result);

  return ossicle_profiles_remove_finish (profiles, keyring_test_wait (&result), error);
}

OssicleAccessKey *
keyring_test_open (OssicleProfiles *profiles, OssicleProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  ossicle_profiles_open_async (profiles, profile, NULL, keyring_test_done_cb, &result);

  return ossicle_profiles_open_finish (profiles, keyring_test_wait (&result), error);
}
