/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-unpack.h"

#define STEP ((gsize) 256 * 1024)

/* The magic number and the only method there is (RFC 1952, section 2.3.1). */
static gboolean
is_gzip (const guint8 *data, gsize size)
{
  return size > 18 && data[0] == 0x1f && data[1] == 0x8b && data[2] == 8;
}

/* Unpacks one member; *position moves behind it. Fails where it is broken, or longer than @limit.
 */
static gboolean
unpack_member (const guint8 *data,
               gsize size,
               gsize *position,
               GByteArray *text,
               gsize limit,
               GError **error)
{
  g_autoptr (GZlibDecompressor)
    decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize used = text->len, read = 0, written = 0;

      if (used > limit)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       "more than %zu bytes when unpacked", limit);
          return FALSE;
        }
      g_byte_array_set_size (text, used + STEP);
      result = g_converter_convert (G_CONVERTER (decompressor), data + *position, size - *position,
                                    text->data + used, STEP, G_CONVERTER_INPUT_AT_END, &read,
                                    &written, error);
      *position += read;
      g_byte_array_set_size (text, used + written);
    }

  return result == G_CONVERTER_FINISHED;
}

/**
 * ossicle_unpack:
 * @bytes: a file's contents
 * @limit: the most bytes to unpack
 * @error: return location for a #GIOError: %G_IO_ERROR_MESSAGE_TOO_LARGE, or what zlib said of a
 *   file that is broken from its beginning
 *
 * Undoes gzip (RFC 1952), with as many members as there are; other contents stay as they are. Of a
 * file that was cut, what is whole is kept.
 *
 * Returns: (transfer full): the contents, or %NULL with @error set
 */
GBytes *
ossicle_unpack (GBytes *bytes, gsize limit, GError **error)
{
  g_autoptr (GByteArray) text = NULL;
  g_autoptr (GError) fault = NULL;
  const guint8 *data;
  gsize size, position = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!is_gzip (data, size))
    return g_bytes_ref (bytes);

  text = g_byte_array_new ();
  while (is_gzip (data + position, size - position))
    {
      if (unpack_member (data, size, &position, text, limit, &fault))
        continue;
      if (text->len == 0 || g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
      break;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}
