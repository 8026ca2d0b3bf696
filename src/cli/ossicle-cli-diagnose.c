/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "ossicle-cli-catalogue.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-diagnosis.h"
#include "ossicle-cli-input.h"
#include "ossicle-cli-terminal.h"

typedef struct
{
  OssicleCatalogue *catalogue;
  OssicleCliPrinter *printer; /* NULL where JSON is wanted */
  gint64 now;
  guint n_files;
  guint n_printed;
} Run;

static const char *
get_title (const char *name)
{
  return g_str_equal (name, "-") ? _ ("standard input") : name;
}

static OssicleReading *
read_file (const char *path, Run *self)
{
  gboolean is_input = g_str_equal (path, "-");
  g_autofree char *name = is_input ? g_strdup ("-") : g_filename_display_name (path);
  g_autoptr (OssicleSource) source = NULL;
  g_autoptr (OssicleReading) reading = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (is_input && isatty (STDIN_FILENO))
    ossicle_cli_complain (_ ("Paste the error, then press Ctrl+D on a line of its own."));

  bytes = ossicle_cli_read_text (path, OSSICLE_CLI_MAX_INPUT, &error);
  if (bytes != NULL)
    {
      source = ossicle_source_new (bytes, name);
      reading = ossicle_intake_read (source, self->catalogue, self->now, NULL, &error);
    }
  if (reading == NULL)
    ossicle_cli_complain ("%s: %s", get_title (name), error->message);

  return g_steal_pointer (&reading);
}

/* Where something else was recognised, its findings tell what to ask. */
static void
complain_of_nothing (OssicleReading *reading)
{
  OssicleSource *source = ossicle_reading_get_source (reading);
  const char *name = get_title (ossicle_source_get_name (source));

  if (g_bytes_get_size (ossicle_source_get_bytes (source)) == 0)
    ossicle_cli_complain (_ ("%s: it is empty."), name);
  else
    ossicle_cli_complain (_ ("%s: no error of OSS in it."), name);
  if (g_list_model_get_n_items (ossicle_reading_get_others (reading)) > 0)
    return;

  ossicle_cli_complain (_ ("Looked for: an error body in XML or JSON, an HTTP response, what SDKs "
                           "and tools print, a RequestId, a known code."));
  ossicle_cli_complain (_ ("Ask for: the whole response with its headers, the RequestId, the time "
                           "with its zone, the bucket and the endpoint."));
}

static gboolean
write_text (OssicleReading *reading, Run *self)
{
  const char *name = ossicle_source_get_name (ossicle_reading_get_source (reading));

  if (self->n_printed++ > 0)
    ossicle_cli_printer_add_text (self->printer, OSSICLE_CLI_PLAIN, 0, "");
  if (self->n_files > 1)
    ossicle_cli_printer_add_text (self->printer, OSSICLE_CLI_FAINT, 0, get_title (name));
  ossicle_cli_diagnosis_print (reading, self->catalogue, self->now, self->printer);
  return ossicle_cli_printer_write (self->printer);
}

static OssicleCliStatus
diagnose (const char *path, Run *self)
{
  g_autoptr (OssicleReading) reading = read_file (path, self);
  gboolean written;

  if (reading == NULL)
    return OSSICLE_CLI_FAILED;

  if (self->printer != NULL)
    written = write_text (reading, self);
  else
    written = ossicle_cli_diagnosis_write_json (reading, self->catalogue, self->now);
  if (!written)
    return OSSICLE_CLI_FAILED;

  if (g_list_model_get_n_items (ossicle_reading_get_cases (reading)) > 0)
    return OSSICLE_CLI_ANSWERED;

  complain_of_nothing (reading);

  return OSSICLE_CLI_NO_ANSWER;
}

/* What could not be read weighs most; else one error found is an answer. */
static OssicleCliStatus
combine (OssicleCliStatus a, OssicleCliStatus b)
{
  if (a == OSSICLE_CLI_FAILED || b == OSSICLE_CLI_FAILED)
    return OSSICLE_CLI_FAILED;

  return MIN (a, b);
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  static char *standard_input[] = { (char *) "-", NULL };
  g_autoptr (OssicleCatalogue) catalogue = NULL;
  g_autoptr (OssicleCliPrinter) printer = NULL;
  g_auto (GStrv) files = NULL;
  gboolean json = FALSE;
  OssicleCliStatus status = OSSICLE_CLI_NO_ANSWER;
  char **paths;
  Run self;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON, a line a file"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };

  if (!ossicle_cli_command_parse (command, options, arguments))
    return OSSICLE_CLI_USAGE;

  catalogue = ossicle_cli_load_catalogue ();
  if (catalogue == NULL)
    return OSSICLE_CLI_FAILED;
  if (!json)
    printer = ossicle_cli_printer_new_for_output ();

  paths = files != NULL ? files : standard_input;
  self = (Run){ catalogue, printer, g_get_real_time () / G_USEC_PER_SEC, g_strv_length (paths), 0 };
  for (gsize i = 0; paths[i] != NULL; i++)
    status = combine (status, diagnose (paths[i], &self));

  return status;
}

const OssicleCliCommand ossicle_cli_diagnose = {
  "diagnose",
  N_ ("[FILE…]"),
  N_ ("Finds the errors of OSS in anything pasted, and tells what they mean."),
  run,
};
