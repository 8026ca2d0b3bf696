/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-response.h"

G_BEGIN_DECLS

/**
 * OssicleFailure:
 * @OSSICLE_FAILURE_NONE: an answer came, whatever its status
 * @OSSICLE_FAILURE_NAME: the host's name could not be resolved
 * @OSSICLE_FAILURE_REFUSED: nothing listens at the address and port
 * @OSSICLE_FAILURE_UNREACHABLE: there is no way to the address
 * @OSSICLE_FAILURE_CONNECT_TIMEOUT: no connection within the time
 * @OSSICLE_FAILURE_IDLE_TIMEOUT: the connection stood, and no byte came within the time
 * @OSSICLE_FAILURE_TLS: the secure connection could not be set up
 * @OSSICLE_FAILURE_CERTIFICATE: the server's certificate does not hold
 * @OSSICLE_FAILURE_AUTHORITY: the file of authorities could not be read
 * @OSSICLE_FAILURE_PROXY: the proxy refused, or could not be reached
 * @OSSICLE_FAILURE_PROXY_CREDENTIALS: the proxy wants credentials
 * @OSSICLE_FAILURE_CLOSED_IN_HEADER: the connection ended before the header was whole
 * @OSSICLE_FAILURE_CLOSED_IN_BODY: the connection ended before the body was whole
 * @OSSICLE_FAILURE_MALFORMED: what came is not HTTP
 * @OSSICLE_FAILURE_HEADER_TOO_LARGE: the header is larger than any that is taken
 * @OSSICLE_FAILURE_BODY: the request's body could not be read
 * @OSSICLE_FAILURE_SAVE: the answer's body could not be written to the file
 * @OSSICLE_FAILURE_CANCELLED: the person stopped it
 * @OSSICLE_FAILURE_OTHER: anything else; the error says what
 *
 * What kept an exchange from being whole.
 */
typedef enum {
  OSSICLE_FAILURE_NONE,
  OSSICLE_FAILURE_NAME,
  OSSICLE_FAILURE_REFUSED,
  OSSICLE_FAILURE_UNREACHABLE,
  OSSICLE_FAILURE_CONNECT_TIMEOUT,
  OSSICLE_FAILURE_IDLE_TIMEOUT,
  OSSICLE_FAILURE_TLS,
  OSSICLE_FAILURE_CERTIFICATE,
  OSSICLE_FAILURE_AUTHORITY,
  OSSICLE_FAILURE_PROXY,
  OSSICLE_FAILURE_PROXY_CREDENTIALS,
  OSSICLE_FAILURE_CLOSED_IN_HEADER,
  OSSICLE_FAILURE_CLOSED_IN_BODY,
  OSSICLE_FAILURE_MALFORMED,
  OSSICLE_FAILURE_HEADER_TOO_LARGE,
  OSSICLE_FAILURE_BODY,
  OSSICLE_FAILURE_SAVE,
  OSSICLE_FAILURE_CANCELLED,
  OSSICLE_FAILURE_OTHER,
} OssicleFailure;

/**
 * OssicleTimings:
 * @began: when the exchange began, microseconds since 1970
 * @dns_start: all others are microseconds since @began, or -1 where the phase did not happen
 *
 * The phases of an exchange, as SoupMessageMetrics counts them.
 */
typedef struct
{
  gint64 began;
  gint64 dns_start;
  gint64 dns_end;
  gint64 connect_start;
  gint64 connect_end;
  gint64 tls_start;
  gint64 request_start;
  gint64 response_start;
  gint64 response_end;
} OssicleTimings;

#define OSSICLE_TYPE_EXCHANGE (ossicle_exchange_get_type ())

/* One request and what came of it, as it went over the wire. */
G_DECLARE_FINAL_TYPE (OssicleExchange, ossicle_exchange, OSSICLE, EXCHANGE, GObject)

OssicleRequest *ossicle_exchange_get_request (OssicleExchange *self);
OssicleRequest *ossicle_exchange_get_sent (OssicleExchange *self);
GBytes *ossicle_exchange_get_raw_head (OssicleExchange *self);
OssicleResponse *ossicle_exchange_get_response (OssicleExchange *self);
OssicleFailure ossicle_exchange_get_failure (OssicleExchange *self);
const char *ossicle_exchange_get_failure_text (OssicleExchange *self);
gboolean ossicle_exchange_was_cut_at_limit (OssicleExchange *self);
gboolean ossicle_exchange_has_covered_tokens (OssicleExchange *self);
const OssicleTimings *ossicle_exchange_get_timings (OssicleExchange *self);
const char *ossicle_exchange_get_peer (OssicleExchange *self);
const char *ossicle_exchange_get_tls_protocol (OssicleExchange *self);
const char *ossicle_exchange_get_tls_cipher (OssicleExchange *self);
GTlsCertificate *ossicle_exchange_get_certificate (OssicleExchange *self);
GTlsCertificateFlags ossicle_exchange_get_certificate_faults (OssicleExchange *self);
OssicleExchange *ossicle_exchange_get_previous (OssicleExchange *self);

const char *ossicle_failure_to_string (OssicleFailure failure);

G_END_DECLS
