/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-spelling.h"

/* word: UTF-8 */
void
ossicle_spelling_init (OssicleSpelling *self, const char *word)
{
  glong length;

  self->chars = g_utf8_to_ucs4_fast (word, -1, &length);
  self->length = MIN (length, OSSICLE_SPELLING_MOST);
  self->letters = 0;
  for (gsize i = 0; i < self->length; i++)
    self->letters |= G_GUINT64_CONSTANT (1) << (self->chars[i] % 64);
}

void
ossicle_spelling_clear (OssicleSpelling *self)
{
  g_clear_pointer (&self->chars, g_free);
}

static guint
count_bits (guint64 bits)
{
  guint count = 0;

  for (; bits != 0; bits &= bits - 1)
    count++;

  return count;
}

typedef struct
{
  guint cells[OSSICLE_SPELLING_MOST + 1];
} Row;

/* One letter more of @a against all beginnings of @b. Returns: the least of the new row */
static guint
fill_row (const OssicleSpelling *a,
          const OssicleSpelling *b,
          gsize i,
          gsize n_b,
          const Row *rows[2],
          Row *row)
{
  guint least = row->cells[0] = i;

  for (gsize j = 1; j <= n_b; j++)
    {
      gunichar x = a->chars[i - 1];
      gunichar y = b->chars[j - 1];
      guint cell = rows[0]->cells[j - 1] + (x != y);

      cell = MIN (cell, rows[0]->cells[j] + 1);
      cell = MIN (cell, row->cells[j - 1] + 1);
      if (i > 1 && j > 1 && x == b->chars[j - 2] && y == a->chars[i - 2])
        cell = MIN (cell, rows[1]->cells[j - 2] + 1);
      row->cells[j] = cell;
      least = MIN (least, cell);
    }

  return least;
}

/* Damerau and Levenshtein's distance, a letter being moved once at most. Fills @last with the
 * distances of @a to every beginning of @b that has at most @n_b letters.
 * Returns: %FALSE as soon as all of them are above @most */
static gboolean
measure (const OssicleSpelling *a, const OssicleSpelling *b, gsize n_b, guint most, Row *last)
{
  Row spare[3];
  const Row *before[2] = { &spare[0], &spare[2] };

  for (gsize j = 0; j <= n_b; j++)
    spare[0].cells[j] = j;

  for (gsize i = 1; i <= a->length; i++)
    {
      Row *row = &spare[i % 3];

      if (fill_row (a, b, i, n_b, before, row) > most)
        return FALSE;
      before[1] = before[0];
      before[0] = row;
    }
  memcpy (last, before[0], sizeof *last);

  return TRUE;
}

/**
 * ossicle_spelling_distance:
 * @a: a word
 * @b: another
 * @most: where to stop counting
 *
 * Returns: how many letters were left out, put in, changed or swapped with the next between @a and
 *   @b, or @most + 1 where there are more
 */
guint
ossicle_spelling_distance (const OssicleSpelling *a, const OssicleSpelling *b, guint most)
{
  Row last;

  if (MAX (a->length, b->length) - MIN (a->length, b->length) > most ||
      count_bits (a->letters & ~b->letters) > most ||
      count_bits (b->letters & ~a->letters) > most || !measure (a, b, b->length, most, &last))
    return most + 1;

  return MIN (last.cells[b->length], most + 1);
}

/**
 * ossicle_spelling_distance_to_beginning:
 * @typed: a word that may go on
 * @word: a whole word
 * @most: where to stop counting
 *
 * Returns: as ossicle_spelling_distance() between @typed and that beginning of @word that is
 * nearest
 */
guint
ossicle_spelling_distance_to_beginning (const OssicleSpelling *typed,
                                        const OssicleSpelling *word,
                                        guint most)
{
  gsize n = MIN (word->length, typed->length + most);
  guint least = most + 1;
  Row last;

  if (count_bits (typed->letters & ~word->letters) > most || !measure (typed, word, n, most, &last))
    return least;

  for (gsize j = 0; j <= n; j++)
    least = MIN (least, last.cells[j]);

  return least;
}
