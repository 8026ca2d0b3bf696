/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "net/exchange/ossicle-client.h"
#include "net/exchange/ossicle-exchange-case.h"
#include "net/exchange/ossicle-exchange-tokens.h"
#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-diagnosis.h"
#include "ossicle-cli-exchange.h"
#include "ossicle-cli-send-request.h"
#include "ossicle-cli-terminal.h"

typedef struct
{
  GCancellable *cancellable;
  OssicleExchange *exchange;
  gboolean done;
} Waiting;

static gboolean
parse (const OssicleCliCommand *command, char **words, OssicleCliSendArguments *into)
{
  const GOptionArg bytes = G_OPTION_ARG_FILENAME;
  const GOptionArg many = G_OPTION_ARG_FILENAME_ARRAY;
  const GOptionEntry entries[] = {
    { "method", 'X', 0, bytes, &into->method, N_ ("Method (default GET)"), N_ ("METHOD") },
    { "header", 'H', 0, many, &into->headers, N_ ("Header to send; may be repeated"),
      N_ ("NAME: VALUE") },
    { "data", 0, 0, bytes, &into->data, N_ ("Body to send, as it stands"), N_ ("TEXT") },
    { "data-file", 0, 0, bytes, &into->data_file,
      N_ ("File to send as body, “-” for standard input"), N_ ("FILE") },
    { "curl", 0, 0, bytes, &into->curl,
      N_ ("Send what a curl or PowerShell command would, “-” for one on standard input"),
      N_ ("COMMAND") },
    { "http", 0, 0, bytes, &into->http, N_ ("Send the raw request in a file"), N_ ("FILE") },
    { "har", 0, 0, bytes, &into->har,
      N_ ("Send a request out of an HTTP archive: the Nth, else the first that failed"),
      N_ ("FILE[#N]") },
    { "sign", 0, 0, bytes, &into->sign, N_ ("Sign it (default none)"), "v1|v4|v4-url|v1-url|none" },
    { "profile", 0, 0, bytes, &into->profile,
      N_ ("Access key out of the keyring; signs as it says"), N_ ("NAME") },
    { "region", 0, 0, bytes, &into->region, N_ ("Region to sign for (default the host's)"),
      N_ ("REGION") },
    { "bucket", 0, 0, bytes, &into->bucket, N_ ("Bucket to sign for (default the URL's)"),
      N_ ("NAME") },
    { "expires", 0, 0, G_OPTION_ARG_INT64, &into->expires,
      N_ ("How long a signed URL is good (default 3600)"), N_ ("SECONDS") },
    { "secret-file", 0, 0, bytes, &into->secret_file,
      N_ ("File with the secret in its first line and a token in the second, “-” for standard "
          "input (default OSS_ACCESS_KEY_SECRET and OSS_SESSION_TOKEN)"),
      N_ ("FILE") },
    { "timeout", 0, 0, G_OPTION_ARG_INT64, &into->timeout,
      N_ ("Give up after so long without a byte (default 60)"), N_ ("SECONDS") },
    { "max-body", 0, 0, G_OPTION_ARG_INT64, &into->max_body,
      N_ ("Read no more of the answer's body (default 1048576)"), N_ ("BYTES") },
    { "resolve", 0, 0, many, &into->resolve, N_ ("Where a host is; may be repeated"),
      "HOST:PORT:ADDR" },
    { "cacert", 0, 0, bytes, &into->ca_file, N_ ("Authorities to trust, in PEM form"),
      N_ ("FILE") },
    { "proxy", 0, 0, bytes, &into->proxy, N_ ("Proxy to use, empty for none"), N_ ("URL") },
    { "raw", 0, 0, G_OPTION_ARG_NONE, &into->raw, N_ ("Print the answer as it came"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &into->json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, many, &into->urls, NULL, NULL },
    { NULL },
  };

  into->expires = 3600;
  into->timeout = into->max_body = -1;

  return ossicle_cli_command_parse (command, entries, words);
}

static gboolean
interrupted_cb (gpointer user_data)
{
  Waiting *self = user_data;

  g_cancellable_cancel (self->cancellable);

  return G_SOURCE_CONTINUE;
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *self = user_data;

  self->exchange = ossicle_client_send_finish (result, NULL);
  self->done = TRUE;
}

static OssicleExchange *
send_and_wait (OssicleRequest *request, const OssicleSendOptions *options)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting self = { cancellable };
  guint interrupted = g_unix_signal_add (SIGINT, interrupted_cb, &self);
  guint terminated = g_unix_signal_add (SIGTERM, interrupted_cb, &self);

  ossicle_client_send_async (request, options, NULL, NULL, NULL, cancellable, sent_cb, &self);
  while (!self.done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (interrupted);
  g_source_remove (terminated);

  return self.exchange;
}

static gboolean
write_raw (OssicleExchange *exchange)
{
  OssicleResponse *response = ossicle_exchange_get_response (exchange);
  g_autoptr (GBytes) raw = NULL;

  if (response == NULL)
    return TRUE;
  if (ossicle_exchange_was_cut_at_limit (exchange))
    ossicle_cli_complain (_ ("The body is longer than --max-body: the rest was not read."));
  raw = ossicle_response_to_raw (response);

  return ossicle_cli_write (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
}

static gboolean
write_json (OssicleExchange *exchange,
            OssicleSource *source,
            OssicleCase *one,
            OssicleCatalogue *catalogue,
            gint64 now)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GListStore) cases = g_list_store_new (OSSICLE_TYPE_CASE);
  g_autoptr (GListStore) others = g_list_store_new (OSSICLE_TYPE_CASE);

  g_list_store_append (ossicle_case_get_kind (one) == OSSICLE_CASE_ERROR ? cases : others, one);
  json_builder_begin_object (builder);
  ossicle_cli_diagnosis_add_json (builder, source, G_LIST_MODEL (cases), G_LIST_MODEL (others),
                                  catalogue, now);
  ossicle_cli_exchange_add_json (exchange, builder);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}

static gboolean
write_text (OssicleExchange *exchange, OssicleCase *one, OssicleCatalogue *catalogue, gint64 now)
{
  g_autoptr (OssicleCliPrinter) printer = NULL;

  if (ossicle_exchange_get_response (exchange) == NULL)
    return TRUE;
  printer = ossicle_cli_printer_new_for_output ();
  ossicle_cli_exchange_print (exchange, one, catalogue, now, printer);

  return ossicle_cli_printer_write (printer);
}

/* One line: what failed in our words, and in those of the library. */
static void
complain_of_failure (OssicleExchange *exchange,
                     OssicleCase *one,
                     OssicleCatalogue *catalogue,
                     gint64 now)
{
  g_autoptr (GListModel) findings = ossicle_diagnose (one, catalogue, now);
  g_autoptr (OssicleFinding) first = g_list_model_get_item (findings, 0);
  const char *text = ossicle_exchange_get_failure_text (exchange);
  const char *title = first != NULL && ossicle_case_get_kind (one) == OSSICLE_CASE_NETWORK
                        ? ossicle_finding_get_title (first)
                        : _ ("The answer is not whole");

  ossicle_cli_complain ("%s%s%s%s", title, text != NULL ? " (" : "", text != NULL ? text : "",
                        text != NULL ? ")" : "");
}

static gpointer
load_catalogue (gpointer unused)
{
  return ossicle_cli_load_catalogue ();
}

/* @worksheet: (nullable): what was signed
 * @loading: (nullable): loads the catalogue while the network takes its time */
static OssicleCliStatus
answer (OssicleExchange *exchange,
        OssicleWorksheet *worksheet,
        const OssicleCliSendArguments *arguments,
        GThread *loading)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean whole = ossicle_exchange_get_failure (exchange) == OSSICLE_FAILURE_NONE;
  g_autoptr (OssicleCatalogue) catalogue = loading != NULL ? g_thread_join (loading) : NULL;
  g_autoptr (OssicleTokenMask) mask = NULL;
  g_autoptr (OssicleSource) source = NULL;
  g_autoptr (OssicleCase) one = NULL;
  gboolean written = TRUE;

  if (arguments->raw)
    written = write_raw (exchange);
  if (arguments->raw && whole)
    return written ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_FAILED;

  /* What is refused comes back with all that was signed; people paste this output into tickets. */
  mask = ossicle_exchange_cover_tokens (exchange);
  if (worksheet != NULL)
    ossicle_worksheet_cover_tokens (worksheet, mask);
  if (loading == NULL)
    catalogue = ossicle_cli_load_catalogue ();
  if (catalogue == NULL)
    return OSSICLE_CLI_FAILED;
  source = ossicle_exchange_dup_source (exchange);
  one = ossicle_exchange_to_case (exchange, source, catalogue, now);
  if (worksheet != NULL)
    ossicle_worksheet_add_to_case (worksheet, one);
  if (arguments->json)
    written = write_json (exchange, source, one, catalogue, now);
  else if (!arguments->raw)
    written = write_text (exchange, one, catalogue, now);
  if (!whole)
    complain_of_failure (exchange, one, catalogue, now);

  return whole && written ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_FAILED;
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **words)
{
  g_auto (OssicleCliSendArguments) arguments = { 0 };
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (OssicleSendOptions) options = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;
  GThread *loading = NULL;
  OssicleCliStatus status;

  if (!parse (command, words, &arguments))
    return OSSICLE_CLI_USAGE;
  if (arguments.raw && arguments.json)
    return ossicle_cli_command_refuse (command, _ ("Give one of --raw and --json."));

  status = ossicle_cli_send_build (command, &arguments, &request, &worksheet, &options);
  if (status != OSSICLE_CLI_ANSWERED)
    return status;
  if (!arguments.raw)
    loading = g_thread_new ("catalogue", load_catalogue, NULL);
  exchange = send_and_wait (request, options);
  g_assert (exchange != NULL); /* ossicle_request_check() said so */

  return answer (exchange, worksheet, &arguments, loading);
}

const OssicleCliCommand ossicle_cli_send = {
  "send",
  OSSICLE_CLI_SEND_PARAMETERS,
  OSSICLE_CLI_SEND_SUMMARY,
  run,
};
