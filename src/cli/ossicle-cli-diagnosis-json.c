/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-diagnosis.h"

#include "core/diagnosis/ossicle-diagnosis.h"

static void
add_span (OssicleFact *fact, JsonBuilder *builder)
{
  OssicleSpan span;

  if (!ossicle_fact_get_span (fact, &span))
    return;

  json_builder_set_member_name (builder, "at");
  json_builder_begin_array (builder);
  json_builder_add_int_value (builder, span.offset);
  json_builder_add_int_value (builder, span.length);
  json_builder_end_array (builder);
}

/* The status is the one fact that is a number; one that is none is no status. */
static gboolean
get_number (OssicleFact *fact, guint64 *number)
{
  return g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_STATUS) &&
         g_ascii_string_to_unsigned (ossicle_fact_get_value (fact), 10, 100, 599, number, NULL);
}

static void
add_fact (OssicleFact *fact, JsonBuilder *builder)
{
  guint64 number;

  json_builder_begin_object (builder);
  if (get_number (fact, &number))
    {
      json_builder_set_member_name (builder, "value");
      json_builder_add_int_value (builder, number);
    }
  else
    {
      ossicle_cli_json_add_string (builder, "value", ossicle_fact_get_value (fact));
    }
  ossicle_cli_json_add_string (builder, "how",
                               ossicle_fact_how_to_string (ossicle_fact_get_how (fact)));
  if (ossicle_fact_get_from (fact) != NULL)
    ossicle_cli_json_add_string (builder, "from", ossicle_fact_get_from (fact));
  add_span (fact, builder);
  json_builder_end_object (builder);
}

static gboolean
is_fit (OssicleFact *fact)
{
  guint64 number;

  return !g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_STATUS) ||
         get_number (fact, &number);
}

/* The first fact of a name is the one that counts; the others contradict it. */
static GHashTable *
add_facts (GListModel *facts, JsonBuilder *builder)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL); /* the names are interned */
  GHashTable *others = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  guint n = g_list_model_get_n_items (facts);

  json_builder_set_member_name (builder, "facts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      gpointer name = (gpointer) ossicle_fact_get_name (fact);

      if (!is_fit (fact))
        continue;
      if (g_hash_table_add (seen, name))
        {
          json_builder_set_member_name (builder, name);
          add_fact (fact, builder);
        }
      else
        {
          GPtrArray *same = g_hash_table_lookup (others, name);

          if (same == NULL)
            {
              same = g_ptr_array_new_with_free_func (g_object_unref);
              g_hash_table_insert (others, name, same);
            }
          g_ptr_array_add (same, g_steal_pointer (&fact));
        }
    }
  json_builder_end_object (builder);

  return others;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_contradictions (GHashTable *others, JsonBuilder *builder)
{
  g_autofree gpointer *names = NULL;
  guint n;

  if (g_hash_table_size (others) == 0)
    return;

  names = g_hash_table_get_keys_as_array (others, &n);
  qsort (names, n, sizeof *names, compare_names);

  json_builder_set_member_name (builder, "contradictions");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n; i++)
    {
      GPtrArray *same = g_hash_table_lookup (others, names[i]);

      json_builder_set_member_name (builder, names[i]);
      json_builder_begin_array (builder);
      for (guint j = 0; j < same->len; j++)
        add_fact (g_ptr_array_index (same, j), builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_status (JsonBuilder *builder, guint status)
{
  json_builder_set_member_name (builder, "status");
  if (status > 0)
    json_builder_add_int_value (builder, status);
  else
    json_builder_add_null_value (builder);
}

static void
add_catalogue (OssicleCase *one, OssicleCatalogue *catalogue, JsonBuilder *builder)
{
  const char *code = ossicle_case_get_value (one, OSSICLE_FACT_CODE);
  const char *message = ossicle_case_get_value (one, OSSICLE_FACT_MESSAGE);
  guint status = ossicle_case_get_status (one);
  OssicleEntry *entry = code != NULL ? ossicle_catalogue_lookup (catalogue, code) : NULL;
  OssicleVariant *variant = NULL;

  if (entry != NULL && message != NULL)
    variant = ossicle_catalogue_match_message (catalogue, code, status, message, NULL);

  json_builder_set_member_name (builder, "catalogue");
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "code",
                               entry != NULL ? ossicle_entry_get_code (entry) : code);
  add_status (builder, variant != NULL ? ossicle_variant_get_status (variant) : status);
  ossicle_cli_json_add_string (builder, "variant",
                               variant != NULL ? ossicle_variant_get_message (variant) : NULL);
  json_builder_set_member_name (builder, "known");
  json_builder_add_boolean_value (builder, entry != NULL);
  json_builder_end_object (builder);
}

static void
add_reason (JsonBuilder *builder, gconstpointer item)
{
  const OssicleReason *reason = item;

  ossicle_cli_json_add_string (builder, "stands", reason->against ? "against" : "for");
  ossicle_cli_json_add_string (builder, "text", reason->text);
  ossicle_cli_json_add_strings (builder, "facts", (const char *const *) reason->facts);
}

static void
add_finding (OssicleFinding *finding, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "rule", ossicle_finding_get_rule (finding));
  ossicle_cli_json_add_string (builder, "verdict",
                               ossicle_verdict_to_string (ossicle_finding_get_verdict (finding)));
  ossicle_cli_json_add_string (builder, "title", ossicle_finding_get_title (finding));
  ossicle_cli_json_add_objects (builder, "reasons", ossicle_finding_get_reasons (finding),
                                add_reason);
  ossicle_cli_json_add_strings (builder, "steps", ossicle_finding_get_steps (finding));
  if (ossicle_finding_get_decide (finding) != NULL)
    ossicle_cli_json_add_string (builder, "decide", ossicle_finding_get_decide (finding));
  ossicle_cli_json_add_strings (builder, "asks", ossicle_finding_get_asks (finding));
  json_builder_end_object (builder);
}

static void
add_findings (OssicleCase *one, OssicleCatalogue *catalogue, gint64 now, JsonBuilder *builder)
{
  g_autoptr (GListModel) findings = ossicle_diagnose (one, catalogue, now);
  guint n = g_list_model_get_n_items (findings);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      add_finding (finding, builder);
    }
  json_builder_end_array (builder);
}

static void
add_case (OssicleCase *one, OssicleCatalogue *catalogue, gint64 now, JsonBuilder *builder)
{
  g_autoptr (GHashTable) others = NULL;

  json_builder_begin_object (builder);
  if (ossicle_case_get_kind (one) != OSSICLE_CASE_ERROR)
    {
      ossicle_cli_json_add_string (builder, "kind",
                                   ossicle_cli_case_kind_to_string (ossicle_case_get_kind (one)));
      ossicle_cli_json_add_string (builder, "answerer", ossicle_case_get_answerer (one));
    }
  others = add_facts (ossicle_case_get_facts (one), builder);
  add_contradictions (others, builder);
  add_catalogue (one, catalogue, builder);
  add_findings (one, catalogue, now, builder);
  json_builder_end_object (builder);
}

static void
add_cases (const char *name,
           GListModel *cases,
           OssicleCatalogue *catalogue,
           gint64 now,
           JsonBuilder *builder)
{
  guint n = g_list_model_get_n_items (cases);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);

      add_case (one, catalogue, now, builder);
    }
  json_builder_end_array (builder);
}

static void
add_source (OssicleSource *source, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "name", ossicle_source_get_name (source));
  json_builder_set_member_name (builder, "bytes");
  json_builder_add_int_value (builder, g_bytes_get_size (ossicle_source_get_bytes (source)));
  ossicle_cli_json_add_string (builder, "encoding", ossicle_source_get_encoding (source));
  json_builder_end_object (builder);
}

/**
 * ossicle_cli_case_kind_to_string:
 * @kind: what kind of case
 *
 * Returns: (transfer none): "error", "success", "not-oss" or "network", as the JSON has it
 */
const char *
ossicle_cli_case_kind_to_string (OssicleCaseKind kind)
{
  switch (kind)
    {
    case OSSICLE_CASE_ERROR:
      return "error";
    case OSSICLE_CASE_SUCCESS:
      return "success";
    case OSSICLE_CASE_NOT_OSS:
      return "not-oss";
    case OSSICLE_CASE_NETWORK:
    default:
      return "network";
    }
}

/**
 * ossicle_cli_diagnosis_add_json:
 * @builder: a builder inside an object
 * @source: what was read
 * @cases: OSS's errors
 * @others: what else was recognised
 * @catalogue: the catalogue
 * @now: seconds since 1970, UTC
 *
 * Adds the members of the schema ossicle.diagnosis.v1.
 */
void
ossicle_cli_diagnosis_add_json (JsonBuilder *builder,
                                OssicleSource *source,
                                GListModel *cases,
                                GListModel *others,
                                OssicleCatalogue *catalogue,
                                gint64 now)
{
  ossicle_cli_json_add_string (builder, "schema", "ossicle.diagnosis.v1");
  add_source (source, builder);
  add_cases ("cases", cases, catalogue, now, builder);
  add_cases ("others", others, catalogue, now, builder);
}

/**
 * ossicle_cli_diagnosis_write_json:
 * @reading: what was read from one source
 * @catalogue: the catalogue
 * @now: seconds since 1970, UTC
 *
 * Writes one document of the schema ossicle.diagnosis.v1.
 *
 * Returns: whether it could be written to standard output
 */
gboolean
ossicle_cli_diagnosis_write_json (OssicleReading *reading, OssicleCatalogue *catalogue, gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ossicle_cli_diagnosis_add_json (builder, ossicle_reading_get_source (reading),
                                  ossicle_reading_get_cases (reading),
                                  ossicle_reading_get_others (reading), catalogue, now);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}
