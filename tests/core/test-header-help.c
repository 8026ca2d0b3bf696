/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-header-help.h"

/* What the service and those in front of it send, and a person will meet. */
static void
test_knows_what_comes (void)
{
  static const char *const names[] = {
    "x-oss-request-id",
    "x-amz-request-id",
    "x-oss-server-time",
    "x-oss-ec",
    "x-oss-err",
    "x-oss-error-type",
    "Date",
    "Server",
    "x-oss-next-append-position",
    "x-oss-hash-crc64ecma",
    "x-oss-object-type",
    "x-oss-storage-class",
    "x-oss-restore",
    "x-oss-delete-marker",
    "x-oss-version-id",
    "x-oss-symlink-target",
    "Content-MD5",
    "ETag",
    "Location",
    "Allow",
    "Access-Control-Allow-Origin",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Retry-After",
    "x-oss-force-download",
    "Content-Disposition",
    "Via",
    "EagleId",
    "X-Cache",
    "X-Swift-SaveTime",
    "X-Swift-CacheTime",
    "Age",
    "Content-Length",
    "Content-Type",
    "Transfer-Encoding",
  };

  g_assert_cmpuint (ossicle_header_help_get_n_names (), >=, 50);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *help = ossicle_header_help_lookup (names[i]);

      if (help == NULL)
        g_error ("nothing is said of %s", names[i]);
      g_assert_cmpuint (strlen (help), >, 15);
    }
}

/* They are looked up by halving: one that stands in the wrong place would not be found. */
static void
test_finds_each (void)
{
  for (guint i = 0; i < ossicle_header_help_get_n_names (); i++)
    {
      const char *name = ossicle_header_help_get_name (i);
      g_autofree char *upper = g_ascii_strup (name, -1);
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (i > 0)
        g_assert_cmpint (g_ascii_strcasecmp (ossicle_header_help_get_name (i - 1), name), <, 0);
      g_assert_nonnull (ossicle_header_help_lookup (name));
      g_assert_true (ossicle_header_help_lookup (upper) == ossicle_header_help_lookup (lower));
    }
}

static void
test_invents_nothing (void)
{
  static const char *const names[] = { "",    "x",     "x-oss",     "x-oss-",   "X-Odd",
                                       "Dat", "Dates", "x-oss-met", "\377\376", "Content-Type:" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_null (ossicle_header_help_lookup (names[i]));
  g_assert_nonnull (ossicle_header_help_lookup ("x-oss-meta-colour"));
  g_assert_nonnull (ossicle_header_help_lookup ("X-Oss-Meta-"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/header-help/knows", test_knows_what_comes);
  g_test_add_func ("/header-help/finds-each", test_finds_each);
  g_test_add_func ("/header-help/invents-nothing", test_invents_nothing);

  return g_test_run ();
}
