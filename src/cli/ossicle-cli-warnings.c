/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-warnings.h"

#include "core/diagnosis/ossicle-signing-words.h"
#include "ossicle-cli-json.h"

void
ossicle_cli_warnings_print (const OssicleSigningWarnings *warnings, OssicleCliPrinter *printer)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);
      const char *words = ossicle_signing_warning_get_text (warning);
      g_autofree char *text = subject != NULL ? g_strdup_printf ("%s: %s", subject, words)
                                              : g_strdup (words);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_DOUBTFUL, 0, "!", text);
    }
}

void
ossicle_cli_warnings_add_json (const OssicleSigningWarnings *warnings, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "warning", ossicle_signing_warning_to_string (warning));
      ossicle_cli_json_add_string (builder, "subject", subject);
      ossicle_cli_json_add_string (builder, "text", ossicle_signing_warning_get_text (warning));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
