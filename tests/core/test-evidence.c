/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/diagnosis/ossicle-duration.h"
#include "core/diagnosis/ossicle-evidence.h"

#define NOW G_GINT64_CONSTANT (1741942800) /* 2025-03-14T09:00:00Z */

static OssicleEvidence *
new_evidence (const char *const *facts)
{
  g_autoptr (OssicleCase) subject = ossicle_case_new (OSSICLE_CASE_ERROR);
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);

  for (gsize i = 0; facts[i] != NULL; i += 2)
    ossicle_case_take_fact (
      subject, ossicle_fact_new (facts[i], facts[i + 1], OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));

  return ossicle_evidence_new (subject, catalogue, NOW);
}

static void
test_evidence_times (void)
{
  static const struct
  {
    const char *text;
    gint64 unix_ms; /* -1: no time */
  } table[] = {
    { "Fri, 14 Mar 2025 08:21:07 GMT", G_GINT64_CONSTANT (1741940467000) },
    { "2025-03-14T08:21:07.250Z", G_GINT64_CONSTANT (1741940467250) },
    { "2025-03-14T16:21:07+08:00", G_GINT64_CONSTANT (1741940467000) },
    { "20250314T082107Z", G_GINT64_CONSTANT (1741940467000) },
    { "1741940467", G_GINT64_CONSTANT (1741940467000) },
    { "253402300799", G_GINT64_CONSTANT (253402300799000) },
    { "253402300800", -1 },
    { "999999999999999999", -1 },
    { "14/Mar/2025", -1 },
    { "yesterday", -1 },
    { "", -1 },
    { "\xff", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *const facts[] = { "body.RequestTime", table[i].text, NULL };
      g_autoptr (OssicleEvidence) self = new_evidence (facts);
      gint64 unix_ms = -1;

      g_test_message ("%s", table[i].text);
      g_assert_cmpint (ossicle_evidence_get_time (self, "body.RequestTime", &unix_ms), ==,
                       table[i].unix_ms >= 0);
      if (table[i].unix_ms >= 0)
        g_assert_cmpint (unix_ms, ==, table[i].unix_ms);
    }
}

static void
test_evidence_query (void)
{
  static const char *const facts[] = {
    "url", "https://demo.oss-cn-hangzhou.aliyuncs.com/a?x=1&x=2&y&z=%20%26&bad=%zz&=5#w=6", NULL
  };
  g_autoptr (OssicleEvidence) self = new_evidence (facts);

  g_assert_cmpstr (ossicle_evidence_get_query (self, "x"), ==, "1");
  g_assert_cmpstr (ossicle_evidence_get_query (self, "y"), ==, "");
  g_assert_cmpstr (ossicle_evidence_get_query (self, "z"), ==, " &");
  g_assert_null (ossicle_evidence_get_query (self, "bad"));
  g_assert_null (ossicle_evidence_get_query (self, "w"));
}

static void
test_evidence_signature (void)
{
  static const struct
  {
    const char *facts[7];
    OssicleSigned is_signed;
  } table[] = {
    { { NULL }, OSSICLE_SIGNED_UNKNOWN },
    { { "method", "GET", NULL }, OSSICLE_SIGNED_UNKNOWN },
    { { "method", "GET", "request.host", "a", NULL }, OSSICLE_SIGNED_NOT },
    { { "method", "POST", "request.host", "a", NULL }, OSSICLE_SIGNED_UNKNOWN },
    { { "request.authorization", "OSS …", NULL }, OSSICLE_SIGNED_HEADER },
    { { "url", "http://a.b/?Signature=x", NULL }, OSSICLE_SIGNED_URL },
    { { "url", "http://a.b/?x-oss-signature=x", NULL }, OSSICLE_SIGNED_URL },
    { { "url", "http://a.b/?signature=x", NULL }, OSSICLE_SIGNED_UNKNOWN },
    { { "access_key_id", "LTAI", NULL }, OSSICLE_SIGNED_SOMEHOW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEvidence) self = new_evidence (table[i].facts);

      g_assert_cmpint (self->is_signed, ==, table[i].is_signed);
    }
}

static void
test_evidence_code (void)
{
  static const struct
  {
    const char *facts[5];
    const char *code;
  } table[] = {
    { { "code", "NoSuchKey", NULL }, "NoSuchKey" },
    { { "ec", "0026-00000001", NULL }, "NoSuchKey" },
    { { "message", "The specified upload does not exist.", NULL }, "NoSuchUpload" },
    { { "code", "Strange", "ec", "0026-00000001", NULL }, "Strange" },
    { { "ec", "9999-99999999", NULL }, NULL },
    { { "message", "Something else.", NULL }, NULL },
    { { NULL }, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEvidence) self = new_evidence (table[i].facts);

      g_assert_cmpstr (self->code, ==, table[i].code);
    }
}

static void
test_evidence_words (void)
{
  static const char *const facts[] = { "code", "NoSuch", "message", "Not THERE, sorry.", NULL };
  g_autoptr (OssicleEvidence) self = new_evidence (facts);

  g_assert_false (ossicle_evidence_is_code (self, "NoSuchKey NoSuchBucket"));
  g_assert_true (ossicle_evidence_is_code (self, "NoSuchKey NoSuch"));
  g_assert_false (ossicle_evidence_is_code (self, ""));
  g_assert_false (ossicle_evidence_is_ec (self, "0003-00000001"));
  g_assert_true (ossicle_evidence_says (self, "not there"));
  g_assert_false (ossicle_evidence_mentions (self, "host", ""));
  g_assert_true (ossicle_evidence_is (self, "code", "nosuch"));
}

static void
test_evidence_reasons (void)
{
  static const char *const facts[] = { "code", "NoSuchKey", NULL };
  g_autoptr (OssicleEvidence) self = new_evidence (facts);
  g_autoptr (OssicleFinding)
    finding = ossicle_finding_new ("rule", OSSICLE_VERDICT_POSSIBLE, "Title");
  const OssicleReason *reason;

  ossicle_evidence_because (self, finding, "For.", "host", "code", NULL);
  ossicle_evidence_despite (self, finding, "Against.", "host", NULL);

  reason = g_ptr_array_index (ossicle_finding_get_reasons (finding), 0);
  g_assert_false (reason->against);
  g_assert_cmpstr (reason->facts[0], ==, "code");
  g_assert_null (reason->facts[1]);
  reason = g_ptr_array_index (ossicle_finding_get_reasons (finding), 1);
  g_assert_true (reason->against);
  g_assert_null (reason->facts[0]);
}

static void
test_evidence_signed_lines (void)
{
  static const char *const facts[] = {
    "code", "SignatureDoesNotMatch", "string_to_sign",
    "PUT\n\nimage/png\nFri, 14 Mar 2025 08:21:07 GMT\nx-oss-meta-a:b\n/demo/a.png?acl", NULL
  };
  g_autoptr (OssicleEvidence) self = new_evidence (facts);

  g_assert_cmpstr (ossicle_evidence_get_signed_line (self, OSSICLE_LINE_CONTENT_TYPE, NULL)->value,
                   ==, "image/png");
  g_assert_cmpstr (
    ossicle_evidence_get_signed_line (self, OSSICLE_LINE_HEADER, "X-OSS-Meta-A")->value, ==, "b");
  g_assert_null (ossicle_evidence_get_signed_line (self, OSSICLE_LINE_HEADER, "x-oss-meta-b"));
  g_assert_null (ossicle_evidence_get_signed_line (self, OSSICLE_LINE_SCOPE, NULL));
  g_assert_null (self->comparison);
}

static void
test_evidence_durations (void)
{
  static const struct
  {
    gint64 seconds;
    const char *text;
  } table[] = {
    { 0, "0 s" },
    { 59, "59 s" },
    { 60, "1 min 0 s" },
    { 901, "15 min 1 s" },
    { 3599, "59 min 59 s" },
    { 3600, "1 h" },
    { 3629, "1 h" },
    { 3630, "1 h 1 min" },
    { 28798, "8 h" },
    { 86402, "24 h" },
    { 172799, "48 h" },
    { 172800, "2 days" },
    { 31536000, "365 days" },
    { 63071999, "729 days" },
    { 63072000, "2 years" },
    { 300000000, "9 years" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = ossicle_dup_duration (table[i].seconds);

      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/evidence/times", test_evidence_times);
  g_test_add_func ("/evidence/query", test_evidence_query);
  g_test_add_func ("/evidence/signature", test_evidence_signature);
  g_test_add_func ("/evidence/code", test_evidence_code);
  g_test_add_func ("/evidence/words", test_evidence_words);
  g_test_add_func ("/evidence/reasons", test_evidence_reasons);
  g_test_add_func ("/evidence/signed-lines", test_evidence_signed_lines);
  g_test_add_func ("/evidence/durations", test_evidence_durations);

  return g_test_run ();
}
