/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-time-layout.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)
#define LINE 16

/* Whatever the times, no texts overlap and there is room between for the words of the gap. */
static void
test_no_overlap (void)
{
  static const gint64 gaps[] = { 0, 1, 999, SECOND, 2 * SECOND, MINUTE, HOUR, DAY, 80 * YEAR };
  OssicleTimeLayoutRow rows[G_N_ELEMENTS (gaps) + 1] = { { 0, 40 } };
  int height, before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    rows[i + 1] = (OssicleTimeLayoutRow){ rows[i].unix_ms + gaps[i], 2 * LINE + (int) i };
  height = ossicle_time_layout_run (rows, G_N_ELEMENTS (rows), LINE);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int room = rows[i].top - before;

      g_assert_cmpint (room, >=, i == 0 ? 0 : gaps[i - 1] >= SECOND ? LINE : 1);
      g_assert_cmpint (rows[i].point, >=, rows[i].top);
      g_assert_cmpint (rows[i].point, <, rows[i].top + rows[i].height);
      before = rows[i].top + rows[i].height;
    }
  g_assert_cmpint (height, ==, before);
  /* Years take no more room than a screen has. */
  g_assert_cmpint (height, <, 900);
}

static void
test_longer_is_longer (void)
{
  static const gint64 gaps[] = { SECOND, MINUTE, 15 * MINUTE, 5 * HOUR, DAY, YEAR, 9 * YEAR };
  int before = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      OssicleTimeLayoutRow rows[] = { { 7, LINE }, { 7 + gaps[i], LINE } };
      int height = ossicle_time_layout_run (rows, 2, LINE);

      g_assert_cmpint (height, >, before);
      before = height;
    }
}

static void
test_place (void)
{
  OssicleTimeLayoutRow rows[] = { { 0, 20 }, { HOUR, 20 }, { HOUR, 20 }, { 2 * HOUR, 20 } };

  ossicle_time_layout_run (rows, G_N_ELEMENTS (rows), LINE);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, 0), ==, rows[0].point);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, HOUR), ==, rows[1].point);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, HOUR / 2), ==,
                   (rows[0].point + rows[1].point) / 2);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, 2 * HOUR), ==, rows[3].point);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, -YEAR), <, rows[0].point);
  g_assert_cmpint (ossicle_time_layout_place (rows, 4, YEAR), >, rows[3].point);
  g_assert_cmpint (ossicle_time_layout_place (rows, 1, 0), ==, rows[0].point);
}

static void
test_broken (void)
{
  g_assert_false (ossicle_time_layout_is_broken (0, DAY));
  g_assert_true (ossicle_time_layout_is_broken (0, DAY + 1));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/time-layout/no-overlap", test_no_overlap);
  g_test_add_func ("/time-layout/longer", test_longer_is_longer);
  g_test_add_func ("/time-layout/place", test_place);
  g_test_add_func ("/time-layout/broken", test_broken);

  return g_test_run ();
}
