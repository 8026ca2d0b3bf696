/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

/* Length of the terminal sequence that begins with ESC at @p: colours, cursor, titles. */
static gsize
escape_sequence (const char *p, const char *end)
{
  const char *q = p + 1;

  if (q < end && *q == '[')
    {
      for (q++; q < end && q - p < 32 && (guchar) *q >= 0x20 && (guchar) *q < 0x40;)
        q++;
      return q < end && (guchar) *q >= 0x40 && (guchar) *q < 0x7F ? q + 1 - p : q - p;
    }
  if (q < end && *q == ']')
    {
      for (q++; q < end && q - p < 256 && *q != '\a' && *q != '\033' && *q != '\n';)
        q++;
      return q < end && *q == '\a' ? q + 1 - p : q - p;
    }

  return q < end && (guchar) *q >= 0x30 && (guchar) *q < 0x7F ? 2 : 1;
}

/* What stands for a character that is not plain: NULL for itself, "" for nothing. */
static const char *
replacement (gunichar c, char buffer[2])
{
  if (c == 0xA0 || c == 0x3000 || c == 0x2007 || c == 0x202F || c == 0x2400)
    return " ";
  if (c == 0x2028 || c == 0x2029 || c == 0x85)
    return "\n";
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
      (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || c == 0x61C ||
      (c >= 0xFE00 && c <= 0xFE0F))
    return "";
  if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
      (c >= 0xFF41 && c <= 0xFF5A) || c == 0xFF0D || c == 0xFF0E || c == 0xFF0F || c == 0xFF3F ||
      c == 0xFF1D || c == 0xFF1C || c == 0xFF1E)
    {
      buffer[0] = c - 0xFEE0;
      buffer[1] = '\0';
      return buffer;
    }

  return NULL;
}

static inline gboolean
is_plain (guchar c)
{
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

/* Handles the byte at @p, which is not plain. Returns how many bytes were dealt with; 0: keep one
 * character as it is. */
static gsize
undo_one (OssicleRewrite *rewrite, const char *text, const char *p, const char *end, gsize *keep)
{
  const char *instead;
  char buffer[2];
  gsize n = 1;

  if (*p == '\r')
    {
      gboolean pair = p + 1 < end && p[1] == '\n';

      ossicle_rewrite_put (rewrite, p - text, 1, "\n", pair ? 0 : 1);
      return 1;
    }
  if (*p == '\033')
    return escape_sequence (p, end);

  n = g_utf8_skip[(guchar) *p];
  if (n > (gsize) (end - p))
    return end - p;
  instead = replacement (g_utf8_get_char (p), buffer);
  if (instead == NULL)
    {
      *keep = n;
      return 0;
    }
  ossicle_rewrite_put (rewrite, p - text, n, instead, strlen (instead));

  return n;
}

/**
 * ossicle_undo_controls:
 * @view: a view
 *
 * Takes out colours, control, zero-width and bidi characters; makes each line end, also the bare
 * CR of a progress display, a line feed, special blanks plain and full-width letters and digits
 * narrow.
 *
 * Returns: (transfer full) (nullable): the cleaned view
 */
OssicleView *
ossicle_undo_controls (OssicleView *view)
{
  OssicleRewrite *rewrite;
  const char *text, *end, *p, *from;
  gsize length;

  text = ossicle_view_get_text (view, &length);
  end = text + length;
  for (p = text; p < end && is_plain (*p);)
    p++;
  if (p == end)
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  for (p = from = text; p < end;)
    {
      gsize keep = 0, done;

      while (p < end && is_plain (*p))
        p++;
      if (p == end)
        break;
      if (p > from)
        ossicle_rewrite_copy (rewrite, from - text, p - from);
      from = p;
      done = undo_one (rewrite, text, p, end, &keep);
      p += done + keep;
      from += done;
      /* What is kept stays in the pending run, and so do its like. */
      while (keep > 0 && p < end && (guchar) *p >= 0xE4 && (guchar) *p < 0xEE)
        p += MIN ((gsize) g_utf8_skip[(guchar) *p], (gsize) (end - p));
    }
  if (end > from)
    ossicle_rewrite_copy (rewrite, from - text, end - from);

  return ossicle_rewrite_end (rewrite);
}
