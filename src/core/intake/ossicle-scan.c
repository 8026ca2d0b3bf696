/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-scan.h"

#define WINDOW_BEFORE (8 * 1024)
#define WINDOW_AFTER (16 * 1024)
#define MOST_WINDOW (1024 * 1024)

/* Words without which a large text tells no error; the first six bytes of each are looked for. */
static const char *const words[] = {
  "</Code", "equest", "EQUEST", "rrorCo", "rror_c", "x-oss-", "req_id", "lt;Cod", "S3 err", "请求",
};

#define WORD 6
#define TABLE 65536

static guint8 shifts[TABLE];

static inline guint
pair (const char *p)
{
  return (guchar) p[0] << 8 | (guchar) p[1];
}

static void
make_table (void)
{
  static gsize made = 0;

  if (!g_once_init_enter (&made))
    return;
  memset (shifts, WORD - 1, TABLE);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    for (gsize j = 0; j + 1 < WORD; j++)
      {
        guint8 *shift = &shifts[pair (words[i] + j)];

        *shift = MIN (*shift, WORD - 2 - j);
      }
  g_once_init_leave (&made, 1);
}

static gboolean
is_upper_hex (char c)
{
  return g_ascii_isdigit (c) || (c >= 'A' && c <= 'F');
}

/* Whether "equest" at @p is the label of an id, with an id behind it that may be one of OSS. */
static gboolean
labels_id (const char *p, const char *end)
{
  const char *q = p + WORD, *stop;
  gsize hex = 0;

  if (q < end && (*q == ' ' || *q == '-' || *q == '_'))
    q++;
  if (end - q < 4 || (q[0] | 0x20) != 'i' || (q[1] | 0x20) != 'd')
    return FALSE;
  stop = MIN (end, q + 60);
  for (q += 2; q < stop; q++)
    {
      if (*q == '*' || *q == '#')
        return TRUE;
      hex = is_upper_hex (*q) ? hex + 1 : 0;
      if (hex >= 12)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_trigger (const char *p, const char *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (memcmp (p, words[i], WORD) == 0)
      return (i == 1 || i == 2) ? labels_id (p, end) : TRUE;

  return FALSE;
}

/* The next of the words at or behind @p, or @end: the search of Wu and Manber. */
static const char *
next_trigger (const char *p, const char *end)
{
  while (end - p >= WORD)
    {
      guint8 shift = shifts[pair (p + WORD - 2)];

      if (shift > 0)
        p += shift;
      else if (is_trigger (p, end))
        return p;
      else
        p++;
    }

  return end;
}

/**
 * ossicle_scan_next:
 * @text: a large text
 * @length: its length
 * @from: (inout): where to begin looking; set behind the window
 * @start: (out): where the next window begins
 * @end: (out): where it ends
 *
 * Finds the next part of a text, whole lines, that can hold an error and what stands around it.
 *
 * Returns: whether there is one
 */
gboolean
ossicle_scan_next (const char *text, gsize length, gsize *from, gsize *start, gsize *end)
{
  const char *stop = text + length, *trigger, *line;
  gsize floor = *from;

  make_table ();
  trigger = next_trigger (text + *from, stop);
  if (trigger == stop)
    return FALSE;

  *start = trigger - text > WINDOW_BEFORE ? MAX (floor, (gsize) (trigger - text) - WINDOW_BEFORE)
                                          : floor;
  if (*start > floor && (line = memchr (text + *start, '\n', trigger - text - *start)) != NULL)
    *start = line + 1 - text;

  /* Errors close to one another share a window. */
  *end = MIN (length, (gsize) (trigger - text) + WINDOW_AFTER);
  while (*end < length && *end - *start < MOST_WINDOW)
    {
      trigger = next_trigger (trigger + 1, text + *end);
      if (trigger == text + *end)
        break;
      *end = MIN (length, (gsize) (trigger - text) + WINDOW_AFTER);
    }
  if (*end < length && (line = memchr (text + *end, '\n', MIN (length - *end, WINDOW_AFTER))))
    *end = line + 1 - text;
  *from = *end;

  return TRUE;
}
