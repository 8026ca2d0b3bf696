/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-worksheet.h"

#include <glib/gi18n.h>

#include "ossicle-cli-json.h"
#include "ossicle-cli-warnings.h"

static void
print_part (OssicleCliPrinter *printer, const char *title, const char *text)
{
  if (text == NULL || *text == '\0')
    return;

  ossicle_cli_printer_add_heading (printer, title);
  ossicle_cli_printer_add_verbatim (printer, text);
  ossicle_cli_printer_add_blank (printer);
}

static void
print_added (OssicleCliPrinter *printer, OssicleWorksheet *worksheet)
{
  const OssicleFields *added = ossicle_worksheet_get_added (worksheet);
  gboolean form = ossicle_worksheet_get_place (worksheet) == OSSICLE_SIGNATURE_IN_FORM;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < ossicle_fields_get_length (added); i++)
    {
      const OssicleField *field = ossicle_fields_get (added, i);

      g_string_append_printf (lines, "%s%s%s%s", i > 0 ? "\n" : "", field->name, form ? "=" : ": ",
                              field->value);
    }

  print_part (printer, form ? _ ("Form fields") : _ ("Headers to send as well"), lines->str);
}

/**
 * ossicle_cli_worksheet_print:
 * @worksheet: a signature's steps
 * @printer: where to
 *
 * Every step stands on lines of its own that are not wrapped, so that they can be copied.
 */
void
ossicle_cli_worksheet_print (OssicleWorksheet *worksheet, OssicleCliPrinter *printer)
{
  gboolean form = ossicle_worksheet_get_place (worksheet) == OSSICLE_SIGNATURE_IN_FORM;

  print_part (printer, _ ("Canonical request"),
              ossicle_worksheet_get_canonical_request (worksheet));
  print_part (printer, _ ("String to sign"), ossicle_worksheet_get_string_to_sign (worksheet));
  if (!form)
    print_part (printer, _ ("Signature"), ossicle_worksheet_get_signature (worksheet));
  print_part (printer, _ ("URL"), ossicle_worksheet_get_url (worksheet));
  print_added (printer, worksheet);
  ossicle_cli_warnings_print (ossicle_worksheet_get_warnings (worksheet), printer);
}

static void
add_if_there (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL)
    ossicle_cli_json_add_string (builder, name, value);
}

static void
add_fields (JsonBuilder *builder, const OssicleFields *fields)
{
  json_builder_set_member_name (builder, "send");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_fields_get_length (fields); i++)
    {
      const OssicleField *field = ossicle_fields_get (fields, i);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "name", field->name);
      ossicle_cli_json_add_string (builder, "value", field->value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_worksheet_write_json:
 * @worksheet: a signature's steps
 *
 * Returns: whether the document could be written to standard output
 */
gboolean
ossicle_cli_worksheet_write_json (OssicleWorksheet *worksheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "schema", "ossicle.signature.v1");
  ossicle_cli_json_add_string (
    builder, "version",
    ossicle_signature_version_to_string (ossicle_worksheet_get_version (worksheet)));
  ossicle_cli_json_add_string (
    builder, "mode", ossicle_signature_place_to_string (ossicle_worksheet_get_place (worksheet)));
  add_if_there (builder, "canonical_request", ossicle_worksheet_get_canonical_request (worksheet));
  add_if_there (builder, "string_to_sign", ossicle_worksheet_get_string_to_sign (worksheet));
  add_if_there (builder, "signature", ossicle_worksheet_get_signature (worksheet));
  add_if_there (builder, "authorization", ossicle_worksheet_get_authorization (worksheet));
  add_if_there (builder, "url", ossicle_worksheet_get_url (worksheet));
  add_if_there (builder, "policy", ossicle_worksheet_get_policy (worksheet));
  add_fields (builder, ossicle_worksheet_get_added (worksheet));
  ossicle_cli_warnings_add_json (ossicle_worksheet_get_warnings (worksheet), builder);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}
