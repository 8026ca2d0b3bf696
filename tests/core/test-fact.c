/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-fact.h"

static void
test_fact_keeps_what_it_is_given (void)
{
  g_autoptr (OssicleFact) fact = ossicle_fact_new (
    OSSICLE_FACT_CODE, "NoSuchKey", OSSICLE_FACT_READ, "body:Error/Code", (OssicleSpan){ 118, 9 });
  OssicleSpan span;

  g_assert_cmpstr (ossicle_fact_get_name (fact), ==, "code");
  g_assert_cmpstr (ossicle_fact_get_value (fact), ==, "NoSuchKey");
  g_assert_cmpint (ossicle_fact_get_how (fact), ==, OSSICLE_FACT_READ);
  g_assert_cmpstr (ossicle_fact_get_from (fact), ==, "body:Error/Code");
  g_assert_true (ossicle_fact_get_span (fact, &span));
  g_assert_cmpuint (span.offset, ==, 118);
  g_assert_cmpuint (span.length, ==, 9);
}

static void
test_fact_without_span (void)
{
  g_autoptr (OssicleFact) fact = ossicle_fact_new (
    OSSICLE_FACT_BUCKET, "demo", OSSICLE_FACT_INFERRED, OSSICLE_FACT_HOST, OSSICLE_NO_SPAN);

  g_assert_false (ossicle_fact_get_span (fact, NULL));
}

static void
test_fact_how_names (void)
{
  g_assert_cmpstr (ossicle_fact_how_to_string (OSSICLE_FACT_READ), ==, "read");
  g_assert_cmpstr (ossicle_fact_how_to_string (OSSICLE_FACT_DECODED), ==, "decoded");
  g_assert_cmpstr (ossicle_fact_how_to_string (OSSICLE_FACT_INFERRED), ==, "inferred");
}

static void
test_fact_properties (void)
{
  g_autoptr (OssicleFact) fact = ossicle_fact_new (
    OSSICLE_FACT_EC, "0026-00000001", OSSICLE_FACT_READ, "header:x-oss-ec", (OssicleSpan){ 1, 13 });
  g_autofree char *name = NULL, *value = NULL, *from = NULL;

  g_object_get (fact, "name", &name, "value", &value, "from", &from, NULL);
  g_assert_cmpstr (name, ==, "ec");
  g_assert_cmpstr (value, ==, "0026-00000001");
  g_assert_cmpstr (from, ==, "header:x-oss-ec");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/fact/keeps-what-it-is-given", test_fact_keeps_what_it_is_given);
  g_test_add_func ("/fact/without-span", test_fact_without_span);
  g_test_add_func ("/fact/how-names", test_fact_how_names);
  g_test_add_func ("/fact/properties", test_fact_properties);

  return g_test_run ();
}
