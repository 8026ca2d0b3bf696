/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-printable.h"

static void
test_printable_table (void)
{
  static const struct
  {
    const char *text;
    const char *line;
    const char *lines;
  } table[] = {
    { "", "", "" },
    { "NoSuchKey", "NoSuchKey", "NoSuchKey" },
    { "a\tb\r\nc", "a b  c", "a b \nc" },
    { "\033[31mred\033[0m", "[31mred[0m", "[31mred[0m" },
    { "\033]0;title\007rest", "]0;titlerest", "]0;titlerest" },
    { "c1 \302\233"
      "31m",
      "c1 31m", "c1 31m" },
    { "\177del\010", "del", "del" },
    { "\342\200\256gnp.exe", "gnp.exe", "gnp.exe" },
    { "\342\201\246isolate\342\201\251", "isolate", "isolate" },
    { "\330\234\342\200\216\342\200\217mark", "mark", "mark" },
    { "\357\273\277bom", "bom", "bom" },
    { "\363\240\201\201tag", "tag", "tag" },
    { "line\342\200\250sep\342\200\251par", "line sep par", "line\nsep\npar" },
    { "照片/猫.jpg", "照片/猫.jpg", "照片/猫.jpg" },
    { "\360\237\221\251\342\200\215\360\237\222\273",
      "\360\237\221\251\342\200\215\360\237\222\273",
      "\360\237\221\251\342\200\215\360\237\222\273" },
    { "bad\377\376", "bad\357\277\275\357\277\275", "bad\357\277\275\357\277\275" },
    { "cut\346\227", "cut\357\277\275\357\277\275", "cut\357\277\275\357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *line = ossicle_dup_printable (table[i].text, FALSE);
      g_autofree char *lines = ossicle_dup_printable (table[i].text, TRUE);

      g_assert_cmpstr (line, ==, table[i].line);
      g_assert_cmpstr (lines, ==, table[i].lines);
    }
}

static void
test_printable_every_control (void)
{
  for (gunichar c = 1; c < 0xa0; c++)
    {
      g_autofree char *line = NULL;
      char text[7] = { 0 };

      if (c == 0x20)
        c = 0x7f;
      g_unichar_to_utf8 (c, text);
      line = ossicle_dup_printable (text, FALSE);
      g_assert_cmpstr (line, ==, c == '\n' || c == '\t' || c == '\r' ? " " : "");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/printable/table", test_printable_table);
  g_test_add_func ("/printable/every-control", test_printable_every_control);

  return g_test_run ();
}
