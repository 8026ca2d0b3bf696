/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-exchange-notes.h"
#include "ossicle-exchange-private.h"

static gint64
since_fetch (SoupMessageMetrics *metrics, guint64 moment)
{
  return moment != 0 ? (gint64) (moment - soup_message_metrics_get_fetch_start (metrics)) : -1;
}

/* When each phase was, as the library counts them. */
void
ossicle_exchange_note_timings (OssicleExchange *self, SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);
  OssicleTimings *timings = &self->timings;

  if (metrics == NULL || soup_message_metrics_get_fetch_start (metrics) == 0)
    return;

  timings->dns_start = since_fetch (metrics, soup_message_metrics_get_dns_start (metrics));
  timings->dns_end = since_fetch (metrics, soup_message_metrics_get_dns_end (metrics));
  timings->connect_start = since_fetch (metrics, soup_message_metrics_get_connect_start (metrics));
  timings->connect_end = since_fetch (metrics, soup_message_metrics_get_connect_end (metrics));
  timings->tls_start = since_fetch (metrics, soup_message_metrics_get_tls_start (metrics));
  timings->request_start = since_fetch (metrics, soup_message_metrics_get_request_start (metrics));
  timings->response_start = since_fetch (metrics,
                                         soup_message_metrics_get_response_start (metrics));
  timings->response_end = since_fetch (metrics, soup_message_metrics_get_response_end (metrics));
  /* the library counts the end when the stream is closed, which comes after this */
  if (timings->response_start >= 0 && timings->response_end < timings->response_start)
    timings->response_end = since_fetch (metrics, g_get_monotonic_time ());
}

static char *
describe_peer (GSocketAddress *address)
{
  g_autofree char *host = NULL;
  GInetAddress *inet;
  gboolean bracketed;

  if (!G_IS_INET_SOCKET_ADDRESS (address))
    return NULL;

  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  bracketed = g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV6;
  host = g_inet_address_to_string (inet);

  return g_strdup_printf (bracketed ? "[%s]:%u" : "%s:%u", host,
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
}

static const char *
describe_protocol (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
      return "TLS 1.0";
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
      return "TLS 1.1";
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return NULL;
    }
}

/* Who the other side was, and how it showed who it is. */
void
ossicle_exchange_note_connection (OssicleExchange *self, SoupMessage *message)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);

  if (self->peer == NULL)
    self->peer = describe_peer (soup_message_get_remote_address (message));
  if (self->tls_protocol == NULL)
    {
      self->tls_protocol = g_strdup (
        describe_protocol (soup_message_get_tls_protocol_version (message)));
      self->tls_cipher = g_strdup (soup_message_get_tls_ciphersuite_name (message));
    }
  if (self->certificate == NULL && certificate != NULL)
    {
      self->certificate = g_object_ref (certificate);
      self->certificate_faults = soup_message_get_tls_peer_certificate_errors (message);
    }
}
