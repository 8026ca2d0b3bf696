/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-reader.h"

/* What the thread works on: the bytes, or the file that has them. */
typedef struct
{
  OssicleCatalogue *catalogue;
  GBytes *bytes;
  GFile *file;
  char *name;
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->catalogue);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->file);
  g_free (job->name);
  g_free (job);
}

/* Never more than the limit, whatever the file says of its size: it may be a pipe. */
static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *buffer = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  buffer = g_malloc (OSSICLE_READER_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, OSSICLE_READER_MAX_BYTES + 1,
                                &length, cancellable, error))
    return NULL;

  if (length > OSSICLE_READER_MAX_BYTES)
    {
      g_autofree char *size = g_format_size (OSSICLE_READER_MAX_BYTES);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _ ("It is larger than %s: paste the part that matters"), size);
      return NULL;
    }

  return g_bytes_new (buffer, length);
}

static void
read_thread (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (OssicleSource) source = NULL;
  OssicleReading *reading = NULL;
  GError *error = NULL;

  if (job->bytes == NULL)
    job->bytes = load (job->file, cancellable, &error);
  if (job->bytes != NULL)
    {
      source = ossicle_source_new (job->bytes, job->name);
      reading = ossicle_intake_read (source, job->catalogue, now, cancellable, &error);
    }

  if (reading != NULL)
    g_task_return_pointer (task, reading, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (Job *job, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, read_thread);
}

/* name: (nullable): what the text is called, where it has a name */
void
ossicle_reader_read_bytes_async (OssicleCatalogue *catalogue,
                                 GBytes *bytes,
                                 const char *name,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Job *job;

  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));
  g_return_if_fail (bytes != NULL);

  job = g_new0 (Job, 1);
  job->catalogue = g_object_ref (catalogue);
  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  start (job, cancellable, callback, user_data);
}

void
ossicle_reader_read_file_async (OssicleCatalogue *catalogue,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Job *job;

  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));
  g_return_if_fail (G_IS_FILE (file));

  job = g_new0 (Job, 1);
  job->catalogue = g_object_ref (catalogue);
  job->file = g_object_ref (file);
  job->name = g_file_get_basename (file);
  start (job, cancellable, callback, user_data);
}

OssicleReading *
ossicle_reader_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
