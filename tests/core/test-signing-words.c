/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-signing-words.h"

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_str_has_suffix (text, "."));
}

static void
test_reasons (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i <= OSSICLE_REASON_POLICY_CHANGED; i++)
    {
      const char *id = ossicle_signing_reason_to_string (i);

      g_assert_nonnull (id);
      g_assert_true (g_hash_table_add (ids, (gpointer) id));
      assert_sentence (ossicle_signing_reason_get_title (i));
      assert_sentence (ossicle_signing_reason_get_advice (i));
    }
}

static void
test_warnings (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i <= OSSICLE_SIGNING_WARNING_FILE_MISSING; i++)
    {
      const char *id = ossicle_signing_warning_to_string (i);

      g_assert_nonnull (id);
      g_assert_true (g_hash_table_add (ids, (gpointer) id));
      assert_sentence (ossicle_signing_warning_get_text (i));
    }
}

static void
test_lines (void)
{
  for (int i = 0; i <= OSSICLE_LINE_POLICY; i++)
    {
      char name[] = "x-oss-acl";
      OssicleSigningLine line = { i, NULL, NULL, 0, 0 };
      g_autofree char *title = ossicle_signing_line_dup_title (&line);
      g_autofree char *named = NULL;

      line.name = name;
      named = ossicle_signing_line_dup_title (&line);
      g_assert_cmpstr (title, !=, "");
      g_assert_true (g_str_has_prefix (named, title));
      g_assert_true (g_str_has_suffix (named, " x-oss-acl"));
      g_assert_nonnull (ossicle_signing_line_kind_to_string (i));
    }
}

static void
test_details (void)
{
  static const char *const ids[] = { "plus", "escaped", "not-escaped", "normalization" };
  g_autofree char *header = ossicle_signing_reason_dup_detail (OSSICLE_REASON_HEADER_ADDED,
                                                               "x-oss-acl");

  g_assert_cmpstr (header, ==, "x-oss-acl");
  g_assert_null (ossicle_signing_reason_dup_detail (OSSICLE_REASON_KEY_ENCODING, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = ossicle_signing_reason_dup_detail (OSSICLE_REASON_KEY_ENCODING,
                                                                 ids[i]);

      g_assert_cmpstr (text, !=, ids[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/signing-words/reasons", test_reasons);
  g_test_add_func ("/signing-words/warnings", test_warnings);
  g_test_add_func ("/signing-words/lines", test_lines);
  g_test_add_func ("/signing-words/details", test_details);

  return g_test_run ();
}
