/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-entry.h"

#include <glib/gi18n.h>

#include "ossicle-cli-advice.h"
#include "ossicle-cli-json.h"

static void
print_slip (OssicleVariant *variant, OssicleCliPrinter *printer)
{
  const char *slip = ossicle_variant_get_slip (variant);

  if (slip != NULL)
    ossicle_cli_printer_add_item (printer, OSSICLE_CLI_FAINT, 4, _ ("Note:"), slip);
}

/* Of some codes no message is known; the catalogue then has an empty one. */
static const char *
get_message (OssicleVariant *variant)
{
  const char *message = ossicle_variant_get_message (variant);

  return message != NULL && *message != '\0' ? message : NULL;
}

static char *
dup_variant_title (OssicleVariant *variant)
{
  const char *message = get_message (variant);
  guint status = ossicle_variant_get_status (variant);

  if (message == NULL)
    return g_strdup_printf (_ ("%u, the message is not known"), status);

  return g_strdup_printf (_ ("%u “%s”"), status, message);
}

static void
print_variant (OssicleVariant *variant, OssicleCliPrinter *printer)
{
  g_autofree char *title = dup_variant_title (variant);
  GPtrArray *causes = ossicle_variant_get_causes (variant);
  GPtrArray *fixes = ossicle_variant_get_fixes (variant);

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, title);
  print_slip (variant, printer);
  if (causes != NULL && causes->len > 0)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 2, _ ("Why"));
  ossicle_cli_advice_print (causes, 4, FALSE, 0, G_MAXUINT, printer);
  if (fixes != NULL && fixes->len > 0)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 2, _ ("What to do"));
  ossicle_cli_advice_print (fixes, 4, TRUE, 0, G_MAXUINT, printer);
}

static void
print_variants (OssicleEntry *entry, OssicleVariant *matched, OssicleCliPrinter *printer)
{
  GListModel *variants = ossicle_entry_get_variants (entry);
  guint n = g_list_model_get_n_items (variants);

  if (matched != NULL)
    print_variant (matched, printer);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (variant != matched)
        print_variant (variant, printer);
    }
}

static void
print_relations (const char *title, GPtrArray *relations, OssicleCliPrinter *printer)
{
  if (relations == NULL || relations->len == 0)
    return;

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, title);
  for (guint i = 0; i < relations->len; i++)
    {
      const OssicleRelation *relation = g_ptr_array_index (relations, i);
      const char *text = relation->text;
      g_autofree char *mark = g_strconcat (relation->code, text != NULL ? ":" : "", NULL);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_STRONG, 2, mark, text != NULL ? text : "");
    }
}

static void
print_references (OssicleEntry *entry, OssicleCliPrinter *printer)
{
  GPtrArray *references = ossicle_entry_get_references (entry);

  if (references == NULL || references->len == 0)
    return;

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_printer_add_heading (printer, _ ("Read more"));
  for (guint i = 0; i < references->len; i++)
    {
      const OssicleReference *reference = g_ptr_array_index (references, i);

      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 2, reference->title);
      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 4, reference->uri);
    }
}

static void
print_origin (OssicleEntry *entry, OssicleCliPrinter *printer)
{
  const char *source = ossicle_entry_get_source (entry);
  const char *date = ossicle_entry_get_date (entry);

  ossicle_cli_printer_add_blank (printer);
  if (ossicle_entry_is_own (entry))
    ossicle_cli_printer_add_field (printer, _ ("Source"), _ ("your own entries"));
  else
    ossicle_cli_printer_add_field (printer, _ ("Source"), source);
  ossicle_cli_printer_add_field (printer, _ ("As of"), date);
}

static void
add_look (JsonBuilder *builder, gconstpointer item)
{
  const OssicleLook *look = item;

  ossicle_cli_json_add_string (builder, "fact", look->fact);
  ossicle_cli_json_add_string (builder, "text", look->text);
}

static void
add_variants_json (OssicleEntry *entry, JsonBuilder *builder)
{
  GListModel *variants = ossicle_entry_get_variants (entry);
  guint n = g_list_model_get_n_items (variants);

  json_builder_set_member_name (builder, "variants");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "status");
      json_builder_add_int_value (builder, ossicle_variant_get_status (variant));
      ossicle_cli_json_add_string (builder, "message", get_message (variant));
      ossicle_cli_json_add_string (builder, "slip", ossicle_variant_get_slip (variant));
      ossicle_cli_advice_add_json (builder, "causes", ossicle_variant_get_causes (variant));
      ossicle_cli_advice_add_json (builder, "fixes", ossicle_variant_get_fixes (variant));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_relation (JsonBuilder *builder, gconstpointer item)
{
  const OssicleRelation *relation = item;

  ossicle_cli_json_add_string (builder, "code", relation->code);
  ossicle_cli_json_add_string (builder, "text", relation->text);
}

static void
add_reference (JsonBuilder *builder, gconstpointer item)
{
  const OssicleReference *reference = item;

  ossicle_cli_json_add_string (builder, "title", reference->title);
  ossicle_cli_json_add_string (builder, "uri", reference->uri);
}

static void
add_statuses_json (OssicleEntry *entry, JsonBuilder *builder)
{
  gsize n;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n);

  json_builder_set_member_name (builder, "statuses");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    json_builder_add_int_value (builder, statuses[i]);
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_entry_dup_statuses:
 * @entry: an entry
 *
 * Returns: (transfer full): its statuses, separated by commas
 */
char *
ossicle_cli_entry_dup_statuses (OssicleEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", statuses[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ossicle_cli_entry_print_looks:
 * @entry: an entry
 * @most: how many to print
 * @printer: where to print
 *
 * Prints which facts decide, and what they tell.
 */
void
ossicle_cli_entry_print_looks (OssicleEntry *entry, guint most, OssicleCliPrinter *printer)
{
  GPtrArray *looks = ossicle_entry_get_looks (entry);

  if (looks == NULL || looks->len == 0)
    return;

  ossicle_cli_printer_add_heading (printer, _ ("What to look at"));
  for (guint i = 0; i < MIN (looks->len, most); i++)
    {
      const OssicleLook *look = g_ptr_array_index (looks, i);
      g_autofree char *mark = g_strconcat (look->fact, ":", NULL);

      ossicle_cli_printer_add_item (printer, OSSICLE_CLI_STRONG, 2, mark, look->text);
    }
}

/**
 * ossicle_cli_entry_print:
 * @entry: an entry
 * @matched: (nullable): the variant that was asked for; it is printed first
 * @printer: where to print
 *
 * Prints all that the catalogue tells about a code.
 */
void
ossicle_cli_entry_print (OssicleEntry *entry, OssicleVariant *matched, OssicleCliPrinter *printer)
{
  g_autofree char *statuses = ossicle_cli_entry_dup_statuses (entry);
  g_autofree char *title = g_strdup_printf ("%s (%s)", ossicle_entry_get_code (entry), statuses);
  const char *const *ecs = ossicle_entry_get_ecs (entry);

  ossicle_cli_printer_add_heading (printer, title);
  if (ossicle_entry_get_summary (entry) != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0, ossicle_entry_get_summary (entry));
  print_variants (entry, matched, printer);

  ossicle_cli_printer_add_blank (printer);
  ossicle_cli_entry_print_looks (entry, G_MAXUINT, printer);
  print_relations (_ ("Easily confused with"), ossicle_entry_get_confused (entry), printer);
  print_relations (_ ("Related"), ossicle_entry_get_related (entry), printer);
  if (ecs != NULL && ecs[0] != NULL)
    {
      g_autofree char *joined = g_strjoinv (" ", (char **) ecs);

      ossicle_cli_printer_add_blank (printer);
      ossicle_cli_printer_add_heading (printer, _ ("Fine-grained codes (EC) seen with it"));
      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 2, joined);
    }
  print_references (entry, printer);
  print_origin (entry, printer);
}

/**
 * ossicle_cli_entry_print_line:
 * @entry: an entry
 * @printer: where to print
 *
 * Prints code, statuses and summary, for a list of several.
 */
void
ossicle_cli_entry_print_line (OssicleEntry *entry, OssicleCliPrinter *printer)
{
  g_autofree char *statuses = ossicle_cli_entry_dup_statuses (entry);
  g_autofree char *mark = g_strdup_printf ("%s (%s)", ossicle_entry_get_code (entry), statuses);
  const char *summary = ossicle_entry_get_summary (entry);

  ossicle_cli_printer_add_text (printer, OSSICLE_CLI_STRONG, 0, mark);
  if (summary != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 4, summary);
}

/**
 * ossicle_cli_entry_add_json:
 * @entry: an entry
 * @builder: a builder where a value is due
 */
void
ossicle_cli_entry_add_json (OssicleEntry *entry, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "code", ossicle_entry_get_code (entry));
  add_statuses_json (entry, builder);
  ossicle_cli_json_add_string (builder, "summary", ossicle_entry_get_summary (entry));
  add_variants_json (entry, builder);
  ossicle_cli_json_add_objects (builder, "looks", ossicle_entry_get_looks (entry), add_look);
  ossicle_cli_json_add_strings (builder, "ecs", ossicle_entry_get_ecs (entry));
  ossicle_cli_json_add_objects (builder, "related", ossicle_entry_get_related (entry),
                                add_relation);
  ossicle_cli_json_add_objects (builder, "confused", ossicle_entry_get_confused (entry),
                                add_relation);
  ossicle_cli_json_add_objects (builder, "references", ossicle_entry_get_references (entry),
                                add_reference);
  ossicle_cli_json_add_string (builder, "source", ossicle_entry_get_source (entry));
  ossicle_cli_json_add_string (builder, "date", ossicle_entry_get_date (entry));
  json_builder_set_member_name (builder, "own");
  json_builder_add_boolean_value (builder, ossicle_entry_is_own (entry));
  json_builder_end_object (builder);
}
