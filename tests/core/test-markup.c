/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-markup.h"

static void
test_markup_tags (void)
{
  static const struct
  {
    const char *text, *tags;
  } table[] = {
    { "<a>text</a>", "<a>    </a>" },
    { "<a b='c'>x</a >", "<a      > </a >" },
    { "<a b='>'/>", "<a      />" },
    { "<a b=“c”>x", "<a          > " },
    { "<a>1 < 2 & 3</a>", "<a>         </a>" },
    { "<a><!-- <b> --></a>", "<a>            </a>" },
    { "<a><![CDATA[<b>]]></a>", "<a>               </a>" },
    { "<?xml ?><a/>", "        <a/>" },
    { "<a><!-- <b>", "<a>        " },
    { "<a <b>", "   <b>" },
    { "<a", "  " },
    { "<", " " },
    { "</>", "   " },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *tags = ossicle_markup_dup_tags (table[i].text, strlen (table[i].text));

      g_test_message ("%s", table[i].text);
      g_assert_cmpuint (strlen (tags), ==, strlen (table[i].text));
      g_assert_cmpstr (tags, ==, table[i].tags);
    }
}

static void
test_markup_text_end (void)
{
  static const struct
  {
    const char *text;
    gsize end;
    gboolean cut;
  } table[] = {
    { "abc</a>", 3, FALSE },   { "abc<b>", 3, FALSE },        { "abc", 3, TRUE },
    { "a < b</a>", 5, FALSE }, { "abc<", 3, FALSE },          { "<!-- <x> -->a</a>", 13, FALSE },
    { "", 0, TRUE },           { "<![CDATA[</a>", 13, TRUE }, { "a<1</a>", 3, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gboolean cut;

      g_test_message ("%s", table[i].text);
      g_assert_cmpuint (
        ossicle_markup_find_text_end (table[i].text, strlen (table[i].text), 0, &cut), ==,
        table[i].end);
      g_assert_cmpint (cut, ==, table[i].cut);
    }
}

static void
test_markup_decoded (void)
{
  static const struct
  {
    const char *raw, *text;
  } table[] = {
    { "a&lt;b&gt;&amp;&quot;&apos;", "a<b>&\"'" },
    { "&#65;&#x42;&#x4e2d;", "AB中" },
    { "&nbsp;&;&#;&#x;&#0;&#xD800;", "&nbsp;&;&#;&#x;&#0;&#xD800;" },
    { "&amp;lt;", "&lt;" },
    { "a<!-- b -->c<?d?>e", "ace" },
    { "<![CDATA[a<b]]>c", "a<bc" },
    { "<![CDATA[a<b", "a<b" },
    { "a < b", "a < b" },
    { "\xff", "\xef\xbf\xbd" },
    { "&aaaaaaaaaaaaaaaaaaaaaaaaaaa;", "&aaaaaaaaaaaaaaaaaaaaaaaaaaa;" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = ossicle_markup_dup_decoded (table[i].raw, strlen (table[i].raw));

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_markup_find_tag (void)
{
  static const struct
  {
    const char *text, *name;
    gssize position; /* -1: none */
  } table[] = {
    { "x<Error>", "Error", 1 },  { "<error >", "Error", 0 },  { "<x:Error>", "Error", 0 },
    { "<Errors>", "Error", -1 }, { "</Error>", "Error", -1 }, { "<Errors><Error/>", "Error", 8 },
    { "<Error", "Error", 0 },    { "", "Error", -1 },         { "<", "Error", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize position = 0;

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (
        ossicle_markup_find_tag (table[i].text, strlen (table[i].text), table[i].name, &position),
        ==, table[i].position >= 0);
      if (table[i].position >= 0)
        g_assert_cmpint (position, ==, table[i].position);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/markup/tags", test_markup_tags);
  g_test_add_func ("/markup/text-end", test_markup_text_end);
  g_test_add_func ("/markup/decoded", test_markup_decoded);
  g_test_add_func ("/markup/find-tag", test_markup_find_tag);

  return g_test_run ();
}
