/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"

#define NOW_2026 G_GINT64_CONSTANT (1795334400) /* 2026-11-22T08:00:00Z */
#define NOW G_GINT64_CONSTANT (1741942800)      /* 2025-03-14T09:00:00Z */

static OssicleCase *
new_case (OssicleCaseKind kind, const char *const *facts)
{
  OssicleCase *self = ossicle_case_new (kind);

  for (gsize i = 0; facts[i] != NULL; i += 2)
    ossicle_case_take_fact (
      self, ossicle_fact_new (facts[i], facts[i + 1], OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));

  return self;
}

static void
test_diagnosis_finding (void)
{
  static const char *const facts[] = { "code", "ec", NULL };
  g_autoptr (OssicleFinding)
    self = ossicle_finding_new ("some-rule", OSSICLE_VERDICT_POSSIBLE, "A title\n");
  const OssicleReason *reason;

  ossicle_finding_add_reason (self, FALSE, "It \u202esays so.", facts);
  ossicle_finding_add_reason (self, TRUE, "Nothing says so.", NULL);
  ossicle_finding_add_step (self, "Second.");
  ossicle_finding_add_first_step (self, "First.");
  ossicle_finding_add_ask (self, "What?");
  ossicle_finding_set_decide (self, "Look.");
  ossicle_finding_set_verdict (self, OSSICLE_VERDICT_CAUSE);

  g_assert_cmpstr (ossicle_finding_get_rule (self), ==, "some-rule");
  g_assert_null (strchr (ossicle_finding_get_title (self), '\n'));
  g_assert_cmpint (ossicle_finding_get_verdict (self), ==, OSSICLE_VERDICT_CAUSE);
  g_assert_cmpuint (ossicle_finding_get_reasons (self)->len, ==, 2);
  reason = g_ptr_array_index (ossicle_finding_get_reasons (self), 0);
  g_assert_null (strstr (reason->text, "\u202e"));
  g_assert_cmpstr (reason->facts[1], ==, "ec");
  reason = g_ptr_array_index (ossicle_finding_get_reasons (self), 1);
  g_assert_true (reason->against);
  g_assert_null (reason->facts[0]);
  g_assert_cmpstr (ossicle_finding_get_steps (self)[0], ==, "First.");
  g_assert_cmpstr (ossicle_finding_get_steps (self)[1], ==, "Second.");
  g_assert_null (ossicle_finding_get_steps (self)[2]);
  g_assert_cmpstr (ossicle_finding_get_asks (self)[0], ==, "What?");
  g_assert_cmpstr (ossicle_finding_get_decide (self), ==, "Look.");
}

static void
test_diagnosis_verdict_names (void)
{
  g_assert_cmpstr (ossicle_verdict_to_string (OSSICLE_VERDICT_CAUSE), ==, "cause");
  g_assert_cmpstr (ossicle_verdict_to_string (OSSICLE_VERDICT_POSSIBLE), ==, "possible");
  g_assert_cmpstr (ossicle_verdict_to_string (OSSICLE_VERDICT_RULED_OUT), ==, "ruled-out");
}

static void
test_diagnosis_sentences (void)
{
  static const struct
  {
    OssicleCaseKind kind;
    const char *facts[9];
    const char *begins;
  } table[] = {
    { OSSICLE_CASE_ERROR, { NULL }, "Nothing here tells what failed" },
    { OSSICLE_CASE_ERROR,
      { "request_id", "67D3E6F3A1B2C33936D4E5F6", "request_time", "2025-03-14T08:21:07Z", NULL },
      "OSS received this request at 2025-03-14 08:21:07 UTC" },
    { OSSICLE_CASE_ERROR,
      { "request_id_masked", "****************", NULL },
      "OSS answered this request" },
    { OSSICLE_CASE_ERROR, { "status", "400", NULL }, "HTTP 400: " },
    { OSSICLE_CASE_ERROR,
      { "code", "NoSuchThingEver", "message", "It\nis not there.", NULL },
      "NoSuchThingEver: OSS says “It" },
    { OSSICLE_CASE_ERROR, { "code", "NoSuchVersion", "status", "404", NULL }, "The usual cause: " },
    { OSSICLE_CASE_ERROR,
      { "code", "NoSuchLifecycle", "status", "404", NULL },
      "The bucket has no such configuration" },
    { OSSICLE_CASE_SUCCESS, { "status", "200", NULL }, "OSS answered with success" },
    { OSSICLE_CASE_NETWORK, { NULL }, "The request failed before OSS answered" },
    { OSSICLE_CASE_NOT_OSS,
      { "status", "502", "header.server", "nginx", NULL },
      "Not OSS but nginx answered." },
  };
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);

  g_assert_nonnull (catalogue);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleCase) subject = new_case (table[i].kind, table[i].facts);
      g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, NOW);
      g_autofree char *sentence = ossicle_diagnosis_dup_sentence (subject, catalogue, findings);

      g_test_message ("%s", sentence);
      g_assert_true (g_str_has_prefix (sentence, table[i].begins));
      g_assert_null (strchr (sentence, '\n'));
    }
}

/* Only where the name does not resolve, and only where one region alone can be meant. */
static void
test_diagnosis_misspelt_region (void)
{
  static const struct
  {
    const char *host, *message, *step;
  } table[] = {
    { "demo-photos.oss-cn-hangzou.aliyuncs.com", "Could not resolve host", "cn-hangzhou" },
    { "oss-cn-shangahi.aliyuncs.com", "Could not resolve host", "cn-shanghai" },
    { "oss-cn-hangzhou.aliyuncs.com", "Could not resolve host", NULL },
    { "oss-cn-hangzou.aliyuncs.com", "connect timed out", NULL },
    { "oss-ap-southeast-4.aliyuncs.com", "Could not resolve host", NULL },
    { "oss-xx-elsewhere-9.aliyuncs.com", "Could not resolve host", NULL },
    { "www.example.com", "Could not resolve host", NULL },
  };
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *facts[] = { "host", table[i].host, "message", table[i].message, NULL };
      g_autoptr (OssicleCase) subject = new_case (OSSICLE_CASE_NETWORK, facts);
      g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, NOW);
      g_autoptr (OssicleFinding) first = g_list_model_get_item (findings, 0);
      const char *step = ossicle_finding_get_steps (first)[0];

      g_test_message ("%s: %s", table[i].host, step);
      g_assert_cmpstr (ossicle_finding_get_rule (first), ==, "network");
      g_assert_cmpint (strstr (step, "with the region") != NULL, ==, table[i].step != NULL);
      if (table[i].step != NULL)
        g_assert_nonnull (strstr (step, table[i].step));
    }
}

static void
test_diagnosis_contradiction (void)
{
  const char *facts[9] = { "code", "NoSuchKey", "status", "404", NULL };
  g_autoptr (OssicleCase) subject = new_case (OSSICLE_CASE_ERROR, facts);
  g_autofree char *sentence = NULL;

  g_assert_null (ossicle_diagnosis_dup_contradiction (subject));
  ossicle_case_take_fact (subject, ossicle_fact_new (OSSICLE_FACT_STATUS, "403", OSSICLE_FACT_READ,
                                                     "status-line", OSSICLE_NO_SPAN));
  sentence = ossicle_diagnosis_dup_contradiction (subject);
  g_assert_cmpstr (sentence, ==, "The text contradicts itself: it tells both 404 and 403.");
}

/* No fact, however strange, makes a rule stumble. */
static void
test_diagnosis_strange_values (void)
{
  static const char *const values[] = {
    "",    " ", "\x1b[31m", "%s%n", "-1",     "99999999999999999999", "\xe2\x80\xae",
    "/",   "?", "://",      "&=&",  "\n\n\n", "OSS4-HMAC-SHA256",     "STS.",
    "LTAI"
  };
  static const char *const names[] = { "message",
                                       "host",
                                       "bucket",
                                       "object",
                                       "url",
                                       "method",
                                       "date",
                                       "server_time",
                                       "access_key_id",
                                       "string_to_sign",
                                       "signature_provided",
                                       "ec",
                                       "status",
                                       "request_id",
                                       "request_time",
                                       "region",
                                       "body.Endpoint",
                                       "body.RequestTime",
                                       "body.Expires",
                                       "body.ArgumentName",
                                       "body.ArgumentValue",
                                       "header.date",
                                       "request.date",
                                       "request.authorization",
                                       "request.origin",
                                       "body.ETag",
                                       "body.PolicyType",
                                       "body.Content-MD5" };
  static const char *const codes[] = { "AccessDenied",       "SignatureDoesNotMatch",
                                       "InvalidArgument",    "RequestTimeTooSkewed",
                                       "InvalidAccessKeyId", "NoSuchKey",
                                       "NoSuchBucket",       "InvalidPart",
                                       "CallbackFailed",     "InvalidDigest",
                                       "PreconditionFailed" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (values); j++)
      {
        g_autoptr (OssicleCase) subject = ossicle_case_new (OSSICLE_CASE_ERROR);
        g_autoptr (GListModel) findings = NULL;

        ossicle_case_take_fact (
          subject, ossicle_fact_new ("code", codes[i], OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
        for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
          ossicle_case_take_fact (subject, ossicle_fact_new (names[k], values[j], OSSICLE_FACT_READ,
                                                             NULL, OSSICLE_NO_SPAN));
        findings = ossicle_diagnose (subject, NULL, NOW);
        g_assert_nonnull (findings);
      }
}

static char *
dup_findings (OssicleCase *subject, OssicleCatalogue *catalogue)
{
  g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, NOW_2026);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? ", " : "",
                              ossicle_finding_get_rule (finding),
                              ossicle_verdict_to_string (ossicle_finding_get_verdict (finding)));
    }

  return g_string_free (text, FALSE);
}

static GBytes *
load_answer (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".http", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "case", "responses", file,
                                                 NULL);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));

  return g_bytes_new_take (text, length);
}

/* From the bytes of an answer to what is found: readers and rules name facts alike. The dates of
 * most of these answers are not those of their ids. */
static void
test_diagnosis_answers (void)
{
  static const struct
  {
    const char *name, *findings;
  } table[] = {
    { "AccessDenied", "wrong-endpoint: cause, edited-report: possible" },
    { "CallbackFailed", "callback-status: cause, edited-report: possible" },
    { "InvalidAccessKeyId", "key-unknown: cause, edited-report: possible" },
    { "NoSuchKey", "edited-report: possible" },
    { "PositionNotEqualToLength", "append-position: cause, edited-report: possible" },
    { "RequestTimeTooSkewed", "clock-skew: cause, edited-report: possible" },
    { "SignatureDoesNotMatch",
      "key-encoding: possible, secret-wrong: possible, edited-report: possible" },
    { "practice-AccessDenied-expired-v1", "url-expired: cause" },
    { "practice-InvalidArgument-auth", "authorization-malformed: cause" },
    { "practice-SignatureDoesNotMatch-v4-url-added",
      "subresource-mismatch: possible, secret-wrong: possible" },
  };
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GBytes) bytes = load_answer (table[i].name);
      g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
      g_autoptr (OssicleReading)
        reading = ossicle_intake_read (source, catalogue, NOW_2026, NULL, NULL);
      g_autoptr (OssicleCase)
        subject = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
      g_autofree char *findings = NULL;

      g_test_message ("%s", table[i].name);
      g_assert_nonnull (subject);
      findings = dup_findings (subject, catalogue);
      g_assert_cmpstr (findings, ==, table[i].findings);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/diagnosis/finding", test_diagnosis_finding);
  g_test_add_func ("/diagnosis/verdict-names", test_diagnosis_verdict_names);
  g_test_add_func ("/diagnosis/sentences", test_diagnosis_sentences);
  g_test_add_func ("/diagnosis/misspelt-region", test_diagnosis_misspelt_region);
  g_test_add_func ("/diagnosis/contradiction", test_diagnosis_contradiction);
  g_test_add_func ("/diagnosis/strange-values", test_diagnosis_strange_values);

  g_test_add_func ("/diagnosis/answers", test_diagnosis_answers);

  return g_test_run ();
}
