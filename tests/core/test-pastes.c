/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/intake/ossicle-intake.h"

/* Every sample beside which a JSON file says what is to be read from it. A field that is listed
 * under "lenient" may be missing, or be more than is expected. */

#define NOW G_GINT64_CONSTANT (1795340000)

static const struct
{
  const char *name;
  const char *fact;
} fields[] = {
  { "code", OSSICLE_FACT_CODE },
  { "status", OSSICLE_FACT_STATUS },
  { "message", OSSICLE_FACT_MESSAGE },
  { "request_id", OSSICLE_FACT_REQUEST_ID },
  { "host", OSSICLE_FACT_HOST },
  { "bucket", OSSICLE_FACT_BUCKET },
  { "object", OSSICLE_FACT_OBJECT },
  { "ec", OSSICLE_FACT_EC },
  { "request_time_utc", OSSICLE_FACT_REQUEST_TIME },
};

static const char *const folders[] = { "pastes", "more", "others", "clients", "responses" };

static OssicleCatalogue *catalogue;

static char *
get_expected (JsonObject *error, const char *name)
{
  JsonNode *node = json_object_get_member (error, name);

  if (node == NULL || json_node_is_null (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  return json_node_dup_string (node);
}

static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);

  return g_string_free (out, FALSE);
}

static gboolean
same (const char *want, const char *got)
{
  g_autofree char *left = want != NULL ? squeeze (want) : NULL;
  g_autofree char *right = got != NULL ? squeeze (got) : NULL;

  return left == NULL || right == NULL ? left == right : g_ascii_strcasecmp (left, right) == 0;
}

static gboolean
is_lenient (JsonObject *root, const char *path)
{
  JsonArray *array = json_object_has_member (root, "lenient") &&
                         !json_node_is_null (json_object_get_member (root, "lenient"))
                       ? json_object_get_array_member (root, "lenient")
                       : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), path))
      return TRUE;

  return FALSE;
}

static guint
count_agreements (JsonObject *error, OssicleCase *one)
{
  guint count = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *want = get_expected (error, fields[i].name);

      count += same (want, ossicle_case_get_value (one, fields[i].fact));
    }

  return count;
}

/* The case that agrees most with what is expected. */
static OssicleCase *
find_case (JsonObject *error, GListModel *cases)
{
  OssicleCase *best = NULL;
  guint most = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);
      guint count = count_agreements (error, one);

      if (best == NULL || count > most)
        {
          best = one;
          most = count;
        }
    }

  return best;
}

/* What counts as read stands in the source, byte for byte. */
static void
check_spans (OssicleCase *one, GBytes *bytes)
{
  GListModel *facts = ossicle_case_get_facts (one);
  const char *data = g_bytes_get_data (bytes, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      const char *value = ossicle_fact_get_value (fact);
      OssicleSpan span = OSSICLE_NO_SPAN;
      gboolean placed = ossicle_fact_get_span (fact, &span);

      g_assert_true (g_utf8_validate (value, -1, NULL));
      g_assert_cmpuint (span.offset + span.length, <=, g_bytes_get_size (bytes));
      g_assert_cmpint (placed, ==, ossicle_fact_get_how (fact) != OSSICLE_FACT_INFERRED);
      if (ossicle_fact_get_how (fact) == OSSICLE_FACT_READ)
        g_assert_cmpmem (data + span.offset, span.length, value, strlen (value));
    }
}

static void
check_error (JsonObject *root, guint position, JsonObject *error, OssicleCase *one)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *want = get_expected (error, fields[i].name);
      g_autofree char *path = g_strdup_printf ("errors[%u].%s", position, fields[i].name);
      const char *got = one != NULL ? ossicle_case_get_value (one, fields[i].fact) : NULL;

      if (!same (want, got) && !is_lenient (root, path))
        {
          g_test_message ("%s: want %s, got %s", path, want, got);
          g_test_fail ();
        }
    }
}

static GBytes *
load (const char *stem, const char *suffix)
{
  g_autofree char *path = g_strconcat (stem, suffix, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (data, length);
}

static void
test_sample (gconstpointer data)
{
  const char *stem = data;
  g_autoptr (GBytes) text = load (stem, ".txt");
  g_autoptr (GBytes) facts = load (stem, ".json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (OssicleSource) source = ossicle_source_new (text, NULL);
  g_autoptr (OssicleReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *cases;
  JsonObject *root;
  JsonArray *errors;

  json_parser_load_from_data (parser, g_bytes_get_data (facts, NULL), g_bytes_get_size (facts),
                              &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  errors = json_object_get_array_member (root, "errors");

  reading = ossicle_intake_read (source, catalogue, NOW, NULL, &error);
  g_assert_no_error (error);
  cases = ossicle_reading_get_cases (reading);
  if (!is_lenient (root, "errors"))
    g_assert_cmpuint (g_list_model_get_n_items (cases), ==, json_array_get_length (errors));
  for (guint i = 0; i < json_array_get_length (errors); i++)
    {
      JsonObject *one = json_array_get_object_element (errors, i);

      check_error (root, i, one, find_case (one, cases));
    }
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);

      check_spans (one, text);
      g_assert_nonnull (ossicle_intake_get_shape_title (ossicle_case_get_shape (one)));
    }
}

static void
add_folder (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "intake", name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *entry;

  g_assert_nonnull (folder);
  while ((entry = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (entry, ".json"))
      {
        g_autofree char *stem = g_strndup (entry, strlen (entry) - strlen (".json"));
        g_autofree char *test = g_strconcat ("/pastes/", name, "/", stem, NULL);

        g_test_add_data_func_full (test, g_build_filename (path, stem, NULL), test_sample, g_free);
      }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = ossicle_catalogue_new (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    add_folder (folders[i]);

  result = g_test_run ();
  g_clear_object (&catalogue);

  return result;
}
