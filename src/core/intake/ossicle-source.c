/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-encoding.h"
#include "ossicle-source-private.h"

struct _OssicleSource
{
  GObject parent_instance;

  GBytes *bytes;
  char *name;
  const char *encoding;

  char *decoded; /* NULL where the bytes are the text */
  const char *text;
  gsize length;
  OssicleMap *map;
};

G_DEFINE_FINAL_TYPE (OssicleSource, ossicle_source, G_TYPE_OBJECT)

static void
ossicle_source_finalize (GObject *object)
{
  OssicleSource *self = OSSICLE_SOURCE (object);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->map, ossicle_map_free);
  g_free (self->name);
  g_free (self->decoded);

  G_OBJECT_CLASS (ossicle_source_parent_class)->finalize (object);
}

static void
ossicle_source_class_init (OssicleSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_source_finalize;
}

static void
ossicle_source_init (OssicleSource *self)
{
  self->map = ossicle_map_new ();
}

/**
 * ossicle_source_new:
 * @bytes: what was pasted, opened or dropped
 * @name: (nullable): the name of the file it came from
 *
 * Finds the encoding and reads the text. Nothing that was pasted is refused.
 *
 * Returns: (transfer full): a source
 */
OssicleSource *
ossicle_source_new (GBytes *bytes, const char *name)
{
  OssicleSource *self;
  const char *data;
  gsize length, skip;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_SOURCE, NULL);
  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);

  data = g_bytes_get_data (bytes, &length);
  self->encoding = ossicle_encoding_guess (data, length);

  if (g_str_has_prefix (self->encoding, "utf-8") && !g_str_has_suffix (self->encoding, "damaged"))
    {
      skip = g_str_equal (self->encoding, "utf-8-bom") ? 3 : 0;
      self->text = length > 0 ? data + skip : "";
      self->length = length - skip;
      ossicle_map_append (self->map, self->length, (OssicleSpan){ skip, self->length }, 1, 1);
    }
  else
    {
      self->decoded = ossicle_encoding_decode (self->encoding, data, length, &self->length,
                                               self->map);
      self->text = self->decoded;
    }

  return self;
}

/**
 * ossicle_source_get_bytes:
 * @self: a source
 *
 * Returns: (transfer none): the bytes as they came
 */
GBytes *
ossicle_source_get_bytes (OssicleSource *self)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE (self), NULL);

  return self->bytes;
}

/**
 * ossicle_source_get_name:
 * @self: a source
 *
 * Returns: (transfer none) (nullable): the name of the file it came from
 */
const char *
ossicle_source_get_name (OssicleSource *self)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE (self), NULL);

  return self->name;
}

/**
 * ossicle_source_get_encoding:
 * @self: a source
 *
 * Returns: (transfer none): "utf-8", "utf-8-bom", "utf-16le", "utf-16be", "gb18030" or
 *   "utf-8-damaged"
 */
const char *
ossicle_source_get_encoding (OssicleSource *self)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE (self), NULL);

  return self->encoding;
}

/**
 * ossicle_source_get_text:
 * @self: a source
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the text, UTF-8 without NUL bytes inside; not NUL-terminated
 */
const char *
ossicle_source_get_text (OssicleSource *self, gsize *length)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE (self), NULL);

  if (length != NULL)
    *length = self->length;

  return self->text;
}

/**
 * ossicle_source_locate:
 * @self: a source
 * @span: bytes of the source
 * @text_span: (out): the bytes of the text that stand for them
 *
 * Returns: whether @span stands in the text
 */
gboolean
ossicle_source_locate (OssicleSource *self, OssicleSpan span, OssicleSpan *text_span)
{
  g_return_val_if_fail (OSSICLE_IS_SOURCE (self), FALSE);
  g_return_val_if_fail (text_span != NULL, FALSE);

  return ossicle_map_to_text (self->map, span, text_span);
}

OssicleMap *
ossicle_source_get_map (OssicleSource *self)
{
  return self->map;
}
