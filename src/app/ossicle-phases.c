/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-phases.h"

static void
set_span (OssiclePhases *self, OssiclePhase phase, gint64 start, gint64 end)
{
  if (start < 0 || end < start)
    return;

  self->spans[phase] = (OssiclePhaseSpan){ start, end };
  self->total = MAX (self->total, end);
}

/* It is a length in milliseconds. One that is longer than the wait is no part of it, and is not
 * believed. */
static gint64
get_server_time (OssicleExchange *exchange, const OssiclePhaseSpan *wait)
{
  OssicleResponse *response = ossicle_exchange_get_response (exchange);
  const char *value = NULL;
  guint64 milliseconds;

  if (response != NULL)
    value = ossicle_headers_get (ossicle_response_get_headers (response), "x-oss-server-time");
  if (value == NULL ||
      !g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &milliseconds, NULL) ||
      wait->start < 0 || (gint64) milliseconds * 1000 > wait->end - wait->start)
    return -1;

  return (gint64) milliseconds * 1000;
}

/**
 * ossicle_phases_init:
 * @self: what is filled in
 * @exchange: an exchange that is over
 *
 * Makes of the moments that the HTTP library noted the lengths that a person asks for.
 */
void
ossicle_phases_init (OssiclePhases *self, OssicleExchange *exchange)
{
  const OssicleTimings *timings = ossicle_exchange_get_timings (exchange);
  gint64 connected = timings->tls_start >= 0 ? timings->tls_start : timings->connect_end;

  for (guint i = 0; i < OSSICLE_N_PHASES; i++)
    self->spans[i] = (OssiclePhaseSpan){ -1, -1 };
  self->total = 0;

  set_span (self, OSSICLE_PHASES_NAME, timings->dns_start, timings->dns_end);
  set_span (self, OSSICLE_PHASES_CONNECT, timings->connect_start, connected);
  set_span (self, OSSICLE_PHASES_TLS, timings->tls_start, timings->connect_end);
  set_span (self, OSSICLE_PHASES_WAIT, timings->request_start, timings->response_start);
  set_span (self, OSSICLE_PHASES_DOWNLOAD, timings->response_start, timings->response_end);
  self->server = get_server_time (exchange, &self->spans[OSSICLE_PHASES_WAIT]);
}
