/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-keyring.h"
#include "ossicle-profiles-private.h"

static gboolean
check (OssicleProfiles *self, OssicleProfile *profile, GError **error)
{
  OssicleProfile *same;

  if (!ossicle_profile_check (profile, error))
    return FALSE;

  same = ossicle_profiles_find_name (self, ossicle_profile_get_name (profile));
  if (same == NULL || g_str_equal (ossicle_profile_get_id (same), ossicle_profile_get_id (profile)))
    return TRUE;

  g_set_error (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_NAME_TAKEN,
               "Another profile has the name “%s”", ossicle_profile_get_name (same));

  return FALSE;
}

/* The one that @task's profile replaces and that is in the keyring. */
static OssicleProfile *
find_replaced (GTask *task)
{
  OssicleProfiles *self = g_task_get_source_object (task);
  OssicleProfile *profile = g_task_get_task_data (task);
  OssicleProfile *old = ossicle_profiles_find_id (self, ossicle_profile_get_id (profile));

  return old != NULL && ossicle_profile_is_kept (old) ? old : NULL;
}

static void
keep_for_this_run (GTask *task)
{
  OssicleProfile *profile = g_task_get_task_data (task);
  g_autoptr (OssicleAccessKey) key = ossicle_profile_dup_access_key (profile);
  g_autoptr (OssicleProfile) copy = ossicle_profile_copy (profile, key);

  ossicle_profile_set_kept (copy, FALSE);
  ossicle_profiles_put (g_task_get_source_object (task), copy);
  g_task_return_boolean (task, TRUE);
}

static void
stored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OssicleProfiles *self = g_task_get_source_object (task);
  OssicleProfile *profile = g_task_get_task_data (task);
  g_autoptr (OssicleAccessKey) bare = NULL;
  g_autoptr (OssicleProfile) copy = NULL;
  GError *error = NULL;

  if (ossicle_keyring_store_finish (result, &error))
    {
      bare = ossicle_access_key_new (ossicle_profile_get_access_key_id (profile), NULL, NULL);
      copy = ossicle_profile_copy (profile, bare);
      ossicle_profiles_put (self, copy);
      ossicle_profiles_set_state (self, OSSICLE_PROFILES_IN_KEYRING, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else if (error->domain != OSSICLE_PROFILE_ERROR || find_replaced (task) != NULL)
    g_task_return_error (task, error);
  else
    {
      ossicle_profiles_note_failure (self, error);
      g_error_free (error);
      keep_for_this_run (task);
    }
}

static void
taken_out_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ossicle_keyring_clear_finish (result, &error))
    keep_for_this_run (task);
  else
    g_task_return_error (task, error);
}

/* @task: its profile has a secret */
static void
save (GTask *task)
{
  OssicleProfile *profile = g_task_get_task_data (task);
  OssicleProfile *replaced = find_replaced (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (ossicle_profile_is_kept (profile))
    ossicle_keyring_store_async (profile, replaced, cancellable, stored_cb, g_object_ref (task));
  else if (replaced != NULL)
    ossicle_keyring_clear_async (replaced, cancellable, taken_out_cb, g_object_ref (task));
  else
    keep_for_this_run (task);
}

/* What was not said anew stays as it was. */
static void
complete (GTask *task, OssicleAccessKey *old)
{
  OssicleProfile *profile = g_task_get_task_data (task);
  g_autoptr (OssicleAccessKey) own = ossicle_profile_dup_access_key (profile);
  g_autoptr (OssicleAccessKey) key = NULL;
  OssicleProfile *whole;
  OssicleSecret *token = ossicle_access_key_get_token (own);

  if (token == NULL)
    token = ossicle_access_key_get_token (old);
  key = ossicle_access_key_new (ossicle_access_key_get_id (own),
                                ossicle_access_key_get_secret (old), token);
  whole = ossicle_profile_copy (profile, key);
  ossicle_profile_set_temporary (whole, token != NULL);
  g_task_set_task_data (task, whole, g_object_unref);
}

static void
old_secret_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (OssicleAccessKey)
    old = ossicle_profiles_open_finish (OSSICLE_PROFILES (object), result, &error);

  if (old == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  complete (task, old);
  save (task);
}

/**
 * ossicle_profiles_save_async:
 * @self: profiles
 * @profile: a new profile, or one with the id of another, which it replaces; without a secret it
 *   keeps the other's secret, and its token where it has no new one
 *
 * Where it cannot be kept in the keyring it is kept for this run, and ossicle_profiles_get_state()
 * says why. What is in the keyring already and cannot be changed there stays as it was: an error.
 */
void
ossicle_profiles_save_async (OssicleProfiles *self,
                             OssicleProfile *profile,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OssicleProfile *old;
  GError *error = NULL;

  g_return_if_fail (OSSICLE_IS_PROFILES (self));
  g_return_if_fail (OSSICLE_IS_PROFILE (profile));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_profiles_save_async);
  g_task_set_task_data (task, g_object_ref (profile), g_object_unref);
  old = ossicle_profiles_find_id (self, ossicle_profile_get_id (profile));
  if (!check (self, profile, &error))
    g_task_return_error (task, error);
  else if (ossicle_profile_has_secret (profile))
    save (task);
  else if (old != NULL)
    ossicle_profiles_open_async (self, old, cancellable, old_secret_cb, g_object_ref (task));
  else
    g_task_return_new_error (task, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_NO_SECRET,
                             "There is no secret");
}

gboolean
ossicle_profiles_save_finish (OssicleProfiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
