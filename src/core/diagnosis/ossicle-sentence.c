/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "core/case/ossicle-request-id.h"
#include "ossicle-diagnosis.h"

/* The first finding that tells why the request failed. */
static OssicleFinding *
dup_best (GListModel *findings)
{
  guint n = findings != NULL ? g_list_model_get_n_items (findings) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      if (ossicle_finding_get_verdict (finding) != OSSICLE_VERDICT_RULED_OUT &&
          !g_str_equal (ossicle_finding_get_rule (finding), "edited-report"))
        return g_steal_pointer (&finding);
    }

  return NULL;
}

/* What the answer is called: "NoSuchKey (404)", "HTTP 502", or NULL. */
static char *
dup_name (OssicleCase *self)
{
  const char *code = ossicle_case_get_value (self, OSSICLE_FACT_CODE);
  guint status = ossicle_case_get_status (self);
  g_autofree char *shown = code != NULL ? ossicle_dup_printable (code, FALSE) : NULL;

  if (shown != NULL && status != 0)
    return g_strdup_printf ("%s (%u)", shown, status);
  if (status != 0)
    return g_strdup_printf ("HTTP %u", status);

  return g_steal_pointer (&shown);
}

/* Titles have no full stop, as headings; a sentence has one. */
static char *
dup_from_finding (OssicleFinding *finding)
{
  const char *title = ossicle_finding_get_title (finding);

  if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_CAUSE)
    /* Translators: what is wrong, made a sentence of its own */
    return g_strdup_printf (C_ ("verdict", "%s."), title);

  /* Translators: what may be wrong, not proved yet */
  return g_strdup_printf (_ ("Possibly: %s."), title);
}

static OssicleVariant *
find_variant (OssicleCase *self, OssicleCatalogue *catalogue)
{
  const char *code = ossicle_case_get_value (self, OSSICLE_FACT_CODE);

  if (catalogue == NULL || code == NULL)
    return NULL;

  return ossicle_catalogue_match_message (catalogue, code, ossicle_case_get_status (self),
                                          ossicle_case_get_value (self, OSSICLE_FACT_MESSAGE),
                                          NULL);
}

static char *
dup_from_catalogue (OssicleCase *self, OssicleCatalogue *catalogue)
{
  const char *code = ossicle_case_get_value (self, OSSICLE_FACT_CODE);
  OssicleVariant *variant = find_variant (self, catalogue);
  GPtrArray *causes = variant != NULL ? ossicle_variant_get_causes (variant) : NULL;
  OssicleEntry *entry = NULL;

  if (code == NULL || catalogue == NULL)
    return NULL;
  if (causes != NULL && causes->len > 0)
    /* Translators: a cause from the catalogue, a sentence */
    return g_strdup_printf (_ ("The usual cause: %s"),
                            ((const OssicleAdvice *) g_ptr_array_index (causes, 0))->text);
  entry = ossicle_catalogue_lookup (catalogue, code);
  if (entry != NULL && ossicle_entry_get_summary (entry) != NULL)
    return g_strdup (ossicle_entry_get_summary (entry));

  return NULL;
}

static char *
dup_from_ec (OssicleCase *self, OssicleCatalogue *catalogue)
{
  const char *ec = ossicle_case_get_value (self, OSSICLE_FACT_EC);
  const OssicleEcInfo *info = ec != NULL && catalogue != NULL
                                ? ossicle_catalogue_lookup_ec (catalogue, ec)
                                : NULL;
  g_autofree char *name = dup_name (self);

  if (info == NULL || info->meaning == NULL)
    return NULL;

  return g_strdup_printf (_ ("%s: %s"), name != NULL ? name : ec, info->meaning);
}

/* As the faces write a time; the fact is RFC 3339. */
static char *
dup_time (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *shown = ossicle_dup_printable (text, FALSE);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (shown, utc);
  g_autoptr (GDateTime) time_utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  return time_utc != NULL ? g_date_time_format (time_utc, "%Y-%m-%d %H:%M:%S UTC")
                          : g_steal_pointer (&shown);
}

static char *
dup_from_id (OssicleCase *self)
{
  const char *time = ossicle_case_get_value (self, OSSICLE_FACT_REQUEST_TIME);
  g_autofree char *shown = time != NULL ? dup_time (time) : NULL;

  if (shown != NULL)
    return g_strdup_printf (_ ("OSS received this request at %s; what it answered is not told."),
                            shown);
  if (ossicle_case_get_value (self, OSSICLE_FACT_REQUEST_ID) != NULL ||
      ossicle_case_get_value (self, OSSICLE_FACT_REQUEST_ID_MASKED) != NULL)
    return g_strdup (_ ("OSS answered this request; what it answered is not told."));

  return NULL;
}

static char *
dup_from_kind (OssicleCase *self)
{
  switch (ossicle_case_get_kind (self))
    {
    case OSSICLE_CASE_SUCCESS:
      return g_strdup (_ ("OSS answered with success."));
    case OSSICLE_CASE_NOT_OSS:
      return g_strdup (_ ("Something other than OSS answered."));
    case OSSICLE_CASE_NETWORK:
      return g_strdup (_ ("The request did not reach OSS."));
    case OSSICLE_CASE_ERROR:
    default:
      return NULL;
    }
}

static char *
dup_from_answer (OssicleCase *self)
{
  g_autofree char *name = dup_name (self);
  const char *message = ossicle_case_get_value (self, OSSICLE_FACT_MESSAGE);
  g_autofree char *shown = message != NULL ? ossicle_dup_printable (message, FALSE) : NULL;

  if (name != NULL && shown != NULL)
    return g_strdup_printf (_ ("%s: OSS says “%s”"), name, shown);
  if (name != NULL)
    return g_strdup_printf (_ ("%s: nothing more is known."), name);
  if (shown != NULL)
    return g_strdup_printf (_ ("OSS says “%s”"), shown);

  return NULL;
}

/**
 * ossicle_diagnosis_dup_sentence:
 * @self: a case
 * @catalogue: (nullable): the catalogue
 * @findings: (nullable): what ossicle_diagnose() found
 *
 * One sentence for the person: why it failed, as far as it is known, to stand under the code and
 * the status. It comes from the first finding, else from the catalogue's entry for the message,
 * else from what little there is.
 *
 * Returns: (transfer full): a sentence in the person's language, fit to be shown
 */
char *
ossicle_diagnosis_dup_sentence (OssicleCase *self,
                                OssicleCatalogue *catalogue,
                                GListModel *findings)
{
  g_autoptr (OssicleFinding) best = NULL;
  char *sentence;

  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);

  best = dup_best (findings);
  if (best != NULL)
    return dup_from_finding (best);
  if ((sentence = dup_from_kind (self)) != NULL ||
      (sentence = dup_from_catalogue (self, catalogue)) != NULL ||
      (sentence = dup_from_ec (self, catalogue)) != NULL ||
      (sentence = dup_from_answer (self)) != NULL || (sentence = dup_from_id (self)) != NULL)
    return sentence;

  return g_strdup (_ ("Nothing here tells what failed."));
}

/**
 * ossicle_diagnosis_dup_contradiction:
 * @self: a case
 *
 * What the text tells twice and differently, such as a status in the header and another in a log.
 *
 * Returns: (transfer full) (nullable): a sentence in the person's language, fit to be shown, or
 *   %NULL where the text agrees with itself
 */
char *
ossicle_diagnosis_dup_contradiction (OssicleCase *self)
{
  static const char *const names[] = { OSSICLE_FACT_CODE, OSSICLE_FACT_STATUS, OSSICLE_FACT_EC,
                                       OSSICLE_FACT_REQUEST_ID };
  GListModel *facts;

  g_return_val_if_fail (OSSICLE_IS_CASE (self), NULL);

  facts = ossicle_case_get_facts (self);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *first = ossicle_case_get_value (self, names[i]);

      if (!ossicle_case_has_contradiction (self, names[i]))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (facts); j++)
        {
          g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, j);
          const char *value = ossicle_fact_get_value (fact);
          g_autofree char *one = NULL, *other = NULL;

          if (!g_str_equal (ossicle_fact_get_name (fact), names[i]) || g_str_equal (value, first))
            continue;
          one = ossicle_dup_printable (first, FALSE);
          other = ossicle_dup_printable (value, FALSE);

          /* Translators: two values that cannot both be true, such as 403 and 404 */
          return g_strdup_printf (_ ("The text contradicts itself: it tells both %s and %s."), one,
                                  other);
        }
    }

  return NULL;
}
