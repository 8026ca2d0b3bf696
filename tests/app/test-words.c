/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-words.h"

static void
test_fact_titles (void)
{
  static const struct
  {
    const char *name;
    const char *title;
  } rows[] = {
    { OSSICLE_FACT_CODE, "Code" },
    { OSSICLE_FACT_REQUEST_ID_MASKED, "RequestId, incomplete" },
    { OSSICLE_FACT_CLIENT_STRING_TO_SIGN, "Client’s string to sign" },
    { OSSICLE_FACT_CLIENT_CANONICAL_REQUEST, "Client’s canonical request" },
    { "body.CanonicalRequest", "Canonical request" },
    { "certificate.fault", "Fault of the certificate" },
    { "certificate.subject", "Certificate of" },
    { "certificate.issuer", "Certificate issued by" },
    { "certificate.not_after", "Certificate good until" },
    { "body.BucketName", "BucketName" },
    { "header.x-oss-server-time", "x-oss-server-time" },
    { "body.\xe2\x80\xaeon", "on" },
    { "something-new", "something-new" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *title = ossicle_words_dup_fact_title (rows[i].name);

      g_assert_cmpstr (title, ==, rows[i].title);
    }
}

static void
test_fact_origins (void)
{
  static const struct
  {
    OssicleFactHow how;
    const char *from;
    const char *origin;
  } rows[] = {
    { OSSICLE_FACT_READ, "body:Error/Code", "Read in the body, Error/Code" },
    { OSSICLE_FACT_READ, "header:x-oss-request-id", "Read in the header “x-oss-request-id”" },
    { OSSICLE_FACT_READ, "status-line", "Read in the status line" },
    { OSSICLE_FACT_READ, "label", "Read in a labelled line" },
    { OSSICLE_FACT_READ, "ErrorCode=", "Read in “ErrorCode=”" },
    { OSSICLE_FACT_READ, "[HostId]:", "Read in “[HostId]:”" },
    { OSSICLE_FACT_READ, "Bucket", "Read in Bucket" },
    { OSSICLE_FACT_READ, NULL, "Read as it stands" },
    { OSSICLE_FACT_DECODED, "header:x-oss-err", "Decoded from the header “x-oss-err”" },
    { OSSICLE_FACT_INFERRED, OSSICLE_FACT_REQUEST_ID, "Inferred from: RequestId" },
    { OSSICLE_FACT_INFERRED, "signer", "Inferred from: what was signed here" },
    { OSSICLE_FACT_INFERRED, NULL, "Inferred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleFact)
        fact = ossicle_fact_new ("code", "x", rows[i].how, rows[i].from, OSSICLE_NO_SPAN);
      g_autofree char *origin = ossicle_words_dup_fact_origin (fact);

      g_assert_cmpstr (origin, ==, rows[i].origin);
    }
}

/* The zone of the tests is UTC, so the local time would only repeat it. */
static void
test_times (void)
{
  g_autofree char *times = ossicle_words_dup_times (G_GINT64_CONSTANT (1741940467000));
  g_autofree char *beyond = ossicle_words_dup_times (G_MAXINT64);

  g_assert_cmpstr (times, ==, "2025-03-14 08:21:07 UTC");
  g_assert_null (beyond);
}

static void
test_every_form_has_words (void)
{
  for (int form = OSSICLE_REQUEST_ID_UNKNOWN; form <= OSSICLE_REQUEST_ID_CEPH; form++)
    g_assert_cmpstr (ossicle_words_for_request_id (form), !=, NULL);
  for (int kind = OSSICLE_CASE_ERROR; kind <= OSSICLE_CASE_NETWORK; kind++)
    g_assert_cmpstr (ossicle_words_for_kind (kind), !=, NULL);
}

/* Each source that the catalogue names is one that a person is told in words. */
static void
test_every_source_has_words (void)
{
  GListModel *entries = ossicle_catalogue_get_entries (app_test_get_catalogue ());

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);
      const char *source = ossicle_entry_get_source (entry);
      g_autofree char *words = ossicle_words_dup_source (source);

      g_assert_cmpstr (words, !=, source);
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/words/fact-titles", test_fact_titles);
  g_test_add_func ("/words/fact-origins", test_fact_origins);
  g_test_add_func ("/words/times", test_times);
  g_test_add_func ("/words/every-form", test_every_form_has_words);
  g_test_add_func ("/words/every-source", test_every_source_has_words);

  return g_test_run ();
}
