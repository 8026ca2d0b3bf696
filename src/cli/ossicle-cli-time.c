/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-time.h"

/**
 * ossicle_cli_dup_utc_time:
 * @unix_ms: milliseconds since 1970, UTC
 *
 * Returns: (transfer full) (nullable): "2016-08-11 01:44:54 UTC"; %NULL beyond the year 9999
 */
char *
ossicle_cli_dup_utc_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S UTC") : NULL;
}

/**
 * ossicle_cli_dup_local_time:
 * @unix_ms: milliseconds since 1970, UTC
 *
 * Returns: (transfer full) (nullable): the same instant on the person's clock, with its zone; %NULL
 *   where that is UTC, and beyond the year 9999
 */
char *
ossicle_cli_dup_local_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_ms / 1000);

  if (time == NULL || g_date_time_get_utc_offset (time) == 0)
    return NULL;

  return g_date_time_format (time, "%Y-%m-%d %H:%M:%S %Z (%:z)");
}

/**
 * ossicle_cli_parse_time:
 * @text: a time in RFC 3339
 * @unix_ms: (out): milliseconds since 1970, UTC
 *
 * Returns: whether @text is a time
 */
gboolean
ossicle_cli_parse_time (const char *text, gint64 *unix_ms)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  if (time == NULL)
    return FALSE;

  *unix_ms = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;

  return TRUE;
}
