/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "signing-vector.h"

#define N_VECTORS 181
#define N_PUBLISHED 22

static const char *
member (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

/* Parameters of a URL have no order: two of the published ones stand in their client's own. */
static char *
sort_parameters (const char *url)
{
  g_auto (GStrv) halves = g_strsplit (url, "?", 2);
  g_auto (GStrv) parameters = g_strsplit (halves[1] != NULL ? halves[1] : "", "&", -1);
  g_autofree char *joined = NULL;

  for (guint i = 0; parameters[i] != NULL; i++)
    for (guint j = i; j > 0 && g_strcmp0 (parameters[j - 1], parameters[j]) > 0; j--)
      {
        char *swap = parameters[j];

        parameters[j] = parameters[j - 1];
        parameters[j - 1] = swap;
      }

  joined = g_strjoinv ("&", parameters);

  return g_strconcat (halves[0], "?", joined, NULL);
}

static void
assert_url (const char *url, const char *expected)
{
  g_autofree char *sorted = NULL;
  g_autofree char *sorted_expected = NULL;

  g_assert_nonnull (url);
  sorted = sort_parameters (url);
  sorted_expected = sort_parameters (expected);
  g_assert_cmpstr (sorted, ==, sorted_expected);
}

static void
assert_member (JsonObject *expected, const char *name, const char *value)
{
  if (json_object_has_member (expected, name))
    g_assert_cmpstr (value, ==, member (expected, name));
}

static void
test_vector (gconstpointer data)
{
  JsonObject *vector = (JsonObject *) data;
  JsonObject *expected = json_object_get_object_member (vector, "expected");
  g_autoptr (OssicleWorksheet)
    worksheet = signing_vector_sign (json_object_get_object_member (vector, "input"));

  assert_member (expected, "canonical_request",
                 ossicle_worksheet_get_canonical_request (worksheet));
  assert_member (expected, "string_to_sign", ossicle_worksheet_get_string_to_sign (worksheet));
  assert_member (expected, "signature", ossicle_worksheet_get_signature (worksheet));
  assert_member (expected, "authorization", ossicle_worksheet_get_authorization (worksheet));
  assert_member (expected, "policy", ossicle_worksheet_get_policy (worksheet));
  if (json_object_has_member (expected, "url"))
    assert_url (ossicle_worksheet_get_url (worksheet), member (expected, "url"));

  g_assert_cmpint (
    ossicle_worksheet_has_warning (worksheet, OSSICLE_SIGNING_WARNING_QUERY_REPEATED) ||
      ossicle_worksheet_has_warning (worksheet, OSSICLE_SIGNING_WARNING_HEADER_REPEATED),
    ==, json_object_has_member (vector, "caution"));
}

static JsonParser *
add_vectors (const char *file, const char *suite, guint n_expected)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "signing", file, NULL);
  JsonParser *parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  JsonArray *vectors;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  vectors = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (vectors), ==, n_expected);

  for (guint i = 0; i < n_expected; i++)
    {
      JsonObject *vector = json_array_get_object_element (vectors, i);
      g_autofree char *name = g_strconcat (suite, member (vector, "id"), NULL);

      g_test_add_data_func (name, vector, test_vector);
    }

  return parser;
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonParser) vectors = NULL;
  g_autoptr (JsonParser) published = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  vectors = add_vectors ("vectors.json", "/signing/vectors/", N_VECTORS);
  published = add_vectors ("published.json", "/signing/published/", N_PUBLISHED);

  return g_test_run ();
}
