/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-keyring.h"

#include <string.h>

#include <libsecret/secret.h>

/* Neither the name nor the access key id is a secret: they are attributes, which can be listed
 * while the keyring is locked. What is in no attribute's value is "", so that the attributes of a
 * profile never match those of another that says more. */
static const SecretSchema schema = {
  APPLICATION_ID ".AccessKey",
  SECRET_SCHEMA_NONE,
  {
    { "id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "access-key-id", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "temporary", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "expiry", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "region", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "signature", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct
{
  OssicleProfile *profile;
  OssicleProfile *replaced;
} Work;

static Work *
work_new (OssicleProfile *profile, OssicleProfile *replaced)
{
  Work *work = g_new0 (Work, 1);

  work->profile = g_object_ref (profile);
  work->replaced = replaced != NULL ? g_object_ref (replaced) : NULL;

  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->profile);
  g_clear_object (&work->replaced);
  g_free (work);
}

static GHashTable *
make_attributes (OssicleProfile *profile)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char *region = ossicle_profile_get_region (profile);
  OssicleSignatureVersion version = ossicle_profile_get_version (profile);
  gint64 expiry = ossicle_profile_get_expiry (profile);
  const char *const values[][2] = {
    { "id", ossicle_profile_get_id (profile) },
    { "name", ossicle_profile_get_name (profile) },
    { "access-key-id", ossicle_profile_get_access_key_id (profile) },
    { "temporary", ossicle_profile_is_temporary (profile) ? "yes" : "no" },
    { "region", region != NULL ? region : "" },
    { "signature", ossicle_signature_version_to_string (version) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_hash_table_insert (attributes, (gpointer) values[i][0], g_strdup (values[i][1]));
  g_hash_table_insert (attributes, (gpointer) "expiry",
                       expiry != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, expiry) : g_strdup (""));

  return attributes;
}

/* NULL for what this program never stores; other programs can write there as well. */
static OssicleProfile *
profile_from_attributes (GHashTable *attributes)
{
  const char *id = g_hash_table_lookup (attributes, "id");
  const char *name = g_hash_table_lookup (attributes, "name");
  const char *access_key_id = g_hash_table_lookup (attributes, "access-key-id");
  const char *temporary = g_hash_table_lookup (attributes, "temporary");
  const char *expiry = g_hash_table_lookup (attributes, "expiry");
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleProfile) profile = NULL;

  if (id == NULL || name == NULL || access_key_id == NULL)
    return NULL;

  key = ossicle_access_key_new (access_key_id, NULL, NULL);
  profile = ossicle_profile_new (id, name, key);
  ossicle_profile_set_temporary (profile, g_strcmp0 (temporary, "yes") == 0);
  ossicle_profile_set_expiry (profile, expiry != NULL ? g_ascii_strtoll (expiry, NULL, 10) : 0);
  ossicle_profile_set_region (profile, g_hash_table_lookup (attributes, "region"));
  if (g_strcmp0 (g_hash_table_lookup (attributes, "signature"), "v1") == 0)
    ossicle_profile_set_version (profile, OSSICLE_SIGNATURE_V1);

  return ossicle_profile_check (profile, NULL) ? g_steal_pointer (&profile) : NULL;
}

/* The plain failure is that of a session bus that can be neither found nor started. */
static gboolean
says_that_nobody_is_there (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
}

/* That the person dismissed the question to unlock comes as no error at all, or as cancelled. */
static GError *
translate (GTask *task, GError *error)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) original = error;
  OssicleProfileError code = OSSICLE_PROFILE_ERROR_KEYRING;

  if (original == NULL)
    return g_error_new_literal (OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_LOCKED,
                                "The keyring is locked");
  if (cancellable != NULL && g_cancellable_is_cancelled (cancellable))
    return g_steal_pointer (&original);

  if (says_that_nobody_is_there (original))
    code = OSSICLE_PROFILE_ERROR_NO_KEYRING;
  else if (g_error_matches (original, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
           g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    code = OSSICLE_PROFILE_ERROR_LOCKED;
  g_dbus_error_strip_remote_error (original);

  return g_error_new_literal (OSSICLE_PROFILE_ERROR, code, original->message);
}

static void
return_error (GTask *task, GError *error)
{
  g_task_return_error (task, translate (task, error));
}

static gboolean
is_newer (SecretRetrievable *a, SecretRetrievable *b)
{
  return secret_retrievable_get_modified (a) > secret_retrievable_get_modified (b);
}

/* One for each id: where a save was cut off between writing the new and removing the old, both are
 * there, and the new one counts. */
static GPtrArray *
collect (GList *items)
{
  g_autoptr (GHashTable) newest = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *l = items; l != NULL; l = l->next)
    {
      g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (l->data);
      g_autoptr (OssicleProfile) profile = profile_from_attributes (attributes);
      SecretRetrievable *other = NULL;
      const char *id;

      if (profile == NULL)
        continue;

      id = ossicle_profile_get_id (profile);
      other = g_hash_table_lookup (newest, id);
      if (other != NULL && !is_newer (l->data, other))
        continue;

      for (guint i = 0; other != NULL && i < profiles->len; i++)
        if (g_str_equal (ossicle_profile_get_id (g_ptr_array_index (profiles, i)), id))
          {
            g_hash_table_remove (newest, id);
            g_ptr_array_remove_index (profiles, i);
            break;
          }
      g_hash_table_insert (newest, (gpointer) id, l->data);
      g_ptr_array_add (profiles, g_steal_pointer (&profile));
    }

  return g_steal_pointer (&profiles);
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    return_error (task, error);
  else
    g_task_return_pointer (task, collect (items), (GDestroyNotify) g_ptr_array_unref);
  g_list_free_full (items, g_object_unref);
}

/**
 * ossicle_keyring_list_async:
 *
 * Looks for profiles, without their secrets and without asking the person for anything.
 */
void
ossicle_keyring_list_async (GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ossicle_keyring_list_async);
  secret_password_search (&schema, SECRET_SEARCH_ALL, cancellable, listed_cb, task, NULL);
}

/**
 * ossicle_keyring_list_finish:
 *
 * Returns: (transfer full) (element-type OssicleProfile) (nullable): the profiles, in no order
 */
GPtrArray *
ossicle_keyring_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Nothing came and nothing failed: it is not there, or the person did not want to
 * unlock it. */
static void
looked_again_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GList *items = secret_password_search_finish (result, &error);

  if (error != NULL)
    return_error (task, error);
  else if (items != NULL)
    return_error (task, NULL);
  else if (g_task_get_source_tag (task) == ossicle_keyring_clear_async)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, OSSICLE_PROFILE_ERROR, OSSICLE_PROFILE_ERROR_GONE,
                             "The profile is not in the keyring any more");
  g_list_free_full (items, g_object_unref);
}

static void
look_again (GTask *task, const char *id)
{
  secret_password_search (&schema, SECRET_SEARCH_NONE, g_task_get_cancellable (task),
                          looked_again_cb, g_object_ref (task), "id", id, NULL);
}

/* The secret in the first line, the token, if there is one, in the second: neither holds a line
 * end, and a person who looks into the keyring can read it. */
static OssicleAccessKey *
read_value (const char *id, SecretValue *value)
{
  gsize length;
  const char *text = secret_value_get (value, &length);
  const char *end = memchr (text, '\n', length);
  gsize first = end != NULL ? (gsize) (end - text) : length;
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (text, (gssize) first);
  g_autoptr (OssicleSecret) token = NULL;

  if (end != NULL && first + 1 < length)
    token = ossicle_secret_new (end + 1, (gssize) (length - first - 1));

  return ossicle_access_key_new (id, secret, token);
}

static SecretValue *
write_value (const OssicleAccessKey *key)
{
  OssicleSecret *secret = ossicle_access_key_get_secret (key);
  OssicleSecret *token = ossicle_access_key_get_token (key);
  gsize length, token_length = 0;
  const char *text = ossicle_secret_peek (secret, &length);
  const char *token_text = token != NULL ? ossicle_secret_peek (token, &token_length) : "";
  gsize size = length + 1 + token_length;
  char *both = g_malloc (size);
  SecretValue *value;

  memcpy (both, text, length);
  both[length] = '\n';
  memcpy (both + length + 1, token_text, token_length);
  /* It copies into memory of its own, which is not swapped out and is wiped. */
  value = secret_value_new (both, (gssize) (token != NULL ? size : length), "text/plain");
  explicit_bzero (both, size);
  g_free (both);

  return value;
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (SecretValue) value = secret_password_lookup_binary_finish (result, &error);

  if (error != NULL)
    return_error (task, error);
  else if (value != NULL)
    g_task_return_pointer (task,
                           read_value (ossicle_profile_get_access_key_id (work->profile), value),
                           (GDestroyNotify) ossicle_access_key_unref);
  else
    look_again (task, ossicle_profile_get_id (work->profile));
}

/**
 * ossicle_keyring_fetch_async:
 * @profile: a profile as it was listed
 *
 * Fetches its secret and its token; the keyring may ask the person to unlock it.
 */
void
ossicle_keyring_fetch_async (OssicleProfile *profile,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GHashTable) attributes = make_attributes (profile);

  g_task_set_source_tag (task, ossicle_keyring_fetch_async);
  g_task_set_task_data (task, work_new (profile, NULL), (GDestroyNotify) work_free);
  /* All attributes, not the id alone: where two have it, the one that is seen counts. */
  secret_password_lookupv (&schema, attributes, cancellable, fetched_cb, task);
}

/**
 * ossicle_keyring_fetch_finish:
 *
 * Returns: (transfer full) (nullable): the access key with all that belongs to it
 */
OssicleAccessKey *
ossicle_keyring_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
cleared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (secret_password_clear_finish (result, &error))
    g_task_return_boolean (task, TRUE);
  else if (error != NULL)
    return_error (task, error);
  else
    look_again (task, ossicle_profile_get_id (work->profile));
}

/* The new one is safely there: that an old one could not be removed is mended by the next change.
 */
static void
old_cleared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  secret_password_clear_finish (result, NULL);
  g_task_return_boolean (task, TRUE);
}

static gboolean
same_attributes (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_strcmp0 (g_hash_table_lookup (b, key), value) != 0)
      return FALSE;

  return TRUE;
}

/* The keyring replaces what has the same attributes; what had others is removed after the new one
 * is safely there. */
static void
stored_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GHashTable) attributes = make_attributes (work->profile);
  g_autoptr (GHashTable) old = NULL;
  GError *error = NULL;

  if (!secret_password_store_finish (result, &error))
    {
      return_error (task, error);
      return;
    }

  if (work->replaced != NULL)
    old = make_attributes (work->replaced);
  if (old == NULL || same_attributes (old, attributes))
    g_task_return_boolean (task, TRUE);
  else
    secret_password_clearv (&schema, old, g_task_get_cancellable (task), old_cleared_cb,
                            g_object_ref (task));
}

/**
 * ossicle_keyring_store_async:
 * @profile: a profile with its secret
 * @replaced: (nullable): the one that is in the keyring under the same id
 *
 * Keeps it; the keyring may ask the person to unlock it.
 */
void
ossicle_keyring_store_async (OssicleProfile *profile,
                             OssicleProfile *replaced,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (OssicleAccessKey) key = ossicle_profile_dup_access_key (profile);
  g_autoptr (GHashTable) attributes = make_attributes (profile);
  g_autoptr (SecretValue) value = write_value (key);
  g_autofree char *label = g_strdup_printf ("Ossicle: %s", ossicle_profile_get_name (profile));

  g_task_set_source_tag (task, ossicle_keyring_store_async);
  g_task_set_task_data (task, work_new (profile, replaced), (GDestroyNotify) work_free);
  secret_password_storev_binary (&schema, attributes, SECRET_COLLECTION_DEFAULT, label, value,
                                 cancellable, stored_cb, task);
}

gboolean
ossicle_keyring_store_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * ossicle_keyring_clear_async:
 * @profile: a profile
 *
 * Removes it, and whatever else has its id.
 */
void
ossicle_keyring_clear_async (OssicleProfile *profile,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, ossicle_keyring_clear_async);
  g_task_set_task_data (task, work_new (profile, NULL), (GDestroyNotify) work_free);
  secret_password_clear (&schema, cancellable, cleared_cb, task, "id",
                         ossicle_profile_get_id (profile), NULL);
}

gboolean
ossicle_keyring_clear_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
