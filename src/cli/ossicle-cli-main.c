/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "ossicle-cli-command.h"
#include "ossicle-cli-main.h"
#include "ossicle-cli-printer.h"
#include "ossicle-cli-terminal.h"

#define ROW(name) &ossicle_cli_##name,
static const OssicleCliCommand *const commands[] = { OSSICLE_CLI_COMMANDS (ROW) };
#undef ROW

static const OssicleCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

static OssicleCliStatus
print_help (void)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new_for_output ();

  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0,
                                _ ("Explains what Alibaba Cloud OSS answers."));
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, _ ("Usage"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf (
        "ossicle-cli %s [%s] %s", commands[i]->name, _ ("OPTION…"),
        commands[i]->parameters != NULL ? _ (commands[i]->parameters) : "");

      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 2, usage);
      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 6, _ (commands[i]->summary));
    }
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0,
                                _ ("“ossicle-cli COMMAND --help” tells the options of a command; "
                                   "“ossicle-cli --version” the version."));

  return ossicle_cli_printer_write (printer) ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_FAILED;
}

static OssicleCliStatus
print_version (void)
{
  return ossicle_cli_write_text ("ossicle-cli " PACKAGE_VERSION "\n") ? OSSICLE_CLI_ANSWERED
                                                                      : OSSICLE_CLI_FAILED;
}

static OssicleCliStatus
refuse (const char *argument)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", commands[i]->name);

  if (argument != NULL)
    ossicle_cli_complain (_ ("There is no command “%s”."), argument);
  ossicle_cli_complain (_ ("Usage: ossicle-cli %s [OPTION…]"), names->str);
  ossicle_cli_complain (_ ("“ossicle-cli --help” tells more."));

  return OSSICLE_CLI_USAGE;
}

int
ossicle_cli_main (int argc, char *argv[])
{
  const OssicleCliCommand *command;

  ossicle_cli_set_up_translation ();

  if (argc < 2)
    return refuse (NULL);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return print_help ();
  if (g_str_equal (argv[1], "--version"))
    return print_version ();

  command = find_command (argv[1]);
  if (command == NULL)
    return refuse (argv[1]);

  return command->run (command, argv + 1);
}
