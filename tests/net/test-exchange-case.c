/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-request-import.h"
#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-exchange-har.h"
#include "net/exchange/ossicle-exchange-private.h"
#include "wire-server.h"

#define NOW 1741940467 /* 2025-03-14T08:21:07Z */
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define HOST "demo-photos.oss-cn-hangzhou.aliyuncs.com"
#define NO_SUCH_KEY                                                                                \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>NoSuchKey</Code>\n"                \
  "  <Message>The specified key does not exist.</Message>\n  <RequestId>" ID "</RequestId>\n"      \
  "  <HostId>" HOST "</HostId>\n  <Key>a.jpg</Key>\n  <EC>0026-00000001</EC>\n</Error>\n"
#define OURS                                                                                       \
  "Server: AliyunOSS\r\nDate: Fri, 14 Mar 2025 08:21:07 GMT\r\nx-oss-request-id: " ID "\r\n"

typedef struct
{
  const char *name;
  const char *method;
  const char *answer;
  OssicleCaseKind kind;
  guint status;
  const char *code;
  const char *rule; /* the first finding's, or NULL for whichever */
} Answer;

static const Answer answers[] = {
  { "error", "GET",
    "HTTP/1.1 404 Not Found\r\n" OURS "Content-Type: application/xml\r\nx-oss-ec: 0026-00000001\r\n"
    "\r\n" NO_SUCH_KEY,
    OSSICLE_CASE_ERROR, 404, "NoSuchKey", NULL },
  { "head-with-x-oss-err", "HEAD",
    "HTTP/1.1 404 Not Found\r\n" OURS
    "x-oss-err: PD94bWwgdmVyc2lvbj0iMS4wIj8+PEVycm9yPjxDb2RlPk5vU3VjaEtleTwvQ29kZT48TWVzc2FnZT5UaGU"
    "gc3BlY2lmaWVkIGtleSBkb2VzIG5vdCBleGlzdC48L01lc3NhZ2U+"
    "PFJlcXVlc3RJZD42N0QzRTZGM0ExQjJDMzM5MzZENE"
    "U1RjY8L1JlcXVlc3RJZD48SG9zdElkPmRlbW8tcGhvdG9zLm9zcy1jbi1oYW5nemhvdS5hbGl5dW5jcy5jb208L0hvc3RJ"
    "Z"
    "D48RUM+MDAyNi0wMDAwMDAwMTwvRUM+PC9FcnJvcj4=\r\nx-oss-ec: 0026-00000001\r\n\r\n",
    OSSICLE_CASE_ERROR, 404, "NoSuchKey", NULL },
  { "head-without-anything", "HEAD", "HTTP/1.1 404 Not Found\r\n" OURS "\r\n", OSSICLE_CASE_ERROR,
    404, NULL, NULL },
  { "success", "GET", "HTTP/1.1 200 OK\r\n" OURS "Content-Length: 2\r\n\r\nhi",
    OSSICLE_CASE_SUCCESS, 200, NULL, NULL },
  { "not-modified", "GET", "HTTP/1.1 304 Not Modified\r\n" OURS "\r\n", OSSICLE_CASE_SUCCESS, 304,
    NULL, NULL },
  { "success-whose-body-tells-of-errors", "GET",
    "HTTP/1.1 200 OK\r\n" OURS "\r\nHTTP/1.1 404 Not Found\r\n\r\n" NO_SUCH_KEY,
    OSSICLE_CASE_SUCCESS, 200, NULL, NULL },
  { "callback-failed", "POST",
    "HTTP/1.1 203 Non-Authoritative Information\r\n" OURS
    "\r\n<Error><Code>CallbackFailed</Code><Message>Error status : 502.</Message>"
    "<RequestId>" ID "</RequestId></Error>",
    OSSICLE_CASE_ERROR, 203, "CallbackFailed", NULL },
  { "not-oss", "GET",
    "HTTP/1.1 502 Bad Gateway\r\nServer: nginx\r\nContent-Type: text/html\r\n\r\n<html></html>",
    OSSICLE_CASE_NOT_OSS, 502, NULL, "not-oss" },
  { "not-oss-and-bare", "GET", "HTTP/1.1 200 OK\r\nX-Anything: y\r\n\r\nhello",
    OSSICLE_CASE_NOT_OSS, 200, NULL, "not-oss" },
  { "not-oss-and-binary", "GET", "HTTP/1.1 500 Oops\r\nX-Anything: y\r\n\r\n\xff\xfe\x01\x02",
    OSSICLE_CASE_NOT_OSS, 500, NULL, "not-oss" },
  { "nothing", "GET", NULL, OSSICLE_CASE_NETWORK, 0, NULL, "network" },
  { "no-http", "GET", "SSH-2.0-OpenSSH_9.2\r\n\r\n", OSSICLE_CASE_NETWORK, 0, NULL, "network" },
  { "success-cut", "GET", "HTTP/1.1 200 OK\r\n" OURS "Content-Length: 20\r\n\r\nhi",
    OSSICLE_CASE_NETWORK, 200, NULL, "network" },
  { "error-cut", "GET",
    "HTTP/1.1 404 Not Found\r\n" OURS "Content-Length: 2000\r\n\r\n" NO_SUCH_KEY,
    OSSICLE_CASE_ERROR, 404, "NoSuchKey", NULL },
};

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OssicleExchange **exchange = user_data;
  g_autoptr (GError) error = NULL;

  *exchange = ossicle_client_send_finish (result, &error);
  g_assert_no_error (error);
}

static OssicleExchange *
send_request (OssicleRequest *request, const WireAnswer *answer)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  OssicleExchange *exchange = NULL;

  /* the address in the request is OSS's, the packets stay here */
  options->proxy = g_strdup_printf ("http://127.0.0.1:%u", wire_server_get_port (server));
  options->timeout = 5;
  wire_server_set_answers (server, answer, 1);
  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return exchange;
}

/* Each fact that is said to stand in the source does stand there. */
static void
check_spans (OssicleCase *result, OssicleSource *source)
{
  GListModel *facts = ossicle_case_get_facts (result);
  gsize size;
  const char *bytes = g_bytes_get_data (ossicle_source_get_bytes (source), &size);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      OssicleSpan span;

      if (ossicle_fact_get_how (fact) != OSSICLE_FACT_READ)
        continue;
      g_assert_true (ossicle_fact_get_span (fact, &span));
      g_assert_cmpuint (span.offset + span.length, <=, size);
      g_assert_cmpmem (bytes + span.offset, span.length, ossicle_fact_get_value (fact),
                       strlen (ossicle_fact_get_value (fact)));
    }
}

static void
test_exchange_case_answer (gconstpointer data)
{
  const Answer *expected = data;
  WireAnswer answer = { expected->answer, -1, NULL, FALSE, FALSE };
  g_autoptr (OssicleRequest)
    request = ossicle_request_new (expected->method, "http://" HOST "/a.jpg?x=1");
  g_autoptr (OssicleExchange) exchange = send_request (request, &answer);
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) result = ossicle_exchange_to_case (exchange, source, NULL, NOW);
  g_autoptr (GListModel) findings = ossicle_diagnose (result, NULL, NOW);
  g_autoptr (OssicleFinding) first = g_list_model_get_item (findings, 0);

  g_assert_cmpint (ossicle_case_get_kind (result), ==, expected->kind);
  g_assert_cmpuint (ossicle_case_get_status (result), ==, expected->status);
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_CODE), ==, expected->code);
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_METHOD), ==, expected->method);
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_HOST), ==, HOST);
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_BUCKET), ==, "demo-photos");
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_OBJECT), ==, "a.jpg");
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_REGION), ==, "cn-hangzhou");
  if (expected->rule != NULL)
    {
      g_assert_nonnull (first);
      g_assert_cmpstr (ossicle_finding_get_rule (first), ==, expected->rule);
    }
  if (expected->kind == OSSICLE_CASE_ERROR && expected->code != NULL)
    g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_REQUEST_ID), ==, ID);
  check_spans (result, source);
}

static void
test_exchange_case_secrets (void)
{
  static const WireAnswer answer = { "HTTP/1.1 403 Forbidden\r\n" OURS
                                     "Set-Cookie: zQ9=zQ9\r\n\r\n",
                                     -1, NULL, FALSE, FALSE };
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "http://" HOST "/a?security-token=zQ9zQ9&acl");
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autoptr (OssicleSource) source = NULL;
  g_autoptr (OssicleCase) result = NULL;
  GListModel *facts;

  ossicle_headers_append (headers, "Date", "Fri, 14 Mar 2025 08:00:00 GMT");
  ossicle_headers_append (headers, "Authorization",
                          "OSS LTAI5tExampleWxyz:zQ9zQ9zQ9zQ9zQ9zQ9zQ9zQ9zQ9=");
  ossicle_headers_append (headers, "Cookie", "zQ9");
  ossicle_headers_append (headers, "x-oss-security-token", "zQ9");
  ossicle_headers_append (headers, "x-oss-meta-a", "b");
  exchange = send_request (request, &answer);
  source = ossicle_exchange_dup_source (exchange);
  result = ossicle_exchange_to_case (exchange, source, NULL, NOW);

  facts = ossicle_case_get_facts (result);
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      g_assert_null (strstr (ossicle_fact_get_value (fact), "zQ9"));
    }
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_ACCESS_KEY_ID), ==,
                   "LTAI5tExampleWxyz");
  g_assert_cmpstr (ossicle_case_get_value (result, "request.x-oss-meta-a"), ==, "b");
  g_assert_cmpstr (ossicle_case_get_value (result, "request.authorization"), ==,
                   "OSS LTAI****Wxyz:REDACTED");
  g_assert_nonnull (ossicle_case_get_value (result, "request.x-oss-security-token"));
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_URL), ==,
                   "http://" HOST "/a?security-token=REDACTED&acl");
  g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_DATE), ==,
                   "Fri, 14 Mar 2025 08:00:00 GMT");
  g_assert_cmpstr (ossicle_case_get_value (result, "header.date"), ==,
                   "Fri, 14 Mar 2025 08:21:07 GMT");
}

static void
test_exchange_case_archive (void)
{
  static const WireAnswer answer = { "HTTP/1.1 404 Not Found\r\n" OURS "\r\n" NO_SUCH_KEY, -1, NULL,
                                     FALSE, FALSE };
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "http://" HOST "/a?Signature=zQ9");
  g_autoptr (OssicleExchange) exchange = send_request (request, &answer);
  g_autofree char *whole = ossicle_exchange_to_har (exchange, FALSE);
  g_autofree char *redacted = ossicle_exchange_to_har (exchange, TRUE);
  g_autoptr (OssicleImport) again = ossicle_request_import (whole, strlen (whole), 0, NULL);

  g_assert_nonnull (strstr (whole, "zQ9"));
  g_assert_null (strstr (redacted, "zQ9"));
  g_assert_nonnull (strstr (redacted, "\"status\" : 404"));
  g_assert_nonnull (strstr (redacted, "\"serverIPAddress\" : \"127.0.0.1\""));
  g_assert_cmpint (again->kind, ==, OSSICLE_IMPORT_HAR);
  g_assert_cmpstr (ossicle_request_get_url (again->request), ==, ossicle_request_get_url (request));
}

/* Every kind of failure has a title of its own, and something to do about it. */
static void
test_exchange_case_failures (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://" HOST "/a");
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (OssicleFailure failure = OSSICLE_FAILURE_NAME; failure <= OSSICLE_FAILURE_OTHER; failure++)
    {
      g_autoptr (OssicleExchange) exchange = ossicle_exchange_new (request);
      g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
      g_autoptr (OssicleCase) result = NULL;
      g_autoptr (GListModel) findings = NULL;
      g_autoptr (OssicleFinding) first = NULL;

      exchange->failure = failure;
      exchange->failure_text = g_strdup ("what the library says");
      result = ossicle_exchange_to_case (exchange, source, NULL, NOW);
      findings = ossicle_diagnose (result, NULL, NOW);
      first = g_list_model_get_item (findings, 0);

      g_assert_cmpint (ossicle_case_get_kind (result), ==, OSSICLE_CASE_NETWORK);
      g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_FAILURE), ==,
                       ossicle_failure_to_string (failure));
      g_assert_cmpstr (ossicle_case_get_value (result, OSSICLE_FACT_FAILURE_TEXT), ==,
                       "what the library says");
      g_assert_cmpstr (ossicle_finding_get_rule (first), ==, "network");
      g_assert_cmpint (ossicle_finding_get_verdict (first), ==, OSSICLE_VERDICT_CAUSE);
      g_assert_true (failure == OSSICLE_FAILURE_CANCELLED ||
                     ossicle_finding_get_steps (first)[0] != NULL);
      g_assert_true (g_hash_table_add (titles, g_strdup (ossicle_finding_get_title (first))));
    }
}

static void
test_exchange_case_internal (void)
{
  static const struct
  {
    OssicleFailure failure;
    const char *rule;
  } rows[] = {
    { OSSICLE_FAILURE_CONNECT_TIMEOUT, "internal-endpoint" },
    { OSSICLE_FAILURE_UNREACHABLE, "internal-endpoint" },
    { OSSICLE_FAILURE_CERTIFICATE, "network" },
    { OSSICLE_FAILURE_CANCELLED, "network" },
  };
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "https://demo.oss-cn-hangzhou-internal.aliyuncs.com/a");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleExchange) exchange = ossicle_exchange_new (request);
      g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
      g_autoptr (OssicleCase) result = NULL;
      g_autoptr (GListModel) findings = NULL;
      g_autoptr (OssicleFinding) first = NULL;

      exchange->failure = rows[i].failure;
      result = ossicle_exchange_to_case (exchange, source, NULL, NOW);
      findings = ossicle_diagnose (result, NULL, NOW);
      first = g_list_model_get_item (findings, 0);
      g_assert_cmpstr (ossicle_finding_get_rule (first), ==, rows[i].rule);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange-case/answer/", answers[i].name, NULL);

      g_test_add_data_func (path, &answers[i], test_exchange_case_answer);
    }
  g_test_add_func ("/exchange-case/secrets", test_exchange_case_secrets);
  g_test_add_func ("/exchange-case/archive", test_exchange_case_archive);
  g_test_add_func ("/exchange-case/failures", test_exchange_case_failures);
  g_test_add_func ("/exchange-case/internal", test_exchange_case_internal);

  return g_test_run ();
}
