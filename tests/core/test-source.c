/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-source.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *encoding;
  const char *text;
} Encoding;

#define BYTES(s) s, sizeof (s) - 1

static const Encoding encodings[] = {
  { "empty", BYTES (""), "utf-8", "" },
  { "ascii", BYTES ("NoSuchKey"), "utf-8", "NoSuchKey" },
  { "utf-8", BYTES ("错误码"), "utf-8", "错误码" },
  { "bom", BYTES ("\xEF\xBB\xBF<Error>"), "utf-8-bom", "<Error>" },
  { "utf-16le-mark", BYTES ("\xFF\xFE<\0E\0"), "utf-16le", "<E" },
  { "utf-16be-mark", BYTES ("\xFE\xFF\0<\0E"), "utf-16be", "<E" },
  { "utf-16le", BYTES ("N\0o\0S\0u\0c\0h\0K\0e\0y\0"), "utf-16le", "NoSuchKey" },
  { "utf-16be", BYTES ("\0N\0o\0S\0u\0c\0h\0K\0e\0y"), "utf-16be", "NoSuchKey" },
  { "utf-16le-pair", BYTES ("\xFF\xFE\x3D\xD8\x00\xDE"), "utf-16le", "😀" },
  { "utf-16le-half", BYTES ("\xFF\xFE\x3D\xD8"), "utf-16le", "\xEF\xBF\xBD" },
  { "utf-16le-odd", BYTES ("\xFF\xFE<\0E"), "utf-16le", "<" },
  { "gbk", BYTES ("\xB4\xED\xCE\xF3\xC2\xEB: NoSuchKey"), "gb18030", "错误码: NoSuchKey" },
  { "damaged", BYTES ("错误\xE7\xA0 NoSuchKey"), "utf-8-damaged",
    "错误\xEF\xBF\xBD\xEF\xBF\xBD NoSuchKey" },
  { "nul", BYTES ("a\0\0b"), "utf-8-damaged",
    "a\xE2\x90\x80"
    "b" },
};

static void
test_encoding (gconstpointer data)
{
  const Encoding *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new (row->bytes, row->length);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, "ticket.txt");
  g_autofree char *text = NULL;
  const char *got;
  gsize length;

  got = ossicle_source_get_text (source, &length);
  text = g_strndup (got, length);
  g_assert_cmpstr (ossicle_source_get_encoding (source), ==, row->encoding);
  g_assert_cmpstr (text, ==, row->text);
  g_assert_cmpstr (ossicle_source_get_name (source), ==, "ticket.txt");
  g_assert_true (ossicle_source_get_bytes (source) == bytes);
}

/* Every byte of the source leads to text, and none out of it. */
static void
test_locate_everywhere (gconstpointer data)
{
  const Encoding *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new (row->bytes, row->length);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  gsize length;

  ossicle_source_get_text (source, &length);
  for (gsize at = 0; at < row->length; at++)
    for (gsize n = 1; at + n <= row->length; n++)
      {
        OssicleSpan text;

        if (ossicle_source_locate (source, (OssicleSpan){ at, n }, &text))
          g_assert_cmpuint (text.offset + text.length, <=, length);
      }
  g_assert_false (
    ossicle_source_locate (source, (OssicleSpan){ row->length, 4 }, &(OssicleSpan){ 0, 0 }));
}

static void
test_locate (void)
{
  static const char utf16[] = "\xFF\xFE<\0K\0>\0a\0b\0";
  g_autoptr (GBytes) bytes = g_bytes_new (utf16, sizeof (utf16) - 1);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  OssicleSpan text;

  g_assert_true (ossicle_source_locate (source, (OssicleSpan){ 8, 4 }, &text));
  g_assert_cmpuint (text.offset, ==, 3);
  g_assert_cmpuint (text.length, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *read = g_strconcat ("/source/encoding/", encodings[i].name, NULL);
      g_autofree char *locate = g_strconcat ("/source/locate/", encodings[i].name, NULL);

      g_test_add_data_func (read, &encodings[i], test_encoding);
      g_test_add_data_func (locate, &encodings[i], test_locate_everywhere);
    }
  g_test_add_func ("/source/locate", test_locate);

  return g_test_run ();
}
