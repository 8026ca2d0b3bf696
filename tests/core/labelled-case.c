/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "labelled-case.h"

#define AN_HOUR_LATER "2025-03-14T09:21:07Z"

typedef struct
{
  char *family;
  guint n;
  guint right;
} Score;

static void
labelled_case_free (gpointer data)
{
  LabelledCase *self = data;

  g_free (self->family);
  g_free (self->name);
  g_free (self->first);
  g_free (self->check);
  g_ptr_array_unref (self->also);
  g_free (self->scheme);
  g_free (self->request);
  g_free (self->response);
  g_free (self->paste);
  g_free (self);
}

static gint64
parse_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);

  return g_date_time_to_unix (time);
}

static void
parse_line (LabelledCase *self, const char *line)
{
  const char *colon = strstr (line, ": ");
  const char *value = colon != NULL ? colon + 2 : "";

  g_assert_nonnull (colon);
  if (g_str_has_prefix (line, "first: "))
    self->first = g_strdup (value);
  else if (g_str_has_prefix (line, "check: "))
    self->check = g_strdup (value);
  else if (g_str_has_prefix (line, "also: "))
    g_ptr_array_add (self->also, g_strdup (value));
  else if (g_str_has_prefix (line, "scheme: "))
    self->scheme = g_strdup (value);
  else if (g_str_has_prefix (line, "clock: "))
    self->now = parse_time (value);
  else
    g_assert_true (g_str_has_prefix (line, "what: "));
}

/* The text under @title, to the next one. */
static char *
cut_section (const char *text, const char *title)
{
  g_autofree char *line = g_strdup_printf ("\n=== %s\n", title);
  const char *start = strstr (text, line);
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (line);
  end = strstr (start, "\n=== ");

  return end != NULL ? g_strndup (start, end + 1 - start) : g_strdup (start);
}

static LabelledCase *
load_case (const char *dir, const char *family, const char *file)
{
  g_autofree char *path = g_build_filename (dir, family, file, NULL);
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  LabelledCase *self = g_new0 (LabelledCase, 1);

  g_test_message ("%s", path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  self->family = g_strdup (family);
  self->name = g_strndup (file, strlen (file) - strlen (".case"));
  self->also = g_ptr_array_new_with_free_func (g_free);
  self->now = parse_time (AN_HOUR_LATER);
  g_assert_nonnull (strstr (text, "\n\n=== "));
  head = g_strndup (text, strstr (text, "\n\n=== ") - text);
  lines = g_strsplit (g_strchomp (head), "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    parse_line (self, lines[i]);
  if (self->scheme == NULL)
    self->scheme = g_strdup ("https");
  self->request = cut_section (text, "request");
  self->response = cut_section (text, "response");
  self->paste = cut_section (text, "paste");
  g_assert_nonnull (self->first);
  g_assert_true ((self->response != NULL) != (self->paste != NULL));
  /* what is not decidable says what would decide it */
  g_assert_true (!g_str_has_suffix (self->first, " possible") || self->check != NULL);

  return self;
}

static int
compare_cases (gconstpointer a, gconstpointer b)
{
  const LabelledCase *one = *(LabelledCase *const *) a;
  const LabelledCase *other = *(LabelledCase *const *) b;
  int families = strcmp (one->family, other->family);

  return families != 0 ? families : strcmp (one->name, other->name);
}

static void
load_family (GPtrArray *cases, const char *dir, const char *family)
{
  g_autofree char *path = g_build_filename (dir, family, NULL);
  g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
  const char *file;

  while (files != NULL && (file = g_dir_read_name (files)) != NULL)
    if (g_str_has_suffix (file, ".case"))
      g_ptr_array_add (cases, load_case (dir, family, file));
}

/* (transfer full) (element-type LabelledCase): by family and name */
GPtrArray *
labelled_cases_load (void)
{
  g_autofree char *dir = g_test_build_filename (G_TEST_DIST, "data", "verdicts", "cases", NULL);
  GPtrArray *cases = g_ptr_array_new_with_free_func (labelled_case_free);
  g_autoptr (GDir) families = g_dir_open (dir, 0, NULL);
  const char *family;

  g_assert_nonnull (families);
  while ((family = g_dir_read_name (families)) != NULL)
    load_family (cases, dir, family);
  g_ptr_array_sort (cases, compare_cases);

  return cases;
}

/* Whether @found, "rule verdict", is what @wanted, "rule|rule verdict", allows. */
static gboolean
is_allowed (const char *wanted, const char *found)
{
  g_auto (GStrv) want = g_strsplit (wanted, " ", 2);
  g_auto (GStrv) have = g_strsplit (found, " ", 2);
  g_auto (GStrv) rules = g_strsplit (want[0], "|", -1);

  return g_strv_contains ((const char *const *) rules, have[0]) &&
         g_strcmp0 (want[1] != NULL ? want[1] : have[1], have[1]) == 0;
}

static gboolean
is_labelled (const LabelledCase *label, const char *found)
{
  if (is_allowed (label->first, found))
    return TRUE;
  for (guint i = 0; i < label->also->len; i++)
    if (is_allowed (g_ptr_array_index (label->also, i), found))
      return TRUE;

  return FALSE;
}

static char *
dup_found (OssicleFinding *finding)
{
  return g_strconcat (ossicle_finding_get_rule (finding), " ",
                      ossicle_verdict_to_string (ossicle_finding_get_verdict (finding)), NULL);
}

static gboolean
is_first_right (const LabelledCase *label, OssicleFinding *finding)
{
  g_autofree char *found = NULL;

  if (finding == NULL || ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_RULED_OUT)
    {
      g_test_message ("%s/%s: none", label->family, label->name);
      return g_str_equal (label->first, "none");
    }
  found = dup_found (finding);
  g_test_message ("%s/%s: %s", label->family, label->name, found);
  if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_POSSIBLE && label->check != NULL &&
      !g_regex_match_simple (label->check, ossicle_finding_get_decide (finding), G_REGEX_CASELESS,
                             0))
    {
      g_test_message ("  decides otherwise: %s", ossicle_finding_get_decide (finding));
      return FALSE;
    }

  return is_allowed (label->first, found);
}

/* How many causes are found that nobody could know. */
static guint
count_false_certainties (const LabelledCase *label, GListModel *findings)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *found = dup_found (finding);

      if (ossicle_finding_get_verdict (finding) != OSSICLE_VERDICT_CAUSE ||
          is_labelled (label, found))
        continue;
      g_test_message ("  FALSE CERTAINTY: %s/%s: %s", label->family, label->name, found);
      n++;
    }

  return n;
}

static Score *
get_score (GPtrArray *scores, const char *family)
{
  Score *last = scores->len > 0 ? g_ptr_array_index (scores, scores->len - 1) : NULL;

  if (last == NULL || !g_str_equal (last->family, family))
    {
      last = g_new0 (Score, 1);
      last->family = g_strdup (family);
      g_ptr_array_add (scores, last);
    }

  return last;
}

static void
score_free (gpointer data)
{
  g_free (((Score *) data)->family);
  g_free (data);
}

/* Counts @label in its family's @score, and the false certainties. */
static guint
score_case (const LabelledCase *label, LabelledRead read, OssicleCatalogue *catalogue, Score *score)
{
  g_autoptr (OssicleCase) subject = read (label);
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (OssicleFinding) first = NULL;

  if (subject != NULL)
    findings = ossicle_diagnose (subject, catalogue, label->now);
  else
    findings = G_LIST_MODEL (g_list_store_new (OSSICLE_TYPE_FINDING));
  first = g_list_model_get_item (findings, 0);
  score->n++;
  if (is_first_right (label, first))
    score->right++;
  else
    g_test_message ("  WRONG: not %s", label->first);

  return count_false_certainties (label, findings);
}

/* Reads and diagnoses every case, or those alone that have a request; holds the findings against
 * the labels. */
void
labelled_cases_score (LabelledRead read, gboolean requests_only)
{
  g_autoptr (GPtrArray) cases = labelled_cases_load ();
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);
  g_autoptr (GPtrArray) scores = g_ptr_array_new_with_free_func (score_free);
  guint n = 0, right = 0, uncertain = 0, false_certainties = 0;

  g_assert_nonnull (catalogue);
  for (guint i = 0; i < cases->len; i++)
    {
      const LabelledCase *label = g_ptr_array_index (cases, i);

      if (requests_only && label->request == NULL)
        continue;
      n++;
      false_certainties += score_case (label, read, catalogue, get_score (scores, label->family));
      uncertain += g_str_has_suffix (label->first, " possible") ? 1 : 0;
    }
  for (guint i = 0; i < scores->len; i++)
    {
      const Score *score = g_ptr_array_index (scores, i);

      right += score->right;
      g_test_message ("%-14s %2u of %2u", score->family, score->right, score->n);
      g_assert_cmpuint (score->n, >=, requests_only ? 1 : 3);
    }
  g_test_message ("first finding right: %u of %u; false certainties: %u; not decidable: %u", right,
                  n, false_certainties, uncertain);
  g_assert_cmpuint (n, >=, 120);
  g_assert_cmpuint (uncertain, >=, 30);
  g_assert_cmpuint (right * 100, >=, n * 95);
  g_assert_cmpuint (false_certainties, ==, 0);
}
