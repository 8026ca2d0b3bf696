/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "cli/ossicle-cli-json.h"

static char *
end_document (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
test_json_strings (void)
{
  static const struct
  {
    const char *value;
    const char *json;
  } table[] = {
    { NULL, "{\"a\":null}" },
    { "", "{\"a\":\"\"}" },
    { "x", "{\"a\":\"x\"}" },
    { "\"\\", "{\"a\":\"\\\"\\\\\"}" },
    { "照", "{\"a\":\"照\"}" },
    { "\377", "{\"a\":\"\357\277\275\"}" },
    { "cut \346\227", "{\"a\":\"cut \357\277\275\357\277\275\"}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *json = NULL;

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "a", table[i].value);
      json = end_document (builder);
      g_assert_cmpstr (json, ==, table[i].json);
    }
}

/* Whatever the bytes are, another reader gets the same text back. */
static void
test_json_comes_back (void)
{
  for (int c = 1; c < 256; c++)
    {
      const char value[] = { 'a', c, 'b', '\0' };
      g_autofree char *valid = g_utf8_make_valid (value, -1), *json = NULL;
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autoptr (GError) error = NULL;

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "a", value);
      json = end_document (builder);
      g_assert_null (strchr (json, '\n'));

      root = json_from_string (json, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "a"), ==, valid);
    }
}

static void
test_json_lists (void)
{
  static const char *const values[] = { "a", "\377", NULL };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  ossicle_cli_json_add_strings (builder, "some", values);
  ossicle_cli_json_add_strings (builder, "none", NULL);
  json = end_document (builder);
  g_assert_cmpstr (json, ==, "{\"some\":[\"a\",\"\357\277\275\"],\"none\":[]}");
}

static void
test_json_times (void)
{
  static const struct
  {
    gint64 unix_ms;
    const char *json;
  } table[] = {
    { 0, "{\"t\":\"1970-01-01T00:00:00Z\"}" },
    { G_GINT64_CONSTANT (1470879894000), "{\"t\":\"2016-08-11T01:44:54Z\"}" },
    { G_GINT64_CONSTANT (1547037812495), "{\"t\":\"2019-01-09T12:43:32.495Z\"}" },
    { G_GINT64_CONSTANT (1547037812005), "{\"t\":\"2019-01-09T12:43:32.005Z\"}" },
    { G_MAXINT64, "{\"t\":null}" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autofree char *json = NULL;

      json_builder_begin_object (builder);
      ossicle_cli_json_add_time (builder, "t", table[i].unix_ms);
      json = end_document (builder);
      g_assert_cmpstr (json, ==, table[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cli/json/strings", test_json_strings);
  g_test_add_func ("/cli/json/comes-back", test_json_comes_back);
  g_test_add_func ("/cli/json/lists", test_json_lists);
  g_test_add_func ("/cli/json/times", test_json_times);

  return g_test_run ();
}
