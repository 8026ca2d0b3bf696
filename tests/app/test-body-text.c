/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-body-text.h"

typedef struct
{
  const char *bytes;
  gssize length;
  const char *type;
  OssicleBodyKind kind;
} KindRow;

static void
test_guesses_kind (void)
{
  static const KindRow rows[] = {
    { "", 0, NULL, OSSICLE_BODY_TEXT },
    { "<Error/>", -1, NULL, OSSICLE_BODY_XML },
    { "\r\n <Error/>", -1, "text/plain", OSSICLE_BODY_XML },
    { "\xef\xbb\xbf<Error/>", -1, NULL, OSSICLE_BODY_XML },
    { "{\"a\":1}", -1, "application/json", OSSICLE_BODY_TEXT },
    { "照片", -1, NULL, OSSICLE_BODY_TEXT },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, "image/png", OSSICLE_BODY_HEX },
    { "a\0b is no text", 14, NULL, OSSICLE_BODY_HEX },
    { "words", -1, "application/xml", OSSICLE_BODY_XML },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = rows[i].length < 0 ? strlen (rows[i].bytes) : (gsize) rows[i].length;
      g_autoptr (GBytes) body = g_bytes_new (rows[i].bytes, length);

      g_assert_cmpint (ossicle_body_guess_kind (body, rows[i].type), ==, rows[i].kind);
    }
}

static void
test_hex (void)
{
  g_autoptr (GBytes) body = g_bytes_new ("0123456789abcde\n\0\x7f~", 19);
  gboolean broken;
  g_autofree char *shown = ossicle_body_dup_part (body, OSSICLE_BODY_HEX, 0, &broken);

  g_assert_cmpstr (shown, ==,
                   "00000000   30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 0a  0123456789abcde.\n"
                   "00000010   00 7f 7e                                          ..~\n");
}

/* All parts together are the body, also where a character lies over the end of one. */
static void
test_parts_are_the_whole (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;
  guint n;

  while (text->len < 3 * OSSICLE_BODY_PART_BYTES)
    g_string_append (text, "照片🦴\n");
  body = g_bytes_new (text->str, text->len);
  n = ossicle_body_count_parts (body, OSSICLE_BODY_TEXT);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++)
    {
      gboolean broken;
      g_autofree char *part = ossicle_body_dup_part (body, OSSICLE_BODY_TEXT, i, &broken);

      g_assert_false (broken);
      g_assert_true (g_utf8_validate (part, -1, NULL));
      g_string_append (joined, part);
    }
  g_assert_cmpstr (joined->str, ==, text->str);
}

static void
test_long_lines_are_broken (void)
{
  g_autofree char *line = g_strnfill (5 * OSSICLE_BODY_LINE_BYTES, 'a');
  g_autoptr (GBytes) body = g_bytes_new (line, strlen (line));
  gboolean broken;
  g_autofree char *shown = ossicle_body_dup_part (body, OSSICLE_BODY_TEXT, 0, &broken);

  g_assert_true (broken);
  g_assert_cmpuint (strlen (shown), ==, strlen (line) + 4);
}

static void
test_shows_what_cannot_be_seen (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("a\x1b[31m\xe2\x80\xae\xff", 10);
  gboolean broken;
  g_autofree char *shown = ossicle_body_dup_part (body, OSSICLE_BODY_TEXT, 0, &broken);

  g_assert_cmpstr (shown, ==, "a␛[31m\xef\xbf\xbd\xef\xbf\xbd");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/body-text/kind", test_guesses_kind);
  g_test_add_func ("/body-text/hex", test_hex);
  g_test_add_func ("/body-text/parts", test_parts_are_the_whole);
  g_test_add_func ("/body-text/long-lines", test_long_lines_are_broken);
  g_test_add_func ("/body-text/steering", test_shows_what_cannot_be_seen);

  return g_test_run ();
}
