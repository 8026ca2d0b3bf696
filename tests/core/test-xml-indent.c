/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-xml-indent.h"

typedef struct
{
  const char *text;
  const char *expected;
} Row;

static void
test_indents (void)
{
  static const Row rows[] = {
    { "", "" },
    { "no markup", "no markup" },
    { "<a/>", "<a/>" },
    { "<a></a>", "<a></a>" },
    { "<a> </a>", "<a> </a>" },
    { "<a>text</a>", "<a>text</a>" },
    { "<?xml version=\"1.0\"?><E><C>x</C><M>y</M></E>",
      "<?xml version=\"1.0\"?>\n<E>\n  <C>x</C>\n  <M>y</M>\n</E>" },
    { "<a>\n\n   <b>1</b>\t<c/>\n</a>\n", "<a>\n  <b>1</b>\n  <c/>\n</a>\n" },
    { "<a><!-- <b> --><c/></a>", "<a>\n  <!-- <b> -->\n  <c/>\n</a>" },
    { "<a><![CDATA[<b>]]></a>", "<a><![CDATA[<b>]]></a>" },
    { "<a x=\">\"><b/></a>", "<a x=\">\">\n  <b/>\n</a>" },
    { "<a> kept  as it is </a>", "<a> kept  as it is </a>" },
    /* Broken and cut. */
    { "<a><b>", "<a>\n  <b>" },
    { "</a></b>", "</a>\n</b>" },
    { "<a><b", "<a>\n  <b" },
    { "<", "<" },
    { "<a><!-- open", "<a>\n  <!-- open" },
    { "<!DOCTYPE x><a/>", "<!DOCTYPE x>\n<a/>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *indented = ossicle_xml_indent (rows[i].text, strlen (rows[i].text));

      g_assert_cmpstr (indented, ==, rows[i].expected);
    }
}

/* What is there stays there, but for blanks between tags. */
static void
test_loses_nothing (void)
{
  static const char letters[] = "<>/!-?[]\"' ab";
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (int i = 0; i < 2000; i++)
    {
      char text[40];
      gsize length = (gsize) g_rand_int_range (rand, 0, sizeof text);
      g_autofree char *indented = NULL;
      const char *p = text;

      for (gsize j = 0; j < length; j++)
        text[j] = letters[g_rand_int_range (rand, 0, sizeof letters - 1)];
      indented = ossicle_xml_indent (text, length);
      for (const char *q = indented; *q != '\0'; q++)
        {
          if (g_ascii_isspace (*q))
            continue;
          while (p < text + length && g_ascii_isspace (*p))
            p++;
          g_assert_true (p < text + length);
          g_assert_cmpint (*p++, ==, *q);
        }
      while (p < text + length && g_ascii_isspace (*p))
        p++;
      g_assert_true (p == text + length);
    }
}

/* Hostile depth does not make it grow without bound. */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *indented = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  indented = ossicle_xml_indent (text->str, text->len);
  g_assert_cmpuint (strlen (indented), <, text->len * 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xml-indent/indents", test_indents);
  g_test_add_func ("/xml-indent/loses-nothing", test_loses_nothing);
  g_test_add_func ("/xml-indent/deep", test_deep);

  return g_test_run ();
}
