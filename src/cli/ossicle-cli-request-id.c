/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "core/case/ossicle-request-id.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-printer.h"
#include "ossicle-cli-time.h"

static const char *
get_title (OssicleRequestIdForm form)
{
  switch (form)
    {
    case OSSICLE_REQUEST_ID_OSS:
      return _ ("RequestId of OSS");
    case OSSICLE_REQUEST_ID_OSS_OLD:
      return _ ("short RequestId, as old documentation has it");
    case OSSICLE_REQUEST_ID_MASKED:
      return _ ("RequestId of OSS, masked");
    case OSSICLE_REQUEST_ID_CUT:
      return _ ("RequestId of OSS, cut off");
    case OSSICLE_REQUEST_ID_EAGLE:
      return _ ("EagleId of the CDN");
    case OSSICLE_REQUEST_ID_UUID:
      return _ ("UUID of another Alibaba Cloud product");
    case OSSICLE_REQUEST_ID_AMAZON:
      return _ ("request id of Amazon S3");
    case OSSICLE_REQUEST_ID_CEPH:
      return _ ("request id of Ceph’s object gateway");
    case OSSICLE_REQUEST_ID_UNKNOWN:
    default:
      return _ ("no form that is known");
    }
}

static const char *
get_hint (OssicleRequestIdForm form)
{
  switch (form)
    {
    case OSSICLE_REQUEST_ID_OSS:
      return _ ("Its first eight digits are the time at which OSS received the request. Give the "
                "whole id to support.");
    case OSSICLE_REQUEST_ID_OSS_OLD:
      return _ ("Ids of today have 24 digits. This one may be a sample out of documentation.");
    case OSSICLE_REQUEST_ID_MASKED:
      return _ ("Support cannot find a request by a masked id. Ask for the whole one: it stands in "
                "the response header x-oss-request-id too.");
    case OSSICLE_REQUEST_ID_CUT:
      return _ ("An id has 24 digits. Ask for the whole one: it stands in the response header "
                "x-oss-request-id too.");
    case OSSICLE_REQUEST_ID_EAGLE:
      return _ ("It identifies the request at the CDN, not at OSS. Give it to the CDN’s support; "
                "for OSS ask for x-oss-request-id.");
    case OSSICLE_REQUEST_ID_UUID:
      return _ ("RAM, STS and other products give such ids. OSS cannot find a request by it: look "
                "which product answered.");
    case OSSICLE_REQUEST_ID_AMAZON:
      return _ ("Amazon S3 answered, not OSS: check the endpoint that the client uses.");
    case OSSICLE_REQUEST_ID_CEPH:
      return _ ("A Ceph gateway answered, not OSS: check the endpoint that the client uses.");
    case OSSICLE_REQUEST_ID_UNKNOWN:
    default:
      return _ ("A RequestId of OSS has 24 hexadecimal digits and begins with a time. Ask for the "
                "response header x-oss-request-id.");
    }
}

static void
print_id (OssicleRequestId *id, OssicleCliPrinter *printer)
{
  OssicleRequestIdForm form = ossicle_request_id_get_form (id);
  gint64 unix_ms;

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, ossicle_request_id_get_text (id));
  ossicle_cli_printer_add_field (printer, _ ("Form"), get_title (form));
  if (ossicle_request_id_get_time (id, &unix_ms))
    {
      g_autofree char *utc = ossicle_cli_dup_utc_time (unix_ms);
      g_autofree char *local = ossicle_cli_dup_local_time (unix_ms);

      ossicle_cli_printer_add_field (printer, _ ("Time"), utc);
      ossicle_cli_printer_add_field (printer, _ ("Local time"), local);
    }
  ossicle_cli_printer_add_field (printer, _ ("CDN edge"), ossicle_request_id_get_edge_address (id));
  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0, get_hint (form));
}

static gboolean
write_id_json (OssicleRequestId *id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  OssicleRequestIdForm form = ossicle_request_id_get_form (id);
  gint64 unix_ms;

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "schema", "ossicle.request-id.v1");
  ossicle_cli_json_add_string (builder, "id", ossicle_request_id_get_text (id));
  ossicle_cli_json_add_string (builder, "form", ossicle_request_id_form_to_string (form));
  if (ossicle_request_id_get_time (id, &unix_ms))
    ossicle_cli_json_add_time (builder, "time", unix_ms);
  else
    ossicle_cli_json_add_string (builder, "time", NULL);
  ossicle_cli_json_add_string (builder, "edge", ossicle_request_id_get_edge_address (id));
  ossicle_cli_json_add_string (builder, "hint", get_hint (form));
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  g_autoptr (OssicleCliPrinter) printer = NULL;
  g_auto (GStrv) ids = NULL;
  gboolean json = FALSE, known = TRUE;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, a line an id"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &ids, NULL, NULL },
    { NULL },
  };

  if (!ossicle_cli_command_parse (command, options, arguments))
    return OSSICLE_CLI_USAGE;
  if (ids == NULL)
    return ossicle_cli_command_refuse (command, _ ("Name an id."));

  printer = ossicle_cli_printer_new_for_output ();
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *text = g_strstrip (ossicle_cli_dup_utf8 (ids[i]));
      g_autoptr (OssicleRequestId) id = ossicle_request_id_new (text, now);

      known = known && ossicle_request_id_get_form (id) != OSSICLE_REQUEST_ID_UNKNOWN;
      if (!json)
        print_id (id, printer);
      else if (!write_id_json (id))
        return OSSICLE_CLI_FAILED;
    }
  if (!json && !ossicle_cli_printer_write (printer))
    return OSSICLE_CLI_FAILED;

  return known ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_NO_ANSWER;
}

const OssicleCliCommand ossicle_cli_request_id = {
  "request-id",
  N_ ("ID…"),
  N_ ("Tells the form of a request id, its time, and who gave it."),
  run,
};
