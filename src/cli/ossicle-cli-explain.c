/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-entry.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-terminal.h"

#define MOST_LISTED 20
#define MOST_NEAREST 5

/* What was found for the words; "matched" says how they were understood. */
typedef struct
{
  char *query;
  const char *matched; /* "code", "ec", "status", "message", "text" or NULL */
  GPtrArray *entries;
  OssicleVariant *variant; /* the one whose message was asked for */
  const OssicleEcInfo *ec;
  guint status;
} Answer;

static void
answer_clear (Answer *answer)
{
  g_free (answer->query);
  g_clear_pointer (&answer->entries, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
take_entry (Answer *answer, OssicleEntry *entry, const char *matched)
{
  if (entry != NULL)
    g_ptr_array_add (answer->entries, g_object_ref (entry));
  answer->matched = matched;
}

static gboolean
find_status (Answer *answer, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint64 status;

  if (!g_ascii_string_to_unsigned (answer->query, 10, 100, 599, &status, NULL))
    return FALSE;

  entries = ossicle_catalogue_lookup_status (catalogue, status);
  if (entries == NULL || entries->len == 0)
    return FALSE;

  answer->status = status;
  answer->matched = "status";
  for (guint i = 0; i < entries->len; i++)
    take_entry (answer, g_ptr_array_index (entries, i), "status");

  return TRUE;
}

/* An EC is told with the entries that name it; its own code comes first. */
static gboolean
find_ec (Answer *answer, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) hits = NULL;
  OssicleEntry *own = NULL;

  answer->ec = ossicle_catalogue_lookup_ec (catalogue, answer->query);
  if (answer->ec == NULL)
    return FALSE;

  if (answer->ec->code != NULL)
    own = ossicle_catalogue_lookup (catalogue, answer->ec->code);
  take_entry (answer, own, "ec");

  hits = ossicle_catalogue_search (catalogue, answer->query);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (hits, i);

      if (entry != own && g_strv_contains (ossicle_entry_get_ecs (entry), answer->query))
        take_entry (answer, entry, "ec");
    }

  return TRUE;
}

static gboolean
find_exactly (Answer *answer, OssicleCatalogue *catalogue)
{
  OssicleEntry *entry = ossicle_catalogue_lookup (catalogue, answer->query);

  if (entry != NULL)
    {
      take_entry (answer, entry, "code");
      return TRUE;
    }
  if (find_ec (answer, catalogue))
    return TRUE;

  answer->variant = ossicle_catalogue_match_message (catalogue, NULL, 0, answer->query, &entry);
  if (entry != NULL)
    take_entry (answer, entry, "message");

  return answer->entries->len > 0;
}

/* Whether each of @words stands in @text, both folded. */
static gboolean
strike_out (char **words, gboolean *found, const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  gboolean all = TRUE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (folded != NULL && strstr (folded, words[i]) != NULL)
        found[i] = TRUE;
      all = all && found[i];
    }

  return all;
}

static gboolean
strike_out_advice (char **words, gboolean *found, GPtrArray *advice)
{
  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const OssicleAdvice *one = g_ptr_array_index (advice, i);

      if (strike_out (words, found, one->text) || strike_out_advice (words, found, one->items))
        return TRUE;
    }

  return FALSE;
}

/* The catalogue's search forgives typing errors, as one wants while typing. An answer that a script
 * takes for one does not: each word must really stand in the entry. */
static gboolean
holds_every_word (OssicleEntry *entry, char **words)
{
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length (words) + 1);
  GListModel *variants = ossicle_entry_get_variants (entry);
  guint n = g_list_model_get_n_items (variants);

  if (strike_out (words, found, ossicle_entry_get_code (entry)) ||
      strike_out (words, found, ossicle_entry_get_summary (entry)))
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (strike_out (words, found, ossicle_variant_get_message (variant)) ||
          strike_out_advice (words, found, ossicle_variant_get_causes (variant)) ||
          strike_out_advice (words, found, ossicle_variant_get_fixes (variant)))
        return TRUE;
    }

  return FALSE;
}

static void
find_by_text (Answer *answer, OssicleCatalogue *catalogue)
{
  g_autofree char *folded = g_utf8_casefold (answer->query, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GPtrArray) hits = ossicle_catalogue_search (catalogue, answer->query);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      if (holds_every_word (g_ptr_array_index (hits, i), words))
        take_entry (answer, g_ptr_array_index (hits, i), "text");
    }
}

/* Status and code are often copied together, "403 AccessDenied": then the code tells all. */
static gboolean
find_beside_status (Answer *answer, OssicleCatalogue *catalogue)
{
  g_auto (GStrv) words = g_strsplit (answer->query, " ", 3);
  OssicleEntry *entry;

  if (g_strv_length (words) != 2)
    return FALSE;

  entry = ossicle_catalogue_lookup (catalogue, words[0]);
  if (entry != NULL && g_ascii_string_to_unsigned (words[1], 10, 100, 599, NULL, NULL))
    take_entry (answer, entry, "code");
  else if (g_ascii_string_to_unsigned (words[0], 10, 100, 599, NULL, NULL))
    {
      entry = ossicle_catalogue_lookup (catalogue, words[1]);
      if (entry != NULL)
        take_entry (answer, entry, "code");
    }

  return answer->entries->len > 0;
}

static void
find (Answer *answer, OssicleCatalogue *catalogue)
{
  if (find_status (answer, catalogue) || find_exactly (answer, catalogue) ||
      find_beside_status (answer, catalogue))
    return;

  find_by_text (answer, catalogue);
}

static GPtrArray *
find_nearest (Answer *answer, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray)
    nearest = ossicle_catalogue_suggest (catalogue, answer->query, MOST_NEAREST);

  if (nearest == NULL || nearest->len == 0)
    {
      g_clear_pointer (&nearest, g_ptr_array_unref);
      nearest = ossicle_catalogue_search (catalogue, answer->query);
    }
  if (nearest != NULL && nearest->len > MOST_NEAREST)
    g_ptr_array_set_size (nearest, MOST_NEAREST);

  return g_steal_pointer (&nearest);
}

static void
complain_with_nearest (Answer *answer, GPtrArray *nearest)
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
print_several (Answer *answer, OssicleCliPrinter *printer)
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
write_text (Answer *answer, OssicleCatalogue *catalogue)
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
write_json (Answer *answer, GPtrArray *nearest)
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
  g_auto (Answer) answer = { 0 };
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
    answer.query = join_words (words);
  if (answer.query == NULL || *answer.query == '\0')
    return ossicle_cli_command_refuse (command, _ ("Name a code, an EC, a status or a message."));

  catalogue = ossicle_cli_load_catalogue ();
  if (catalogue == NULL)
    return OSSICLE_CLI_FAILED;

  answer.entries = g_ptr_array_new_with_free_func (g_object_unref);
  find (&answer, catalogue);
  answered = answer.matched != NULL;
  if (!answered)
    {
      nearest = find_nearest (&answer, catalogue);
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
