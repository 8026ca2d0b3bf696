/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-exchange.h"

#include <glib/gi18n.h>

#include "ossicle-cli-diagnosis.h"

static void
append_phase (GString *line, const char *name, gint64 from, gint64 to)
{
  if (from < 0 || to < from)
    return;
  g_string_append_printf (line, "%s%s %.1f ms", line->len > 0 ? " · " : "", name,
                          (to - from) / 1000.0);
}

static char *
dup_timings (OssicleExchange *exchange)
{
  const OssicleTimings *t = ossicle_exchange_get_timings (exchange);
  OssicleResponse *response = ossicle_exchange_get_response (exchange);
  const char *server = response != NULL
                         ? ossicle_headers_get (ossicle_response_get_headers (response),
                                                "x-oss-server-time")
                         : NULL;
  GString *line = g_string_new (NULL);

  append_phase (line, _ ("name"), t->dns_start, t->dns_end);
  append_phase (line, _ ("connect"), t->connect_start,
                t->tls_start >= 0 ? t->tls_start : t->connect_end);
  append_phase (line, _ ("TLS"), t->tls_start, t->connect_end);
  append_phase (line, _ ("wait"), t->request_start, t->response_start);
  append_phase (line, _ ("answer"), t->response_start, t->response_end);
  append_phase (line, _ ("altogether"), 0, t->response_end);
  if (server != NULL && line->len > 0)
    g_string_append_printf (line, _ (" (of it in OSS: %s ms)"), server);

  return g_string_free (line, FALSE);
}

/**
 * ossicle_cli_exchange_print:
 * @exchange: an exchange that was answered
 * @one: the case that was made of it
 * @catalogue: the catalogue
 * @now: seconds since 1970, UTC
 * @printer: where to print
 *
 * Prints the status line, the verdict as “diagnose” does, and how long it took in one line.
 */
void
ossicle_cli_exchange_print (OssicleExchange *exchange,
                            OssicleCase *one,
                            OssicleCatalogue *catalogue,
                            gint64 now,
                            OssicleCliPrinter *printer)
{
  OssicleResponse *response = ossicle_exchange_get_response (exchange);
  g_autofree char *status = ossicle_response_dup_status_line (response);
  g_autofree char *timings = dup_timings (exchange);
  g_autoptr (GString) peer = g_string_new (ossicle_exchange_get_peer (exchange));
  const char *protocol = ossicle_exchange_get_tls_protocol (exchange);

  if (protocol != NULL)
    g_string_append_printf (peer, "%s%s", peer->len > 0 ? " · " : "", protocol);
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_STRONG, 0, status);
  if (peer->len > 0)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 0, peer->str);
  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_diagnosis_print_case (one, NULL, catalogue, now, printer);
  ossicle_cli_printer_add_blank (printer);
  if (*timings != '\0')
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 0, timings);
}
