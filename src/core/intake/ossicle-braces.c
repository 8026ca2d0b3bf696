/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-braces.h"

/* Where the brace that the one at @start opens is closed; the end of reach where it is not. */
static gsize
find_end (const char *text, gsize length, gsize start, gsize reach)
{
  int depth = 0;

  for (gsize i = start; i < length && i - start < reach; i++)
    {
      if (text[i] == '{')
        depth++;
      else if (text[i] == '}' && --depth <= 0)
        return i + 1;
    }

  return MIN (length, start + reach);
}

static gboolean
find (const char *text, gsize at, gsize reach, gboolean outermost, gsize *start)
{
  gsize floor = at > reach ? at - reach : 0;
  gboolean found = FALSE;
  int depth = 0;

  for (gsize i = at; i > floor; i--)
    {
      if (text[i - 1] == '}')
        depth++;
      else if (text[i - 1] == '{' && --depth < 0)
        {
          *start = i - 1;
          found = TRUE;
          depth = 0;
          if (!outermost)
            break;
        }
      else if (text[i - 1] == '\n' && i > 1 && text[i - 2] == '\n')
        break;
    }

  return found;
}

/**
 * ossicle_braces_innermost:
 * @text: a text
 * @length: its length
 * @at: a place in it
 * @reach: how far to look on either side
 * @start: (out): where the object begins
 * @end: (out): behind its closing brace
 *
 * Returns: whether an object begins within reach before @at, no blank line between
 */
gboolean
ossicle_braces_innermost (const char *text,
                          gsize length,
                          gsize at,
                          gsize reach,
                          gsize *start,
                          gsize *end)
{
  if (!find (text, at, reach, FALSE, start))
    return FALSE;
  *end = find_end (text, length, *start, 2 * reach);

  return *end > at;
}

/* As ossicle_braces_innermost(), for the outermost object within reach. */
gboolean
ossicle_braces_outermost (const char *text,
                          gsize length,
                          gsize at,
                          gsize reach,
                          gsize *start,
                          gsize *end)
{
  if (!find (text, at, reach, TRUE, start))
    return FALSE;
  *end = find_end (text, length, *start, 2 * reach);

  return *end > at;
}
