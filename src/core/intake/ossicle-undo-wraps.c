/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

#define MIN_WIDTH 72
#define MAX_WIDTH 300
#define ALIKE 6

/* Columns of a line, counting wide characters twice. */
static gsize
line_width (const char *p, const char *end)
{
  gsize width = 0;

  for (; p < end; p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        width++;
      else
        width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
      if (width > MAX_WIDTH)
        break;
    }

  return width;
}

/* Whether two lines begin alike, digits apart: each is a record of its own. */
static gboolean
begin_alike (const char *left, const char *right)
{
  gsize i = 0;

  while (i < ALIKE && left[i] != '\n' && left[i] != '\0' &&
         (left[i] == right[i] || (g_ascii_isdigit (left[i]) && g_ascii_isdigit (right[i]))))
    i++;

  return i == ALIKE;
}

/* The width that a terminal cut the lines at: the longest line's, if another is just as long or
 * it is one of the usual ones; 0 where nothing was cut. */
static gsize
find_wrap (const char *text, gsize length)
{
  const char *end = text + length, *line = text, *first = text;
  gsize widest = 0, count = 0, lines = 0;

  while (line < end)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize width;

      stop = stop != NULL ? stop : end;
      width = line_width (line, stop);
      if (width > MAX_WIDTH)
        return 0;
      if (width > widest)
        count = 0, widest = width, first = line;
      count += width == widest && stop < end && (line == first || !begin_alike (first, line));
      lines++;
      line = stop + 1;
    }

  if (widest < MIN_WIDTH || lines < 2 || count == 0)
    return 0;

  return count >= 2 || widest == 80 || widest == 120 || widest == 132 ? widest : 0;
}

/* Whether a line begins with a label of its own: "EC: …". */
static gboolean
begins_with_label (const char *line)
{
  const char *p = line;

  if (!g_ascii_isupper (*p))
    return FALSE;
  while (g_ascii_isalnum (*p) || *p == ' ' || *p == '-' || *p == '_')
    p++;

  return *p == ':' && (p[1] == ' ' || p[1] == '\n');
}

/* Whether the line after a cut goes on in the midst of something, and does not begin anew. */
static gboolean
goes_on (const char *line, const char *after, const char *end)
{
  if (after >= end || (*after == ' ' && after[1] == ' ') || *after == '\t' ||
      strchr ("\n<[{", *after) != NULL || after[-2] == '>')
    return FALSE;

  if (strchr (".,;:)}]", after[-2]) != NULL && begins_with_label (after))
    return FALSE;

  return !begin_alike (line, after);
}

/**
 * ossicle_undo_wraps:
 * @view: a view
 *
 * Joins lines that a terminal of fixed width cut.
 *
 * Returns: (transfer full) (nullable): the joined view
 */
OssicleView *
ossicle_undo_wraps (OssicleView *view)
{
  OssicleRewrite *rewrite;
  const char *text, *end, *line;
  gsize length, wrap, from = 0;

  text = ossicle_view_get_text (view, &length);
  end = text + length;
  wrap = find_wrap (text, length);
  if (wrap == 0)
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  for (line = text; line < end;)
    {
      const char *stop = memchr (line, '\n', end - line);

      if (stop == NULL)
        break;
      if (line_width (line, stop) == wrap && goes_on (line, stop + 1, end))
        {
          ossicle_rewrite_copy (rewrite, from, stop - text - from);
          from = stop + 1 - text;
        }
      line = stop + 1;
    }
  ossicle_rewrite_copy (rewrite, from, length - from);

  return ossicle_rewrite_end (rewrite);
}
