/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-diagnosis.h"
#include "ossicle-rules.h"

/* In the order of the questions that one would ask. */
static const OssicleRule *const families[] = {
  ossicle_rules_reach,     ossicle_rules_endpoint, ossicle_rules_time,    ossicle_rules_access,
  ossicle_rules_key,       ossicle_rules_name,     ossicle_rules_object,  ossicle_rules_form,
  ossicle_rules_cors,      ossicle_rules_image,    ossicle_rules_account, ossicle_rules_version,
  ossicle_rules_signature, ossicle_rules_compared, ossicle_rules_report,
};

/* What holds whatever the facts are; the rule's own words stand before it. Most rules have nothing
 * to say, so theirs are not looked up at all. */
static void
complete (OssicleFinding *finding, const OssicleRule *rule)
{
  if (*ossicle_finding_get_title (finding) == '\0')
    ossicle_finding_set_title (finding, _ (rule->title));
  for (gsize i = 0; i < G_N_ELEMENTS (rule->steps) && rule->steps[i] != NULL; i++)
    ossicle_finding_add_step (finding, _ (rule->steps[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (rule->asks) && rule->asks[i] != NULL; i++)
    ossicle_finding_add_ask (finding, _ (rule->asks[i]));
  if (rule->decide != NULL && ossicle_finding_get_decide (finding) == NULL)
    ossicle_finding_set_decide (finding, _ (rule->decide));
}

/* @spare: (inout): what the rules before had nothing to say with */
static void
apply (const OssicleRule *rule,
       const OssicleEvidence *evidence,
       GListStore *findings,
       OssicleFinding **spare)
{
  g_autoptr (OssicleFinding) finding = NULL;

  if (rule->codes != NULL && (ossicle_case_get_kind (evidence->subject) != OSSICLE_CASE_ERROR ||
                              !ossicle_evidence_is_code (evidence, rule->codes)))
    return; /* other services have codes of the same names */
  finding = g_steal_pointer (spare);
  if (finding == NULL || !ossicle_finding_rename (finding, rule->id))
    {
      g_clear_object (&finding);
      finding = ossicle_finding_new (rule->id, OSSICLE_VERDICT_POSSIBLE, "");
    }
  if (!rule->func (evidence, finding))
    {
      *spare = g_steal_pointer (&finding);
      return;
    }
  complete (finding, rule);
  g_list_store_append (findings, finding);
}

static int
count_reasons (OssicleFinding *finding)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);
  int sum = 0;

  for (guint i = 0; i < reasons->len; i++)
    sum += ((const OssicleReason *) g_ptr_array_index (reasons, i))->against ? -1 : 1;

  return sum;
}

/* Whether it speaks of how the failure was told, and not of why it happened. */
static gboolean
is_aside (OssicleFinding *finding)
{
  return g_str_equal (ossicle_finding_get_rule (finding), "edited-report");
}

/* The sort is stable, so rules of equal rank keep the order of the tables. */
static int
compare (gconstpointer a, gconstpointer b, gpointer unused)
{
  OssicleFinding *first = OSSICLE_FINDING ((gpointer) a);
  OssicleFinding *second = OSSICLE_FINDING ((gpointer) b);
  int by_verdict = (int) ossicle_finding_get_verdict (first) -
                   (int) ossicle_finding_get_verdict (second);

  if (by_verdict != 0)
    return by_verdict;
  if (is_aside (first) != is_aside (second))
    return is_aside (first) ? 1 : -1;

  return count_reasons (second) - count_reasons (first);
}

/**
 * ossicle_diagnose:
 * @self: a case
 * @catalogue: (nullable): the catalogue
 * @now: seconds since 1970, UTC
 *
 * Asks every rule. Nothing but the arguments goes into the answer.
 *
 * Returns: (transfer full): a list model of #OssicleFinding, most likely first
 */
GListModel *
ossicle_diagnose (OssicleCase *self, OssicleCatalogue *catalogue, gint64 now)
{
  g_autoptr (OssicleEvidence) evidence = NULL;
  g_autoptr (OssicleFinding) spare = NULL;
  GListStore *findings;

  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);
  g_return_val_if_fail (catalogue == NULL || OSSICLE_IS_CATALOGUE (catalogue), NULL);

  evidence = ossicle_evidence_new (self, catalogue, now);
  findings = g_list_store_new (OSSICLE_TYPE_FINDING);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const OssicleRule *rule = families[i]; rule->id != NULL; rule++)
      apply (rule, evidence, findings, &spare);
  g_list_store_sort (findings, compare, NULL);

  return G_LIST_MODEL (findings);
}

static gpointer
collect_rules (gpointer unused)
{
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    for (const OssicleRule *rule = families[i]; rule->id != NULL; rule++)
      g_ptr_array_add (names, (gpointer) rule->id);
  g_ptr_array_add (names, NULL);

  return g_ptr_array_free (names, FALSE);
}

/**
 * ossicle_diagnosis_get_rules:
 *
 * Returns: (transfer none): the names of all rules, %NULL-terminated
 */
const char *const *
ossicle_diagnosis_get_rules (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, collect_rules, NULL);
}
