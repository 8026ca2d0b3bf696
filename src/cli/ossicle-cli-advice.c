/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-advice.h"

#include "ossicle-cli-json.h"

static void
add_array_json (JsonBuilder *builder, GPtrArray *advice)
{
  json_builder_begin_array (builder);
  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const OssicleAdvice *one = g_ptr_array_index (advice, i);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "text", one->text);
      ossicle_cli_advice_add_json (builder, "items", one->items);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_advice_print:
 * @advice: (nullable) (element-type OssicleAdvice): causes or fixes
 * @indent: columns to leave free
 * @numbered: whether their order matters
 * @most: how many to print; their parts are printed all
 * @printer: where to print
 */
void
ossicle_cli_advice_print (GPtrArray *advice,
                          guint indent,
                          gboolean numbered,
                          guint most,
                          OssicleCliPrinter *printer)
{
  for (guint i = 0; advice != NULL && i < MIN (advice->len, most); i++)
    {
      const OssicleAdvice *one = g_ptr_array_index (advice, i);
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      const char *mark = numbered && advice->len > 1 ? number : "•";

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, indent, mark, one->text);
      ossicle_cli_advice_print (one->items, indent + 3, FALSE, G_MAXUINT, printer);
    }
}

/**
 * ossicle_cli_advice_add_json:
 * @builder: a builder inside an object
 * @name: the member's name
 * @advice: (nullable) (element-type OssicleAdvice): causes or fixes
 */
void
ossicle_cli_advice_add_json (JsonBuilder *builder, const char *name, GPtrArray *advice)
{
  json_builder_set_member_name (builder, name);
  add_array_json (builder, advice);
}
