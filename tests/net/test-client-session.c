/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several exchanges over the connections of one session. */

#include "config.h"

#include <libsoup/soup.h>

#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-session.h"

typedef struct
{
  SoupServer *server;
  SoupSession *session;
  OssicleSendOptions *options;
  char *base;
  GArray *ports; /* of the other side, a request each */
} Fixture;

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Fixture *fixture = user_data;
  GSocketAddress *peer = soup_server_message_get_remote_address (message);
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (peer));

  g_array_append_val (fixture->ports, port);
  if (g_str_equal (path, "/moved"))
    soup_server_message_set_redirect (message, 302, "/whole");
  else
    soup_server_message_set_status (message, 403, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "0123456789", 10);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->ports = g_array_new (FALSE, FALSE, sizeof (guint));
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, answer_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->base = g_uri_to_string (uris->data);
  fixture->options = ossicle_send_options_new ();
  fixture->options->proxy = g_strdup ("");
  fixture->session = ossicle_session_new (fixture->options, uris->data, &error);
  g_assert_no_error (error);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  soup_session_abort (fixture->session);
  g_object_unref (fixture->session);
  soup_server_disconnect (fixture->server);
  g_object_unref (fixture->server);
  ossicle_send_options_free (fixture->options);
  g_array_unref (fixture->ports);
  g_free (fixture->base);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(OssicleExchange **) user_data = ossicle_client_send_finish (result, NULL);
}

static OssicleExchange *
send_to (Fixture *fixture, const char *path)
{
  g_autofree char *url = g_strconcat (fixture->base, path, NULL);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  OssicleExchange *exchange = NULL;

  ossicle_client_send_in_session_async (fixture->session, request, fixture->options, NULL, sent_cb,
                                        &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);

  return exchange;
}

static guint
get_port (Fixture *fixture, guint position)
{
  g_assert_cmpuint (position, <, fixture->ports->len);

  return g_array_index (fixture->ports, guint, position);
}

/* The second has no phase in which it connects. */
static void
test_connection_is_used_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleExchange) first = send_to (fixture, "whole");
  g_autoptr (OssicleExchange) second = send_to (fixture, "whole");

  g_assert_cmpuint (get_port (fixture, 0), ==, get_port (fixture, 1));
  g_assert_cmpint (ossicle_exchange_get_timings (first)->connect_start, >=, 0);
  g_assert_cmpint (ossicle_exchange_get_timings (second)->connect_start, <, 0);
  g_assert_cmpuint (ossicle_response_get_body_length (ossicle_exchange_get_response (second)), ==,
                    10);
}

static void
test_redirect_stays_on_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleExchange) last = NULL;

  fixture->options->follow_redirects = TRUE;
  last = send_to (fixture, "moved");
  g_assert_nonnull (ossicle_exchange_get_previous (last));
  g_assert_cmpuint (get_port (fixture, 0), ==, get_port (fixture, 1));
}

/* What was left in the middle of an answer is not used for the next. */
static void
test_cut_answer_ends_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleExchange) cut = NULL;
  g_autoptr (OssicleExchange) next = NULL;

  fixture->options->max_body = 3;
  cut = send_to (fixture, "whole");
  g_assert_true (ossicle_exchange_was_cut_at_limit (cut));
  fixture->options->max_body = 100;
  next = send_to (fixture, "whole");
  g_assert_cmpuint (get_port (fixture, 0), !=, get_port (fixture, 1));
  g_assert_cmpuint (ossicle_response_get_body_length (ossicle_exchange_get_response (next)), ==,
                    10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/client-session/again", test_connection_is_used_again);
  ADD ("/client-session/redirect", test_redirect_stays_on_it);
  ADD ("/client-session/cut", test_cut_answer_ends_it);

  return g_test_run ();
}
