/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "ossicle-failure.h"

/**
 * ossicle_failure_phase_after:
 * @event: what the connection did
 * @phase: the phase before
 *
 * Returns: the phase that begins with @event
 */
OssicleFailurePhase
ossicle_failure_phase_after (GSocketClientEvent event, OssicleFailurePhase phase)
{
  switch (event)
    {
    case G_SOCKET_CLIENT_RESOLVING:
      return OSSICLE_PHASE_RESOLVING;
    case G_SOCKET_CLIENT_RESOLVED:
    case G_SOCKET_CLIENT_CONNECTING:
      return OSSICLE_PHASE_CONNECTING;
    case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
      return OSSICLE_PHASE_PROXY;
    case G_SOCKET_CLIENT_TLS_HANDSHAKING:
      return OSSICLE_PHASE_TLS;
    case G_SOCKET_CLIENT_CONNECTED:
    case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
    case G_SOCKET_CLIENT_TLS_HANDSHAKED:
    case G_SOCKET_CLIENT_COMPLETE:
      return OSSICLE_PHASE_CONNECTED;
    default:
      return phase;
    }
}

static OssicleFailure
classify_proxy (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_AUTH_FAILED))
    return OSSICLE_FAILURE_PROXY_CREDENTIALS;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PROXY_NOT_ALLOWED))
    return OSSICLE_FAILURE_PROXY;

  return OSSICLE_FAILURE_NONE;
}

static OssicleFailure
classify_io (const GError *error, OssicleFailurePhase phase, gboolean has_header)
{
  switch (error->code)
    {
    case G_IO_ERROR_CANCELLED:
      return OSSICLE_FAILURE_CANCELLED;
    case G_IO_ERROR_HOST_NOT_FOUND:
      return OSSICLE_FAILURE_NAME;
    case G_IO_ERROR_CONNECTION_REFUSED:
      return OSSICLE_FAILURE_REFUSED;
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
      return OSSICLE_FAILURE_UNREACHABLE;
    case G_IO_ERROR_TIMED_OUT:
      return phase <= OSSICLE_PHASE_CONNECTING ? OSSICLE_FAILURE_CONNECT_TIMEOUT
                                               : OSSICLE_FAILURE_IDLE_TIMEOUT;
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_CONNECTION_CLOSED: /* the same number as a broken pipe */
      return has_header ? OSSICLE_FAILURE_CLOSED_IN_BODY : OSSICLE_FAILURE_CLOSED_IN_HEADER;
    case G_IO_ERROR_INVALID_ARGUMENT: /* a chunk's size that is no number */
    case G_IO_ERROR_MESSAGE_TOO_LARGE:
      return has_header ? OSSICLE_FAILURE_MALFORMED : OSSICLE_FAILURE_OTHER;
    default:
      return OSSICLE_FAILURE_OTHER;
    }
}

/**
 * ossicle_failure_classify:
 * @error: what the library said
 * @phase: how far the exchange had come
 * @has_header: whether the answer's header was read
 * @bad_certificate: whether the server's certificate did not hold
 *
 * Returns: what kept the exchange from being whole
 */
OssicleFailure
ossicle_failure_classify (const GError *error,
                          OssicleFailurePhase phase,
                          gboolean has_header,
                          gboolean bad_certificate)
{
  OssicleFailure proxy;

  g_return_val_if_fail (error != NULL, OSSICLE_FAILURE_OTHER);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return OSSICLE_FAILURE_CANCELLED;
  if (phase == OSSICLE_PHASE_SETTINGS)
    return error->domain == G_TLS_ERROR || error->domain == G_FILE_ERROR ||
               g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
             ? OSSICLE_FAILURE_AUTHORITY
             : OSSICLE_FAILURE_OTHER;
  if (phase == OSSICLE_PHASE_REQUEST_BODY)
    return OSSICLE_FAILURE_BODY;
  if (phase == OSSICLE_PHASE_SAVE)
    return OSSICLE_FAILURE_SAVE;
  if (error->domain == G_TLS_ERROR)
    return bad_certificate ? OSSICLE_FAILURE_CERTIFICATE : OSSICLE_FAILURE_TLS;
  if (error->domain == G_RESOLVER_ERROR)
    return OSSICLE_FAILURE_NAME;
  if (error->domain == SOUP_SESSION_ERROR)
    return OSSICLE_FAILURE_MALFORMED;

  proxy = classify_proxy (error);
  if (proxy != OSSICLE_FAILURE_NONE)
    return proxy;
  if (error->domain == G_IO_ERROR)
    {
      /* libsoup has no code of its own for this one, only these words */
      if (!has_header && strstr (error->message, "eader too big") != NULL)
        return OSSICLE_FAILURE_HEADER_TOO_LARGE;
      return classify_io (error, phase, has_header);
    }

  return OSSICLE_FAILURE_OTHER;
}
