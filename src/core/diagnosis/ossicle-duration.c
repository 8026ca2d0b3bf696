/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-duration.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)

/**
 * ossicle_dup_duration:
 * @seconds: a length of time, not negative
 *
 * Returns: (transfer full): the length for the person, in two units at most and rounded down:
 *   "45 s", "15 min 1 s", "8 h 0 min", "3 days", "9 years"
 */
char *
ossicle_dup_duration (gint64 seconds)
{
  if (seconds < MINUTE)
    return g_strdup_printf (_ ("%d s"), (int) seconds);
  if (seconds < HOUR)
    return g_strdup_printf (_ ("%d min %d s"), (int) (seconds / MINUTE), (int) (seconds % MINUTE));
  if (seconds < 2 * DAY)
    return g_strdup_printf (_ ("%d h %d min"), (int) (seconds / HOUR),
                            (int) (seconds % HOUR / MINUTE));
  if (seconds < 2 * YEAR)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) (seconds / DAY)),
      (int) (seconds / DAY));

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) (seconds / YEAR)),
    (int) (seconds / YEAR));
}
