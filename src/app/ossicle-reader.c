/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/intake/ossicle-unpack.h"
#include "ossicle-reader.h"

#define READ_SIZE ((gsize) 1024 * 1024)

/* The list is for choosing from; a longer archive is a log. */
#define MOST_REQUESTS 500

/* What the thread works on: the bytes, or the file that has them. */
typedef struct
{
  OssicleCatalogue *catalogue;
  GBytes *bytes;
  GFile *file;
  char *name;
  int *permille;
  GPtrArray *imports; /* what came of it besides cases; or NULL */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->catalogue);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->file);
  g_clear_pointer (&job->imports, g_ptr_array_unref);
  g_free (job->name);
  g_free (job);
}

static void
set_too_large (GError **error)
{
  g_autofree char *size = g_format_size (OSSICLE_READER_MAX_BYTES);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _ ("It is larger than %s: paste the part that matters"), size);
}

/* Never more than the limit, whatever the file says of its size: it may be a pipe. */
static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GOutputStream) memory = NULL;
  gssize length;

  if (stream == NULL)
    return NULL;

  memory = g_memory_output_stream_new_resizable ();
  do
    {
      g_autoptr (GBytes)
        bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), READ_SIZE, cancellable, error);

      if (bytes == NULL || g_output_stream_write_bytes (memory, bytes, NULL, error) < 0)
        return NULL;
      length = g_bytes_get_size (bytes);
      if (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)) >
          OSSICLE_READER_MAX_BYTES)
        {
          set_too_large (error);
          return NULL;
        }
    }
  while (length > 0);
  g_output_stream_close (memory, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static GBytes *
unpack (GBytes *bytes, GError **error)
{
  g_autoptr (GError) fault = NULL;
  GBytes *text = ossicle_unpack (bytes, OSSICLE_READER_MAX_BYTES, &fault);

  if (g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    set_too_large (error);
  else if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&fault));

  return text;
}

static void
progress_cb (gsize done, gsize total, gpointer data)
{
  int *permille = data;

  if (permille != NULL && total > 0)
    g_atomic_int_set (permille, (int) (done * 1000.0 / total));
}

/* A text without a case may be a request: a command, raw HTTP, an address; or an archive of them.
 */
static void
import_requests (Job *job, OssicleSource *source, GCancellable *cancellable)
{
  gsize length;
  const char *text = ossicle_source_get_text (source, &length);
  /* What was pasted ends with its last byte; the import wants a NUL behind it. */
  g_autoptr (GString) copy = g_string_new_len (text, (gssize) length);

  job->imports = ossicle_request_import_all (copy->str, length, MOST_REQUESTS, cancellable);
}

static void
read_thread (GTask *task, gpointer object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (OssicleSource) source = NULL;
  g_autoptr (GBytes) text = NULL;
  OssicleReading *reading = NULL;
  GError *error = NULL;

  if (job->bytes == NULL)
    job->bytes = load (job->file, cancellable, &error);
  if (job->bytes != NULL)
    text = unpack (job->bytes, &error);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  if (text != NULL)
    {
      source = ossicle_source_new (text, job->name);
      reading = ossicle_intake_read_with_progress (source, job->catalogue, now, progress_cb,
                                                   job->permille, cancellable, &error);
    }
  if (reading != NULL && g_list_model_get_n_items (ossicle_reading_get_cases (reading)) == 0)
    import_requests (job, source, cancellable);

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
                                 int *permille,
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
  job->permille = permille;
  start (job, cancellable, callback, user_data);
}

void
ossicle_reader_read_file_async (OssicleCatalogue *catalogue,
                                GFile *file,
                                int *permille,
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
  job->permille = permille;
  start (job, cancellable, callback, user_data);
}

/**
 * ossicle_reader_read_finish:
 * @result: what the callback got
 * @imports: (out) (optional) (nullable) (element-type OssicleImport): the requests that a text
 *   without a case holds
 * @error: return location for an error
 *
 * Returns: (transfer full): what was read, or %NULL with @error set
 */
OssicleReading *
ossicle_reader_read_finish (GAsyncResult *result, GPtrArray **imports, GError **error)
{
  Job *job;

  g_return_val_if_fail (G_IS_TASK (result), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (imports != NULL)
    *imports = g_steal_pointer (&job->imports);

  return g_task_propagate_pointer (G_TASK (result), error);
}
