/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-body-stream.h"

struct _OssicleBodyStream
{
  GInputStream parent_instance;

  GPtrArray *parts; /* of GInputStream */
  guint current;
};

G_DEFINE_FINAL_TYPE (OssicleBodyStream, ossicle_body_stream, G_TYPE_INPUT_STREAM)

/* Called from a thread of GIO's: the default read_async() does so. */
static gssize
ossicle_body_stream_read (GInputStream *stream,
                          void *buffer,
                          gsize count,
                          GCancellable *cancellable,
                          GError **error)
{
  OssicleBodyStream *self = OSSICLE_BODY_STREAM (stream);

  for (; self->current < self->parts->len; self->current++)
    {
      gssize n = g_input_stream_read (g_ptr_array_index (self->parts, self->current), buffer, count,
                                      cancellable, error);

      if (n != 0)
        return n;
    }

  return 0;
}

static void
ossicle_body_stream_finalize (GObject *object)
{
  OssicleBodyStream *self = OSSICLE_BODY_STREAM (object);

  g_ptr_array_unref (self->parts);

  G_OBJECT_CLASS (ossicle_body_stream_parent_class)->finalize (object);
}

static void
ossicle_body_stream_class_init (OssicleBodyStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  object_class->finalize = ossicle_body_stream_finalize;
  stream_class->read_fn = ossicle_body_stream_read;
}

static void
ossicle_body_stream_init (OssicleBodyStream *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_object_unref);
}

static GInputStream *
open_file (const char *path, goffset *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GFileInfo) info = NULL;

  if (stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, error);
  if (info == NULL)
    return NULL;
  *length += g_file_info_get_size (info);

  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

/**
 * ossicle_body_stream_new:
 * @request: a request
 * @length: (out): how many bytes the stream holds, as its files are now
 * @error: return location for a #GIOError, naming the file
 *
 * Opens every file of the body, so that a missing one is told before anything is sent.
 *
 * Returns: (transfer full): the body, or %NULL with @error set
 */
GInputStream *
ossicle_body_stream_new (OssicleRequest *request, goffset *length, GError **error)
{
  g_autoptr (OssicleBodyStream) self = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);
  g_return_val_if_fail (length != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_BODY_STREAM, NULL);
  *length = 0;
  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (request, i);
      GInputStream *stream;

      if (part->bytes != NULL)
        {
          stream = g_memory_input_stream_new_from_bytes (part->bytes);
          *length += g_bytes_get_size (part->bytes);
        }
      else
        stream = open_file (part->path, length, error);
      if (stream == NULL)
        return NULL;
      g_ptr_array_add (self->parts, stream);
    }

  return G_INPUT_STREAM (g_steal_pointer (&self));
}
