/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-keyring.h"
#include "ossicle-profiles-private.h"

enum { PROP_0, PROP_STATE, PROP_PROBLEM, N_PROPS };

static GParamSpec *properties[N_PROPS];

static GType
ossicle_profiles_get_item_type (GListModel *model)
{
  return OSSICLE_TYPE_PROFILE;
}

static guint
ossicle_profiles_get_n_items (GListModel *model)
{
  return OSSICLE_PROFILES (model)->profiles->len;
}

static gpointer
ossicle_profiles_get_item (GListModel *model, guint position)
{
  OssicleProfiles *self = OSSICLE_PROFILES (model);

  return position < self->profiles->len
           ? g_object_ref (g_ptr_array_index (self->profiles, position))
           : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = ossicle_profiles_get_item_type;
  iface->get_n_items = ossicle_profiles_get_n_items;
  iface->get_item = ossicle_profiles_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleProfiles,
                               ossicle_profiles,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static int
compare_names (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return g_utf8_collate (folded_a, folded_b);
}

static gboolean
has_name (OssicleProfile *profile, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *own = g_utf8_casefold (ossicle_profile_get_name (profile), -1);

  return g_str_equal (folded, own);
}

static guint
position_of_id (OssicleProfiles *self, const char *id)
{
  guint i;

  for (i = 0; i < self->profiles->len; i++)
    if (g_str_equal (ossicle_profile_get_id (g_ptr_array_index (self->profiles, i)), id))
      break;

  return i;
}

void
ossicle_profiles_drop (OssicleProfiles *self, const char *id)
{
  guint position = position_of_id (self, id);

  if (position == self->profiles->len)
    return;

  g_ptr_array_remove_index (self->profiles, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
ossicle_profiles_put (OssicleProfiles *self, OssicleProfile *profile)
{
  const char *name = ossicle_profile_get_name (profile);
  guint position = 0;

  ossicle_profiles_drop (self, ossicle_profile_get_id (profile));
  while (position < self->profiles->len &&
         compare_names (ossicle_profile_get_name (g_ptr_array_index (self->profiles, position)),
                        name) <= 0)
    position++;
  g_ptr_array_insert (self->profiles, position, g_object_ref (profile));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

void
ossicle_profiles_set_state (OssicleProfiles *self, OssicleProfilesState state, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) != 0)
    {
      g_free (self->problem);
      self->problem = g_strdup (problem);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
    }
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}

/* What is kept without the keyring is kept for this run. */
void
ossicle_profiles_note_failure (OssicleProfiles *self, const GError *error)
{
  OssicleProfilesState state = OSSICLE_PROFILES_REFUSED;

  if (g_error_matches (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_NO_KEYRING))
    state = OSSICLE_PROFILES_NO_KEYRING;
  else if (g_error_matches (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED))
    state = OSSICLE_PROFILES_LOCKED;

  ossicle_profiles_set_state (self, state, error->message);
}

static void
ossicle_profiles_finalize (GObject *object)
{
  OssicleProfiles *self = OSSICLE_PROFILES (object);

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (ossicle_profiles_parent_class)->finalize (object);
}

static void
ossicle_profiles_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleProfiles *self = OSSICLE_PROFILES (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_profiles_class_init (OssicleProfilesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = ossicle_profiles_finalize;
  object_class->get_property = ossicle_profiles_get_property;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, OSSICLE_PROFILES_UNREAD,
                                             OSSICLE_PROFILES_REFUSED, OSSICLE_PROFILES_UNREAD,
                                             flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_profiles_init (OssicleProfiles *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * ossicle_profiles_new:
 *
 * Returns: (transfer full): profiles that nobody looked for yet
 */
OssicleProfiles *
ossicle_profiles_new (void)
{
  return g_object_new (OSSICLE_TYPE_PROFILES, NULL);
}

/**
 * ossicle_profiles_get_state:
 * @self: profiles
 *
 * Returns: where profiles that are to be kept are; changes are told by notify::state
 */
OssicleProfilesState
ossicle_profiles_get_state (OssicleProfiles *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILES (self), OSSICLE_PROFILES_UNREAD);

  return self->state;
}

/**
 * ossicle_profiles_get_problem:
 * @self: profiles
 *
 * Returns: (nullable): why they are for this run only, as the keyring says it
 */
const char *
ossicle_profiles_get_problem (OssicleProfiles *self)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILES (self), NULL);

  return self->problem;
}

/**
 * ossicle_profiles_find_id:
 * @self: profiles
 * @id: (nullable): a profile's own id
 *
 * Returns: (transfer none) (nullable): the profile
 */
OssicleProfile *
ossicle_profiles_find_id (OssicleProfiles *self, const char *id)
{
  guint position;

  g_return_val_if_fail (OSSICLE_IS_PROFILES (self), NULL);

  if (id == NULL)
    return NULL;

  position = position_of_id (self, id);

  return position < self->profiles->len ? g_ptr_array_index (self->profiles, position) : NULL;
}

/**
 * ossicle_profiles_find_name:
 * @self: profiles
 * @name: a name, in whatever case
 *
 * Returns: (transfer none) (nullable): the profile
 */
OssicleProfile *
ossicle_profiles_find_name (OssicleProfiles *self, const char *name)
{
  g_return_val_if_fail (OSSICLE_IS_PROFILES (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->profiles->len; i++)
    {
      OssicleProfile *profile = g_ptr_array_index (self->profiles, i);

      if (has_name (profile, name))
        return profile;
    }

  return NULL;
}

static gboolean
has_id (GPtrArray *profiles, OssicleProfile *profile)
{
  for (guint i = 0; i < profiles->len; i++)
    if (g_str_equal (ossicle_profile_get_id (g_ptr_array_index (profiles, i)),
                     ossicle_profile_get_id (profile)))
      return TRUE;

  return FALSE;
}

/* What is for this run only stays. */
static void
take_over (OssicleProfiles *self, GPtrArray *listed)
{
  for (guint i = self->profiles->len; i > 0; i--)
    {
      OssicleProfile *profile = g_ptr_array_index (self->profiles, i - 1);

      if (ossicle_profile_is_kept (profile) && !has_id (listed, profile))
        ossicle_profiles_drop (self, ossicle_profile_get_id (profile));
    }

  for (guint i = 0; i < listed->len; i++)
    {
      OssicleProfile *profile = g_ptr_array_index (listed, i);
      OssicleProfile *known = ossicle_profiles_find_id (self, ossicle_profile_get_id (profile));

      if (known == NULL || !ossicle_profile_equal (known, profile))
        ossicle_profiles_put (self, profile);
    }
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OssicleProfiles *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = ossicle_keyring_list_finish (result, &error);

  if (g_task_return_error_if_cancelled (task))
    return;

  if (listed != NULL)
    {
      take_over (self, listed);
      ossicle_profiles_set_state (self, OSSICLE_PROFILES_IN_KEYRING, NULL);
    }
  else
    ossicle_profiles_note_failure (self, error);
  g_task_return_boolean (task, TRUE);
}

/**
 * ossicle_profiles_load_async:
 * @self: profiles
 *
 * Looks into the keyring, without secrets and without asking the person for anything. What is for
 * this run only stays.
 */
void
ossicle_profiles_load_async (OssicleProfiles *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (OSSICLE_IS_PROFILES (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_profiles_load_async);
  ossicle_keyring_list_async (cancellable, listed_cb, task);
}

/**
 * ossicle_profiles_load_finish:
 * @self: profiles
 * @error: where to put that it was cancelled
 *
 * Returns: %TRUE also where there is no keyring: ossicle_profiles_get_state() tells
 */
gboolean
ossicle_profiles_load_finish (OssicleProfiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OssicleProfiles *self = g_task_get_source_object (task);
  OssicleProfile *profile = g_task_get_task_data (task);
  GError *error = NULL;
  OssicleAccessKey *key = ossicle_keyring_fetch_finish (result, &error);

  if (key != NULL)
    {
      g_task_return_pointer (task, key, (GDestroyNotify) ossicle_access_key_unref);
      return;
    }

  if (g_error_matches (error, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE))
    ossicle_profiles_drop (self, ossicle_profile_get_id (profile));
  g_task_return_error (task, error);
}

static OssicleProfile *
find_or_fail (OssicleProfiles *self, OssicleProfile *profile, GTask *task)
{
  OssicleProfile *found = ossicle_profiles_find_id (self, ossicle_profile_get_id (profile));

  if (found == NULL)
    g_task_return_new_error (task, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE,
                             "The profile was removed meanwhile");
  else
    g_task_set_task_data (task, g_object_ref (found), g_object_unref);

  return found;
}

/**
 * ossicle_profiles_open_async:
 * @self: profiles
 * @profile: one of them
 *
 * Fetches the secret, for which the keyring may ask the person to unlock it.
 */
void
ossicle_profiles_open_async (OssicleProfiles *self,
                             OssicleProfile *profile,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OssicleProfile *found;

  g_return_if_fail (OSSICLE_IS_PROFILES (self));
  g_return_if_fail (OSSICLE_IS_PROFILE (profile));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_profiles_open_async);
  found = find_or_fail (self, profile, task);
  if (found == NULL)
    return;

  if (ossicle_profile_has_secret (found))
    g_task_return_pointer (task, ossicle_profile_dup_access_key (found),
                           (GDestroyNotify) ossicle_access_key_unref);
  else
    ossicle_keyring_fetch_async (found, cancellable, opened_cb, g_steal_pointer (&task));
}

/**
 * ossicle_profiles_open_finish:
 * @self: profiles
 *
 * Returns: (transfer full) (nullable): the access key, with secret and token. It is wiped with its
 *   last reference: to close the profile is to let go of it.
 */
OssicleAccessKey *
ossicle_profiles_open_finish (OssicleProfiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OssicleProfile *profile = g_task_get_task_data (task);
  GError *error = NULL;

  if (!ossicle_keyring_clear_finish (result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  ossicle_profiles_drop (g_task_get_source_object (task), ossicle_profile_get_id (profile));
  g_task_return_boolean (task, TRUE);
}

/**
 * ossicle_profiles_remove_async:
 * @self: profiles
 * @profile: one of them
 *
 * Forgets it, in the keyring as well.
 */
void
ossicle_profiles_remove_async (OssicleProfiles *self,
                               OssicleProfile *profile,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OssicleProfile *found;

  g_return_if_fail (OSSICLE_IS_PROFILES (self));
  g_return_if_fail (OSSICLE_IS_PROFILE (profile));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_profiles_remove_async);
  found = find_or_fail (self, profile, task);
  if (found == NULL)
    return;

  if (ossicle_profile_is_kept (found))
    {
      ossicle_keyring_clear_async (found, cancellable, removed_cb, g_steal_pointer (&task));
      return;
    }
  ossicle_profiles_drop (self, ossicle_profile_get_id (found));
  g_task_return_boolean (task, TRUE);
}

gboolean
ossicle_profiles_remove_finish (OssicleProfiles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
