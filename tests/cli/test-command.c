/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/ossicle-cli-command.h"

typedef struct
{
  gboolean json;
  int number;
  char **rest;
} Options;

static gboolean
parse (Options *options, char **arguments)
{
  static const OssicleCliCommand command = { "try", "WORD…", "Tries something.", NULL };
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options->json, "JSON", NULL },
    { "number", 'n', 0, G_OPTION_ARG_INT, &options->number, "Number", "N" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->rest, NULL, NULL },
    { NULL },
  };

  return ossicle_cli_command_parse (&command, entries, arguments);
}

static void
test_command_parses (void)
{
  static const struct
  {
    const char *line;
    gboolean understood;
    gboolean json;
    int number;
    const char *rest;
  } table[] = {
    { "try", TRUE, FALSE, 0, "" },
    { "try a b", TRUE, FALSE, 0, "a|b" },
    { "try --json a", TRUE, TRUE, 0, "a" },
    { "try a -j", TRUE, TRUE, 0, "a" },
    { "try -j -n 3 -", TRUE, TRUE, 3, "-" },
    { "try --number=4", TRUE, FALSE, 4, "" },
    { "try -- --json", TRUE, FALSE, 0, "--json" },
    { "try a -- -n", TRUE, FALSE, 0, "a|-n" },
    { "try 照片 b", TRUE, FALSE, 0, "照片|b" },
    { "try --jso", FALSE, FALSE, 0, "" },
    { "try -x", FALSE, FALSE, 0, "" },
    { "try --number=four", FALSE, FALSE, 0, "" },
    { "try --number", FALSE, FALSE, 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) arguments = g_strsplit (table[i].line, " ", -1);
      Options options = { 0 };

      g_assert_cmpint (parse (&options, arguments), ==, table[i].understood);
      if (table[i].understood)
        {
          g_autofree char *rest = options.rest != NULL ? g_strjoinv ("|", options.rest)
                                                       : g_strdup ("");

          g_assert_cmpint (options.json, ==, table[i].json);
          g_assert_cmpint (options.number, ==, table[i].number);
          g_assert_cmpstr (rest, ==, table[i].rest);
        }
      g_strfreev (options.rest);
    }
}

/* The caller's array stays as it was. */
static void
test_command_leaves_arguments_alone (void)
{
  const char *const line[] = { "try", "--json", "a", NULL };
  g_auto (GStrv) arguments = g_strdupv ((char **) line);
  Options options = { 0 };

  g_assert_true (parse (&options, arguments));
  g_assert_cmpstrv (arguments, line);
  g_strfreev (options.rest);
}

static void
test_command_refuses (void)
{
  static const OssicleCliCommand with = { "try", "WORD…", "Tries.", NULL };
  static const OssicleCliCommand without = { "try", NULL, "Tries.", NULL };

  g_assert_cmpint (ossicle_cli_command_refuse (&with, "“%s” is wrong", "\033[1m"), ==,
                   OSSICLE_CLI_USAGE);
  g_assert_cmpint (ossicle_cli_command_refuse (&without, "wrong"), ==, OSSICLE_CLI_USAGE);
}

static void
test_command_takes_any_encoding (void)
{
  static const struct
  {
    const char *argument;
    const char *text;
  } table[] = {
    { "", "" },
    { "NoSuchKey", "NoSuchKey" },
    { "照片", "照片" },
    { "a\377", "a\357\277\275" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = ossicle_cli_dup_utf8 (table[i].argument);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/command/parses", test_command_parses);
  g_test_add_func ("/cli/command/leaves-arguments-alone", test_command_leaves_arguments_alone);
  g_test_add_func ("/cli/command/refuses", test_command_refuses);
  g_test_add_func ("/cli/command/takes-any-encoding", test_command_takes_any_encoding);

  return g_test_run ();
}
