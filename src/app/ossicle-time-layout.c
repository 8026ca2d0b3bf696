/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-time-layout.h"

/* Seconds and years have to go on one axis: a gap is as long as its logarithm, and one of more than
 * a day is drawn broken. */
#define PIXELS_A_DOUBLING 4
#define LEAST_GAP 12
#define BROKEN_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
#define OVERHANG 26 /* of what begins before the first mark or ends behind the last */

/* A moment that is another's has no gap; any other has room for the words of its length. */
static int
measure_gap (gint64 earlier_ms, gint64 later_ms, int line_height)
{
  gint64 seconds = (later_ms - earlier_ms) / 1000;

  if (seconds < 1)
    return LEAST_GAP;

  return LEAST_GAP + line_height + PIXELS_A_DOUBLING * (int) g_bit_storage ((gulong) seconds);
}

/**
 * ossicle_time_layout_run:
 * @rows: the marks, the earliest first; their places are set
 * @n_rows: how many there are
 * @line_height: of the words that stand in a gap
 *
 * Returns: how high all of it is
 */
int
ossicle_time_layout_run (OssicleTimeLayoutRow *rows, guint n_rows, int line_height)
{
  int y = 0;

  g_return_val_if_fail (rows != NULL || n_rows == 0, 0);

  for (guint i = 0; i < n_rows; i++)
    {
      if (i > 0)
        y += measure_gap (rows[i - 1].unix_ms, rows[i].unix_ms, line_height);
      rows[i].top = y;
      rows[i].point = y + line_height / 2;
      y += rows[i].height;
    }

  return y;
}

/**
 * ossicle_time_layout_place:
 * @rows: marks that ossicle_time_layout_run() has placed
 * @n_rows: how many there are, at least one
 * @unix_ms: any time
 *
 * Returns: where it is on the axis: between two marks by its share of their gap, before the first
 *   and behind the last a little way off
 */
int
ossicle_time_layout_place (const OssicleTimeLayoutRow *rows, guint n_rows, gint64 unix_ms)
{
  g_return_val_if_fail (rows != NULL && n_rows > 0, 0);

  if (unix_ms < rows[0].unix_ms)
    return rows[0].point - OVERHANG;
  for (guint i = 1; i < n_rows; i++)
    if (unix_ms <= rows[i].unix_ms)
      {
        gint64 gap = MAX (1, rows[i].unix_ms - rows[i - 1].unix_ms);
        double share = (double) (unix_ms - rows[i - 1].unix_ms) / (double) gap;

        return rows[i - 1].point + (int) (share * (rows[i].point - rows[i - 1].point));
      }

  return rows[n_rows - 1].point + (unix_ms > rows[n_rows - 1].unix_ms ? OVERHANG : 0);
}

/* Whether the gap is too long to be drawn as one. */
gboolean
ossicle_time_layout_is_broken (gint64 earlier_ms, gint64 later_ms)
{
  return later_ms - earlier_ms > BROKEN_MS;
}
