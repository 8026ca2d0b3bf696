/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-wrap.h"

static guint
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

/* Chinese and Japanese have no blanks: a line may end beside any wide character, but not before
 * closing punctuation nor after opening punctuation (Unicode annex 14, reduced to what columns of
 * text need). */
static gboolean
may_break_between (gunichar before, gunichar after)
{
  if (!g_unichar_iswide (before) && !g_unichar_iswide (after))
    return FALSE;

  switch (g_unichar_break_type (after))
    {
    case G_UNICODE_BREAK_CLOSE_PUNCTUATION:
    case G_UNICODE_BREAK_CLOSE_PARANTHESIS:
    case G_UNICODE_BREAK_EXCLAMATION:
    case G_UNICODE_BREAK_INFIX_SEPARATOR:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_QUOTATION:
    case G_UNICODE_BREAK_COMBINING_MARK:
      return FALSE;

    default:
      return g_unichar_break_type (before) != G_UNICODE_BREAK_OPEN_PUNCTUATION &&
             g_unichar_break_type (before) != G_UNICODE_BREAK_QUOTATION;
    }
}

/* A run of text that must stay together, ending at a blank or where a line may break. */
static const char *
find_end_of_word (const char *word, guint *columns)
{
  const char *p = word;

  *columns = 0;
  while (*p != '\0' && *p != ' ')
    {
      gunichar c = g_utf8_get_char (p);

      *columns += measure_char (c);
      p = g_utf8_next_char (p);
      if (*p != '\0' && *p != ' ' && may_break_between (c, g_utf8_get_char (p)))
        break;
    }

  return p;
}

/**
 * ossicle_cli_measure:
 * @text: printable text, UTF-8, one line
 *
 * Returns: the columns of a terminal that @text takes
 */
guint
ossicle_cli_measure (const char *text)
{
  guint columns = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += measure_char (g_utf8_get_char (p));

  return columns;
}

/**
 * ossicle_cli_pad:
 * @out: where to append
 * @text: printable text, UTF-8, one line
 * @columns: the width of the column
 *
 * Appends @text and as many blanks as fill @columns.
 */
void
ossicle_cli_pad (GString *out, const char *text, guint columns)
{
  g_return_if_fail (out != NULL);
  g_return_if_fail (text != NULL);

  g_string_append (out, text);
  for (guint used = ossicle_cli_measure (text); used < columns; used++)
    g_string_append_c (out, ' ');
}

/**
 * ossicle_cli_clip:
 * @text: printable text, UTF-8, one line
 * @columns: the most columns to take
 *
 * Returns: (transfer full): @text, its end replaced by an ellipsis where it is too wide
 */
char *
ossicle_cli_clip (const char *text, guint columns)
{
  g_autoptr (GString) out = NULL;
  guint used = 0;

  g_return_val_if_fail (text != NULL, NULL);

  if (ossicle_cli_measure (text) <= columns)
    return g_strdup (text);
  if (columns == 0)
    return g_strdup ("");

  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      used += measure_char (c);
      if (used > columns - 1)
        break;
      g_string_append_unichar (out, c);
    }
  g_string_append (out, "…");

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * ossicle_cli_wrap:
 * @text: printable text, UTF-8, one line
 * @columns: the most columns of a line
 *
 * Breaks @text at blanks and between wide characters. What has neither, such as an address or an
 * object's key, stays whole, so that it can be copied.
 *
 * Returns: (transfer container): the lines, at least one
 */
GPtrArray *
ossicle_cli_wrap (const char *text, guint columns)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) line = g_string_new (NULL);
  guint used = 0;
  const char *p = text;

  g_return_val_if_fail (text != NULL, lines);

  while (*p != '\0')
    {
      guint blank = 0, width;
      const char *end;

      for (; *p == ' '; p++)
        blank = 1;
      end = find_end_of_word (p, &width);
      if (end == p)
        break;

      if (line->len == 0)
        blank = 0;
      else if (used + blank + width > columns)
        {
          g_ptr_array_add (lines, g_strdup (line->str));
          g_string_truncate (line, 0);
          used = blank = 0;
        }

      if (blank > 0)
        g_string_append_c (line, ' ');
      g_string_append_len (line, p, end - p);
      used += blank + width;
      p = end;
    }

  if (line->len > 0 || lines->len == 0)
    g_ptr_array_add (lines, g_strdup (line->str));

  return lines;
}
