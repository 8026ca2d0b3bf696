/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

#define MARK "ransfer-encoding: chunked"
#define MAX_HEADER (16 * 1024)

/* The length of a line that is a chunk size and nothing else, its line feed included; else 0. */
static gsize
size_line (const char *p, const char *end)
{
  const char *q = p;

  while (q < end && q - p < 8 && g_ascii_isxdigit (*q))
    q++;
  if (q == p || (q < end && *q != '\n'))
    return 0;

  return q < end ? q + 1 - p : q - p;
}

/* Copies the chunked body at @body without its sizes; returns where it ends. */
static const char *
undo_body (OssicleRewrite *rewrite,
           const char *text,
           const char *body,
           const char *end,
           const char *from)
{
  const char *line = body;

  ossicle_rewrite_copy (rewrite, from - text, body - from);
  from = body;
  while (line < end)
    {
      const char *stop = memchr (line, '\n', end - line);
      gsize size = size_line (line, end);

      if (size > 0)
        {
          if (line > from)
            ossicle_rewrite_copy (rewrite, from - text, line - 1 - from);
          from = line + size;
          if (*line == '0')
            break;
        }
      line = stop != NULL ? stop + 1 : end;
    }

  return from;
}

/**
 * ossicle_undo_chunks:
 * @view: a view
 *
 * Takes the sizes out of bodies in chunked transfer coding (RFC 9112, section 7.1).
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_chunks (OssicleView *view)
{
  OssicleRewrite *rewrite = NULL;
  const char *text, *end, *from, *p;
  gsize length;

  from = text = ossicle_view_get_text (view, &length);
  end = text + length;
  for (p = text; (p = strcasestr (p, MARK)) != NULL;)
    {
      const char *body = memmem (p, MIN (end - p, MAX_HEADER), "\n\n", 2);

      p += strlen (MARK);
      if (body == NULL)
        continue;
      body += 2;
      if (size_line (body, end) == 0 || body < from)
        continue;
      if (rewrite == NULL)
        rewrite = ossicle_rewrite_new (view);
      from = p = undo_body (rewrite, text, body, end, from);
    }
  if (rewrite == NULL)
    return NULL;
  ossicle_rewrite_copy (rewrite, from - text, end - from);

  return ossicle_rewrite_end (rewrite);
}
