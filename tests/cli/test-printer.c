/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli/ossicle-cli-printer.h"

static void
test_printer_lays_out (void)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (30, FALSE);

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, "NoSuchKey");
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 2, "The specified key does not exist.");
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_field (printer, "Host", "demo.example");
  ossicle_cli_printer_add_field (printer, "Nothing at all", NULL);
  ossicle_cli_printer_add_field (printer, "RequestId", "57ABD896CCB80C366955187E");
  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, 2, "1.",
                                "List the objects that begin alike.");

  g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==,
                   "NoSuchKey\n"
                   "  The specified key does not\n"
                   "  exist.\n"
                   "\n"
                   "Host       demo.example\n"
                   "RequestId  57ABD896CCB80C366955187E\n"
                   "  1. List the objects that\n"
                   "     begin alike.\n");
}

static void
test_printer_aligns_wide_labels (void)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (40, FALSE);

  ossicle_cli_printer_add_field (printer, "存储空间", "a");
  ossicle_cli_printer_add_field (printer, "主机", "b");
  g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==, "存储空间  a\n主机      b\n");
}

static void
test_printer_keeps_escapes_out (void)
{
  static const char evil[] = "a\033[2Jb\342\200\256c\nd\r\007";
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (40, FALSE);

  ossicle_cli_printer_add_heading (printer, evil);
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_BAD, 0, evil);
  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_BAD, 0, "•", evil);
  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_BAD, 0, evil, "text");
  ossicle_cli_printer_add_field (printer, "Object", evil);
  ossicle_cli_printer_add_field (printer, evil, "text");
  g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==,
                   "a[2Jbc d\na[2Jbc d\n• a[2Jbc d\na[2Jbc d  text\n"
                   "Object     a[2Jbc d\na[2Jbc d   text\n");
}

static void
test_printer_colours_only_on_demand (void)
{
  g_autoptr (OssicleCliPrinter) plain = ossicle_cli_printer_new (40, FALSE);
  g_autoptr (OssicleCliPrinter) coloured = ossicle_cli_printer_new (40, TRUE);

  ossicle_cli_printer_add_item (plain, OSSICLE_CLI_BAD, 0, "Cause:", "clock");
  ossicle_cli_printer_add_item (coloured, OSSICLE_CLI_BAD, 0, "Cause:", "clock");
  g_assert_null (strchr (ossicle_cli_printer_get_text (plain), '\033'));
  g_assert_cmpstr (ossicle_cli_printer_get_text (coloured), ==, "\033[1;31mCause:\033[0m clock\n");
}

static void
test_printer_survives_a_narrow_page (void)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (1, FALSE);

  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, 30, "1.", "still here");
  ossicle_cli_printer_add_field (printer, "A label much wider than that", "value");
  g_assert_nonnull (strstr (ossicle_cli_printer_get_text (printer), "still here"));
  g_assert_nonnull (strstr (ossicle_cli_printer_get_text (printer), "value"));
}

static void
test_printer_rewinds (void)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new (20, FALSE);
  gsize mark;

  ossicle_cli_printer_add_field (printer, "Host", "demo");
  g_assert_cmpuint (ossicle_cli_printer_get_n_lines (printer), ==, 1);
  mark = ossicle_cli_printer_mark (printer);
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0, "a sentence of several lines");
  ossicle_cli_printer_add_field (printer, "Bucket", "demo");
  g_assert_cmpuint (ossicle_cli_printer_get_n_lines (printer), ==, 5);

  ossicle_cli_printer_rewind (printer, mark);
  g_assert_cmpuint (ossicle_cli_printer_get_n_lines (printer), ==, 1);
  g_assert_cmpstr (ossicle_cli_printer_get_text (printer), ==, "Host  demo\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/printer/lays-out", test_printer_lays_out);
  g_test_add_func ("/cli/printer/aligns-wide-labels", test_printer_aligns_wide_labels);
  g_test_add_func ("/cli/printer/keeps-escapes-out", test_printer_keeps_escapes_out);
  g_test_add_func ("/cli/printer/colours-only-on-demand", test_printer_colours_only_on_demand);
  g_test_add_func ("/cli/printer/survives-a-narrow-page", test_printer_survives_a_narrow_page);

  g_test_add_func ("/cli/printer/rewinds", test_printer_rewinds);

  return g_test_run ();
}
