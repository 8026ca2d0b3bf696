/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-unpack.h"

static GBytes *
pack (const char *text, gsize length)
{
  g_autoptr (GZlibCompressor)
    compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream)
    stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, text, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
assert_unpacks (GBytes *packed, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) unpacked = ossicle_unpack (packed, 1000, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), text,
                   strlen (text));
}

static void
test_unpack_gzip (void)
{
  g_autoptr (GBytes) packed = pack ("<Error/>", 8);

  assert_unpacks (packed, "<Error/>");
}

static void
test_unpack_members (void)
{
  g_autoptr (GBytes) first = pack ("one ", 4), second = pack ("two", 3), both = NULL;
  GByteArray *joined = g_byte_array_new ();

  g_byte_array_append (joined, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  g_byte_array_append (joined, g_bytes_get_data (second, NULL), g_bytes_get_size (second));
  both = g_byte_array_free_to_bytes (joined);

  assert_unpacks (both, "one two");
}

static void
test_unpack_leaves_others (void)
{
  static const char *const table[] = { "",
                                       "plain",
                                       "\x1f",
                                       "\x1f\x8b",
                                       "\x1f\x8b\x08 short",
                                       "\x1f\x8b\x07 is no gzip at all, whatever it is" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (table[i], strlen (table[i]));

      assert_unpacks (bytes, table[i]);
    }
}

/* Every byte of a good file cut off or changed: an answer or an error, never a crash. */
static void
test_unpack_broken (void)
{
  static const char text[] = "2025-03-14 08:21:07 RequestId=67D3E6F3A1B2C33936D4E5F6";
  g_autoptr (GBytes) packed = pack (text, strlen (text));
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i), changed = NULL;
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GError) error = NULL, other = NULL;
      g_autoptr (GBytes) one = ossicle_unpack (cut, 1000, &error), two = NULL;

      copy[i] ^= 0xff;
      changed = g_bytes_new (copy, size);
      two = ossicle_unpack (changed, 1000, &other);
      g_assert_true ((one == NULL) == (error != NULL));
      g_assert_true ((two == NULL) == (other != NULL));
    }
}

static void
test_unpack_bomb (void)
{
  g_autofree char *zeros = g_malloc0 (4 * 1024 * 1024);
  g_autoptr (GBytes) packed = pack (zeros, 4 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_unpack (packed, 1024 * 1024, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/unpack/gzip", test_unpack_gzip);
  g_test_add_func ("/unpack/members", test_unpack_members);
  g_test_add_func ("/unpack/leaves-others", test_unpack_leaves_others);
  g_test_add_func ("/unpack/broken", test_unpack_broken);
  g_test_add_func ("/unpack/bomb", test_unpack_bomb);

  return g_test_run ();
}
