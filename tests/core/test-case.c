/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-case.h"

static void
add (OssicleCase *self, const char *name, const char *value)
{
  ossicle_case_take_fact (self,
                          ossicle_fact_new (name, value, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
}

static void
test_case_first_fact_counts (void)
{
  g_autoptr (OssicleCase) self = ossicle_case_new (OSSICLE_CASE_ERROR);

  g_assert_null (ossicle_case_get_value (self, OSSICLE_FACT_CODE));
  add (self, OSSICLE_FACT_CODE, "AccessDenied");
  add (self, OSSICLE_FACT_CODE, "NoSuchKey");
  add (self, OSSICLE_FACT_CODE, "AccessDenied");

  g_assert_cmpstr (ossicle_case_get_value (self, OSSICLE_FACT_CODE), ==, "AccessDenied");
  g_assert_cmpuint (g_list_model_get_n_items (ossicle_case_get_facts (self)), ==, 2);
  g_assert_true (ossicle_case_has_contradiction (self, OSSICLE_FACT_CODE));
  g_assert_false (ossicle_case_has_contradiction (self, OSSICLE_FACT_HOST));
}

static void
test_case_status (void)
{
  static const struct
  {
    const char *text;
    guint status;
  } table[] = {
    { "403", 403 }, { "100", 100 }, { "599", 599 }, { "0", 0 },    { "600", 0 },
    { "-403", 0 },  { "4o3", 0 },   { "", 0 },      { " 403", 0 }, { "99999999999999999999", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCase) self = ossicle_case_new (OSSICLE_CASE_ERROR);

      add (self, OSSICLE_FACT_STATUS, table[i].text);
      g_assert_cmpuint (ossicle_case_get_status (self), ==, table[i].status);
    }
}

static void
test_case_description (void)
{
  g_autoptr (OssicleCase) self = ossicle_case_new (OSSICLE_CASE_NOT_OSS);
  OssicleSpan span;

  g_assert_false (ossicle_case_get_span (self, NULL));
  ossicle_case_set_shape (self, "xml-body");
  ossicle_case_set_answerer (self, "Amazon S3");
  ossicle_case_set_span (self, (OssicleSpan){ 7, 100 });

  g_assert_cmpint (ossicle_case_get_kind (self), ==, OSSICLE_CASE_NOT_OSS);
  g_assert_cmpstr (ossicle_case_get_shape (self), ==, "xml-body");
  g_assert_cmpstr (ossicle_case_get_answerer (self), ==, "Amazon S3");
  g_assert_true (ossicle_case_get_span (self, &span));
  g_assert_cmpuint (span.length, ==, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/case/first-fact-counts", test_case_first_fact_counts);
  g_test_add_func ("/case/status", test_case_status);
  g_test_add_func ("/case/description", test_case_description);

  return g_test_run ();
}
