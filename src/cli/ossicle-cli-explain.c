/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "ossicle-cli-answer.h"
#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-entry.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-terminal.h"

#define MOST_LISTED 20
#define MOST_NEAREST 5

static void
complain_with_nearest (OssicleCliAnswer *answer, GPtrArray *nearest)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; nearest != NULL && i < nearest->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ossicle_entry_get_code (g_ptr_array_index (nearest, i)));

  if (names->len > 0)
    ossicle_cli_complain (_ ("Nothing is known of “%s”. Nearest: %s"), answer->query, names->str);
  else
    ossicle_cli_complain (_ ("Nothing is known of “%s”."), answer->query);
}

static void
print_ec (const OssicleEcInfo *ec, const char *query, OssicleCliPrinter *printer)
{
  g_autofree char *status = ec->status > 0 ? g_strdup_printf ("%u", ec->status) : NULL;

  ossicle_cli_printer_add_heading (printer, query);
  if (ec->meaning != NULL)
    ossicle_cli_printer_add_text (printer, OSSICLE_CLI_PLAIN, 0, ec->meaning);
  ossicle_cli_printer_add_field (printer, _ ("Group"), ec->group);
  ossicle_cli_printer_add_field (printer, _ ("Code"), ec->code);
  ossicle_cli_printer_add_field (printer, _ ("Status"), status);
  ossicle_cli_printer_add_field (printer, _ ("Page"), ec->uri);
  ossicle_cli_printer_add_blank (printer);
}

static void
print_several (OssicleCliAnswer *answer, OssicleCliPrinter *printer)
{
  guint shown = answer->status > 0 ? answer->entries->len : MIN (answer->entries->len, MOST_LISTED);

  for (guint i = 0; i < shown; i++)
    ossicle_cli_entry_print_line (g_ptr_array_index (answer->entries, i), printer);

  if (shown < answer->entries->len)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more: say more words of it.",
                                                         "%u more: say more words of it.",
                                                         answer->entries->len - shown),
                                               answer->entries->len - shown);

      ossicle_cli_printer_add_text (printer, OSSICLE_CLI_FAINT, 0, more);
    }
}

static gboolean
write_text (OssicleCliAnswer *answer, OssicleCatalogue *catalogue)
{
  g_autoptr (OssicleCliPrinter) printer = ossicle_cli_printer_new_for_output ();

  if (answer->ec != NULL)
    print_ec (answer->ec, answer->query, printer);
  if (answer->status > 0)
    {
      const char *meaning = ossicle_catalogue_get_status_meaning (catalogue, answer->status);
      g_autofree char *title = g_strdup_printf ("%u %s", answer->status,
                                                meaning != NULL ? meaning : "");

      ossicle_cli_printer_add_heading (printer, title);
      ossicle_cli_printer_add_blank (printer);
    }

  if (answer->entries->len == 1)
    ossicle_cli_entry_print (g_ptr_array_index (answer->entries, 0), answer->variant, printer);
  else
    print_several (answer, printer);

  return ossicle_cli_printer_write (printer);
}

static void
add_ec_json (const OssicleEcInfo *ec, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "ec");
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "ec", ec->ec);
  ossicle_cli_json_add_string (builder, "group", ec->group);
  ossicle_cli_json_add_string (builder, "code", ec->code);
  json_builder_set_member_name (builder, "status");
  if (ec->status > 0)
    json_builder_add_int_value (builder, ec->status);
  else
    json_builder_add_null_value (builder);
  ossicle_cli_json_add_string (builder, "meaning", ec->meaning);
  ossicle_cli_json_add_string (builder, "uri", ec->uri);
  json_builder_end_object (builder);
}

static gboolean
write_json (OssicleCliAnswer *answer, GPtrArray *nearest)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "schema", "ossicle.explanation.v1");
  ossicle_cli_json_add_string (builder, "query", answer->query);
  ossicle_cli_json_add_string (builder, "matched", answer->matched);
  if (answer->ec != NULL)
    add_ec_json (answer->ec, builder);
  ossicle_cli_json_add_string (
    builder, "message",
    answer->variant != NULL ? ossicle_variant_get_message (answer->variant) : NULL);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < answer->entries->len; i++)
    ossicle_cli_entry_add_json (g_ptr_array_index (answer->entries, i), builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "nearest");
  json_builder_begin_array (builder);
  for (guint i = 0; nearest != NULL && i < nearest->len; i++)
    json_builder_add_string_value (builder,
                                   ossicle_entry_get_code (g_ptr_array_index (nearest, i)));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}

static char *
join_words (char **words)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = ossicle_cli_dup_utf8 (words[i]);

      g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", word);
    }

  return g_strstrip (g_string_free (g_steal_pointer (&joined), FALSE));
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  g_autoptr (OssicleCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) nearest = NULL;
  g_auto (OssicleCliAnswer) answer = { 0 };
  g_autofree char *query = NULL;
  g_auto (GStrv) words = NULL;
  gboolean json = FALSE, answered;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &words, NULL, NULL },
    { NULL },
  };

  if (!ossicle_cli_command_parse (command, options, arguments))
    return OSSICLE_CLI_USAGE;
  if (words != NULL)
    query = join_words (words);
  if (query == NULL || *query == '\0')
    return ossicle_cli_command_refuse (command, _ ("Name a code, an EC, a status or a message."));

  catalogue = ossicle_cli_load_catalogue ();
  if (catalogue == NULL)
    return OSSICLE_CLI_FAILED;

  ossicle_cli_answer_init (&answer, catalogue, g_steal_pointer (&query));
  answered = answer.matched != NULL;
  if (!answered)
    {
      nearest = ossicle_cli_answer_find_nearest (&answer, catalogue, MOST_NEAREST);
      complain_with_nearest (&answer, nearest);
    }

  if (json ? !write_json (&answer, nearest) : answered && !write_text (&answer, catalogue))
    return OSSICLE_CLI_FAILED;

  return answered ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_NO_ANSWER;
}

const OssicleCliCommand ossicle_cli_explain = {
  "explain",
  N_ ("WORD…"),
  N_ ("Tells what the catalogue has on a code, an EC, a status or a message."),
  run,
};
