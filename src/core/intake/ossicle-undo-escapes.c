/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

/* Reads four hexadecimal digits. */
static gboolean
read_hex4 (const char *p, const char *end, gunichar *c)
{
  *c = 0;
  if (end - p < 4)
    return FALSE;
  for (gsize i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return FALSE;
      *c = *c << 4 | digit;
    }

  return TRUE;
}

/* Decodes "\uXXXX", and a pair of surrogates, at @p. */
static gsize
unicode_escape (const char *p, const char *end, char utf8[6], gsize *n)
{
  gunichar c, low;
  gsize used = 6;

  if (!read_hex4 (p + 2, end, &c))
    return 0;
  if (c >= 0xD800 && c < 0xDC00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u' &&
      read_hex4 (p + 8, end, &low) && low >= 0xDC00 && low < 0xE000)
    {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      used = 12;
    }
  if (c == 0 || !g_unichar_validate (c))
    c = 0xFFFD;
  *n = g_unichar_to_utf8 (c, utf8);

  return used;
}

/* Decodes the escape at @p, a backslash. Returns its length, 0 where it is none. */
static gsize
json_escape (const char *p, const char *end, char utf8[6], gsize *n)
{
  static const char from[] = "ntr\"'\\/bf", to[] = "\nt\r\"'\\/ \n";
  const char *which;

  if (end - p < 2)
    return 0;
  if (p[1] == 'u')
    return unicode_escape (p, end, utf8, n);
  which = p[1] != '\0' ? strchr (from, p[1]) : NULL;
  if (which == NULL)
    return 0;

  utf8[0] = p[1] == 't' ? '\t' : to[which - from];
  *n = p[1] == 'r' ? 0 : 1;

  return 2;
}

/**
 * ossicle_undo_json:
 * @view: a view
 *
 * Undoes one level of the escapes of JSON, which are those of most languages' strings too.
 *
 * Returns: (transfer full) (nullable): the unescaped view
 */
OssicleView *
ossicle_undo_json (OssicleView *view)
{
  return ossicle_view_decode (view, '\\', json_escape);
}

/* Decodes "#012", "#011" and "#015" at @p. */
static gsize
syslog_escape (const char *p, const char *end, char utf8[6], gsize *n)
{
  if (end - p < 4 || p[1] != '0' || p[2] != '1' || strchr ("125", p[3]) == NULL ||
      g_ascii_isdigit (p[4]))
    return 0;
  utf8[0] = p[3] == '2' ? '\n' : '\t';
  *n = p[3] == '5' ? 0 : 1;

  return 4;
}

/**
 * ossicle_undo_syslog:
 * @view: a view
 *
 * Undoes the escapes of control characters in syslog: "#012" is a line feed.
 *
 * Returns: (transfer full) (nullable): the unescaped view
 */
OssicleView *
ossicle_undo_syslog (OssicleView *view)
{
  return ossicle_view_decode (view, '#', syslog_escape);
}

/* The text of a record '{"log":"…"' of Docker's json-file at @line, quotes excluded. */
static gboolean
record_text (const char *line, const char *stop, const char **from, const char **to)
{
  static const char head[] = "{\"log\":\"";
  const char *p = line;

  if (stop - line < (gssize) strlen (head) || memcmp (line, head, strlen (head)) != 0)
    return FALSE;
  for (p += strlen (head), *from = p; p < stop && *p != '"'; p++)
    if (*p == '\\' && p + 1 < stop)
      p++;
  *to = p;

  return p < stop;
}

/**
 * ossicle_undo_records:
 * @view: a view
 *
 * Joins what a container printed, one JSON record a line, to the text it was.
 *
 * Returns: (transfer full) (nullable): the joined view
 */
OssicleView *
ossicle_undo_records (OssicleView *view)
{
  OssicleRewrite *rewrite = NULL;
  const char *text, *end, *line, *from, *to;
  gsize length;

  text = ossicle_view_get_text (view, &length);
  end = text + length;
  if (strstr (text, "{\"log\":\"") == NULL)
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  for (line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);

      stop = stop != NULL ? stop : end;
      if (record_text (line, stop, &from, &to))
        {
          for (const char *p = from; p < to;)
            {
              char utf8[6];
              gsize n = 0, used = *p == '\\' ? json_escape (p, to, utf8, &n) : 0;
              const char *next = memchr (p + 1, '\\', to - p - 1);

              if (used > 0)
                ossicle_rewrite_put (rewrite, p - text, used, utf8, n);
              else
                ossicle_rewrite_copy (rewrite, p - text, used = (next ? next : to) - p);
              p += used;
            }
        }
      else
        ossicle_rewrite_copy (rewrite, line - text, MIN (stop + 1, end) - line);
      line = stop + 1;
    }

  return ossicle_rewrite_end (rewrite);
}
