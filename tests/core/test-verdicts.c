/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"

/* Each file of data/verdicts is an array of cases:
 *   case      what it shows
 *   kind      "success", "not-oss" or "network"; an error if it is not there
 *   answerer  who answered instead of OSS
 *   now       the clock, RFC 3339
 *   facts     name → value
 *   findings  all that the rules find, "rule: verdict", in their order; not checked if not there
 *   near      rules that may not speak for themselves, though it looks much like theirs
 */

static OssicleCaseKind
read_kind (JsonObject *object)
{
  const char *kind = json_object_get_string_member_with_default (object, "kind", "error");

  if (g_str_equal (kind, "success"))
    return OSSICLE_CASE_SUCCESS;
  if (g_str_equal (kind, "not-oss"))
    return OSSICLE_CASE_NOT_OSS;
  if (g_str_equal (kind, "network"))
    return OSSICLE_CASE_NETWORK;
  g_assert_cmpstr (kind, ==, "error");

  return OSSICLE_CASE_ERROR;
}

static OssicleCase *
read_case (JsonObject *object)
{
  OssicleCase *self = ossicle_case_new (read_kind (object));
  JsonObject *facts = json_object_get_object_member (object, "facts");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  ossicle_case_set_answerer (self,
                             json_object_get_string_member_with_default (object, "answerer", NULL));
  json_object_iter_init_ordered (&iter, facts);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    ossicle_case_take_fact (self, ossicle_fact_new (name, json_node_get_string (node),
                                                    OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));

  return self;
}

static gint64
read_now (JsonObject *object)
{
  const char *text = json_object_get_string_member_with_default (object, "now",
                                                                 "2025-03-14T09:00:00Z");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

static void
assert_shown (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

/* What holds for every finding about every case. */
static void
assert_sound (OssicleFinding *finding, OssicleCase *subject)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);

  g_test_message ("%s", ossicle_finding_get_rule (finding));
  assert_shown (ossicle_finding_get_title (finding));
  g_assert_cmpuint (reasons->len, >, 0);
  g_assert_nonnull (ossicle_finding_get_steps (finding)[0]);
  for (guint i = 0; i < reasons->len; i++)
    {
      const OssicleReason *reason = g_ptr_array_index (reasons, i);

      assert_shown (reason->text);
      for (gsize j = 0; reason->facts[j] != NULL; j++)
        g_assert_nonnull (ossicle_case_get_fact (subject, reason->facts[j]));
    }
  if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_CAUSE)
    g_assert_false (((const OssicleReason *) g_ptr_array_index (reasons, 0))->against);
  if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_POSSIBLE)
    g_assert_nonnull (ossicle_finding_get_decide (finding));
}

static char *
dup_findings (OssicleCase *subject, OssicleCatalogue *catalogue, gint64 now)
{
  g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, now);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (subject, catalogue, findings);
  GString *text = g_string_new (NULL);
  guint n = g_list_model_get_n_items (findings);

  assert_shown (sentence);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      assert_sound (finding, subject);
      g_string_append_printf (text, "%s%s: %s", i > 0 ? ", " : "",
                              ossicle_finding_get_rule (finding),
                              ossicle_verdict_to_string (ossicle_finding_get_verdict (finding)));
    }

  return g_string_free (text, FALSE);
}

static char *
join (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (array, i));

  return g_string_free (text, FALSE);
}

/* Notes in @seen, under "fires RULE" and "near RULE", what the case covers. */
static void
note (JsonObject *object, const char *found, GHashTable *seen)
{
  g_auto (GStrv) findings = g_strsplit (found, ", ", -1);
  JsonArray *near = json_object_has_member (object, "near")
                      ? json_object_get_array_member (object, "near")
                      : NULL;

  for (gsize i = 0; findings[i] != NULL; i++)
    if (!g_str_has_suffix (findings[i], ": ruled-out"))
      g_hash_table_add (
        seen, g_strdup_printf ("fires %.*s", (int) strcspn (findings[i], ":"), findings[i]));
  for (guint i = 0; near != NULL && i < json_array_get_length (near); i++)
    {
      const char *rule = json_array_get_string_element (near, i);

      g_assert_true (g_strv_contains (ossicle_diagnosis_get_rules (), rule));
      for (gsize j = 0; findings[j] != NULL; j++)
        g_assert_false (g_str_has_prefix (findings[j], rule) && findings[j][strlen (rule)] == ':' &&
                        !g_str_has_suffix (findings[j], ": ruled-out"));
      g_hash_table_add (seen, g_strdup_printf ("near %s", rule));
    }
}

static void
check_case (JsonObject *object, OssicleCatalogue *catalogue, GHashTable *seen)
{
  g_autoptr (OssicleCase) subject = read_case (object);
  gint64 now = read_now (object);
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;

  g_test_message ("%s", json_object_get_string_member_with_default (object, "case", "?"));
  found = dup_findings (subject, catalogue, now);
  again = dup_findings (subject, catalogue, now);
  g_assert_cmpstr (found, ==, again);
  if (json_object_has_member (object, "findings"))
    {
      g_autofree char *wanted = join (json_object_get_array_member (object, "findings"));

      if (!g_str_equal (found, wanted))
        {
          g_test_message ("wanted %s, found %s", wanted, found);
          g_test_fail ();
        }
    }
  note (object, found, seen);
}

static void
check_file (const char *name, OssicleCatalogue *catalogue, GHashTable *seen)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "verdicts", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *cases;

  g_test_message ("%s", name);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  cases = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (cases), >, 0);
  for (guint i = 0; i < json_array_get_length (cases); i++)
    check_case (json_array_get_object_element (cases, i), catalogue, seen);
}

static OssicleCatalogue *
load_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *catalogue = ossicle_catalogue_new (&error);

  g_assert_no_error (error);

  return catalogue;
}

static GHashTable *
check_all (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "verdicts", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (OssicleCatalogue) catalogue = load_catalogue ();
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".json"))
      check_file (name, catalogue, seen);

  return seen;
}

/* Every rule speaks in one case at least, and in another one that is near keeps silent. */
static void
test_verdicts (void)
{
  g_autoptr (GHashTable) seen = check_all ();
  const char *const *rules = ossicle_diagnosis_get_rules ();

  for (gsize i = 0; rules[i] != NULL; i++)
    {
      g_autofree char *fires = g_strdup_printf ("fires %s", rules[i]);
      g_autofree char *near = g_strdup_printf ("near %s", rules[i]);

      g_test_message ("%s", rules[i]);
      g_assert_true (g_hash_table_contains (seen, fires));
      g_assert_true (g_hash_table_contains (seen, near));
    }
}

static void
test_verdicts_rule_names (void)
{
  const char *const *rules = ossicle_diagnosis_get_rules ();

  for (gsize i = 0; rules[i] != NULL; i++)
    {
      g_assert_cmpuint (strspn (rules[i], "abcdefghijklmnopqrstuvwxyz0123456789-"), ==,
                        strlen (rules[i]));
      for (gsize j = 0; j < i; j++)
        g_assert_cmpstr (rules[i], !=, rules[j]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/verdicts/all", test_verdicts);
  g_test_add_func ("/verdicts/rule-names", test_verdicts_rule_names);

  return g_test_run ();
}
