/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-exchange-private.h"

G_DEFINE_FINAL_TYPE (OssicleExchange, ossicle_exchange, G_TYPE_OBJECT)

static void
ossicle_exchange_finalize (GObject *object)
{
  OssicleExchange *self = OSSICLE_EXCHANGE (object);

  g_clear_object (&self->request);
  g_clear_object (&self->sent);
  g_clear_pointer (&self->raw_head, g_bytes_unref);
  g_clear_object (&self->response);
  g_clear_object (&self->previous);
  g_clear_object (&self->certificate);
  g_free (self->failure_text);
  g_free (self->peer);
  g_free (self->tls_protocol);
  g_free (self->tls_cipher);

  G_OBJECT_CLASS (ossicle_exchange_parent_class)->finalize (object);
}

static void
ossicle_exchange_class_init (OssicleExchangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_exchange_finalize;
}

static void
ossicle_exchange_init (OssicleExchange *self)
{
  self->timings = (OssicleTimings){ 0, -1, -1, -1, -1, -1, -1, -1, -1 };
}

/* @request must not be changed any more: the exchange shows it as what was asked for. */
OssicleExchange *
ossicle_exchange_new (OssicleRequest *request)
{
  OssicleExchange *self = g_object_new (OSSICLE_TYPE_EXCHANGE, NULL);

  self->request = ossicle_request_copy (request);

  return self;
}

/**
 * ossicle_exchange_get_request:
 * @self: an exchange
 *
 * Returns: (transfer none): the request as the person wrote it; copy it to send it again
 */
OssicleRequest *
ossicle_exchange_get_request (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->request;
}

/**
 * ossicle_exchange_get_sent:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the request as it was sent, in the order of the wire, with
 *   the headers that the library added marked as automatic; %NULL where nothing was sent
 */
OssicleRequest *
ossicle_exchange_get_sent (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->sent;
}

/**
 * ossicle_exchange_get_raw_head:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): request line, header fields and the empty line: for HTTP/1
 *   the very bytes that were sent, for HTTP/2 what they would be
 */
GBytes *
ossicle_exchange_get_raw_head (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->raw_head;
}

/**
 * ossicle_exchange_get_response:
 * @self: an exchange
 *
 * Header fields that the HTTP library knows come first and in its own letter case: it does not
 * tell how they stood on the wire.
 *
 * Returns: (transfer none) (nullable): what came back, also where it broke off; %NULL where no
 *   header came
 */
OssicleResponse *
ossicle_exchange_get_response (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->response;
}

/**
 * ossicle_exchange_get_failure:
 * @self: an exchange
 *
 * Returns: what kept the exchange from being whole
 */
OssicleFailure
ossicle_exchange_get_failure (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), OSSICLE_FAILURE_OTHER);

  return self->failure;
}

/**
 * ossicle_exchange_get_failure_text:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): what the library said of the failure, for the curious
 */
const char *
ossicle_exchange_get_failure_text (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->failure_text;
}

/**
 * ossicle_exchange_was_cut_at_limit:
 * @self: an exchange
 *
 * Returns: whether reading stopped because the body was longer than what was to be kept
 */
gboolean
ossicle_exchange_was_cut_at_limit (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), FALSE);

  return self->cut_at_limit;
}

/**
 * ossicle_exchange_has_covered_tokens:
 * @self: an exchange
 *
 * Returns: whether stars stand in it where a security token was sent or came back
 */
gboolean
ossicle_exchange_has_covered_tokens (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), FALSE);

  return self->tokens_covered;
}

/**
 * ossicle_exchange_get_timings:
 * @self: an exchange
 *
 * Returns: (transfer none): when each phase began and ended
 */
const OssicleTimings *
ossicle_exchange_get_timings (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return &self->timings;
}

/**
 * ossicle_exchange_get_peer:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the address and port of the other side, as text
 */
const char *
ossicle_exchange_get_peer (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->peer;
}

/**
 * ossicle_exchange_get_tls_protocol:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): "TLS 1.3" and the like; %NULL for plain HTTP
 */
const char *
ossicle_exchange_get_tls_protocol (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->tls_protocol;
}

/**
 * ossicle_exchange_get_tls_cipher:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the name of the cipher suite
 */
const char *
ossicle_exchange_get_tls_cipher (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->tls_cipher;
}

/**
 * ossicle_exchange_get_certificate:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the server's certificate, its issuers behind it
 */
GTlsCertificate *
ossicle_exchange_get_certificate (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->certificate;
}

/**
 * ossicle_exchange_get_certificate_faults:
 * @self: an exchange
 *
 * Returns: why the certificate does not hold; also set where the person trusted it anyway
 */
GTlsCertificateFlags
ossicle_exchange_get_certificate_faults (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), G_TLS_CERTIFICATE_NO_FLAGS);

  return self->certificate_faults;
}

/**
 * ossicle_exchange_get_previous:
 * @self: an exchange
 *
 * Returns: (transfer none) (nullable): the exchange whose redirect led here
 */
OssicleExchange *
ossicle_exchange_get_previous (OssicleExchange *self)
{
  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  return self->previous;
}

/**
 * ossicle_failure_to_string:
 * @failure: a failure
 *
 * Returns: (transfer none): its name for programs, never translated
 */
const char *
ossicle_failure_to_string (OssicleFailure failure)
{
  static const char *const names[] = {
    [OSSICLE_FAILURE_NONE] = "none",
    [OSSICLE_FAILURE_NAME] = "name-not-found",
    [OSSICLE_FAILURE_REFUSED] = "refused",
    [OSSICLE_FAILURE_UNREACHABLE] = "unreachable",
    [OSSICLE_FAILURE_CONNECT_TIMEOUT] = "connect-timeout",
    [OSSICLE_FAILURE_IDLE_TIMEOUT] = "idle-timeout",
    [OSSICLE_FAILURE_TLS] = "tls",
    [OSSICLE_FAILURE_CERTIFICATE] = "certificate",
    [OSSICLE_FAILURE_AUTHORITY] = "authority-file",
    [OSSICLE_FAILURE_PROXY] = "proxy",
    [OSSICLE_FAILURE_PROXY_CREDENTIALS] = "proxy-credentials",
    [OSSICLE_FAILURE_CLOSED_IN_HEADER] = "closed-in-header",
    [OSSICLE_FAILURE_CLOSED_IN_BODY] = "closed-in-body",
    [OSSICLE_FAILURE_MALFORMED] = "malformed",
    [OSSICLE_FAILURE_HEADER_TOO_LARGE] = "header-too-large",
    [OSSICLE_FAILURE_BODY] = "request-body",
    [OSSICLE_FAILURE_SAVE] = "save",
    [OSSICLE_FAILURE_CANCELLED] = "cancelled",
    [OSSICLE_FAILURE_OTHER] = "other",
  };

  g_return_val_if_fail (failure < G_N_ELEMENTS (names), "other");

  return names[failure];
}
