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
 * Returns: (transfer full): the length for the person: to the second below an hour, to the nearest
 *   minute below two days, whole days and years after that: "45 s", "15 min 1 s", "7 h 30 min",
 *   "8 h", "3 days", "9 years"
 */
char *
ossicle_dup_duration (gint64 seconds)
{
  gint64 minutes = (seconds + MINUTE / 2) / MINUTE;

  if (seconds < MINUTE)
    return g_strdup_printf (_ ("%d s"), (int) seconds);
  if (seconds < HOUR)
    return g_strdup_printf (_ ("%d min %d s"), (int) (seconds / MINUTE), (int) (seconds % MINUTE));
  if (seconds < 2 * DAY && minutes % 60 == 0)
    return g_strdup_printf (_ ("%d h"), (int) (minutes / 60));
  if (seconds < 2 * DAY)
    return g_strdup_printf (_ ("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  if (seconds < 2 * YEAR)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) (seconds / DAY)),
      (int) (seconds / DAY));

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d year", "%d years", (gulong) (seconds / YEAR)),
    (int) (seconds / YEAR));
}
