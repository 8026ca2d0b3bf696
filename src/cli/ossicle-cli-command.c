/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>

#include "ossicle-cli-command.h"

#include <glib/gi18n.h>

#include "ossicle-cli-terminal.h"

/**
 * ossicle_cli_set_up_translation:
 *
 * Makes the program speak the person's language.
 */
void
ossicle_cli_set_up_translation (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * ossicle_cli_command_parse:
 * @command: a command
 * @entries: its options; the last parameter of `G_OPTION_REMAINING` takes what is no option
 * @arguments: (array zero-terminated=1): what was typed, beginning with the command's name
 *
 * Fills the variables of @entries. `--help` prints the help and ends the program; what is wrong is
 * said on standard error.
 *
 * Returns: whether @arguments could be understood
 */
gboolean
ossicle_cli_command_parse (const OssicleCliCommand *command,
                           const GOptionEntry *entries,
                           char **arguments)
{
  g_autoptr (GOptionContext)
    context = g_option_context_new (command->parameters != NULL ? _ (command->parameters) : NULL);
  g_autofree char *program = g_strconcat ("ossicle-cli ", command->name, NULL);
  g_auto (GStrv) left = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, &left, &error))
    return TRUE;

  ossicle_cli_command_refuse (command, "%s", error->message);

  return FALSE;
}

/**
 * ossicle_cli_command_refuse:
 * @command: a command
 * @format: what is wrong with the way it was called, translated, printf() style
 * @...: its arguments
 *
 * Returns: %OSSICLE_CLI_USAGE, after @format and the usage were printed on standard error
 */
OssicleCliStatus
ossicle_cli_command_refuse (const OssicleCliCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  ossicle_cli_complain ("%s", message);
  ossicle_cli_complain (_ ("Usage: ossicle-cli %s [OPTION…] %s"), command->name,
                        command->parameters != NULL ? _ (command->parameters) : "");

  return OSSICLE_CLI_USAGE;
}

/**
 * ossicle_cli_dup_utf8:
 * @argument: one argument as it was typed
 *
 * Returns: (transfer full): @argument in UTF-8, whatever the locale is
 */
char *
ossicle_cli_dup_utf8 (const char *argument)
{
  char *converted;

  if (g_utf8_validate (argument, -1, NULL))
    return g_strdup (argument);

  converted = g_locale_to_utf8 (argument, -1, NULL, NULL, NULL);

  return converted != NULL ? converted : g_utf8_make_valid (argument, -1);
}
