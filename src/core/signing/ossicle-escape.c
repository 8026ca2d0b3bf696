/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-escape.h"

/* A-Z a-z 0-9 - . _ ~ stand for themselves, every other byte is %XX with capital digits. */
static gboolean
is_unreserved (guchar c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void
append_escaped (GString *into, const char *text, char kept)
{
  static const char digits[] = "0123456789ABCDEF";
  const char *run = text;
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      guchar c = (guchar) *p;
      char escaped[3] = { '%', digits[c >> 4], digits[c & 0xf] };

      if (is_unreserved (c) || *p == kept)
        continue;

      g_string_append_len (into, run, p - run);
      g_string_append_len (into, escaped, sizeof escaped);
      run = p + 1;
    }

  g_string_append_len (into, run, p - run);
}

/**
 * ossicle_escape_append:
 * @into: where to
 * @text: raw bytes, as in a query parameter
 *
 * Appends @text percent-encoded byte for byte, as V4 and every SDK's URLs have it.
 */
void
ossicle_escape_append (GString *into, const char *text)
{
  append_escaped (into, text, '\0');
}

/**
 * ossicle_escape_append_path:
 * @into: where to
 * @text: raw bytes of an object key
 *
 * The same with every `/` kept.
 */
void
ossicle_escape_append_path (GString *into, const char *text)
{
  append_escaped (into, text, '/');
}

/**
 * ossicle_unescape:
 * @text: percent-encoded text
 * @length: its bytes
 * @plus_is_blank: whether `+` stands for a blank, as forms have it and OSS does not
 *
 * A `%` without two digits after it stands for itself, as servers and clients take it.
 *
 * Returns: (transfer full) (nullable): the bytes, or %NULL where one of them would be NUL
 */
char *
ossicle_unescape (const char *text, gsize length, gboolean plus_is_blank)
{
  g_autoptr (GString) out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      char c = text[i];

      if (c == '%' && length - i > 2 && g_ascii_isxdigit (text[i + 1]) &&
          g_ascii_isxdigit (text[i + 2]))
        {
          c = (char) (g_ascii_xdigit_value (text[i + 1]) << 4 | g_ascii_xdigit_value (text[i + 2]));
          i += 2;
        }
      else if (c == '+' && plus_is_blank)
        {
          c = ' ';
        }

      if (c == '\0')
        return NULL;

      g_string_append_c (out, c);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}
