/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "net/exchange/ossicle-client.h"
#include "wire-server.h"

typedef struct
{
  const char *name;
  WireAnswer answer;
  OssicleFailure failure;
  guint status;   /* of the answer as far as it came, or 0 */
  gsize received; /* bytes of its body that came, or 0 */
} Fault;

static const Fault faults[] = {
  { "closed-at-once", { NULL, -1, NULL, FALSE, FALSE }, OSSICLE_FAILURE_CLOSED_IN_HEADER, 0, 0 },
  /* libsoup reads a header that is cut as one that is wrong */
  { "closed-in-status-line",
    { "HTTP/1.1 40", -1, NULL, FALSE, FALSE },
    OSSICLE_FAILURE_MALFORMED,
    0,
    0 },
  { "closed-in-header",
    { "HTTP/1.1 403 Forbidden\r\nServer: Aliyun", -1, NULL, FALSE, FALSE },
    OSSICLE_FAILURE_MALFORMED,
    0,
    0 },
  { "closed-in-body",
    { "HTTP/1.1 403 Forbidden\r\nContent-Length: 100\r\n\r\n<Error>", -1, NULL, FALSE, FALSE },
    OSSICLE_FAILURE_CLOSED_IN_BODY,
    403,
    7 },
  { "closed-in-chunk",
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nwor", -1, NULL,
      FALSE, FALSE },
    OSSICLE_FAILURE_CLOSED_IN_BODY,
    200,
    8 },
  { "malformed-status-line",
    { "SSH-2.0-OpenSSH_9.2\r\n\r\n", -1, NULL, FALSE, FALSE },
    OSSICLE_FAILURE_MALFORMED,
    0,
    0 },
  { "header-too-large",
    { "HTTP/1.1 200 OK\r\n", -1, "x-padding: 0123456789012345678901234567890123456789\r\n", FALSE,
      FALSE },
    OSSICLE_FAILURE_HEADER_TOO_LARGE,
    0,
    0 },
  { "longer-than-announced",
    { "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<Error>", -1, NULL, FALSE, FALSE },
    OSSICLE_FAILURE_NONE,
    200,
    3 },
  { "silent", { NULL, -1, NULL, FALSE, TRUE }, OSSICLE_FAILURE_IDLE_TIMEOUT, 0, 0 },
  { "silent-in-body",
    { "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<", -1, NULL, FALSE, TRUE },
    OSSICLE_FAILURE_IDLE_TIMEOUT,
    200,
    1 },
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
send_to (const char *url, const OssicleSendOptions *options, GCancellable *cancellable)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  OssicleExchange *exchange = NULL;

  ossicle_client_send_async (request, options, NULL, NULL, NULL, cancellable, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return exchange;
}

static void
test_client_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/a", wire_server_get_port (server));
  OssicleResponse *response;

  wire_server_set_answers (server, &fault->answer, 1);
  options->timeout = 1;
  exchange = send_to (url, options, NULL);
  response = ossicle_exchange_get_response (exchange);

  g_assert_cmpstr (ossicle_failure_to_string (ossicle_exchange_get_failure (exchange)), ==,
                   ossicle_failure_to_string (fault->failure));
  g_assert_cmpuint (response != NULL ? ossicle_response_get_status (response) : 0, ==,
                    fault->status);
  if (response != NULL)
    g_assert_cmpuint (ossicle_response_get_body_length (response), ==, fault->received);
}

/* libsoup takes a chunk size that is no number for 0, the last chunk, and then waits for trailers:
 * the body ends there, with or without an error. What came before it must not be lost. */
static void
test_client_bad_chunk (void)
{
  static const WireAnswer answer = {
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n-\r\nworld", -1, NULL,
    FALSE, FALSE
  };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/a", wire_server_get_port (server));
  g_autoptr (OssicleExchange) exchange = NULL;
  GBytes *body;

  wire_server_set_answers (server, &answer, 1);
  options->timeout = 1;
  exchange = send_to (url, options, NULL);
  body = ossicle_response_get_body (ossicle_exchange_get_response (exchange));
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "hello", 5);
}

static void
test_client_refused (void)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (OssicleExchange) exchange = NULL;

  g_socket_listener_close (listener);
  exchange = send_to (url, options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_REFUSED);
  g_assert_null (ossicle_exchange_get_sent (exchange));
}

static void
test_client_name_not_found (void)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleExchange) exchange = send_to ("http://no-such-host.invalid/", options, NULL);

  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NAME);
}

/* A listener whose queue is full lets no more connections in, and says nothing. */
static void
test_client_connect_timeout (void)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GSocket) listener = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GPtrArray) filling = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autofree char *url = NULL;

  listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_assert_true (g_socket_bind (listener, any, FALSE, NULL));
  g_socket_set_listen_backlog (listener, 0);
  g_assert_true (g_socket_listen (listener, NULL));
  bound = g_socket_get_local_address (listener, NULL);
  for (guint i = 0; i < 8; i++)
    {
      GSocket *client = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL);

      g_socket_set_blocking (client, FALSE);
      g_socket_connect (client, bound, NULL, NULL);
      g_ptr_array_add (filling, client);
    }

  url = g_strdup_printf ("http://127.0.0.1:%u/",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound)));
  options->timeout = 1;
  exchange = send_to (url, options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_CONNECT_TIMEOUT);
}

static gboolean
cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);

  return G_SOURCE_REMOVE;
}

static void
test_client_cancel (void)
{
  static const WireAnswer answer = { "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n<Error>", -1,
                                     NULL, FALSE, TRUE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/a", wire_server_get_port (server));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (OssicleExchange) exchange = NULL;

  wire_server_set_answers (server, &answer, 1);
  g_timeout_add (100, cancel_cb, cancellable);
  exchange = send_to (url, options, cancellable);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_CANCELLED);
  g_assert_cmpuint (ossicle_response_get_body_length (ossicle_exchange_get_response (exchange)), ==,
                    7);
}

static void
test_client_proxy (void)
{
  static const WireAnswer wants_credentials = {
    "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n"
    "Proxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
    -1, NULL, FALSE, FALSE
  };
  static const WireAnswer refuses = { "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", -1,
                                      NULL, FALSE, FALSE };
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleExchange) demanded = NULL, refused = NULL, plain = NULL;

  options->timeout = 5;
  options->proxy = g_strdup_printf ("http://127.0.0.1:%u", wire_server_get_port (server));
  wire_server_set_answers (server, &wants_credentials, 1);
  demanded = send_to ("https://demo.oss-cn-hangzhou.aliyuncs.com/a", options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (demanded), ==, OSSICLE_FAILURE_PROXY_CREDENTIALS);

  wire_server_set_answers (server, &refuses, 1);
  refused = send_to ("https://demo.oss-cn-hangzhou.aliyuncs.com/a", options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (refused), ==, OSSICLE_FAILURE_PROXY);

  /* over plain HTTP a proxy's refusal is an answer like any other, and shows what the proxy got */
  wire_server_set_answers (server, &refuses, 1);
  plain = send_to ("http://demo.oss-cn-hangzhou.aliyuncs.com/a", options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (plain), ==, OSSICLE_FAILURE_NONE);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (ossicle_exchange_get_raw_head (plain), NULL),
                                   "GET http://demo.oss-cn-hangzhou.aliyuncs.com/a HTTP/1.1\r\n"));
}

static void
test_client_missing_files (void)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleRequest) request = ossicle_request_new ("PUT", "http://127.0.0.1:1/a");
  g_autoptr (OssicleExchange) body = NULL, authority = NULL, resolve = NULL;

  ossicle_request_append_file (request, "/nowhere/to/be/found");
  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &body);
  while (body == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ossicle_exchange_get_failure (body), ==, OSSICLE_FAILURE_BODY);
  g_assert_nonnull (strstr (ossicle_exchange_get_failure_text (body), "/nowhere/to/be/found"));

  options->ca_file = g_strdup ("/nowhere/ca.pem");
  authority = send_to ("https://127.0.0.1:1/a", options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (authority), ==, OSSICLE_FAILURE_AUTHORITY);

  g_clear_pointer (&options->ca_file, g_free);
  g_ptr_array_add (options->resolve, g_strdup ("nonsense"));
  resolve = send_to ("http://127.0.0.1:1/a", options, NULL);
  g_assert_cmpint (ossicle_exchange_get_failure (resolve), ==, OSSICLE_FAILURE_OTHER);
  g_assert_nonnull (strstr (ossicle_exchange_get_failure_text (resolve), "nonsense"));
}

static void
broken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ossicle_client_send_finish (result, &error));
  g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_URL);
  *(gboolean *) user_data = TRUE;
}

static void
test_client_wrong_request (void)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "nonsense");
  gboolean done = FALSE;

  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, broken_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/client-faults/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_client_fault);
    }
  g_test_add_func ("/client-faults/bad-chunk", test_client_bad_chunk);
  g_test_add_func ("/client-faults/refused", test_client_refused);
  g_test_add_func ("/client-faults/name-not-found", test_client_name_not_found);
  g_test_add_func ("/client-faults/connect-timeout", test_client_connect_timeout);
  g_test_add_func ("/client-faults/cancel", test_client_cancel);
  g_test_add_func ("/client-faults/proxy", test_client_proxy);
  g_test_add_func ("/client-faults/missing-files", test_client_missing_files);
  g_test_add_func ("/client-faults/wrong-request", test_client_wrong_request);

  return g_test_run ();
}
