/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one exchange costs in process, against a server on loopback: over one connection that is
 * kept alive, with requests of the bare library beside it as the floor; and as it is sent by the
 * program, over a connection of its own, so that its phases are its own too. */

#include "config.h"

#include <libsoup/soup.h>
#include <stdio.h>
#include <string.h>

#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-session.h"

#define KEPT_ALIVE 10000
#define EXCHANGES 2000
#define NOW 1741940467

static const char body[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n"
                           "  <Code>NoSuchKey</Code>\n"
                           "  <Message>The specified key does not exist.</Message>\n"
                           "  <RequestId>67D3E6F3A1B2C33936D4E5F6</RequestId>\n</Error>\n";

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "x-oss-request-id", "67D3E6F3A1B2C33936D4E5F6");
  soup_server_message_set_status (message, 404, NULL);
  soup_server_message_set_response (message, "application/xml", SOUP_MEMORY_STATIC, body,
                                    strlen (body));
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(OssicleExchange **) user_data = ossicle_client_send_finish (result, NULL);
}

static OssicleExchange *
send_one (OssicleRequest *request, const OssicleSendOptions *options)
{
  OssicleExchange *exchange = NULL;

  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);

  return exchange;
}

static void
report (const char *name, guint n, gint64 start)
{
  double each = (g_get_monotonic_time () - start) / (double) n;

  printf ("%-44s %6u × %8.1f µs\n", name, n, each);
}

static void
measure_exchanges (const char *url)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  gint64 start = g_get_monotonic_time ();

  options->proxy = g_strdup ("");
  for (guint i = 0; i < EXCHANGES; i++)
    g_object_unref (send_one (request, options));
  report ("exchanges, a connection each", EXCHANGES, start);
}

static void
measure_kept_alive (const char *url)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (SoupSession) session = NULL;
  gint64 start;

  options->proxy = g_strdup ("");
  session = ossicle_session_new (options, uri, NULL);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < KEPT_ALIVE; i++)
    {
      OssicleExchange *exchange = NULL;

      ossicle_client_send_in_session_async (session, request, options, NULL, sent_cb, &exchange);
      while (exchange == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
      /* But for the first, none has a phase in which it connects. */
      g_assert_true (ossicle_exchange_get_timings (exchange)->connect_start < 0 || i == 0);
      g_object_unref (exchange);
    }
  report ("exchanges, kept alive", KEPT_ALIVE, start);
}

static void
measure_cases (const char *url)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleExchange) exchange = NULL;
  gint64 start;

  options->proxy = g_strdup ("");
  exchange = send_one (request, options);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < EXCHANGES; i++)
    {
      g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
      g_autoptr (OssicleCase) result = ossicle_exchange_to_case (exchange, source, NULL, NOW);

      g_assert_cmpuint (ossicle_case_get_status (result), ==, 404);
    }
  report ("an exchange made a case", EXCHANGES, start);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GBytes **bytes = user_data;

  *bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result, NULL);
}

static void
measure_library (const char *url)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  gint64 start = g_get_monotonic_time ();

  soup_session_set_proxy_resolver (session, NULL);
  for (guint i = 0; i < KEPT_ALIVE; i++)
    {
      g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
      GBytes *bytes = NULL;

      soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, read_cb,
                                        &bytes);
      while (bytes == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_bytes_unref (bytes);
    }
  report ("requests of the library, kept alive", KEPT_ALIVE, start);
}

int
main (void)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  GSList *uris;

  soup_server_add_handler (server, NULL, answer_cb, NULL, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  url = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  measure_library (url);
  measure_kept_alive (url);
  measure_exchanges (url);
  measure_cases (url);

  return 0;
}
