/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "wire-server.h"

typedef struct
{
  const char *name;
  OssicleFailure failure;
  GTlsCertificateFlags fault; /* one that must be among those told */
  const char *word;           /* the same in the fact */
} Certificate;

static const Certificate certificates[] = {
  { "good", OSSICLE_FAILURE_NONE, G_TLS_CERTIFICATE_NO_FLAGS, NULL },
  { "expired", OSSICLE_FAILURE_CERTIFICATE, G_TLS_CERTIFICATE_EXPIRED, "expired" },
  { "early", OSSICLE_FAILURE_CERTIFICATE, G_TLS_CERTIFICATE_NOT_ACTIVATED, "not-yet-valid" },
  { "other-host", OSSICLE_FAILURE_CERTIFICATE, G_TLS_CERTIFICATE_BAD_IDENTITY, "wrong-host" },
  { "other-authority", OSSICLE_FAILURE_CERTIFICATE, G_TLS_CERTIFICATE_UNKNOWN_CA,
    "unknown-authority" },
  { "self-signed", OSSICLE_FAILURE_CERTIFICATE, G_TLS_CERTIFICATE_UNKNOWN_CA, "self-signed" },
};

static const WireAnswer answer = { "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", -1, NULL,
                                   FALSE, FALSE };

static const char *folder;

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OssicleExchange **exchange = user_data;
  g_autoptr (GError) error = NULL;

  *exchange = ossicle_client_send_finish (result, &error);
  g_assert_no_error (error);
}

static OssicleExchange *
send_to (const char *host, guint16 port, const OssicleSendOptions *options)
{
  g_autofree char *url = g_strdup_printf ("https://%s:%u/a", host, port);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  OssicleExchange *exchange = NULL;

  ossicle_client_send_async (request, options, NULL, NULL, NULL, NULL, sent_cb, &exchange);
  while (exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return exchange;
}

static WireServer *
new_server (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".pem", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, &error);
  WireServer *server;

  g_assert_no_error (error);
  server = wire_server_new (certificate);
  wire_server_set_answers (server, &answer, 1);

  return server;
}

static OssicleSendOptions *
new_options (void)
{
  OssicleSendOptions *options = ossicle_send_options_new ();

  options->ca_file = g_build_filename (folder, "known.crt", NULL);
  options->timeout = 5;

  return options;
}

/* What the certificate lacks is among the facts of the case. */
static void
check_facts (OssicleExchange *exchange, const char *word)
{
  g_autoptr (OssicleSource) source = ossicle_exchange_dup_source (exchange);
  g_autoptr (OssicleCase) result = ossicle_exchange_to_case (exchange, source, NULL, 1741940467);
  const char *fault = ossicle_case_get_value (result, "certificate.fault");

  if (word == NULL)
    {
      g_assert_null (fault);
      return;
    }
  g_assert_nonnull (strstr (fault, word));
  g_assert_nonnull (ossicle_case_get_value (result, "certificate.subject"));
  g_assert_nonnull (ossicle_case_get_value (result, "certificate.issuer"));
  g_assert_true (g_str_has_suffix (ossicle_case_get_value (result, "certificate.not_after"), "Z"));
  g_assert_cmpint (ossicle_case_get_kind (result), ==, OSSICLE_CASE_NETWORK);
}

static void
test_client_certificate (gconstpointer data)
{
  const Certificate *expected = data;
  g_autoptr (OssicleSendOptions) options = new_options ();
  g_autoptr (WireServer) server = new_server (expected->name);
  g_autoptr (OssicleExchange) exchange = NULL;
  g_autoptr (GBytes) recorded = NULL;

  exchange = send_to ("127.0.0.1", wire_server_get_port (server), options);
  g_assert_cmpstr (ossicle_failure_to_string (ossicle_exchange_get_failure (exchange)), ==,
                   ossicle_failure_to_string (expected->failure));
  g_assert_nonnull (ossicle_exchange_get_certificate (exchange));
  g_assert_cmpuint (ossicle_exchange_get_certificate_faults (exchange) & expected->fault, ==,
                    expected->fault);
  check_facts (exchange, expected->word);
  if (expected->failure == OSSICLE_FAILURE_NONE)
    {
      g_assert_true (g_str_has_prefix (ossicle_exchange_get_tls_protocol (exchange), "TLS 1."));
      g_assert_nonnull (ossicle_exchange_get_tls_cipher (exchange));
      g_assert_cmpint (ossicle_exchange_get_timings (exchange)->tls_start, >=, 0);
    }
  else
    {
      /* nothing of the request may have gone to somebody who could not say who he is */
      recorded = wire_server_dup_recorded (server, 0);
      g_assert_null (recorded);
      g_assert_null (ossicle_exchange_get_sent (exchange));
    }
}

static void
test_client_trusts_once (void)
{
  g_autoptr (OssicleSendOptions) options = new_options ();
  g_autoptr (WireServer) server = new_server ("expired");
  g_autoptr (OssicleExchange) trusted = NULL, again = NULL;

  options->trust_anyway = TRUE;
  trusted = send_to ("127.0.0.1", wire_server_get_port (server), options);
  g_assert_cmpint (ossicle_exchange_get_failure (trusted), ==, OSSICLE_FAILURE_NONE);
  g_assert_cmpuint (ossicle_exchange_get_certificate_faults (trusted), ==,
                    G_TLS_CERTIFICATE_EXPIRED);

  wire_server_set_answers (server, &answer, 1);
  options->trust_anyway = FALSE;
  again = send_to ("127.0.0.1", wire_server_get_port (server), options);
  g_assert_cmpint (ossicle_exchange_get_failure (again), ==, OSSICLE_FAILURE_CERTIFICATE);
}

/* --resolve changes where the packets go, not whose certificate is asked for. */
static void
test_client_resolve_keeps_identity (void)
{
  g_autoptr (OssicleSendOptions) options = new_options ();
  g_autoptr (WireServer) good = new_server ("good"), other = new_server ("other-host");
  g_autoptr (OssicleExchange) refused = NULL, accepted = NULL;

  g_ptr_array_add (options->resolve,
                   g_strdup_printf ("other.example:%u:127.0.0.1", wire_server_get_port (good)));
  g_ptr_array_add (options->resolve,
                   g_strdup_printf ("other.example:%u:127.0.0.1", wire_server_get_port (other)));
  refused = send_to ("other.example", wire_server_get_port (good), options);
  g_assert_cmpint (ossicle_exchange_get_failure (refused), ==, OSSICLE_FAILURE_CERTIFICATE);
  accepted = send_to ("other.example", wire_server_get_port (other), options);
  g_assert_cmpint (ossicle_exchange_get_failure (accepted), ==, OSSICLE_FAILURE_NONE);
}

static void
test_client_tls_to_plain_server (void)
{
  static const WireAnswer plain = { "HTTP/1.1 400 Bad Request\r\n\r\n", -1, NULL, TRUE, FALSE };
  g_autoptr (OssicleSendOptions) options = new_options ();
  g_autoptr (WireServer) server = wire_server_new (NULL);
  g_autoptr (OssicleExchange) exchange = NULL;

  options->timeout = 1;
  wire_server_set_answers (server, &plain, 1);
  exchange = send_to ("127.0.0.1", wire_server_get_port (server), options);
  g_assert_null (ossicle_exchange_get_response (exchange));
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), !=, OSSICLE_FAILURE_NONE);
}

static gboolean
make_certificates (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "net", "certificates.sh", NULL);
  const char *words[] = { "sh", script, folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error))
    return FALSE;

  return g_spawn_check_wait_status (status, NULL);
}

int
main (int argc, char *argv[])
{
  g_autofree char *made = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);

  folder = made = g_dir_make_tmp ("ossicle-certificates-XXXXXX", NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()) || !make_certificates ())
    {
      g_print ("1..0 # SKIP needs glib-networking and openssl\n");
      return 0;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (certificates); i++)
    {
      g_autofree char *path = g_strconcat ("/client-tls/", certificates[i].name, NULL);

      g_test_add_data_func (path, &certificates[i], test_client_certificate);
    }
  g_test_add_func ("/client-tls/trusts-once", test_client_trusts_once);
  g_test_add_func ("/client-tls/resolve-keeps-identity", test_client_resolve_keeps_identity);
  g_test_add_func ("/client-tls/tls-to-plain-server", test_client_tls_to_plain_server);
  result = g_test_run ();

  return result;
}
