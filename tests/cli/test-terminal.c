/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/ossicle-cli-terminal.h"
#include "cli/ossicle-cli-time.h"

static void
test_terminal_columns (void)
{
  static const struct
  {
    const char *columns;
    guint terminal;
    guint chosen;
  } table[] = {
    { NULL, 0, 80 },    { NULL, 132, 132 }, { NULL, 3, 20 },   { NULL, 60000, 1000 },
    { "40", 132, 40 },  { "40", 0, 40 },    { "0", 132, 132 }, { "-5", 132, 132 },
    { "wide", 90, 90 }, { "", 90, 90 },     { "1e9", 0, 80 },  { "99999999999999999999", 0, 80 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpuint (ossicle_cli_choose_columns (table[i].columns, table[i].terminal), ==,
                      table[i].chosen);
}

static void
test_terminal_colour (void)
{
  g_assert_true (ossicle_cli_choose_colour (TRUE, NULL, "xterm-256color"));
  g_assert_true (ossicle_cli_choose_colour (TRUE, "", NULL));
  g_assert_false (ossicle_cli_choose_colour (TRUE, "1", "xterm"));
  g_assert_false (ossicle_cli_choose_colour (TRUE, "0", "xterm"));
  g_assert_false (ossicle_cli_choose_colour (TRUE, NULL, "dumb"));
  g_assert_false (ossicle_cli_choose_colour (FALSE, NULL, "xterm"));
}

static void
test_terminal_times (void)
{
  g_autofree char *utc = ossicle_cli_dup_utc_time (G_GINT64_CONSTANT (1470879894000));
  gint64 unix_ms = 0;

  g_assert_cmpstr (utc, ==, "2016-08-11 01:44:54 UTC");
  g_assert_null (ossicle_cli_dup_utc_time (G_MAXINT64));
  g_assert_true (ossicle_cli_parse_time ("2016-08-11T01:44:54Z", &unix_ms));
  g_assert_cmpint (unix_ms, ==, G_GINT64_CONSTANT (1470879894000));
  g_assert_true (ossicle_cli_parse_time ("2019-01-09T20:43:32.495+08:00", &unix_ms));
  g_assert_cmpint (unix_ms, ==, G_GINT64_CONSTANT (1547037812495));
  g_assert_false (ossicle_cli_parse_time ("yesterday", &unix_ms));
  g_assert_false (ossicle_cli_parse_time ("", &unix_ms));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/terminal/columns", test_terminal_columns);
  g_test_add_func ("/cli/terminal/colour", test_terminal_colour);
  g_test_add_func ("/cli/terminal/times", test_terminal_times);

  return g_test_run ();
}
