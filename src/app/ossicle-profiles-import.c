/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "ossicle-profiles-import.h"

typedef struct
{
  OssicleProfileImport *import;
  guint next;
  char *buffer; /* OSSICLE_PROFILE_IMPORT_MAX_BYTES and one more */
} Work;

static void
work_free (Work *work)
{
  g_clear_pointer (&work->import, ossicle_profile_import_free);
  if (work->buffer != NULL)
    explicit_bzero (work->buffer, OSSICLE_PROFILE_IMPORT_MAX_BYTES + 1);
  g_free (work->buffer);
  g_free (work);
}

/* "default", or "default 2" where that is taken. */
static char *
dup_free_name (OssicleProfiles *profiles, const char *name)
{
  g_autofree char *stem = g_utf8_substring (
    name, 0, MIN (g_utf8_strlen (name, -1), OSSICLE_PROFILE_MAX_NAME - 6));
  g_autofree char *candidate = g_strdup (name);

  for (guint i = 2; ossicle_profiles_find_name (profiles, candidate) != NULL; i++)
    {
      g_free (candidate);
      candidate = g_strdup_printf ("%s %u", stem, i);
    }

  return g_steal_pointer (&candidate);
}

static char *
tell (OssicleProfileImport *import)
{
  guint n = import->profiles->len;
  g_autofree char *taken = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u access key imported.", "%u access keys imported.", n), n);
  g_autofree char *others = NULL;

  if (import->left_out->len == 0)
    return g_steal_pointer (&taken);

  g_ptr_array_add (import->left_out, NULL);
  others = g_strjoinv (", ", (char **) import->left_out->pdata);

  /* Translators: the first is a sentence; the second a list of names with reasons. */
  return g_strdup_printf (_ ("%s Left out, since the file does not hold all they need: %s."), taken,
                          others);
}

static void save_next (GTask *task);

static void
saved_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (ossicle_profiles_save_finish (OSSICLE_PROFILES (object), result, &error))
    save_next (task);
  else
    g_task_return_error (task, error);
}

/* One after the other: each may ask the person to unlock the keyring. */
static void
save_next (GTask *task)
{
  OssicleProfiles *profiles = g_task_get_source_object (task);
  Work *work = g_task_get_task_data (task);
  g_autoptr (OssicleProfile) named = NULL;
  g_autofree char *name = NULL;
  OssicleProfile *found;

  if (work->next == work->import->profiles->len)
    {
      g_task_return_pointer (task, tell (work->import), g_free);
      return;
    }

  found = g_ptr_array_index (work->import->profiles, work->next++);
  name = dup_free_name (profiles, ossicle_profile_get_name (found));
  named = ossicle_profile_rename (found, name);
  ossicle_profiles_save_async (profiles, named, g_task_get_cancellable (task), saved_cb,
                               g_object_ref (task));
}

static GTask *
start (OssicleProfiles *profiles,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (profiles, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_new0 (Work, 1), (GDestroyNotify) work_free);

  return task;
}

static void
take (GTask *task, OssicleProfileImport *import, GError *error)
{
  Work *work = g_task_get_task_data (task);

  work->import = import;
  if (import != NULL)
    save_next (task);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  OssicleProfileImport *import = NULL;
  GError *error = NULL;
  gsize length;

  if (g_input_stream_read_all_finish (G_INPUT_STREAM (object), result, &length, &error))
    import = ossicle_profile_import_file (work->buffer, length, &error);
  take (task, import, error);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, &error);

  if (stream == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Into one buffer, which is wiped: what grows leaves copies behind. */
  work->buffer = g_malloc (OSSICLE_PROFILE_IMPORT_MAX_BYTES + 1);
  g_input_stream_read_all_async (G_INPUT_STREAM (stream), work->buffer,
                                 OSSICLE_PROFILE_IMPORT_MAX_BYTES + 1, G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

/**
 * ossicle_profiles_import_file_async:
 * @profiles: where to put them
 * @file: a configuration of ossutil or of the Alibaba Cloud CLI
 */
void
ossicle_profiles_import_file_async (OssicleProfiles *profiles,
                                    GFile *file,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (OSSICLE_IS_PROFILES (profiles));
  g_return_if_fail (G_IS_FILE (file));

  g_file_read_async (file, G_PRIORITY_DEFAULT, cancellable, opened_cb,
                     start (profiles, cancellable, callback, user_data));
}

/**
 * ossicle_profiles_import_environment_async:
 * @profiles: where to put them
 *
 * Imports what this program's own environment holds.
 */
void
ossicle_profiles_import_environment_async (OssicleProfiles *profiles,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  OssicleProfileImport *import;

  g_return_if_fail (OSSICLE_IS_PROFILES (profiles));

  task = start (profiles, cancellable, callback, user_data);
  import = ossicle_profile_import_environment ((const char *const *) environ, &error);
  take (task, import, error);
}

/**
 * ossicle_profiles_import_finish:
 *
 * Returns: (transfer full) (nullable): what was taken and what was not, in words
 */
char *
ossicle_profiles_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
