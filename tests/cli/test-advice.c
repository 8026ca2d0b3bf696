/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/ossicle-cli-advice.h"

/* Three pieces of advice; the second has a part, and that one of its own. */
typedef struct
{
  OssicleAdvice leaf, part, one, two, three;
  GPtrArray *none, *leaves, *parts, *all;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->none = g_ptr_array_new ();
  fixture->leaves = g_ptr_array_new ();
  fixture->parts = g_ptr_array_new ();
  fixture->all = g_ptr_array_new ();

  fixture->leaf = (OssicleAdvice){ (char *) "a leaf", fixture->none };
  g_ptr_array_add (fixture->leaves, &fixture->leaf);
  fixture->part = (OssicleAdvice){ (char *) "a part", fixture->leaves };
  g_ptr_array_add (fixture->parts, &fixture->part);
  fixture->one = (OssicleAdvice){ (char *) "one", fixture->none };
  fixture->two = (OssicleAdvice){ (char *) "two", fixture->parts };
  fixture->three = (OssicleAdvice){ (char *) "three", fixture->none };
  g_ptr_array_add (fixture->all, &fixture->one);
  g_ptr_array_add (fixture->all, &fixture->two);
  g_ptr_array_add (fixture->all, &fixture->three);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->none);
  g_ptr_array_unref (fixture->leaves);
  g_ptr_array_unref (fixture->parts);
  g_ptr_array_unref (fixture->all);
}

static void
test_advice_prints (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gboolean numbered;
    guint first;
    guint last_line;
    const char *text;
  } table[] = {
    { TRUE, 0, G_MAXUINT, " 1. one\n 2. two\n    • a part\n       • a leaf\n 3. three\n" },
    { FALSE, 0, G_MAXUINT, " • one\n • two\n    • a part\n       • a leaf\n • three\n" },
    { TRUE, 2, G_MAXUINT, " 3. three\n" },
    { TRUE, 3, G_MAXUINT, "" },
    { TRUE, 9, G_MAXUINT, "" },
    { TRUE, 0, 4, " 1. one\n 2. two\n    • a part\n       • a leaf\n" },
    { TRUE, 0, 3, " 1. one\n" },
    { TRUE, 0, 0, " 1. one\n" },
    { TRUE, 1, 0, " 2. two\n    • a part\n       • a leaf\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (60, FALSE);

      ossicle_cli_advice_print (fixture->all, 1, table[i].numbered, table[i].first,
                                table[i].last_line, printer);
      g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==, table[i].text);
    }
}

/* One alone has no order. */
static void
test_advice_numbers_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (60, FALSE);

  ossicle_cli_advice_print (fixture->leaves, 0, TRUE, 0, G_MAXUINT, printer);
  ossicle_cli_advice_print (fixture->none, 0, TRUE, 0, G_MAXUINT, printer);
  ossicle_cli_advice_print (NULL, 0, TRUE, 0, G_MAXUINT, printer);
  g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==, "• a leaf\n");
}

static void
test_advice_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  ossicle_cli_advice_add_json (builder, "fixes", fixture->parts);
  ossicle_cli_advice_add_json (builder, "causes", NULL);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"fixes\":[{\"text\":\"a part\",\"items\":"
                   "[{\"text\":\"a leaf\",\"items\":[]}]}],\"causes\":[]}");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/cli/advice/prints", Fixture, NULL, set_up, test_advice_prints, tear_down);
  g_test_add ("/cli/advice/numbers-several", Fixture, NULL, set_up, test_advice_numbers_several,
              tear_down);
  g_test_add ("/cli/advice/json", Fixture, NULL, set_up, test_advice_json, tear_down);

  return g_test_run ();
}
