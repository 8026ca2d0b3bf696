/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-region.h"

static void
test_region_table (void)
{
  const char *const *ids = ossicle_region_list ();

  g_assert_cmpuint (g_strv_length ((char **) ids), ==, 34);
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_test_message ("%s", ids[i]);
      g_assert_true (ossicle_region_is_known (ids[i]));
      g_assert_true (ossicle_region_is_well_formed (ids[i]));
      g_assert_nonnull (ossicle_region_get_name (ids[i]));
      g_assert_cmpint (ossicle_region_get_status (ids[i]), !=, OSSICLE_REGION_UNKNOWN);
    }
}

static void
test_region_what_is_told (void)
{
  g_assert_cmpstr (ossicle_region_get_name ("cn-huhehaote"), ==, "China (Hohhot)");
  g_assert_cmpint (ossicle_region_get_status ("cn-hangzhou"), ==, OSSICLE_REGION_OPEN);
  g_assert_cmpint (ossicle_region_get_status ("cn-nanjing"), ==, OSSICLE_REGION_CLOSING);
  g_assert_cmpint (ossicle_region_get_status ("ap-south-1"), ==, OSSICLE_REGION_CLOSED);
  g_assert_cmpint (ossicle_region_get_status ("me-central-1"), ==, OSSICLE_REGION_UNKNOWN);
  g_assert_true (ossicle_region_is_finance ("cn-szfinance"));
  g_assert_false (ossicle_region_is_finance ("cn-shenzhen"));
  g_assert_false (ossicle_region_is_known ("oss-cn-hangzhou"));
  g_assert_null (ossicle_region_get_name ("\xff[]\n"));
}

static void
test_region_well_formed (void)
{
  static const struct
  {
    const char *id;
    gboolean well_formed;
  } table[] = {
    { "cn-hangzhou", TRUE },
    { "ap-southeast-1", TRUE },
    { "cn-shanghai-finance-1-pub", TRUE },
    { "cn-wuhan-lr", TRUE },
    { "oss-cn-hangzhou", FALSE },
    { "beijing", FALSE },
    { "cn-", FALSE },
    { "cn", FALSE },
    { "c-hangzhou", FALSE },
    { "cn-1", FALSE },
    { "cn-hangzhou-", FALSE },
    { "cn-hangzhou.", FALSE },
    { "CN-HANGZHOU", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("“%s”", table[i].id);
      g_assert_cmpint (ossicle_region_is_well_formed (table[i].id), ==, table[i].well_formed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/region/table", test_region_table);
  g_test_add_func ("/region/what-is-told", test_region_what_is_told);
  g_test_add_func ("/region/well-formed", test_region_well_formed);

  return g_test_run ();
}
