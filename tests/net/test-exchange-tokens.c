/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A token goes out with the request, comes back in the answer, and is not kept with either. */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/signing/ossicle-signing-choice.h"
#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-exchange-tokens.h"
#include "wire-server.h"

#define NOW 1741940467
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define TOKEN "CAIS9/example+of/a+token=="
#define ESCAPED "CAIS9%2Fexample%2Bof%2Fa%2Btoken%3D%3D"
#define URL "http://demo-photos.oss-cn-hangzhou.aliyuncs.com/a.jpg?acl"

static const struct
{
  const char *name;
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
} ways[] = {
  { "v1", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_HEADER },
  { "v4", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_HEADER },
  { "v1-url", OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_IN_URL },
  { "v4-url", OSSICLE_SIGNATURE_V4, OSSICLE_SIGNATURE_IN_URL },
};

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(OssicleExchange **) user_data = ossicle_client_send_finish (result, NULL);
}

static OssicleExchange *
send_request (WireServer *server, OssicleRequest *request, const char *head)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  WireAnswer answer = { head, -1, NULL, FALSE, FALSE };
  OssicleExchange *exchange = NULL;

  options->proxy = g_strdup_printf ("http://127.0.0.1:%u", wire_server_get_port (server));
  wire_server_set_answers (server, &answer, 1);
  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return exchange;
}

static OssicleWorksheet *
sign (OssicleRequest *request, gsize way)
{
  g_autoptr (OssicleSigningChoice)
    choice = ossicle_signing_choice_new (ways[way].version, ways[way].place);
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("ExampleSecret30charsAAAABBBBCC", -1);
  g_autoptr (OssicleSecret) token = ossicle_secret_new (TOKEN, -1);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new ("STS.NExample", secret, token);

  return ossicle_signing_choice_sign (choice, request, key, NOW, NULL);
}

static void
append_element (GString *document, const char *name, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (text == NULL)
    return;

  g_string_append_printf (document, "<%s>%s</%s><%sBytes>", name, escaped, name, name);
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_printf (document, "%02X ", (guchar) *p);
  g_string_append_printf (document, "</%sBytes>", name);
}

static char *
dup_document (OssicleWorksheet *worksheet)
{
  GString *document = g_string_new ("<Error><Code>SignatureDoesNotMatch</Code><Message>m</Message>"
                                    "<RequestId>" ID "</RequestId>");

  append_element (document, "StringToSign", ossicle_worksheet_get_string_to_sign (worksheet));
  append_element (document, "CanonicalRequest",
                  ossicle_worksheet_get_canonical_request (worksheet));
  g_string_append (document, "<EC>0002-00000201</EC></Error>");

  return g_string_free (document, FALSE);
}

static char *
dup_answer (const char *document)
{
  return g_strdup_printf ("HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nx-oss-request-id: " ID
                          "\r\nx-echo: " TOKEN "\r\nConnection: close\r\n"
                          "Content-Type: application/xml\r\n\r\n%s",
                          document);
}

/* Neither as it is, nor escaped, nor in hex. */
static void
assert_no_token (const void *data, gsize length)
{
  g_autofree char *text = g_strndup (data, length);

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '\0')
        text[i] = ' ';
    }
  g_assert_null (strstr (text, "CAIS9"));
  g_assert_null (strstr (text, "43 41 49 53 39"));
}

static void
assert_clean (OssicleExchange *exchange, OssicleSource *source, OssicleCase *case_)
{
  OssicleRequest *requests[] = { ossicle_exchange_get_request (exchange),
                                 ossicle_exchange_get_sent (exchange) };
  GListModel *facts = ossicle_case_get_facts (case_);
  GBytes *blobs[] = { ossicle_source_get_bytes (source), ossicle_exchange_get_raw_head (exchange) };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (GBytes) raw = ossicle_request_to_raw (requests[i]);

      assert_no_token (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (blobs); i++)
    assert_no_token (g_bytes_get_data (blobs[i], NULL), g_bytes_get_size (blobs[i]));
  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      const char *value = ossicle_fact_get_value (fact);

      assert_no_token (value, strlen (value));
    }
}

static void
test_way (gconstpointer data)
{
  gsize way = GPOINTER_TO_SIZE (data);
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", URL);
  g_autoptr (OssicleWorksheet) worksheet = sign (request, way);
  g_autofree char *document = dup_document (worksheet);
  g_autofree char *answer = dup_answer (document);
  g_autoptr (OssicleExchange) exchange = send_request (server, request, answer);
  g_autoptr (GBytes) recorded = wire_server_dup_recorded (server, 0);
  g_autofree char *wire = g_strndup (g_bytes_get_data (recorded, NULL),
                                     g_bytes_get_size (recorded));
  g_autoptr (OssicleTokenMask) mask = ossicle_exchange_cover_tokens (exchange);
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) case_ = ossicle_exchange_to_case (exchange, source, NULL, NOW);
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (OssicleFinding) first = NULL;

  g_assert_true (strstr (wire, TOKEN) != NULL || strstr (wire, ESCAPED) != NULL);
  g_assert_true (ossicle_exchange_has_covered_tokens (exchange));
  g_assert_true (ossicle_worksheet_cover_tokens (worksheet, mask));
  ossicle_worksheet_add_to_case (worksheet, case_);
  assert_clean (exchange, source, case_);
  g_assert_cmpuint (g_bytes_get_size (ossicle_source_get_bytes (source)), ==, strlen (answer));

  /* What was equal before is so still, and says what it means. */
  findings = ossicle_diagnose (case_, NULL, NOW);
  first = g_list_model_get_item (findings, 0);
  g_assert_cmpstr (ossicle_finding_get_rule (first), ==, "secret-wrong");
  g_assert_cmpint (ossicle_finding_get_verdict (first), ==, OSSICLE_VERDICT_CAUSE);
}

static void
test_error_in_base64 (void)
{
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("HEAD", URL);
  g_autoptr (OssicleWorksheet) worksheet = sign (request, 1);
  g_autofree char *document = dup_document (worksheet);
  g_autofree char *encoded = g_base64_encode ((const guchar *) document, strlen (document));
  g_autofree char *answer = g_strdup_printf ("HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\n"
                                             "x-oss-request-id: " ID "\r\nx-oss-err: %s\r\n"
                                             "Connection: close\r\n\r\n",
                                             encoded);
  g_autoptr (OssicleExchange) exchange = send_request (server, request, answer);
  g_autoptr (OssicleTokenMask) mask = ossicle_exchange_cover_tokens (exchange);
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) case_ = ossicle_exchange_to_case (exchange, source, NULL, NOW);
  OssicleHeaders *headers = ossicle_response_get_headers (ossicle_exchange_get_response (exchange));
  gsize length;
  g_autofree guchar *kept = g_base64_decode (ossicle_headers_get (headers, "x-oss-err"), &length);

  g_assert_cmpuint (length, ==, strlen (document));
  assert_no_token (kept, length);
  assert_clean (exchange, source, case_);
  g_assert_cmpstr (ossicle_case_get_value (case_, OSSICLE_FACT_CODE), ==, "SignatureDoesNotMatch");
}

static void
test_nothing_to_cover (void)
{
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", URL);
  g_autoptr (OssicleExchange)
    exchange = send_request (server, request, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
  g_autoptr (OssicleTokenMask) mask = ossicle_exchange_cover_tokens (exchange);

  g_assert_true (ossicle_token_mask_is_empty (mask));
  g_assert_false (ossicle_exchange_has_covered_tokens (exchange));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange-tokens/", ways[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_way);
    }
  g_test_add_func ("/exchange-tokens/base64", test_error_in_base64);
  g_test_add_func ("/exchange-tokens/none", test_nothing_to_cover);

  return g_test_run ();
}
