/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"
#include "fuzz.h"

static void
check_fact (OssicleFact *fact, OssicleSource *source)
{
  gsize size;
  const char *bytes = g_bytes_get_data (ossicle_source_get_bytes (source), &size);
  const char *value = ossicle_fact_get_value (fact);
  OssicleSpan span;

  g_assert_true (g_utf8_validate (value, -1, NULL));
  if (!ossicle_fact_get_span (fact, &span))
    return;

  g_assert_cmpuint (span.offset, <=, size);
  g_assert_cmpuint (span.length, <=, size - span.offset);
  if (ossicle_fact_get_how (fact) == OSSICLE_FACT_READ &&
      g_str_equal (ossicle_source_get_encoding (source), "utf-8"))
    {
      g_assert_cmpuint (span.length, ==, strlen (value));
      g_assert_true (memcmp (bytes + span.offset, value, span.length) == 0);
    }
}

static void
check_case (OssicleCase *item, OssicleSource *source, OssicleCatalogue *catalogue)
{
  GListModel *facts = ossicle_case_get_facts (item);
  g_autoptr (GListModel) findings = ossicle_diagnose (item, catalogue, FUZZ_NOW);
  g_autofree char *sentence = ossicle_diagnosis_dup_sentence (item, catalogue, findings);

  g_assert_true (g_utf8_validate (sentence, -1, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      check_fact (fact, source);
    }
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  static OssicleCatalogue *catalogue;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleReading) reading = NULL;
  GListModel *cases;

  if (catalogue == NULL)
    catalogue = ossicle_catalogue_new (NULL);
  reading = ossicle_intake_read (source, catalogue, FUZZ_NOW, NULL, NULL);
  g_assert_nonnull (reading);
  cases = ossicle_reading_get_cases (reading);
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) item = g_list_model_get_item (cases, i);

      check_case (item, source, catalogue);
    }

  return 0;
}
