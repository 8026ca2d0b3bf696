/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/signing/ossicle-signing-time.h"

typedef struct
{
  gint64 time;
  const char *http;
  const char *basic;
  const char *iso;
} Moment;

static const Moment moments[] = {
  { 0, "Thu, 01 Jan 1970 00:00:00 GMT", "19700101T000000Z", "1970-01-01T00:00:00Z" },
  { 951782399, "Mon, 28 Feb 2000 23:59:59 GMT", "20000228T235959Z", "2000-02-28T23:59:59Z" },
  { 951782400, "Tue, 29 Feb 2000 00:00:00 GMT", "20000229T000000Z", "2000-02-29T00:00:00Z" },
  { 951868800, "Wed, 01 Mar 2000 00:00:00 GMT", "20000301T000000Z", "2000-03-01T00:00:00Z" },
  { 1132253398, "Thu, 17 Nov 2005 18:49:58 GMT", "20051117T184958Z", "2005-11-17T18:49:58Z" },
  { 1701605532, "Sun, 03 Dec 2023 12:12:12 GMT", "20231203T121212Z", "2023-12-03T12:12:12.999Z" },
  { 1709251199, "Thu, 29 Feb 2024 23:59:59 GMT", "20240229T235959Z", "2024-03-01T07:59:59+08:00" },
  { 4102444799, "Thu, 31 Dec 2099 23:59:59 GMT", "20991231T235959Z", "2099-12-31T18:59:59-0500" },
  { 4107542400, "Mon, 01 Mar 2100 00:00:00 GMT", "21000301T000000Z", "2100-03-01 00:00:00z" },
  { OSSICLE_SIGNING_TIME_MAX, "Fri, 31 Dec 9999 23:59:59 GMT", "99991231T235959Z",
    "9999-12-31T23:59:59Z" },
};

static void
test_moments (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      char http[OSSICLE_SIGNING_TIME_HTTP_SIZE];
      char basic[OSSICLE_SIGNING_TIME_BASIC_SIZE];
      gint64 time = -1;

      ossicle_signing_time_to_http (moments[i].time, http);
      ossicle_signing_time_to_basic (moments[i].time, basic);
      g_assert_cmpstr (http, ==, moments[i].http);
      g_assert_cmpstr (basic, ==, moments[i].basic);

      g_assert_true (ossicle_signing_time_parse_http (http, &time));
      g_assert_cmpint (time, ==, moments[i].time);
      g_assert_true (ossicle_signing_time_parse_basic (basic, &time));
      g_assert_cmpint (time, ==, moments[i].time);
      g_assert_true (ossicle_signing_time_parse_iso (moments[i].iso, &time));
      g_assert_cmpint (time, ==, moments[i].time);
    }
}

/* GLib knows the calendar too. */
static void
test_against_glib (void)
{
  for (gint64 day = 0; day < 60000; day++)
    {
      gint64 time = day * 86400 + day % 86400;
      g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time);
      g_autofree char *expected = g_date_time_format (moment, "%Y%m%dT%H%M%SZ");
      char basic[OSSICLE_SIGNING_TIME_BASIC_SIZE];
      gint64 parsed;

      ossicle_signing_time_to_basic (time, basic);
      g_assert_cmpstr (basic, ==, expected);
      g_assert_true (ossicle_signing_time_parse_basic (basic, &parsed));
      g_assert_cmpint (parsed, ==, time);
    }
}

static void
test_out_of_range (void)
{
  const gint64 times[] = { -1, G_MININT64, G_MAXINT64, OSSICLE_SIGNING_TIME_MAX + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      char basic[OSSICLE_SIGNING_TIME_BASIC_SIZE];

      ossicle_signing_time_to_basic (times[i], basic);
      g_assert_cmpstr (basic, ==, times[i] < 0 ? "19700101T000000Z" : "99991231T235959Z");
    }
}

static void
test_malformed (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "now",
    "2023",
    "2023-12-03",
    "20231203",
    "20231203T1212Z",
    "20231203T121212",
    "20231203T121212z",
    "20231203T121212Z ",
    "20230229T000000Z",
    "20231301T000000Z",
    "20231200T000000Z",
    "20231203T240000Z",
    "20231203T126000Z",
    "19691231T235959Z",
    "2023-12-03T12:12:12",
    "2023-12-03T12:12:12+8",
    "2023-12-03T12:12:12+24:00",
    "2023-02-30T12:12:12Z",
    "2023-12-03t12:12:12Zx",
    "Sun, 03 Dec 2023 12:12:12",
    "Sun, 03 Dec 2023 12:12:12 CST",
    "Sun, 03 Dez 2023 12:12:12 GMT",
    "Sun, 32 Dec 2023 12:12:12 GMT",
    "Sunday 03 Dec 2023 12:12:12 GMT",
    ",",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (ossicle_signing_time_parse_http (texts[i], NULL));
      g_assert_false (ossicle_signing_time_parse_basic (texts[i], NULL));
      g_assert_false (ossicle_signing_time_parse_iso (texts[i], NULL));
    }
}

static void
test_lenient (void)
{
  gint64 time;

  g_assert_true (ossicle_signing_time_parse_http ("Sun,  3 dec 2023 12:12:12 UTC", &time));
  g_assert_cmpint (time, ==, 1701605532);
}

static void
test_seconds (void)
{
  gint64 seconds;

  g_assert_true (ossicle_signing_time_parse_seconds ("1699807420", &seconds));
  g_assert_cmpint (seconds, ==, 1699807420);
  g_assert_true (ossicle_signing_time_parse_seconds ("0", NULL));
  g_assert_true (ossicle_signing_time_parse_seconds ("999999999999999999", NULL));
  g_assert_false (ossicle_signing_time_parse_seconds ("", NULL));
  g_assert_false (ossicle_signing_time_parse_seconds ("-1", NULL));
  g_assert_false (ossicle_signing_time_parse_seconds ("1.5", NULL));
  g_assert_false (ossicle_signing_time_parse_seconds ("1e9", NULL));
  g_assert_false (ossicle_signing_time_parse_seconds ("9999999999999999999", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/signing-time/moments", test_moments);
  g_test_add_func ("/signing-time/against-glib", test_against_glib);
  g_test_add_func ("/signing-time/out-of-range", test_out_of_range);
  g_test_add_func ("/signing-time/malformed", test_malformed);
  g_test_add_func ("/signing-time/lenient", test_lenient);
  g_test_add_func ("/signing-time/seconds", test_seconds);

  return g_test_run ();
}
