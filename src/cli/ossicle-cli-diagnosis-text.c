/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-diagnosis.h"

#include <string.h>

#include <glib/gi18n.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "ossicle-cli-advice.h"
#include "ossicle-cli-entry.h"
#include "ossicle-cli-time.h"

/* A common case is told in so many lines: the most likely things first, and a way to the rest. */
#define LINES 24
#define MOST_FINDINGS 3
#define MOST_STEPS 3
#define MOST_LOOKS 3
#define MOST_WHOLE_CASES 5

/* How much is told; less and less until it fits. */
typedef struct
{
  guint reasons;
  guint asks;
} Budget;

static const Budget budgets[] = { { 2, 3 }, { 2, 2 }, { 2, 1 }, { 1, 2 }, { 1, 1 }, { 1, 0 } };

static char *
dup_title (OssicleCase *one)
{
  const char *code = ossicle_case_get_value (one, OSSICLE_FACT_CODE);
  g_autoptr (GString) title = g_string_new (ossicle_case_get_answerer (one));
  guint status = ossicle_case_get_status (one);

  if (code != NULL)
    g_string_append_printf (title, "%s%s", title->len > 0 ? " · " : "", code);
  if (status > 0)
    g_string_append_printf (title, "%s%u", title->len > 0 ? " · " : "", status);
  if (title->len == 0)
    g_string_append (title, _ ("No code and no status"));

  return g_string_free (g_steal_pointer (&title), FALSE);
}

static void
print_time (OssicleCase *one, OssicleCliPrinter *printer)
{
  const char *text = ossicle_case_get_value (one, OSSICLE_FACT_REQUEST_TIME);
  g_autofree char *utc = NULL, *local = NULL, *both = NULL;
  gint64 unix_ms;

  if (text == NULL || !ossicle_cli_parse_time (text, &unix_ms))
    return;

  utc = ossicle_cli_dup_utc_time (unix_ms);
  local = ossicle_cli_dup_local_time (unix_ms);
  both = local != NULL ? g_strdup_printf (_ ("%s, local %s"), utc, local) : NULL;
  ossicle_cli_printer_add_field (printer, _ ("Time"), both != NULL ? both : utc);
}

static void
print_facts (OssicleCase *one, OssicleCliPrinter *printer)
{
  static const struct
  {
    const char *name;
    const char *label;
  } rows[] = {
    { OSSICLE_FACT_REQUEST_ID, N_ ("RequestId") },
    { OSSICLE_FACT_REQUEST_ID_MASKED, N_ ("RequestId, masked") },
    { OSSICLE_FACT_REQUEST_TIME, NULL },
    { OSSICLE_FACT_HOST, N_ ("Host") },
    { OSSICLE_FACT_BUCKET, N_ ("Bucket") },
    { OSSICLE_FACT_OBJECT, N_ ("Object") },
    { OSSICLE_FACT_REGION, N_ ("Region") },
    { OSSICLE_FACT_EC, N_ ("EC") },
    { OSSICLE_FACT_BODY_PREFIX "Header", N_ ("Header") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].label == NULL)
        print_time (one, printer);
      else if (i != 1 || ossicle_case_get_value (one, OSSICLE_FACT_REQUEST_ID) == NULL)
        ossicle_cli_printer_add_field (printer, _ (rows[i].label),
                                       ossicle_case_get_value (one, rows[i].name));
    }
}

static const char *
get_verdict_mark (OssicleVerdict verdict, OssicleCliStyle *style)
{
  switch (verdict)
    {
    case OSSICLE_VERDICT_CAUSE:
      *style = OSSICLE_CLI_BAD;
      return _ ("Cause:");
    case OSSICLE_VERDICT_POSSIBLE:
      *style = OSSICLE_CLI_DOUBTFUL;
      return _ ("Possible:");
    case OSSICLE_VERDICT_RULED_OUT:
    default:
      *style = OSSICLE_CLI_GOOD;
      return _ ("Ruled out:");
    }
}

static void
print_reasons (OssicleFinding *finding, guint most, OssicleCliPrinter *printer)
{
  GPtrArray *reasons = ossicle_finding_get_reasons (finding);

  for (guint i = 0; reasons != NULL && i < MIN (reasons->len, most); i++)
    {
      const OssicleReason *reason = g_ptr_array_index (reasons, i);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_FAINT, 2,
                                    reason->against ? _ ("against:") : _ ("for:"), reason->text);
    }
}

static void
print_grounds (OssicleFinding *finding, guint n_reasons, guint n_steps, OssicleCliPrinter *printer)
{
  const char *const *steps = ossicle_finding_get_steps (finding);
  const char *decide = ossicle_finding_get_decide (finding);

  print_reasons (finding, n_reasons, printer);
  for (guint i = 0; steps != NULL && steps[i] != NULL && i < n_steps; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, 2, number, steps[i]);
    }
  if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_POSSIBLE && decide != NULL)
    ossicle_cli_printer_add_item (printer, OSSICLE_CLI_FAINT, 2, _ ("decides it:"), decide);
}

/* Prints a finding with as many steps as there is room for before @last_line. Where there is room
 * for none only the title is printed, unless the finding is the @first. */
static void
print_finding (OssicleFinding *finding,
               gboolean first,
               gboolean told,
               guint n_reasons,
               guint last_line,
               OssicleCliPrinter *printer)
{
  OssicleVerdict verdict = ossicle_finding_get_verdict (finding);
  OssicleCliStyle style;
  const char *word = get_verdict_mark (verdict, &style);
  gsize mark;

  if (told)
    ossicle_cli_printer_add_heading (printer, _ ("Why"));
  else
    ossicle_cli_printer_add_item (printer, style, 0, word, ossicle_finding_get_title (finding));
  if (verdict == OSSICLE_VERDICT_RULED_OUT)
    return;

  mark = ossicle_cli_printer_mark (printer);
  for (guint n_steps = MOST_STEPS; n_steps > 0; n_steps--)
    {
      print_grounds (finding, n_reasons, n_steps, printer);
      if (ossicle_cli_printer_get_n_lines (printer) <= last_line || (first && n_steps == 1))
        return;
      ossicle_cli_printer_rewind (printer, mark);
    }
}

/* Returns whether something was concluded that is not merely ruled out. */
static gboolean
print_findings (GListModel *findings,
                const char *sentence,
                guint n_reasons,
                guint last_line,
                OssicleCliPrinter *printer)
{
  guint n = g_list_model_get_n_items (findings);
  gboolean concluded = FALSE, told;

  for (guint i = 0; i < MIN (n, MOST_FINDINGS); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      if (ossicle_finding_get_verdict (finding) != OSSICLE_VERDICT_RULED_OUT)
        concluded = TRUE;
      told = i == 0 && sentence != NULL &&
             strstr (sentence, ossicle_finding_get_title (finding)) != NULL;
      /* behind the first each needs a line for its title at least */
      print_finding (finding, i == 0, told, n_reasons,
                     i == 0 ? last_line - (MIN (n, MOST_FINDINGS) - 1) : last_line, printer);
    }

  return concluded;
}

static OssicleVariant *
find_variant (OssicleCase *one, OssicleEntry *entry, OssicleCatalogue *catalogue)
{
  const char *message = ossicle_case_get_value (one, OSSICLE_FACT_MESSAGE);
  GListModel *variants = ossicle_entry_get_variants (entry);

  if (message != NULL)
    return ossicle_catalogue_match_message (catalogue, ossicle_entry_get_code (entry),
                                            ossicle_case_get_status (one), message, NULL);
  if (g_list_model_get_n_items (variants) == 1)
    {
      g_autoptr (OssicleVariant) only = g_list_model_get_item (variants, 0);

      return only; /* the entry keeps it alive */
    }

  return NULL;
}

/* Causes may take half of the lines that are left before @last_line, fixes the rest. */
static void
print_variant (OssicleVariant *variant,
               const char *sentence,
               guint last_line,
               OssicleCliPrinter *printer)
{
  GPtrArray *causes = ossicle_variant_get_causes (variant);
  GPtrArray *fixes = ossicle_variant_get_fixes (variant);
  guint line = ossicle_cli_printer_get_n_lines (printer);
  guint told = causes->len > 0 && sentence != NULL &&
               strstr (sentence, ((OssicleAdvice *) causes->pdata[0])->text) != NULL;

  if (causes->len > told)
    {
      ossicle_cli_printer_add_heading (printer, told > 0 ? _ ("Why else") : _ ("Why"));
      ossicle_cli_advice_print (causes, 2, FALSE, told, (line + last_line) / 2, printer);
    }
  if (fixes->len > 0)
    {
      ossicle_cli_printer_add_heading (printer, _ ("What to do"));
      ossicle_cli_advice_print (fixes, 2, TRUE, 0, last_line, printer);
    }
}

static GPtrArray *
collect_asks (OssicleCase *one, GListModel *findings)
{
  GPtrArray *asks = g_ptr_array_new_with_free_func (g_free);
  guint n = g_list_model_get_n_items (findings);

  if (ossicle_case_get_kind (one) == OSSICLE_CASE_ERROR &&
      ossicle_case_get_value (one, OSSICLE_FACT_REQUEST_ID) == NULL)
    g_ptr_array_add (
      asks,
      g_strdup (_ ("The whole RequestId: it stands in the response header x-oss-request-id.")));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);
      const char *const *texts = ossicle_finding_get_asks (finding);

      if (ossicle_finding_get_verdict (finding) == OSSICLE_VERDICT_RULED_OUT)
        continue;
      for (gsize j = 0; texts != NULL && texts[j] != NULL; j++)
        {
          if (!g_ptr_array_find_with_equal_func (asks, texts[j], g_str_equal, NULL))
            g_ptr_array_add (asks, g_strdup (texts[j]));
        }
    }

  return asks;
}

static void
print_asks (GPtrArray *asks, guint most, OssicleCliPrinter *printer)
{
  if (MIN (asks->len, most) == 0)
    return;

  ossicle_cli_printer_add_heading (printer, _ ("Ask for"));
  for (guint i = 0; i < MIN (asks->len, most); i++)
    ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, 2, "•", g_ptr_array_index (asks, i));
}

static void
print_way_on (OssicleCase *one, OssicleEntry *entry, OssicleCliPrinter *printer)
{
  g_autofree char *way = NULL;

  /* What a code means to OSS is not what it means to another service. */
  if (entry == NULL || ossicle_case_get_kind (one) == OSSICLE_CASE_NOT_OSS)
    return;

  way = g_strdup_printf (_ ("More: ossicle-cli explain %s"), ossicle_entry_get_code (entry));
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 0, way);
}

typedef struct
{
  OssicleCase *one;
  GListModel *findings;
  const char *sentence;
  GPtrArray *asks;
  OssicleEntry *entry;
  OssicleCatalogue *catalogue;
} Verdict;

/* How many lines the end takes: what to ask for, and the way on. */
static guint
measure_end (const Verdict *self, const Budget *budget, OssicleCliPrinter *printer)
{
  gsize mark = ossicle_cli_printer_mark (printer);
  guint before = ossicle_cli_printer_get_n_lines (printer), n;

  print_asks (self->asks, budget->asks, printer);
  print_way_on (self->one, self->entry, printer);
  n = ossicle_cli_printer_get_n_lines (printer) - before;
  ossicle_cli_printer_rewind (printer, mark);

  return n;
}

static void
print_verdict (const Verdict *self,
               const Budget *budget,
               guint last_line,
               OssicleCliPrinter *printer)
{
  guint last = last_line - measure_end (self, budget, printer);

  ossicle_cli_printer_add_blank (printer);
  if (!print_findings (self->findings, self->sentence, budget->reasons, last, printer) &&
      self->entry != NULL)
    {
      OssicleVariant *variant = find_variant (self->one, self->entry, self->catalogue);

      if (variant != NULL)
        print_variant (variant, self->sentence, last, printer);
      else
        ossicle_cli_entry_print_looks (self->entry, MOST_LOOKS, printer);
    }
  print_asks (self->asks, budget->asks, printer);
  print_way_on (self->one, self->entry, printer);
}

/**
 * ossicle_cli_diagnosis_print_case:
 * @one: a case
 * @number: (nullable): what stands before its title
 * @catalogue: the catalogue
 * @now: seconds since 1970, UTC
 * @printer: where to print
 *
 * Prints one case whole.
 */
void
ossicle_cli_diagnosis_print_case (OssicleCase *one,
                                  const char *number,
                                  OssicleCatalogue *catalogue,
                                  gint64 now,
                                  OssicleCliPrinter *printer)
{
  const char *code = ossicle_case_get_value (one, OSSICLE_FACT_CODE);
  const char *message = ossicle_case_get_value (one, OSSICLE_FACT_MESSAGE);
  OssicleEntry *entry = code != NULL ? ossicle_catalogue_lookup (catalogue, code) : NULL;
  g_autoptr (GListModel) findings = ossicle_diagnose (one, catalogue, now);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (one, catalogue, findings);
  g_autofree char *contradiction = ossicle_diagnosis_dup_contradiction (one);
  g_autoptr (GPtrArray) asks = collect_asks (one, findings);
  g_autofree char *title = dup_title (one);
  Verdict verdict = { one, findings, sentence, asks, entry, catalogue };
  guint last_line = ossicle_cli_printer_get_n_lines (printer) + LINES;

  if (number != NULL)
    ossicle_cli_printer_add_item (printer, OSSICLE_CLI_STRONG, 0, number, title);
  else
    ossicle_cli_printer_add_heading (printer, title);
  if (message != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 0, message);
  if (sentence != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0, sentence);
  if (contradiction != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_STRONG, 0, contradiction);
  ossicle_cli_printer_add_blank (printer);
  print_facts (one, printer);
  for (gsize i = 0; i < G_N_ELEMENTS (budgets); i++)
    {
      gsize mark = ossicle_cli_printer_mark (printer);

      print_verdict (&verdict, &budgets[i], last_line, printer);
      if (ossicle_cli_printer_get_n_lines (printer) <= last_line || i + 1 == G_N_ELEMENTS (budgets))
        return;
      ossicle_cli_printer_rewind (printer, mark);
    }
}

static void
print_case_line (OssicleCase *one, OssicleCliPrinter *printer)
{
  static const char *const names[] = { OSSICLE_FACT_REQUEST_ID, OSSICLE_FACT_REQUEST_TIME,
                                       OSSICLE_FACT_BUCKET, OSSICLE_FACT_OBJECT };
  g_autofree char *title = dup_title (one);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = ossicle_case_get_value (one, names[i]);

      if (value != NULL)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? " · " : "", value);
    }
  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_STRONG, 0, title, rest->str);
}

static void
print_cases (GListModel *cases, OssicleCatalogue *catalogue, gint64 now, OssicleCliPrinter *printer)
{
  guint n = g_list_model_get_n_items (cases);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);
      g_autofree char *number = n > 1 ? g_strdup_printf ("[%u/%u]", i + 1, n) : NULL;

      if (n > MOST_WHOLE_CASES)
        {
          print_case_line (one, printer);
          continue;
        }

      ossicle_cli_printer_add_blank (printer);
      ossicle_cli_diagnosis_print_case (one, number, catalogue, now, printer);
    }
}

/**
 * ossicle_cli_diagnosis_print:
 * @reading: what was read from one source
 * @catalogue: the catalogue
 * @now: seconds since 1970, UTC
 * @printer: where to print
 *
 * Prints every case whole where they are few, and a line each where they are many; after them what
 * was answered by something else than OSS.
 */
void
ossicle_cli_diagnosis_print (OssicleReading *reading,
                             OssicleCatalogue *catalogue,
                             gint64 now,
                             OssicleCliPrinter *printer)
{
  print_cases (ossicle_reading_get_cases (reading), catalogue, now, printer);
  print_cases (ossicle_reading_get_others (reading), catalogue, now, printer);
}
