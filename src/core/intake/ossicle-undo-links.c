/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_';
}

/* The end of "[name](http…)" at @p, or NULL; @name_end is set to its closing bracket. */
static const char *
link_end (const char *text, const char *p, const char *end, const char **name_end)
{
  const char *q = p + 1;
  gboolean dotted = FALSE, inside;

  for (; q < end && q - p < 200 && is_name_char (*q); q++)
    dotted |= *q == '.';
  if (q == p + 1 || end - q < 8 || q[0] != ']' || q[1] != '(' || !g_str_has_prefix (q + 2, "http"))
    return NULL;

  *name_end = q;
  for (q += 2; q < end && q - *name_end < 2048 && !g_ascii_isspace (*q) && *q != ')';)
    q++;
  if (q >= end || *q != ')')
    return NULL;

  inside = (p > text && g_ascii_isalnum (p[-1])) || (q + 1 < end && g_ascii_isalnum (q[1]));

  return dotted || inside ? q + 1 : NULL;
}

/**
 * ossicle_undo_links:
 * @view: a view
 *
 * Takes Markdown links away that a site set inside numbers, ids and host names.
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_links (OssicleView *view)
{
  OssicleRewrite *rewrite = NULL;
  const char *text, *end, *p, *name_end = NULL;
  gsize length, from = 0;

  text = ossicle_view_get_text (view, &length);
  end = text + length;
  for (p = text; (p = memchr (p, '[', end - p)) != NULL;)
    {
      const char *stop = link_end (text, p, end, &name_end);

      if (stop == NULL)
        {
          p++;
          continue;
        }
      if (rewrite == NULL)
        rewrite = ossicle_rewrite_new (view);
      ossicle_rewrite_copy (rewrite, from, p - text - from);
      ossicle_rewrite_copy (rewrite, p + 1 - text, name_end - p - 1);
      from = stop - text;
      p = stop;
    }
  if (rewrite == NULL)
    return NULL;
  ossicle_rewrite_copy (rewrite, from, length - from);

  return ossicle_rewrite_end (rewrite);
}
