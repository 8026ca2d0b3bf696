/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-advice.h"

#include "ossicle-cli-json.h"

static void
add_one (JsonBuilder *builder, gconstpointer item)
{
  const OssicleAdvice *one = item;

  ossicle_cli_json_add_string (builder, "text", one->text);
  ossicle_cli_advice_add_json (builder, "items", one->items);
}

/* Prints one with its parts. */
static void
print_one (const OssicleAdvice *one, guint indent, const char *mark, OssicleCliPrinter *printer)
{
  ossicle_cli_printer_add_item (printer, OSSICLE_CLI_PLAIN, indent, mark, one->text);
  ossicle_cli_advice_print (one->items, indent + 3, FALSE, 0, G_MAXUINT, printer);
}

/**
 * ossicle_cli_advice_print:
 * @advice: (nullable) (element-type OssicleAdvice): causes or fixes
 * @indent: columns to leave free
 * @numbered: whether their order matters
 * @first: the first of them to print
 * @last_line: the line of the page to end at; @first is printed even so
 * @printer: where to print
 *
 * Prints as many as there is room for, each whole with its parts.
 */
void
ossicle_cli_advice_print (GPtrArray *advice,
                          guint indent,
                          gboolean numbered,
                          guint first,
                          guint last_line,
                          OssicleCliPrinter *printer)
{
  for (guint i = first; advice != NULL && i < advice->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      gsize mark = ossicle_cli_printer_mark (printer);

      print_one (g_ptr_array_index (advice, i), indent, numbered && advice->len > 1 ? number : "•",
                 printer);
      if (i > first && ossicle_cli_printer_get_n_lines (printer) > last_line)
        {
          ossicle_cli_printer_rewind (printer, mark);
          return;
        }
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
  ossicle_cli_json_add_objects (builder, name, advice, add_one);
}
