/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-invisible.h"

/* Characters that cannot be seen, or that look like another one, and come along with pasted text.
 */
static const struct
{
  gunichar first;
  gunichar last;
  const char *name;
} names[] = {
  { 0x0009, 0x0009, "tab" },
  { 0x000a, 0x000a, "line feed" },
  { 0x000d, 0x000d, "carriage return" },
  { 0x0000, 0x001f, "control character" },
  { 0x0020, 0x0020, "blank" },
  { 0x007f, 0x009f, "control character" },
  { 0x00a0, 0x00a0, "no-break space" },
  { 0x00ad, 0x00ad, "soft hyphen" },
  { 0x2000, 0x200a, "space of another width" },
  { 0x200b, 0x200b, "zero width space" },
  { 0x200c, 0x200d, "zero width joiner" },
  { 0x200e, 0x200f, "direction mark" },
  { 0x2010, 0x2015, "dash" },
  { 0x2018, 0x201f, "curly quotation mark" },
  { 0x2028, 0x2029, "line separator" },
  { 0x202a, 0x202e, "direction mark" },
  { 0x202f, 0x202f, "no-break space" },
  { 0x205f, 0x205f, "space of another width" },
  { 0x2060, 0x2060, "word joiner" },
  { 0x2066, 0x2069, "direction mark" },
  { 0x3000, 0x3000, "ideographic space" },
  { 0xfeff, 0xfeff, "byte order mark" },
  { 0xff01, 0xff5e, "full-width character" },
  { 0xfffd, 0xfffd, "replacement character" },
};

/**
 * ossicle_invisible_dup_name:
 * @text: any bytes
 * @length: how many
 * @offset: a byte of the character in question
 *
 * Returns: (transfer full) (nullable): "U+00A0 no-break space" and the like, in English; %NULL for
 *   a character that shows what it is
 */
char *
ossicle_invisible_dup_name (const char *text, gsize length, gsize offset)
{
  gsize begin = offset;
  gunichar c;

  if (offset >= length)
    return NULL;

  while (begin > 0 && offset - begin < 3 && ((guchar) text[begin] & 0xc0) == 0x80)
    begin--;

  c = g_utf8_get_char_validated (text + begin, length - begin);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      if (text[offset] == '\0')
        return g_strdup ("U+0000 control character");

      return g_strdup_printf ("0x%02X byte that is not UTF-8", (guchar) text[offset]);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (c >= names[i].first && c <= names[i].last)
      return g_strdup_printf ("U+%04X %s", c, names[i].name);

  return NULL;
}
