/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-region.h"

static void
test_region_known (void)
{
  static const char *const known[] = { "cn-hangzhou", "cn-huhehaote", "ap-south-1",
                                       "cn-shanghai-finance-1-pub", "cn-szfinance" };
  static const char *const others[] = {
    "", "oss-cn-hangzhou", "CN-HANGZHOU", "cn-hangzhou ", "me-central-1", "\xff[]\n"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_assert_true (ossicle_region_is_known (known[i]));
      g_assert_true (ossicle_region_is_well_formed (known[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ossicle_region_is_known (others[i]));
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

  g_test_add_func ("/region/known", test_region_known);
  g_test_add_func ("/region/well-formed", test_region_well_formed);

  return g_test_run ();
}
