/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-headers.h"
#include "core/case/ossicle-request.h"

static void
test_headers_keep_order_case_and_duplicates (void)
{
  g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();
  g_autofree char *text = NULL;

  ossicle_headers_append (headers, "X-Oss-Meta-A", "1");
  ossicle_headers_append_automatic (headers, "Host", "demo");
  ossicle_headers_append (headers, "x-oss-meta-a", "2");

  text = ossicle_headers_to_text (headers, "\n");
  g_assert_cmpstr (text, ==, "X-Oss-Meta-A: 1\nHost: demo\nx-oss-meta-a: 2\n");
  g_assert_cmpstr (ossicle_headers_get (headers, "X-OSS-META-A"), ==, "1");
  g_assert_null (ossicle_headers_get (headers, "X-Oss-Meta"));
  g_assert_true (ossicle_headers_get_header (headers, 1)->automatic);
}

static void
test_headers_copy_leaves_automatic_ones (void)
{
  g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();
  g_autoptr (OssicleHeaders) copy = NULL;

  ossicle_headers_append_automatic (headers, "Host", "demo");
  ossicle_headers_append (headers, "Date", "now");
  copy = ossicle_headers_copy (headers);

  g_assert_cmpuint (ossicle_headers_get_n_headers (copy), ==, 1);
  g_assert_cmpstr (ossicle_headers_get (copy, "date"), ==, "now");
  g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 2);
}

static void
test_headers_replace (void)
{
  g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();

  g_assert_false (ossicle_headers_remove (headers, "Date"));
  ossicle_headers_append (headers, "Date", "1");
  ossicle_headers_append (headers, "DATE", "2");
  ossicle_headers_replace (headers, "date", "3");

  g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 1);
  g_assert_cmpstr (ossicle_headers_get (headers, "Date"), ==, "3");
}

static void
test_headers_lines (void)
{
  static const struct
  {
    const char *line;
    gsize length;
    const char *name;
    const char *value;
  } table[] = {
    { "Date: now", 9, "Date", "now" },
    { "x:", 2, "x", "" },
    { "x: \t spaced \t ", 14, "x", "spaced" },
    { "A: b: c", 7, "A", "b: c" },
    { "Name: \xe4\xb8\xad", 9, "Name", "\xe4\xb8\xad" },
    { "no colon", 8, NULL, NULL },
    { "", 0, NULL, NULL },
    { ": value", 7, NULL, NULL },
    { "bad name: v", 11, NULL, NULL },
    { "a: b\rc", 6, NULL, NULL },
    { "a: \x01", 4, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();
      g_autoptr (GError) error = NULL;
      gboolean ok;

      ok = ossicle_headers_append_line (headers, table[i].line, table[i].length, &error);
      if (table[i].name == NULL)
        {
          g_assert_false (ok);
          g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER);
          g_assert_cmpuint (ossicle_headers_get_n_headers (headers), ==, 0);
          continue;
        }

      g_assert_no_error (error);
      g_assert_true (ok);
      g_assert_cmpstr (ossicle_headers_get_header (headers, 0)->name, ==, table[i].name);
      g_assert_cmpstr (ossicle_headers_get_header (headers, 0)->value, ==, table[i].value);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/headers/order-case-duplicates", test_headers_keep_order_case_and_duplicates);
  g_test_add_func ("/headers/copy-leaves-automatic-ones", test_headers_copy_leaves_automatic_ones);
  g_test_add_func ("/headers/replace", test_headers_replace);
  g_test_add_func ("/headers/lines", test_headers_lines);

  return g_test_run ();
}
