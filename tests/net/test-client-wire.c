/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "net/exchange/ossicle-client.h"
#include "wire-server.h"

/* Sixty requests: every method, target, list of fields and body below with one another, as far as
 * they go together. What the server gets must be what the exchange shows, byte for byte. */

static const char *const methods[] = { "GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS" };

static const char *const targets[] = {
  "/", "/?acl", "/a%20b%2Fc+d/%E4%B8%AD", "//a//", "/x?a=%2F&b=&c&x-oss-process=image/resize,w_100",
};

static const char *const fields[] = {
  "",
  "Date: Thu, 11 Aug 2016 01:44:50 GMT\r\nAuthorization: OSS id:c2ln\r\nx-oss-meta-a: 1\r\n",
  "X-Oss-Meta-A: 1\r\nx-oss-meta-a: 2\r\nuser-agent: mine/1\r\nACCEPT: */*\r\nx-empty: \r\n",
  "If-None-Match: \"a\", \"b\"\r\nRange: bytes=0-0\r\nx-utf8: \xe4\xb8\xad\xe6\x96\x87\r\n",
};

static const char *const bodies[] = { NULL, "hello", "", "<a>\r\n\r\n</a>" };

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OssicleExchange **exchange = user_data;
  g_autoptr (GError) error = NULL;

  *exchange = ossicle_client_send_finish (result, &error);
  g_assert_no_error (error);
}

static OssicleExchange *
send_request (OssicleRequest *request, const OssicleSendOptions *options)
{
  OssicleExchange *exchange = NULL;

  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return exchange;
}

static OssicleRequest *
build_request (guint number, guint16 port)
{
  const char *method = methods[number % G_N_ELEMENTS (methods)];
  const char *body = bodies[(number / 2) % G_N_ELEMENTS (bodies)];
  g_autofree char *raw = NULL;
  g_autoptr (GError) error = NULL;
  OssicleRequest *request;

  if (!g_str_equal (method, "PUT") && !g_str_equal (method, "POST"))
    body = NULL;
  raw = g_strdup_printf ("%s http://127.0.0.1:%u%s HTTP/1.1\r\n%s%s\r\n%s", method, port,
                         targets[(number / 3) % G_N_ELEMENTS (targets)],
                         fields[(number / 5) % G_N_ELEMENTS (fields)],
                         body != NULL && number % 4 == 1 ? "Content-Type: text/plain\r\n" : "",
                         body != NULL ? body : "");
  request = ossicle_request_new_from_raw (raw, strlen (raw), "http", &error);
  g_assert_no_error (error);

  return request;
}

static void
assert_wire_is_shown (OssicleExchange *exchange, WireServer *server)
{
  g_autoptr (GBytes) recorded = wire_server_dup_recorded (server, 0);
  GBytes *head = ossicle_exchange_get_raw_head (exchange);
  OssicleRequest *sent = ossicle_exchange_get_sent (exchange);
  g_autoptr (GByteArray) shown = g_byte_array_new ();

  g_assert_nonnull (recorded);
  g_assert_nonnull (head);
  g_byte_array_append (shown, g_bytes_get_data (head, NULL), g_bytes_get_size (head));
  for (guint i = 0; i < ossicle_request_get_n_body_parts (sent); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (sent, i);

      g_byte_array_append (shown, g_bytes_get_data (part->bytes, NULL),
                           g_bytes_get_size (part->bytes));
    }
  g_assert_cmpmem (shown->data, shown->len, g_bytes_get_data (recorded, NULL),
                   g_bytes_get_size (recorded));
}

/* Every field that the person wrote is there, as often and in the same words. */
static void
assert_nothing_is_lost (OssicleExchange *exchange)
{
  OssicleHeaders *asked = ossicle_request_get_headers (ossicle_exchange_get_request (exchange));
  OssicleHeaders *sent = ossicle_request_get_headers (ossicle_exchange_get_sent (exchange));
  guint written = 0;

  for (guint i = 0; i < ossicle_headers_get_n_headers (sent); i++)
    written += !ossicle_headers_get_header (sent, i)->automatic;
  g_assert_cmpuint (written, ==, ossicle_headers_get_n_headers (asked));
}

static void
test_client_shows_what_was_sent (void)
{
  static const WireAnswer answer = {
    "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Length: 0\r\n\r\n", -1, NULL, FALSE,
    FALSE
  };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (OssicleRequest) request = build_request (i, wire_server_get_port (server));
      g_autoptr (OssicleExchange) exchange = NULL;

      wire_server_set_answers (server, &answer, 1);
      exchange = send_request (request, options);
      g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
      g_assert_cmpuint (ossicle_response_get_status (ossicle_exchange_get_response (exchange)), ==,
                        403);
      assert_wire_is_shown (exchange, server);
      assert_nothing_is_lost (exchange);
    }
}

static void
test_client_answer (void)
{
  static const char text[] = "HTTP/1.1 403 Forbidden\r\n"
                             "Server: AliyunOSS\r\n"
                             "Content-Length: 15\r\n"
                             "x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\n"
                             "X-Oss-Dup: 1\r\n"
                             "x-oss-dup:    2   \r\n"
                             "\r\n"
                             "<Error></Error>";
  static const char shown[] = "HTTP/1.1 403 Forbidden\r\n"
                              "Server: AliyunOSS\r\n"
                              "Content-Length: 15\r\n"
                              "x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\n"
                              "X-Oss-Dup: 1\r\n"
                              "x-oss-dup: 2\r\n"
                              "\r\n"
                              "<Error></Error>";
  static const WireAnswer answer = { text, -1, NULL, FALSE, FALSE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = build_request (0, wire_server_get_port (server));
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autoptr (GBytes) raw = NULL;
  const OssicleTimings *timings;

  wire_server_set_answers (server, &answer, 1);
  exchange = send_request (request, options);

  raw = ossicle_response_to_raw (ossicle_exchange_get_response (exchange));
  g_assert_cmpmem (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw), shown, strlen (shown));
  timings = ossicle_exchange_get_timings (exchange);
  g_assert_cmpint (timings->connect_start, >=, 0);
  g_assert_cmpint (timings->connect_end, >=, timings->connect_start);
  g_assert_cmpint (timings->response_start, >=, timings->request_start);
  g_assert_cmpint (timings->tls_start, ==, -1);
  g_assert_true (g_str_has_prefix (ossicle_exchange_get_peer (exchange), "127.0.0.1:"));
  g_assert_null (ossicle_exchange_get_tls_protocol (exchange));
}

static void
test_client_keeps_compression (void)
{
  static const WireAnswer answer = {
    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08", -1, NULL,
    FALSE, FALSE
  };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = build_request (0, wire_server_get_port (server));
  g_autoptr (OssicleExchange) exchange = NULL;

  wire_server_set_answers (server, &answer, 1);
  exchange = send_request (request, options);
  g_assert_cmpuint (ossicle_response_get_body_length (ossicle_exchange_get_response (exchange)), ==,
                    3);
}

static void
test_client_endless_body_stops_at_limit (void)
{
  static const WireAnswer answer = { "HTTP/1.1 200 OK\r\n\r\n", -1, "0123456789abcdef", FALSE,
                                     FALSE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = build_request (0, wire_server_get_port (server));
  g_autoptr (OssicleExchange) exchange = NULL;
  OssicleResponse *response;

  wire_server_set_answers (server, &answer, 1);
  options->max_body = 1000;
  exchange = send_request (request, options);
  response = ossicle_exchange_get_response (exchange);
  g_assert_true (ossicle_exchange_was_cut_at_limit (exchange));
  g_assert_cmpuint (g_bytes_get_size (ossicle_response_get_body (response)), ==, 1000);
  g_assert_false (ossicle_response_is_body_whole (response));
}

static void
test_client_redirects (void)
{
  g_autofree char *first = NULL;
  WireAnswer answers[2] = { { NULL, -1, NULL, FALSE, FALSE },
                            { "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", -1, NULL, FALSE,
                              FALSE } };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = build_request (5, wire_server_get_port (server));
  g_autoptr (OssicleExchange) left = NULL, followed = NULL;
  g_autoptr (GBytes) recorded = NULL;

  first = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: http://localhost:%u/next\r\n"
                           "Content-Length: 0\r\n\r\n",
                           wire_server_get_port (server));
  answers[0].head = first;
  ossicle_request_set_method (request, "GET");
  ossicle_headers_replace (ossicle_request_get_headers (request), "Authorization", "OSS id:c2ln");

  wire_server_set_answers (server, answers, 2);
  left = send_request (request, options);
  g_assert_cmpuint (ossicle_response_get_status (ossicle_exchange_get_response (left)), ==, 302);

  wire_server_set_answers (server, answers, 2);
  options->follow_redirects = TRUE;
  followed = send_request (request, options);
  g_assert_cmpuint (ossicle_response_get_status (ossicle_exchange_get_response (followed)), ==,
                    200);
  g_assert_nonnull (ossicle_exchange_get_previous (followed));

  /* another host name is another host: it must not learn who asks */
  recorded = wire_server_dup_recorded (server, 1);
  g_assert_nonnull (
    memmem (g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded), "/next", 5));
  g_assert_null (memmem (g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded),
                         "Authorization", strlen ("Authorization")));
}

static void
test_client_resolve (void)
{
  static const WireAnswer answer = { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", -1, NULL,
                                     FALSE, FALSE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autofree char *url = NULL;
  guint16 port = wire_server_get_port (server);

  wire_server_set_answers (server, &answer, 1);
  url = g_strdup_printf ("http://demo.oss-cn-hangzhou.aliyuncs.com:%u/a", port);
  g_ptr_array_add (options->resolve,
                   g_strdup_printf ("demo.oss-cn-hangzhou.aliyuncs.com:%u:127.0.0.1", port));
  request = ossicle_request_new ("GET", url);
  exchange = send_request (request, options);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
}

static void
test_client_saves_to_file (void)
{
  static const WireAnswer answer = { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nsaved", -1, NULL,
                                     FALSE, FALSE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleRequest) request = build_request (0, wire_server_get_port (server));
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "ossicle-saved", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *contents = NULL;

  wire_server_set_answers (server, &answer, 1);
  options->max_body = 2;
  ossicle_client_send_async (request, options, file, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "saved");
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/client/shows-what-was-sent", test_client_shows_what_was_sent);
  g_test_add_func ("/client/answer", test_client_answer);
  g_test_add_func ("/client/keeps-compression", test_client_keeps_compression);
  g_test_add_func ("/client/endless-body", test_client_endless_body_stops_at_limit);
  g_test_add_func ("/client/redirects", test_client_redirects);
  g_test_add_func ("/client/resolve", test_client_resolve);
  g_test_add_func ("/client/saves-to-file", test_client_saves_to_file);

  return g_test_run ();
}
