/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-shown.h"

#define CONTROL_PICTURES 0x2400
#define PICTURE_OF_DELETE 0x2421
#define REPLACEMENT 0xfffd

static gunichar
get_shown (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
      if (c == '\n' || c == '\r' || c == '\t')
        return c;
      return c < 0x20 ? CONTROL_PICTURES + c : c == 0x7f ? PICTURE_OF_DELETE : REPLACEMENT;

    case G_UNICODE_FORMAT:
      return c == 0x200c || c == 0x200d ? c : REPLACEMENT;

    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return '\n';

    default:
      return c;
    }
}

/**
 * ossicle_dup_shown:
 * @text: valid UTF-8 from elsewhere
 * @length: bytes in @text
 *
 * One character for one, so that offsets in characters are the same on both sides.
 *
 * Returns: (transfer full): the text with pictures in place of what cannot be seen or would steer
 *   the display
 */
char *
ossicle_dup_shown (const char *text, gsize length)
{
  GString *shown = g_string_sized_new (length);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    g_string_append_unichar (shown, get_shown (g_utf8_get_char (p)));

  return g_string_free (shown, FALSE);
}

/**
 * ossicle_dup_shown_bytes:
 * @text: text of which every byte counts; it need not be valid UTF-8
 *
 * As ossicle_dup_shown(), but nothing stays unseen save the line feeds: each tab, carriage return
 * and joiner has its picture.
 *
 * Returns: (transfer full): what to show, a character for each of @text
 */
char *
ossicle_dup_shown_bytes (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\r')
        g_string_append_unichar (shown, CONTROL_PICTURES + c);
      else if (c == '\n')
        g_string_append_c (shown, '\n');
      else if (g_unichar_type (c) == G_UNICODE_FORMAT || !g_unichar_isdefined (c) ||
               g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR ||
               g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR)
        g_string_append_unichar (shown, REPLACEMENT);
      else
        g_string_append_unichar (shown, get_shown (c));
    }

  return g_string_free (shown, FALSE);
}
