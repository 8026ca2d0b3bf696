/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-exchange-notes.h"
#include "ossicle-exchange-private.h"

static const char *
describe_version (SoupHTTPVersion version)
{
  switch (version)
    {
    case SOUP_HTTP_1_0:
      return "HTTP/1.0";
    case SOUP_HTTP_2_0:
      return "HTTP/2";
    case SOUP_HTTP_1_1:
    default:
      return "HTTP/1.1";
    }
}

/* The answer's head. */
void
ossicle_exchange_note_response (OssicleExchange *self, SoupMessage *message)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;
  OssicleHeaders *list;

  g_clear_object (&self->response);
  self->response = ossicle_response_new (describe_version (soup_message_get_http_version (message)),
                                         soup_message_get_status (message),
                                         soup_message_get_reason_phrase (message));
  list = ossicle_response_get_headers (self->response);
  soup_message_headers_iter_init (&iter, soup_message_get_response_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    ossicle_headers_append (list, name, value);
}

static gboolean
was_written_by_person (OssicleHeaders *written, const char *name, const char *value)
{
  for (guint i = 0; i < ossicle_headers_get_n_headers (written); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (written, i);

      if (g_ascii_strcasecmp (header->name, name) == 0 && g_str_equal (header->value, value))
        return TRUE;
    }

  return FALSE;
}

/* What stands in the request line (RFC 9112, section 3.2): a proxy for plain HTTP gets it all. */
static char *
build_target (SoupMessage *message, gboolean proxied)
{
  GUri *uri = soup_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  if (proxied && g_str_equal (g_uri_get_scheme (uri), "http"))
    return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);

  return g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
}

static OssicleHeaders *
collect_sent (OssicleExchange *self, SoupMessage *message)
{
  OssicleHeaders *written = ossicle_request_get_headers (self->request);
  OssicleHeaders *list = ossicle_headers_new ();
  SoupMessageHeadersIter iter;
  const char *name, *value;

  soup_message_headers_iter_init (&iter, soup_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      if (was_written_by_person (written, name, value))
        ossicle_headers_append (list, name, value);
      else
        ossicle_headers_append_automatic (list, name, value);
    }

  return list;
}

/* The request's head as it went out; proxied: to a proxy for plain HTTP. */
void
ossicle_exchange_note_request (OssicleExchange *self, SoupMessage *message, gboolean proxied)
{
  OssicleHeaders *list = collect_sent (self, message);
  g_autofree char *target = build_target (message, proxied);
  g_autofree char *fields = ossicle_headers_to_text (list, "\r\n");
  char *head;

  /* HTTP/2 sends the same in frames; this is how one writes it down. */
  head = g_strdup_printf ("%s %s %s\r\n%s\r\n", soup_message_get_method (message), target,
                          describe_version (soup_message_get_http_version (message)), fields);
  g_clear_object (&self->sent);
  g_clear_pointer (&self->raw_head, g_bytes_unref);
  self->raw_head = g_bytes_new_take (head, strlen (head));
  self->sent = ossicle_request_copy (self->request);
  ossicle_request_take_headers (self->sent, list);
}

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
