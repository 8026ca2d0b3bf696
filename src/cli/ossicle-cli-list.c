/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-entry.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-terminal.h"
#include "ossicle-cli-wrap.h"

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (ossicle_entry_get_code (*(OssicleEntry **) a),
                             ossicle_entry_get_code (*(OssicleEntry **) b));
}

static gboolean
has_status (OssicleEntry *entry, guint status)
{
  gsize n;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (statuses[i] == status)
        return TRUE;
    }

  return FALSE;
}

static GPtrArray *
collect_entries (OssicleCatalogue *catalogue, guint status)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = ossicle_catalogue_get_entries (catalogue);
  guint n = g_list_model_get_n_items (all);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (all, i);

      if (status == 0 || has_status (entry, status))
        g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  g_ptr_array_sort (entries, compare_entries);

  return entries;
}

static guint
find_widest (GPtrArray *entries)
{
  guint widest = 0;

  for (guint i = 0; i < entries->len; i++)
    widest = MAX (widest, ossicle_cli_measure (ossicle_entry_get_code (entries->pdata[i])));

  return widest;
}

/* A line a code, the code first and nothing before it: scripts and completions cut it there. Lines
 * are cut at the terminal's edge, and only on a terminal. */
static gboolean
write_lines (GPtrArray *entries)
{
  guint columns = isatty (STDOUT_FILENO) ? ossicle_cli_get_terminal_columns (STDOUT_FILENO)
                                         : G_MAXUINT;
  guint widest = find_widest (entries);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *statuses = ossicle_cli_entry_dup_statuses (entry);
      const char *summary = ossicle_entry_get_summary (entry);
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char *printable = NULL, *clipped = NULL;

      ossicle_cli_pad (line, ossicle_entry_get_code (entry), widest + 2);
      ossicle_cli_pad (line, statuses, 8);
      g_string_append_printf (line, " %s", summary != NULL ? summary : "");
      printable = ossicle_dup_printable (line->str, FALSE);
      clipped = ossicle_cli_clip (g_strchomp (printable), columns);
      g_string_append_printf (text, "%s\n", clipped);
    }

  return ossicle_cli_write_text (text->str);
}

static gboolean
write_json (GPtrArray *entries)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "schema", "ossicle.catalogue.v1");
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    ossicle_cli_entry_add_json (g_ptr_array_index (entries, i), builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return ossicle_cli_json_write (builder);
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  g_autoptr (OssicleCatalogue) catalogue = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_auto (GStrv) rest = NULL;
  gboolean json = FALSE;
  int status = -1;
  const GOptionEntry options[] = {
    { "status", 's', 0, G_OPTION_ARG_INT, &status,
      N_ ("Only codes that come with this HTTP status"), N_ ("N") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    { NULL },
  };

  if (!ossicle_cli_command_parse (command, options, arguments))
    return OSSICLE_CLI_USAGE;
  if (rest != NULL)
    return ossicle_cli_command_refuse (command, _ ("“%s” is one argument too many."), rest[0]);
  if (status != -1 && (status < 100 || status > 599))
    return ossicle_cli_command_refuse (command, _ ("%d is no HTTP status."), status);

  catalogue = ossicle_cli_load_catalogue ();
  if (catalogue == NULL)
    return OSSICLE_CLI_FAILED;

  entries = collect_entries (catalogue, status == -1 ? 0 : status);
  if (json ? !write_json (entries) : !write_lines (entries))
    return OSSICLE_CLI_FAILED;
  if (entries->len > 0)
    return OSSICLE_CLI_ANSWERED;

  ossicle_cli_complain (_ ("The catalogue has no code with status %d."), status);

  return OSSICLE_CLI_NO_ANSWER;
}

const OssicleCliCommand ossicle_cli_list = {
  "list",
  NULL,
  N_ ("Lists the catalogue, a line a code."),
  run,
};
