/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-json.h"

#define DEEPEST 8

static void
test_json_read (void)
{
  static const struct
  {
    const char *text;
    const char *again;
  } table[] = {
    { "{\"a\":[1,-2.5e1,true,false,null]}", "{\"a\":[1,-25.0,true,false,null]}" },
    { " [ ] \r\n", "[]" },
    { "\xef\xbb\xbf{\"a\":\"b\"}", "{\"a\":\"b\"}" },
    { "{\"a\":\"[[{{\\\"/*'#\\\\\"}", "{\"a\":\"[[{{\\\"/*'#\\\\\"}" },
    { "\"a\"", "\"a\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonNode)
        root = ossicle_json_parse (table[i].text, strlen (table[i].text), DEEPEST, NULL);
      g_autofree char *again = NULL;

      g_assert_nonnull (root);
      again = json_to_string (root, FALSE);
      g_assert_cmpstr (again, ==, table[i].again);
    }
}

static void
test_json_refused (void)
{
  static const struct
  {
    const char *text;
    guint line;
  } table[] = {
    { "", 1 },
    { "\xef\xbb\xbf", 1 },
    { "{\"a\":", 1 },
    { "{\n\"a\":\n\"b\" \"c\"}", 3 },
    { "{\"a\":\"", 1 },
    { "{}\n{}", 2 },
    { "[]\n\n[]", 3 },
    { "{}[1]", 1 },
    { "{\"a\":\"\n\"}\n/* [ */", 3 },
    { "// [\n{}", 1 },
    { "#\n{}", 1 },
    { "{'a':1}", 1 },
    { "var a = {};", 1 },
    { "{\"a\":\"\xff\"}", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      guint line = 0;

      g_assert_null (ossicle_json_parse (table[i].text, strlen (table[i].text), DEEPEST, &line));
      g_assert_cmpuint (line, ==, table[i].line);
    }
}

/* By whatever the levels are hidden from a reader that knows JSON only. */
static void
test_json_deep (void)
{
  static const char *const before[] = { "",      "{\"a\":", "/*\"*/",  "//\"\n",
                                        "#\"\n", "'\"'",    "\"\\\"\"" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autoptr (GString) text = g_string_new (before[i]);

      for (guint level = 0; level < 1000000; level++)
        g_string_append_c (text, '[');
      g_assert_null (ossicle_json_parse (text->str, text->len, DEEPEST, NULL));
    }
}

static void
test_json_as_deep_as_allowed (void)
{
  for (guint depth = DEEPEST; depth <= DEEPEST + 1; depth++)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *closed = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, closed, NULL);
      g_autoptr (JsonNode) root = ossicle_json_parse (text, strlen (text), DEEPEST, NULL);

      g_assert_cmpint (root != NULL, ==, depth <= DEEPEST);
    }
}

/* The text ends where its length says, and a NUL in it is no JSON. */
static void
test_json_bytes (void)
{
  g_autoptr (JsonNode) root = ossicle_json_parse ("{}[", 2, DEEPEST, NULL);

  g_assert_nonnull (root);
  g_assert_null (ossicle_json_parse ("{}\0[[", 5, DEEPEST, NULL));
  g_assert_null (ossicle_json_parse ("{\"a\":\"\0\"}", 9, DEEPEST, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/json/read", test_json_read);
  g_test_add_func ("/json/refused", test_json_refused);
  g_test_add_func ("/json/deep", test_json_deep);
  g_test_add_func ("/json/as-deep-as-allowed", test_json_as_deep_as_allowed);
  g_test_add_func ("/json/bytes", test_json_bytes);

  return g_test_run ();
}
