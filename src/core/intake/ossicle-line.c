/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"

/* No line is longer than that for whoever looks round in it: a text without line ends must not be
 * walked through again and again. */
#define MOST_LINE (16 * 1024)

gsize
ossicle_line_start (const char *text, gsize at)
{
  gsize reach = MIN (at, MOST_LINE);
  const char *p = reach > 0 ? memrchr (text + at - reach, '\n', reach) : NULL;

  return p != NULL ? (gsize) (p + 1 - text) : at - reach;
}

gsize
ossicle_line_end (const char *text, gsize at, gsize length)
{
  gsize reach = at < length ? MIN (length - at, MOST_LINE) : 0;
  const char *stop = reach > 0 ? memchr (text + at, '\n', reach) : NULL;

  return stop != NULL ? (gsize) (stop - text) : MIN (at, length) + reach;
}

static gboolean
is_blank_line (const char *text, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;

  return TRUE;
}

/* Where the lines around @at without a blank one between them begin, at most @most bytes back. */
gsize
ossicle_line_paragraph_start (const char *text, gsize at, gsize most)
{
  gsize start = ossicle_line_start (text, at);

  while (start > 0 && at - start < most)
    {
      gsize before = ossicle_line_start (text, start - 1);

      if (is_blank_line (text, before, start))
        break;
      start = before;
    }

  return start;
}

/* Where they end, at most @most bytes on. */
gsize
ossicle_line_paragraph_end (const char *text, gsize at, gsize length, gsize most)
{
  gsize end = ossicle_line_end (text, at, length);

  while (end < length && end - at < most)
    {
      gsize next = ossicle_line_end (text, end + 1, length);

      if (is_blank_line (text, end + 1, next))
        break;
      end = next;
    }

  return MIN (end, at + most);
}

/* Finds the last @needle that begins in [@from, @to) and ends before @to. */
gboolean
ossicle_line_find_last (const char *text, gsize from, gsize to, const char *needle, gsize *found)
{
  gsize n = strlen (needle);

  while (to >= from + n)
    {
      const char *p = memrchr (text + from, needle[0], to - n + 1 - from);

      if (p == NULL)
        return FALSE;
      if (memcmp (p, needle, n) == 0)
        {
          *found = p - text;
          return TRUE;
        }
      to = p - text + n - 1;
    }

  return FALSE;
}

gboolean
ossicle_line_find (const char *text, gsize from, gsize to, const char *needle, gsize *found)
{
  const char *p = to > from ? memmem (text + from, to - from, needle, strlen (needle)) : NULL;

  if (p == NULL)
    return FALSE;
  *found = p - text;

  return TRUE;
}

gsize
ossicle_line_skip_blanks (const char *text, gsize at, gsize end)
{
  while (at < end && g_ascii_isspace (text[at]))
    at++;

  return at;
}

/* The length of a word that looks like an error code, "NoSuchKey", at @at; else 0. */
gsize
ossicle_line_code_length (const char *text, gsize at, gsize end)
{
  gsize i = at, lower = 0;

  if (at >= end || !g_ascii_isupper (text[at]))
    return 0;
  for (; i < end && i - at < 64 && g_ascii_isalnum (text[i]); i++)
    lower += g_ascii_islower (text[i]);

  return i - at >= 5 && lower > 2 && text[i] != '_' && text[i] != '-' ? i - at : 0;
}

/* Where a value ends without its query, if signature, token or callback of a signed URL stand in
 * it: they are not kept. */
gsize
ossicle_line_drop_signed_query (const char *text, gsize at, gsize end)
{
  static const char *const secrets[] = { "ignature", "ecurity-token", "callback=" };
  gsize found;

  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (ossicle_line_find (text, at, end, secrets[i], &found) &&
        ossicle_line_find (text, at, end, "?", &found))
      return found;

  return end;
}
