/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <pthread.h>
#include <string.h>

#include "core/diagnosis/ossicle-time-marks.h"

#define STACK_BYTES (512 * 1024)
#define NOW 1741942800 /* 2025-03-14 09:00:00 UTC */

typedef struct
{
  const char *name;
  const char *value;
} Fact;

typedef struct
{
  const char *what;
  Fact facts[6];
  const char *marks;    /* kinds in their order: c, s, i, e, n */
  const char *sentence; /* the first one */
  int first, second;    /* the pair */
  gboolean has_window;
} Row;

static const Row rows[] = {
  { "nothing is told", { { "code", "NoSuchKey" } }, "n", NULL, 0, 0, FALSE },
  { "the clocks of RequestTimeTooSkewed",
    { { "body.RequestTime", "2025-03-14T08:00:00.000Z" },
      { "server_time", "2025-03-14T08:16:02.000Z" } },
    "csn",
    "The client’s time is 16 min 2 s behind the server’s; OSS allows 15 min.",
    0,
    1,
    TRUE },
  { "ahead",
    { { "request.date", "Fri, 14 Mar 2025 08:20:00 GMT" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "scn",
    "The client’s time is 20 min 0 s ahead of the server’s; OSS allows 15 min.",
    0,
    1,
    TRUE },
  { "an exchange: what was sent, and what came",
    { { "date", "Fri, 14 Mar 2025 08:00:00 GMT" },
      { "header.date", "Fri, 14 Mar 2025 08:16:00 GMT" } },
    "csn",
    "The client’s time is 16 min 0 s behind the server’s; OSS allows 15 min.",
    0,
    1,
    TRUE },
  { "the same date twice is the answer's",
    { { "date", "Fri, 14 Mar 2025 08:00:00 GMT" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "sn",
    "It happened 1 h ago.",
    0,
    1,
    FALSE },
  { "to the second",
    { { "request.x-oss-date", "20250314T080000Z" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "csn",
    "The client’s clock and the server’s agree to the second.",
    0,
    1,
    TRUE },
  { "the id stands in for the server's clock",
    { { "request.date", "Fri, 14 Mar 2025 07:59:57 GMT" },
      { "request_time", "2025-03-14T08:00:00Z" } },
    "cin",
    "The client’s time is 3 s behind the server’s; OSS allows 15 min.",
    0,
    1,
    TRUE },
  { "the server's clock twice",
    { { "server_time", "2025-03-14T08:00:00.200Z" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "sn",
    "It happened 59 min 59 s ago.",
    0,
    1,
    FALSE },
  { "an edited report",
    { { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" },
      { "request_time", "2016-08-11T01:44:54Z" } },
    "isn",
    "The RequestId’s time and the answer’s are 8 years apart: they are hardly of one and the same "
    "answer.",
    0,
    1,
    FALSE },
  { "id and date",
    { { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" },
      { "request_time", "2025-03-14T08:00:01Z" } },
    "sin",
    "The RequestId’s time and the answer’s agree.",
    0,
    1,
    FALSE },
  { "an expired URL comes before the clocks",
    { { "url", "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=A&Signature=x&"
               "Expires=1741938960" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "esn",
    "What was signed had expired 4 min 0 s before OSS answered.",
    0,
    1,
    FALSE },
  { "V4: when it was signed, and until when",
    { { "url", "https://b.oss-cn-hangzhou.aliyuncs.com/k?x-oss-signature-version=OSS4-HMAC-SHA256&"
               "x-oss-credential=A%2F20250314%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&"
               "x-oss-date=20250314T075000Z&x-oss-expires=3600&x-oss-signature=00" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "csen",
    "The client’s time is 10 min 0 s behind the server’s; OSS allows 15 min.",
    0,
    1,
    TRUE },
  { "an expired URL, and nobody who tells when it was used",
    { { "url", "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=A&Signature=x&"
               "Expires=1741938960" } },
    "en",
    "What was signed expired 1 h 4 min ago.",
    0,
    1,
    FALSE },
  { "a good URL",
    { { "url", "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=A&Signature=x&"
               "Expires=1741942860" } },
    "ne",
    "What was signed is good for another 1 min 0 s.",
    0,
    1,
    FALSE },
  { "the signed date of a string to sign",
    { { "string_to_sign", "GET\n\n\nFri, 14 Mar 2025 08:00:00 GMT\n/b/k" } },
    "cn",
    "It happened 1 h ago.",
    0,
    1,
    FALSE },
  { "the expiry of a string to sign",
    { { "string_to_sign", "GET\n\n\n1741938960\n/b/k" },
      { "header.date", "Fri, 14 Mar 2025 08:00:00 GMT" } },
    "esn",
    "What was signed had expired 4 min 0 s before OSS answered.",
    0,
    1,
    FALSE },
  { "the policy of a form",
    { { "string_to_sign",
        /* {"expiration":"2025-03-14T07:59:00.000Z","conditions":[]} */
        "eyJleHBpcmF0aW9uIjoiMjAyNS0wMy0xNFQwNzo1OTowMC4wMDBaIiwiY29uZGl0aW9ucyI6W119" },
      { "request_time", "2025-03-14T08:00:00Z" } },
    "ein",
    "What was signed had expired 1 min 0 s before the RequestId’s time.",
    0,
    1,
    FALSE },
  { "not yet, by the clock here",
    { { "request_time", "2025-03-14T09:00:30Z" } },
    "ni",
    "By the clock here it happens only in 30 s.",
    0,
    1,
    FALSE },
  { "times that are none",
    { { "header.date", "yesterday" },
      { "body.RequestTime", "" },
      { "url", "https://b.oss-cn-hangzhou.aliyuncs.com/k?OSSAccessKeyId=A&Signature=x&"
               "Expires=99999999999999999999" },
      { "string_to_sign", "GET\n\n\n99999999999999\n/b/k" } },
    "n",
    NULL,
    0,
    0,
    FALSE },
};

static OssicleCase *
create_case (const Fact *facts, gsize n_facts)
{
  OssicleCase *subject = ossicle_case_new (OSSICLE_CASE_ERROR);

  for (gsize i = 0; i < n_facts && facts[i].name != NULL; i++)
    ossicle_case_take_fact (subject, ossicle_fact_new (facts[i].name, facts[i].value,
                                                       OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));

  return subject;
}

static char *
dup_kinds (const OssicleTimeMarks *marks)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < ossicle_time_marks_get_n_marks (marks); i++)
    g_string_append_c (kinds, "csien"[ossicle_time_marks_get_mark (marks, i)->kind]);

  return g_string_free (kinds, FALSE);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (OssicleCase) subject = create_case (row->facts, G_N_ELEMENTS (row->facts));
  g_autoptr (OssicleTimeMarks) marks = ossicle_time_marks_new (subject, NOW);
  g_autofree char *kinds = dup_kinds (marks);
  guint first = 0, second = 0;
  gint64 start, end;

  g_assert_cmpstr (kinds, ==, row->marks);
  g_assert_cmpuint (ossicle_time_marks_get_n_known (marks), ==, strlen (kinds) - 1);
  g_assert_cmpstr (ossicle_time_marks_get_sentences (marks)[0], ==, row->sentence);
  g_assert_cmpint (ossicle_time_marks_get_pair (marks, &first, &second), ==, row->sentence != NULL);
  g_assert_cmpuint (first, ==, row->first);
  g_assert_cmpuint (second, ==, row->second);
  g_assert_cmpint (ossicle_time_marks_get_window (marks, &start, &end), ==, row->has_window);
  if (row->has_window)
    g_assert_cmpint (end - start, ==, 30 * 60 * 1000);
}

/* A mark names a fact that the case has; the time of an id says that nobody documents it. */
static void
test_marks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleCase) subject = create_case (rows[i].facts, G_N_ELEMENTS (rows[i].facts));
      g_autoptr (OssicleTimeMarks) marks = ossicle_time_marks_new (subject, NOW);
      gint64 before = G_MININT64;

      for (guint j = 0; j < ossicle_time_marks_get_n_marks (marks); j++)
        {
          const OssicleTimeMark *mark = ossicle_time_marks_get_mark (marks, j);

          g_assert_cmpint (mark->unix_ms, >=, before);
          before = mark->unix_ms;
          g_assert_cmpstr (mark->title, !=, "");
          g_assert_cmpint (mark->fact == NULL, ==, mark->kind == OSSICLE_TIME_MARK_NOW);
          if (mark->fact != NULL)
            g_assert_nonnull (ossicle_case_get_fact (subject, mark->fact));
          g_assert_cmpint (mark->is_inferred, ==, mark->kind == OSSICLE_TIME_MARK_REQUEST_ID);
          if (mark->is_inferred)
            g_assert_nonnull (strstr (mark->title, "undocumented"));
        }
    }
}

/* The date that an answer alone has is the server's. */
static void
test_date (void)
{
  static const struct
  {
    const char *from;
    OssicleTimeMarkKind kind;
  } cases[] = {
    { "header:date", OSSICLE_TIME_MARK_SERVER },
    { "request", OSSICLE_TIME_MARK_CLIENT },
    { NULL, OSSICLE_TIME_MARK_CLIENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OssicleCase) subject = ossicle_case_new (OSSICLE_CASE_ERROR);
      g_autoptr (OssicleTimeMarks) marks = NULL;

      ossicle_case_take_fact (subject,
                              ossicle_fact_new ("date", "Fri, 14 Mar 2025 08:00:00 GMT",
                                                OSSICLE_FACT_READ, cases[i].from, OSSICLE_NO_SPAN));
      marks = ossicle_time_marks_new (subject, NOW);
      g_assert_cmpint (ossicle_time_marks_get_mark (marks, 0)->kind, ==, cases[i].kind);
    }
}

static gpointer
read_nested_policy (gpointer unused)
{
  g_autofree char *deep = g_strnfill (48000, '[');
  g_autofree char *json = g_strconcat ("{\"expiration\":", deep, NULL);
  g_autofree char *base64 = g_base64_encode ((const guchar *) json, strlen (json));
  g_autoptr (OssicleCase) subject = ossicle_case_new (OSSICLE_CASE_ERROR);
  g_autoptr (OssicleTimeMarks) marks = NULL;

  ossicle_case_take_fact (subject,
                          ossicle_fact_new (OSSICLE_FACT_STRING_TO_SIGN, base64, OSSICLE_FACT_READ,
                                            "StringToSign", OSSICLE_NO_SPAN));
  marks = ossicle_time_marks_new (subject, NOW);
  g_assert_cmpuint (ossicle_time_marks_get_n_known (marks), ==, 0);

  return NULL;
}

/* What nests deeper than any policy does is after the stack of whoever reads it. */
static void
test_nested_policy (void)
{
  pthread_attr_t attributes;
  pthread_t thread;

  pthread_attr_init (&attributes);
  g_assert_cmpint (pthread_attr_setstacksize (&attributes, STACK_BYTES), ==, 0);
  g_assert_cmpint (pthread_create (&thread, &attributes, read_nested_policy, NULL), ==, 0);
  pthread_join (thread, NULL);
  pthread_attr_destroy (&attributes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/time-marks/%s", rows[i].what);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/time-marks/marks", test_marks);
  g_test_add_func ("/time-marks/date", test_date);
  g_test_add_func ("/time-marks/nested-policy", test_nested_policy);

  return g_test_run ();
}
