/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"

/* What holds for the findings about every case that any sample gives: each paste, answer, client's
 * print and labelled case of the test data. */

#define NOW G_GINT64_CONSTANT (1795334400) /* 2026-11-22T08:00:00Z */

static OssicleCatalogue *catalogue;

/* Causes that may stand beside one another: two layers refused, or one failure hides the other.
 * Every other two would be two stories of one failure. */
static const char *const together[][2] = {
  { "bucket-policy", "ram-policy-explicit" },
};

static gboolean
may_stand_together (const char *first, const char *second)
{
  for (gsize i = 0; i < G_N_ELEMENTS (together); i++)
    if ((g_str_equal (together[i][0], first) && g_str_equal (together[i][1], second)) ||
        (g_str_equal (together[i][0], second) && g_str_equal (together[i][1], first)))
      return TRUE;

  return FALSE;
}

static gboolean
is_cause (OssicleFinding *finding)
{
  return ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_CAUSE;
}

/* No rule twice, so nothing is both possible and ruled out; no two causes that exclude each other;
 * the ranks in order. */
static void
check_agreement (GListModel *findings)
{
  guint n = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        g_autoptr (OssicleFinding) first = g_list_model_get_item (findings, i);
        g_autoptr (OssicleFinding) second = g_list_model_get_item (findings, j);
        const char *one = ossicle_finding_get_rule (first);
        const char *other = ossicle_finding_get_rule (second);

        g_assert_cmpstr (one, !=, other);
        g_assert_cmpint (ossicle_finding_get_verdict (first), <=,
                         ossicle_finding_get_verdict (second));
        if (is_cause (first) && is_cause (second) && !may_stand_together (one, other))
          {
            g_test_message ("two causes: %s and %s", one, other);
            g_test_fail ();
          }
      }
}

/* Every fact that is cited is there; each finding has what its verdict needs. */
static void
check_reasons (OssicleCase *subject, GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);
      GPtrArray *reasons = ossicle_finding_get_reasons (finding);

      g_assert_cmpuint (reasons->len, >, 0);
      g_assert_nonnull (ossicle_finding_get_steps (finding)[0]);
      for (guint j = 0; j < reasons->len; j++)
        {
          const OssicleReason *reason = g_ptr_array_index (reasons, j);

          for (gsize k = 0; reason->facts[k] != NULL; k++)
            g_assert_nonnull (ossicle_case_get_fact (subject, reason->facts[k]));
        }
      if (is_cause (finding))
        g_assert_false (((const OssicleReason *) g_ptr_array_index (reasons, 0))->against);
      if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_POSSIBLE)
        g_assert_nonnull (ossicle_finding_get_decide (finding));
    }
}

static void
append_list (GString *text, const char *const *list)
{
  for (gsize i = 0; list[i] != NULL; i++)
    g_string_append_printf (text, " | %s", list[i]);
  g_string_append_c (text, '\n');
}

/* All that a diagnosis says. */
static char *
dup_whole (GListModel *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);
      GPtrArray *reasons = ossicle_finding_get_reasons (finding);

      g_string_append_printf (
        text, "%s %s %s | %s\n", ossicle_finding_get_rule (finding),
        ossicle_verdict_to_string (ossicle_finding_get_verdict (finding)),
        ossicle_finding_get_title (finding),
        ossicle_finding_get_decide (finding) != NULL ? ossicle_finding_get_decide (finding) : "");
      for (guint j = 0; j < reasons->len; j++)
        {
          const OssicleReason *reason = g_ptr_array_index (reasons, j);

          g_string_append_printf (text, "%c %s", reason->against ? '-' : '+', reason->text);
          append_list (text, (const char *const *) reason->facts);
        }
      append_list (text, ossicle_finding_get_steps (finding));
      append_list (text, ossicle_finding_get_asks (finding));
    }

  return g_string_free (text, FALSE);
}

static int
compare_backwards (gconstpointer a, gconstpointer b)
{
  return strcmp (ossicle_fact_get_name (*(OssicleFact *const *) b),
                 ossicle_fact_get_name (*(OssicleFact *const *) a));
}

/* The same facts in another order; those of one name keep theirs, since the first one counts. */
static OssicleCase *
reorder (OssicleCase *subject)
{
  OssicleCase *result = ossicle_case_new (ossicle_case_get_kind (subject));
  GListModel *facts = ossicle_case_get_facts (subject);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  OssicleSpan span;

  ossicle_case_set_answerer (result, ossicle_case_get_answerer (subject));
  ossicle_case_set_shape (result, ossicle_case_get_shape (subject));
  if (ossicle_case_get_span (subject, &span))
    ossicle_case_set_span (result, span);
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    g_ptr_array_add (list, g_list_model_get_item (facts, i));
  g_ptr_array_sort (list, compare_backwards);
  for (guint i = 0; i < list->len; i++)
    ossicle_case_take_fact (result, g_ptr_array_index (list, i));

  return result;
}

static void
check_case (OssicleCase *subject)
{
  g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, NOW);
  g_autoptr (GListModel) again = ossicle_diagnose (subject, catalogue, NOW);
  g_autoptr (OssicleCase) reordered = reorder (subject);
  g_autoptr (GListModel) otherwise = ossicle_diagnose (reordered, catalogue, NOW);
  g_autofree char *whole = dup_whole (findings);
  g_autofree char *whole_again = dup_whole (again);
  g_autofree char *whole_otherwise = dup_whole (otherwise);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (subject, catalogue, findings);

  g_assert_nonnull (sentence);
  g_assert_cmpstr (whole, ==, whole_again);
  g_assert_cmpstr (whole, ==, whole_otherwise);
  check_agreement (findings);
  check_reasons (subject, findings);
}

static guint
check_cases (GListModel *cases)
{
  guint n = g_list_model_get_n_items (cases);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleCase) subject = g_list_model_get_item (cases, i);

      check_case (subject);
    }

  return n;
}

/* Returns how many cases the file holds. */
static guint
check_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OssicleSource) source = NULL;
  g_autoptr (OssicleReading) reading = NULL;
  gsize length;

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new_take (g_steal_pointer (&text), length);
  source = ossicle_source_new (bytes, NULL);
  reading = ossicle_intake_read (source, catalogue, NOW, NULL, NULL);

  return check_cases (ossicle_reading_get_cases (reading)) +
         check_cases (ossicle_reading_get_others (reading));
}

static gboolean
is_sample (const char *name)
{
  return g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".http") ||
         g_str_has_suffix (name, ".case");
}

static guint
check_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR))
        n += check_folder (entry);
      else if (is_sample (name))
        n += check_file (entry);
    }

  return n;
}

static void
test_findings (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", data, NULL);

  g_assert_cmpuint (check_folder (path), >, 0);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  catalogue = ossicle_catalogue_new (NULL);
  g_assert_nonnull (catalogue);

  g_test_add_data_func ("/findings/samples", "intake", test_findings);
  g_test_add_data_func ("/findings/answers", "case", test_findings);
  g_test_add_data_func ("/findings/labelled", "verdicts", test_findings);

  result = g_test_run ();
  g_clear_object (&catalogue);

  return result;
}
