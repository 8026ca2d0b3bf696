/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

static const struct
{
  const char *name;
  const char *text;
} entities[] = {
  { "amp;", "&" },   { "lt;", "<" },   { "gt;", ">" },
  { "quot;", "\"" }, { "apos;", "'" }, { "nbsp;", " " },
};

/* A character reference "&#…;" at @p. */
static gsize
numeric_entity (const char *p, const char *end, char utf8[6], gsize *n)
{
  gboolean hex = end - p > 3 && (p[2] == 'x' || p[2] == 'X');
  const char *q = p + (hex ? 3 : 2), *digits = q;
  gunichar c = 0;

  for (; q < end && q - digits < 8 && (hex ? g_ascii_isxdigit (*q) : g_ascii_isdigit (*q)); q++)
    c = c * (hex ? 16 : 10) + g_ascii_xdigit_value (*q);
  if (q == digits || q >= end || *q != ';')
    return 0;
  if (c == 0 || !g_unichar_validate (c))
    c = 0xFFFD;
  *n = g_unichar_to_utf8 (c, utf8);

  return q + 1 - p;
}

/* Decodes the entity at @p, an ampersand. Only the ones that XML and HTML always have are known:
 * those that a document declares are never looked at. */
static gsize
entity (const char *p, const char *end, char utf8[6], gsize *n)
{
  if (end - p > 3 && p[1] == '#')
    return numeric_entity (p, end, utf8, n);

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if ((gsize) (end - p - 1) >= strlen (entities[i].name) &&
        memcmp (p + 1, entities[i].name, strlen (entities[i].name)) == 0)
      {
        utf8[0] = entities[i].text[0];
        *n = 1;
        return 1 + strlen (entities[i].name);
      }

  return 0;
}

/**
 * ossicle_decode_entities:
 * @text: a text
 * @length: its length
 *
 * Returns: (transfer full): the text with XML's own entities and character references undone
 */
char *
ossicle_decode_entities (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  const char *end = text + length;

  for (const char *p = text; p < end;)
    {
      char utf8[6];
      gsize n = 0, used = *p == '&' ? entity (p, end, utf8, &n) : 0;

      if (used > 0)
        g_string_append_len (out, utf8, n);
      else
        g_string_append_c (out, *p);
      p += MAX (used, 1);
    }

  return g_string_free (out, FALSE);
}

/* Returns: what the two hexadecimal digits at @p say, or -1 where there are none */
static int
hex_byte (const char *p, const char *end)
{
  int high = end - p >= 2 ? g_ascii_xdigit_value (p[0]) : -1;
  int low = high >= 0 ? g_ascii_xdigit_value (p[1]) : -1;

  return low >= 0 ? high << 4 | low : -1;
}

/**
 * ossicle_decode_percent:
 * @text: a part of a URL
 * @length: its length
 *
 * Returns: (transfer full) (nullable): the text with %XX undone; %NULL where that gives no valid
 *   UTF-8
 */
char *
ossicle_decode_percent (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    {
      int c = text[i] == '%' ? hex_byte (text + i + 1, text + length) : -1;

      if (c > 0)
        {
          g_string_append_c (out, c);
          i += 2;
        }
      else
        g_string_append_c (out, text[i]);
    }
  if (!g_utf8_validate (out->str, out->len, NULL))
    {
      g_string_free (out, TRUE);
      return NULL;
    }

  return g_string_free (out, FALSE);
}

/**
 * ossicle_undo_entities:
 * @view: a view
 *
 * Undoes the entities of a text that came through HTML or XML as a whole.
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_entities (OssicleView *view)
{
  return ossicle_view_decode (view, '&', entity);
}

/* Decodes "%41" at @p where it is ASCII and no control character but a line feed. */
static gsize
percent_escape (const char *p, const char *end, char utf8[6], gsize *n)
{
  int c = hex_byte (p + 1, end);

  if (c > 0x7f || (c < ' ' && c != '\n'))
    return 0;
  utf8[0] = c;
  *n = 1;

  return 3;
}

/**
 * ossicle_undo_percent:
 * @view: a view
 *
 * Undoes the escapes of a text that came through a URL as a whole.
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_percent (OssicleView *view)
{
  return ossicle_view_decode (view, '%', percent_escape);
}

/* Decodes "=41", or a line broken with "=", at @p. */
static gsize
quoted_escape (const char *p, const char *end, char utf8[6], gsize *n)
{
  int c = hex_byte (p + 1, end);

  if (p[1] == '\n')
    return 2;
  if (c < 0 || c > 0x7f || !g_ascii_isprint (c))
    return 0;
  utf8[0] = c;
  *n = 1;

  return 3;
}

/**
 * ossicle_undo_quoted:
 * @view: a view
 *
 * Undoes the quoted-printable of mail (RFC 2045, section 6.7): "=3D" and lines broken with "=".
 *
 * Returns: (transfer full) (nullable): the view without it
 */
OssicleView *
ossicle_undo_quoted (OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);

  if (strstr (text, "=3D") == NULL || strstr (text, "=\n") == NULL)
    return NULL;

  return ossicle_view_decode (view, '=', quoted_escape);
}

static gboolean
is_base64 (char c)
{
  return g_ascii_isalnum (c) || c == '+' || c == '/' || c == '=';
}

/* The first place in @text at which the base64 of an error document begins. */
static const char *
find_base64 (const char *text)
{
  static const char *const beginnings[] = {
    "PD94bWwg",     /* <?xml */
    "PEVycm9yP",    /* <Error> */
    "eyJFcnJvciI6", /* {"Error": */
  };
  const char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      const char *p = first != NULL ? g_strstr_len (text, first - text, beginnings[i])
                                    : strstr (text, beginnings[i]);

      first = p != NULL ? p : first;
    }

  return first;
}

/**
 * ossicle_undo_base64:
 * @view: a view
 * @from: (inout): where to begin looking; set behind what was found
 *
 * Finds the next error document that is told in base64, as x-oss-err and HAR files do.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL where there is none
 */
OssicleView *
ossicle_undo_base64 (OssicleView *view, gsize *from)
{
  g_autofree guchar *bytes = NULL;
  OssicleRewrite *rewrite;
  const char *text = ossicle_view_get_text (view, NULL);
  const char *p = find_base64 (text + *from), *q;
  gsize out = 0;
  int state = 0;
  guint save = 0;

  if (p == NULL)
    return NULL;

  for (q = p; is_base64 (*q) && q - p < 2 * 1024 * 1024;)
    q++;
  *from = q - text;
  bytes = g_malloc ((q - p) / 4 * 3 + 4);
  out = g_base64_decode_step (p, q - p, bytes, &state, &save);
  if (memchr (bytes, '\0', out) != NULL || !g_utf8_validate ((char *) bytes, out, NULL))
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  ossicle_rewrite_put_units (rewrite, p - text, q - p, (char *) bytes, out, 3, 4);

  return ossicle_rewrite_end (rewrite);
}
