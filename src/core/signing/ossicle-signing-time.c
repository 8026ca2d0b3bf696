/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-signing-time.h"

#define DAY 86400

static const char days[] = "ThuFriSatSunMonTueWed"; /* 1970 began on a Thursday */
static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
} Clock;

/* The proleptic Gregorian calendar counted from 1 March of year 0, when leap days come last. */
static gint64
days_from_civil (int year, int month, int day)
{
  int y = year - (month <= 2);
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (gint64) era * 146097 + day_of_era - 719468;
}

static void
civil_from_days (gint64 since_1970, Clock *clock)
{
  gint64 z = since_1970 + 719468;
  int era = (int) (z / 146097);
  int day_of_era = (int) (z - (gint64) era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
                    365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int month = (5 * day_of_year + 2) / 153;

  clock->day = day_of_year - (153 * month + 2) / 5 + 1;
  clock->month = month < 10 ? month + 3 : month - 9;
  clock->year = year_of_era + era * 400 + (clock->month <= 2);
}

static void
split (gint64 time, Clock *clock)
{
  gint64 clamped = CLAMP (time, 0, OSSICLE_SIGNING_TIME_MAX);
  int rest = (int) (clamped % DAY);

  civil_from_days (clamped / DAY, clock);
  clock->hour = rest / 3600;
  clock->minute = rest / 60 % 60;
  clock->second = rest % 60;
}

static gboolean
join (const Clock *clock, gint64 *time)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = clock->year % 4 == 0 && (clock->year % 100 != 0 || clock->year % 400 == 0);
  gint64 result;

  if (clock->year < 1970 || clock->month < 1 || clock->month > 12 || clock->day < 1 ||
      clock->day > lengths[clock->month - 1] + (leap && clock->month == 2))
    return FALSE;

  if (clock->hour > 23 || clock->minute > 59 || clock->second > 60)
    return FALSE;

  result = days_from_civil (clock->year, clock->month, clock->day) * DAY + clock->hour * 3600 +
           clock->minute * 60 + MIN (clock->second, 59);
  if (time != NULL)
    *time = result;

  return TRUE;
}

static char *
put_digits (char *into, int value, int n_digits)
{
  for (int i = n_digits; i > 0; i--)
    {
      into[i - 1] = (char) ('0' + value % 10);
      value /= 10;
    }

  return into + n_digits;
}

static char *
put (char *into, const char *text, gsize length)
{
  memcpy (into, text, length);

  return into + length;
}

/* Reads exactly n_digits and moves on; FALSE on anything else. */
static gboolean
take_digits (const char **text, int n_digits, int *value)
{
  int result = 0;

  for (int i = 0; i < n_digits; i++)
    {
      char c = (*text)[i];

      if (!g_ascii_isdigit (c))
        return FALSE;

      result = result * 10 + (c - '0');
    }

  *text += n_digits;
  *value = result;

  return TRUE;
}

static gboolean
take (const char **text, char c)
{
  if (**text != c)
    return FALSE;

  (*text)++;

  return TRUE;
}

static gboolean
take_clock (const char **text, Clock *clock)
{
  return take_digits (text, 2, &clock->hour) && take (text, ':') &&
         take_digits (text, 2, &clock->minute) && take (text, ':') &&
         take_digits (text, 2, &clock->second);
}

static gboolean
take_month (const char **text, int *month)
{
  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (*text, months + 3 * i, 3) == 0)
      {
        *text += 3;
        *month = i + 1;
        return TRUE;
      }

  return FALSE;
}

/* "Z", "+08:00" or "+0800" at the end; seconds east of Greenwich. */
static gboolean
take_zone (const char **text, int *east)
{
  int sign, hours, minutes;

  *east = 0;
  if (**text == 'Z' || **text == 'z')
    {
      (*text)++;
      return TRUE;
    }

  if (**text != '+' && **text != '-')
    return FALSE;

  sign = *(*text)++ == '-' ? -1 : 1;
  if (!take_digits (text, 2, &hours))
    return FALSE;

  (void) take (text, ':');
  if (!take_digits (text, 2, &minutes) || hours > 23 || minutes > 59)
    return FALSE;

  *east = sign * (hours * 3600 + minutes * 60);

  return TRUE;
}

/**
 * ossicle_signing_time_to_http:
 * @time: seconds since 1970, UTC; times out of range become the nearest in it
 * @into: (out caller-allocates): "Sun, 03 Dec 2023 12:12:12 GMT"
 */
void
ossicle_signing_time_to_http (gint64 time, char into[OSSICLE_SIGNING_TIME_HTTP_SIZE])
{
  gint64 clamped = CLAMP (time, 0, OSSICLE_SIGNING_TIME_MAX);
  Clock clock;
  char *p;

  split (clamped, &clock);
  p = put (into, days + clamped / DAY % 7 * 3, 3);
  p = put_digits (put (p, ", ", 2), clock.day, 2);
  p = put (put (p, " ", 1), months + (clock.month - 1) * 3, 3);
  p = put_digits (put (p, " ", 1), clock.year, 4);
  p = put_digits (put (p, " ", 1), clock.hour, 2);
  p = put_digits (put (p, ":", 1), clock.minute, 2);
  p = put_digits (put (p, ":", 1), clock.second, 2);
  put (p, " GMT", 5);
}

/**
 * ossicle_signing_time_to_basic:
 * @time: seconds since 1970, UTC; times out of range become the nearest in it
 * @into: (out caller-allocates): "20231203T121212Z"
 */
void
ossicle_signing_time_to_basic (gint64 time, char into[OSSICLE_SIGNING_TIME_BASIC_SIZE])
{
  Clock clock;
  char *p;

  split (time, &clock);
  p = put_digits (into, clock.year, 4);
  p = put_digits (p, clock.month, 2);
  p = put_digits (p, clock.day, 2);
  p = put_digits (put (p, "T", 1), clock.hour, 2);
  p = put_digits (p, clock.minute, 2);
  p = put_digits (p, clock.second, 2);
  put (p, "Z", 2);
}

/**
 * ossicle_signing_time_parse_http:
 * @text: a Date header, RFC 1123
 * @time: (out) (optional): seconds since 1970, UTC
 *
 * Returns: whether it is one
 */
gboolean
ossicle_signing_time_parse_http (const char *text, gint64 *time)
{
  const char *p = strchr (text, ',');
  Clock clock = { 0 };

  if (p == NULL)
    return FALSE;

  for (p++; *p == ' '; p++)
    ;

  if (!take_digits (&p, g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) ? 2 : 1, &clock.day) ||
      !take (&p, ' ') || !take_month (&p, &clock.month) || !take (&p, ' ') ||
      !take_digits (&p, 4, &clock.year) || !take (&p, ' ') || !take_clock (&p, &clock))
    return FALSE;

  if (strcmp (p, " GMT") != 0 && strcmp (p, " UTC") != 0 && strcmp (p, " +0000") != 0)
    return FALSE;

  return join (&clock, time);
}

/**
 * ossicle_signing_time_parse_basic:
 * @text: "20231203T121212Z"
 * @time: (out) (optional): seconds since 1970, UTC
 *
 * Returns: whether it is of that form, which V4 asks for to the letter
 */
gboolean
ossicle_signing_time_parse_basic (const char *text, gint64 *time)
{
  const char *p = text;
  Clock clock = { 0 };

  return take_digits (&p, 4, &clock.year) && take_digits (&p, 2, &clock.month) &&
         take_digits (&p, 2, &clock.day) && take (&p, 'T') && take_digits (&p, 2, &clock.hour) &&
         take_digits (&p, 2, &clock.minute) && take_digits (&p, 2, &clock.second) &&
         take (&p, 'Z') && *p == '\0' && join (&clock, time);
}

/**
 * ossicle_signing_time_parse_iso:
 * @text: RFC 3339, as "2014-12-01T12:00:00.000Z" or with an offset
 * @time: (out) (optional): seconds since 1970, UTC; fractions are dropped
 *
 * Returns: whether it is one
 */
gboolean
ossicle_signing_time_parse_iso (const char *text, gint64 *time)
{
  const char *p = text;
  Clock clock = { 0 };
  gint64 local;
  int east;

  if (!take_digits (&p, 4, &clock.year) || !take (&p, '-') || !take_digits (&p, 2, &clock.month) ||
      !take (&p, '-') || !take_digits (&p, 2, &clock.day))
    return FALSE;

  if ((!take (&p, 'T') && !take (&p, ' ')) || !take_clock (&p, &clock))
    return FALSE;

  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      ;

  if (!take_zone (&p, &east) || *p != '\0' || !join (&clock, &local))
    return FALSE;

  if (time != NULL)
    *time = local - east;

  return TRUE;
}

/**
 * ossicle_signing_time_parse_seconds:
 * @text: a whole number, digits only
 * @seconds: (out) (optional): the number
 *
 * Returns: whether it is one that fits
 */
gboolean
ossicle_signing_time_parse_seconds (const char *text, gint64 *seconds)
{
  gint64 result = 0;

  if (*text == '\0' || strlen (text) > 18)
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;

      result = result * 10 + (*p - '0');
    }

  if (seconds != NULL)
    *seconds = result;

  return TRUE;
}
