/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-terminal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "core/case/ossicle-printable.h"

#define MIN_COLUMNS 20
#define MAX_COLUMNS 1000

/* The C locale says nothing about the terminal, and bytes beyond ASCII are most likely UTF-8 on it;
 * only a locale that names another character set is obeyed. */
static char *
dup_in_locale (const char *text)
{
  const char *charset;

  if (g_get_charset (&charset) || strcmp (charset, "ANSI_X3.4-1968") == 0 ||
      g_ascii_strcasecmp (charset, "US-ASCII") == 0)
    return g_strdup (text);

  return g_convert_with_fallback (text, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
}

/**
 * ossicle_cli_choose_columns:
 * @columns: (nullable): the environment's COLUMNS
 * @terminal_columns: what the terminal says, or 0 where there is none
 *
 * Returns: the columns to fill
 */
guint
ossicle_cli_choose_columns (const char *columns, guint terminal_columns)
{
  guint64 wanted;

  if (columns != NULL &&
      g_ascii_string_to_unsigned (columns, 10, MIN_COLUMNS, MAX_COLUMNS, &wanted, NULL))
    return wanted;
  if (terminal_columns > 0)
    return CLAMP (terminal_columns, MIN_COLUMNS, MAX_COLUMNS);

  return OSSICLE_CLI_DEFAULT_COLUMNS;
}

/**
 * ossicle_cli_choose_colour:
 * @is_terminal: whether the text goes to a terminal
 * @no_color: (nullable): the environment's NO_COLOR; any text but the empty one switches colour off
 * @term: (nullable): the environment's TERM
 *
 * Returns: whether to use colour
 */
gboolean
ossicle_cli_choose_colour (gboolean is_terminal, const char *no_color, const char *term)
{
  return is_terminal && (no_color == NULL || *no_color == '\0') && g_strcmp0 (term, "dumb") != 0;
}

/**
 * ossicle_cli_get_terminal_columns:
 * @fd: where the text goes
 *
 * Returns: the columns to fill: COLUMNS, else the terminal's width, else 80
 */
guint
ossicle_cli_get_terminal_columns (int fd)
{
  struct winsize size = { 0 };

  if (ioctl (fd, TIOCGWINSZ, &size) != 0)
    size.ws_col = 0;

  return ossicle_cli_choose_columns (g_getenv ("COLUMNS"), size.ws_col);
}

/**
 * ossicle_cli_get_terminal_colour:
 * @fd: where the text goes
 *
 * Returns: whether to use colour
 */
gboolean
ossicle_cli_get_terminal_colour (int fd)
{
  return ossicle_cli_choose_colour (isatty (fd), g_getenv ("NO_COLOR"), g_getenv ("TERM"));
}

/**
 * ossicle_cli_write:
 * @text: bytes
 * @length: how many
 *
 * Writes to standard output as it is, and says so on standard error where that fails.
 *
 * Returns: whether all of it could be written
 */
gboolean
ossicle_cli_write (const char *text, gsize length)
{
  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  ossicle_cli_complain (_ ("The answer could not be written: %s"), g_strerror (errno));

  return FALSE;
}

/**
 * ossicle_cli_write_text:
 * @text: text for people, UTF-8
 *
 * Writes to standard output in the character set of the locale.
 *
 * Returns: whether all of it could be written
 */
gboolean
ossicle_cli_write_text (const char *text)
{
  g_autofree char *local = dup_in_locale (text);

  return local == NULL || ossicle_cli_write (local, strlen (local));
}

/**
 * ossicle_cli_complain:
 * @format: a translated message, printf() style
 * @...: its arguments
 *
 * Prints one line on standard error, after the program's name and free of control characters.
 */
void
ossicle_cli_complain (const char *format, ...)
{
  g_autofree char *message = NULL, *printable = NULL, *local = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  printable = ossicle_dup_printable (message, FALSE);
  local = dup_in_locale (printable);
  fprintf (stderr, "ossicle-cli: %s\n", local != NULL ? local : printable);
}
