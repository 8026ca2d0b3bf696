/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libsoup/soup.h>

#include "net/exchange/ossicle-failure.h"

static void
test_phases (void)
{
  static const struct
  {
    GSocketClientEvent event;
    OssicleFailurePhase phase;
  } table[] = {
    { G_SOCKET_CLIENT_RESOLVING, OSSICLE_PHASE_RESOLVING },
    { G_SOCKET_CLIENT_RESOLVED, OSSICLE_PHASE_CONNECTING },
    { G_SOCKET_CLIENT_CONNECTING, OSSICLE_PHASE_CONNECTING },
    { G_SOCKET_CLIENT_CONNECTED, OSSICLE_PHASE_CONNECTED },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATING, OSSICLE_PHASE_PROXY },
    { G_SOCKET_CLIENT_PROXY_NEGOTIATED, OSSICLE_PHASE_CONNECTED },
    { G_SOCKET_CLIENT_TLS_HANDSHAKING, OSSICLE_PHASE_TLS },
    { G_SOCKET_CLIENT_TLS_HANDSHAKED, OSSICLE_PHASE_CONNECTED },
    { G_SOCKET_CLIENT_COMPLETE, OSSICLE_PHASE_CONNECTED },
    { (GSocketClientEvent) 1000, OSSICLE_PHASE_BODY }, /* one of a later GLib's */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (ossicle_failure_phase_after (table[i].event, OSSICLE_PHASE_BODY), ==,
                     table[i].phase);
}

/* The same error means something else early and late. */
static void
test_input_output (void)
{
  static const struct
  {
    GIOErrorEnum code;
    OssicleFailurePhase phase;
    gboolean has_header;
    OssicleFailure failure;
  } table[] = {
    { G_IO_ERROR_CANCELLED, OSSICLE_PHASE_SETTINGS, FALSE, OSSICLE_FAILURE_CANCELLED },
    { G_IO_ERROR_CANCELLED, OSSICLE_PHASE_SAVE, TRUE, OSSICLE_FAILURE_CANCELLED },
    { G_IO_ERROR_NOT_FOUND, OSSICLE_PHASE_SETTINGS, FALSE, OSSICLE_FAILURE_AUTHORITY },
    { G_IO_ERROR_FAILED, OSSICLE_PHASE_SETTINGS, FALSE, OSSICLE_FAILURE_OTHER },
    { G_IO_ERROR_FAILED, OSSICLE_PHASE_REQUEST_BODY, FALSE, OSSICLE_FAILURE_BODY },
    { G_IO_ERROR_NO_SPACE, OSSICLE_PHASE_SAVE, TRUE, OSSICLE_FAILURE_SAVE },
    { G_IO_ERROR_HOST_NOT_FOUND, OSSICLE_PHASE_RESOLVING, FALSE, OSSICLE_FAILURE_NAME },
    { G_IO_ERROR_CONNECTION_REFUSED, OSSICLE_PHASE_CONNECTING, FALSE, OSSICLE_FAILURE_REFUSED },
    { G_IO_ERROR_HOST_UNREACHABLE, OSSICLE_PHASE_CONNECTING, FALSE, OSSICLE_FAILURE_UNREACHABLE },
    { G_IO_ERROR_NETWORK_UNREACHABLE, OSSICLE_PHASE_CONNECTING, FALSE,
      OSSICLE_FAILURE_UNREACHABLE },
    { G_IO_ERROR_TIMED_OUT, OSSICLE_PHASE_CONNECTING, FALSE, OSSICLE_FAILURE_CONNECT_TIMEOUT },
    { G_IO_ERROR_TIMED_OUT, OSSICLE_PHASE_TLS, FALSE, OSSICLE_FAILURE_IDLE_TIMEOUT },
    { G_IO_ERROR_TIMED_OUT, OSSICLE_PHASE_BODY, TRUE, OSSICLE_FAILURE_IDLE_TIMEOUT },
    { G_IO_ERROR_PROXY_NEED_AUTH, OSSICLE_PHASE_PROXY, FALSE, OSSICLE_FAILURE_PROXY_CREDENTIALS },
    { G_IO_ERROR_PROXY_AUTH_FAILED, OSSICLE_PHASE_PROXY, FALSE, OSSICLE_FAILURE_PROXY_CREDENTIALS },
    { G_IO_ERROR_PROXY_FAILED, OSSICLE_PHASE_PROXY, FALSE, OSSICLE_FAILURE_PROXY },
    { G_IO_ERROR_PROXY_NOT_ALLOWED, OSSICLE_PHASE_PROXY, FALSE, OSSICLE_FAILURE_PROXY },
    { G_IO_ERROR_PARTIAL_INPUT, OSSICLE_PHASE_REQUEST, FALSE, OSSICLE_FAILURE_CLOSED_IN_HEADER },
    { G_IO_ERROR_PARTIAL_INPUT, OSSICLE_PHASE_BODY, TRUE, OSSICLE_FAILURE_CLOSED_IN_BODY },
    { G_IO_ERROR_CONNECTION_CLOSED, OSSICLE_PHASE_REQUEST, FALSE,
      OSSICLE_FAILURE_CLOSED_IN_HEADER },
    { G_IO_ERROR_INVALID_ARGUMENT, OSSICLE_PHASE_BODY, TRUE, OSSICLE_FAILURE_MALFORMED },
    { G_IO_ERROR_INVALID_ARGUMENT, OSSICLE_PHASE_REQUEST, FALSE, OSSICLE_FAILURE_OTHER },
    { G_IO_ERROR_FAILED, OSSICLE_PHASE_BODY, TRUE, OSSICLE_FAILURE_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, (int) table[i].code, "no words");

      g_test_message ("%d in phase %d", table[i].code, table[i].phase);
      g_assert_cmpstr (ossicle_failure_to_string (ossicle_failure_classify (
                         error, table[i].phase, table[i].has_header, FALSE)),
                       ==, ossicle_failure_to_string (table[i].failure));
    }
}

static void
test_other_domains (void)
{
  const struct
  {
    GQuark domain;
    OssicleFailurePhase phase;
    gboolean bad_certificate;
    OssicleFailure failure;
  } table[] = {
    { G_TLS_ERROR, OSSICLE_PHASE_SETTINGS, FALSE, OSSICLE_FAILURE_AUTHORITY },
    { G_FILE_ERROR, OSSICLE_PHASE_SETTINGS, FALSE, OSSICLE_FAILURE_AUTHORITY },
    { G_TLS_ERROR, OSSICLE_PHASE_TLS, FALSE, OSSICLE_FAILURE_TLS },
    { G_TLS_ERROR, OSSICLE_PHASE_TLS, TRUE, OSSICLE_FAILURE_CERTIFICATE },
    { G_RESOLVER_ERROR, OSSICLE_PHASE_RESOLVING, FALSE, OSSICLE_FAILURE_NAME },
    { SOUP_SESSION_ERROR, OSSICLE_PHASE_REQUEST, FALSE, OSSICLE_FAILURE_MALFORMED },
    { G_KEY_FILE_ERROR, OSSICLE_PHASE_BODY, FALSE, OSSICLE_FAILURE_OTHER },
  };
  g_autoptr (GError) large = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Header too big");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (table[i].domain, 0, "no words");

      g_assert_cmpint (
        ossicle_failure_classify (error, table[i].phase, FALSE, table[i].bad_certificate), ==,
        table[i].failure);
    }
  g_assert_cmpint (ossicle_failure_classify (large, OSSICLE_PHASE_REQUEST, FALSE, FALSE), ==,
                   OSSICLE_FAILURE_HEADER_TOO_LARGE);
  g_assert_cmpint (ossicle_failure_classify (large, OSSICLE_PHASE_BODY, TRUE, FALSE), ==,
                   OSSICLE_FAILURE_OTHER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/failure/phases", test_phases);
  g_test_add_func ("/failure/input-output", test_input_output);
  g_test_add_func ("/failure/other-domains", test_other_domains);

  return g_test_run ();
}
