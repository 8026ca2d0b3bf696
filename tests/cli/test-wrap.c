/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/ossicle-cli-wrap.h"

static void
test_wrap_measures_columns (void)
{
  static const struct
  {
    const char *text;
    guint columns;
  } table[] = {
    { "", 0 },     { "NoSuchKey", 9 }, { "é", 1 },        { "e\314\201", 1 }, /* combining acute */
    { "照片", 4 }, { "한국", 4 },      { "ｆｕｌｌ", 8 }, { "a照b", 4 },      { "…–“”", 4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (ossicle_cli_measure (table[i].text), ==, table[i].columns);
}

static void
test_wrap_pads (void)
{
  g_autoptr (GString) out = g_string_new ("|");

  ossicle_cli_pad (out, "照片", 6);
  ossicle_cli_pad (out, "|longer", 3);
  g_assert_cmpstr (out->str, ==, "|照片  |longer");
}

static void
test_wrap_clips (void)
{
  static const struct
  {
    const char *text;
    guint columns;
    const char *clipped;
  } table[] = {
    { "NoSuchKey", 9, "NoSuchKey" },
    { "NoSuchKey", 8, "NoSuchK…" },
    { "NoSuchKey", 1, "…" },
    { "NoSuchKey", 0, "" },
    { "照片照片", 6, "照片…" },
    { "照片照片", 8, "照片照片" },
    { "", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *clipped = ossicle_cli_clip (table[i].text, table[i].columns);

      g_assert_cmpstr (clipped, ==, table[i].clipped);
    }
}

static void
test_wrap_breaks (void)
{
  static const struct
  {
    const char *text;
    guint columns;
    const char *lines; /* with a bar for each break */
  } table[] = {
    { "", 10, "" },
    { "   ", 10, "" },
    { "one two three", 13, "one two three" },
    { "one two three", 12, "one two|three" },
    { "one two three", 3, "one|two|three" },
    { "one  two", 20, "one two" },
    { " one ", 20, "one" },
    { "see https://help.aliyun.com/ here", 10, "see|https://help.aliyun.com/|here" },
    { "照片不存在", 6, "照片不|存在" },
    { "照片不存在", 5, "照片|不存|在" },
    { "文件不存在。", 10, "文件不存|在。" },
    { "看“文件”", 4, "看“文|件”" },
    { "键 albums/a.jpg 不存在", 12, "键|albums/a.jpg|不存在" },
    { "Bucket不存在", 8, "Bucket不|存在" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) lines = ossicle_cli_wrap (table[i].text, table[i].columns);
      g_autofree char *joined = NULL;

      g_assert_cmpuint (lines->len, >, 0);
      g_ptr_array_add (lines, NULL);
      joined = g_strjoinv ("|", (char **) lines->pdata);
      g_assert_cmpstr (joined, ==, table[i].lines);
    }
}

/* Whatever is wrapped, no line is wider than asked unless it is one word, and nothing is lost. */
static void
test_wrap_loses_nothing (void)
{
  static const char text[] =
    "The 请求 signature we 计算 does not match。 https://example.com/照片 end";

  for (guint columns = 1; columns < 80; columns++)
    {
      g_autoptr (GPtrArray) lines = ossicle_cli_wrap (text, columns);
      g_autoptr (GString) wrapped = g_string_new (NULL), whole = g_string_new (text);

      for (guint i = 0; i < lines->len; i++)
        g_string_append (wrapped, g_ptr_array_index (lines, i));
      g_string_replace (wrapped, " ", "", 0);
      g_string_replace (whole, " ", "", 0);
      g_assert_cmpstr (wrapped->str, ==, whole->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/wrap/measures-columns", test_wrap_measures_columns);
  g_test_add_func ("/cli/wrap/pads", test_wrap_pads);
  g_test_add_func ("/cli/wrap/clips", test_wrap_clips);
  g_test_add_func ("/cli/wrap/breaks", test_wrap_breaks);
  g_test_add_func ("/cli/wrap/loses-nothing", test_wrap_loses_nothing);

  return g_test_run ();
}
