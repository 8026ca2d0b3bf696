/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-printable.h"

/* The joiners are format characters too, but Persian, Indic scripts and emoji need them to be
 * legible, and they move nothing. */
static gboolean
is_joiner (gunichar c)
{
  return c == 0x200c || c == 0x200d;
}

static void
append_printable (GString *out, gunichar c, gboolean multiline)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      if (c == '\n' && multiline)
        g_string_append_c (out, '\n');
      else if (c == '\n' || c == '\t' || c == '\r')
        g_string_append_c (out, ' ');
      break;

    case G_UNICODE_FORMAT:
      if (is_joiner (c))
        g_string_append_unichar (out, c);
      break;

    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      g_string_append_c (out, multiline ? '\n' : ' ');
      break;

    default:
      g_string_append_unichar (out, c);
    }
}

/* Nearly everything that is shown is ASCII and stays as it is. */
static gboolean
is_plain (const char *text, gboolean multiline)
{
  const char *p = text;

  while ((*p >= ' ' && *p <= '~') || (*p == '\n' && multiline))
    p++;

  return *p == '\0';
}

/**
 * ossicle_dup_printable:
 * @text: text that came from elsewhere; it need not be valid UTF-8
 * @multiline: whether line feeds stay; otherwise they become blanks
 *
 * Takes out what could steer a terminal or turn a line round: control characters (the C1 ones and
 * escape sequences' introducers included) and the format characters, among them the bidirectional
 * overrides and isolates of Unicode's annex 9, the byte order mark and the invisible tags. A tab or
 * carriage return becomes a blank. Bytes that are not UTF-8 become U+FFFD.
 *
 * Returns: (transfer full): @text as it may be shown
 */
char *
ossicle_dup_printable (const char *text, gboolean multiline)
{
  g_autofree char *valid = NULL;
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_plain (text, multiline))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    append_printable (out, g_utf8_get_char (p), multiline);

  return g_string_free (out, FALSE);
}
