/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

/* "curl --trace-ascii": what was sent and received in pieces, each under a line that names it, each
 * line with its offset in front, long lines cut after 64 characters. */

#define LEAST_DIGITS 4
#define MOST_DIGITS 8

typedef struct
{
  gboolean is_content;
  gsize offset;
  gsize start; /* of the content, in the text */
  gsize end;
} Line;

static gboolean
is_title (const char *line)
{
  return g_str_has_prefix (line, "=> Send ") || g_str_has_prefix (line, "<= Recv ") ||
         g_str_has_prefix (line, "== Info:");
}

/* "004b: User-Agent: curl/8.5.0" */
static Line
read_line (const char *text, gsize at, gsize end)
{
  Line line = { FALSE, 0, at, end };
  gsize i = at;

  while (i < end && i - at <= MOST_DIGITS && g_ascii_isxdigit (text[i]))
    line.offset = line.offset * 16 + g_ascii_xdigit_value (text[i++]);
  if (i - at < LEAST_DIGITS || i - at > MOST_DIGITS || i >= end || text[i] != ':')
    return line;
  line.is_content = TRUE;
  line.start = i + 1 < end && text[i + 1] == ' ' ? i + 2 : i + 1;

  return line;
}

/**
 * ossicle_undo_trace:
 * @view: a view
 *
 * Takes offsets and titles of curl's trace away, and joins what it cut.
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_trace (OssicleView *view)
{
  OssicleRewrite *rewrite;
  gsize length, next, goes_on = 0, line_end = 0;
  const char *text = ossicle_view_get_text (view, &length);

  if (strstr (text, "<= Recv header, ") == NULL)
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  for (gsize at = 0; at < length; at = next)
    {
      const char *stop = memchr (text + at, '\n', length - at);
      gsize end = stop != NULL ? (gsize) (stop - text) : length;
      Line line = read_line (text, at, end);

      next = MIN (end + 1, length);
      if (is_title (text + at))
        continue;
      if (line_end > 0 && !(line.is_content && line.offset > 0 && line.offset == goes_on))
        ossicle_rewrite_copy (rewrite, line_end, 1);
      ossicle_rewrite_copy (rewrite, line.start, line.end - line.start);
      goes_on = line.is_content ? line.offset + (line.end - line.start) : 0;
      line_end = end < length ? end : 0;
    }
  if (line_end > 0)
    ossicle_rewrite_copy (rewrite, line_end, 1);

  return ossicle_rewrite_end (rewrite);
}
