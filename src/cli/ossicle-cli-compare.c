/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "core/signing/ossicle-signing-error.h"
#include "ossicle-cli-command.h"
#include "ossicle-cli-comparison.h"
#include "ossicle-cli-side.h"
#include "ossicle-cli-terminal.h"

/* Something that was read and holds nothing signed is no failure. */
static OssicleCliStatus
read_side (const char *path, OssicleCliSide **side)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_name (path);

  *side = ossicle_cli_side_read (path, &error);
  if (*side != NULL)
    return OSSICLE_CLI_ANSWERED;

  ossicle_cli_complain ("%s: %s", name, error->message);

  return error->domain == OSSICLE_SIGNING_ERROR ? OSSICLE_CLI_NO_ANSWER : OSSICLE_CLI_FAILED;
}

static gboolean
rebuild (OssicleCliSide *side, const char *bucket, const OssicleCliSide *other)
{
  g_autoptr (GError) error = NULL;

  if (ossicle_cli_side_rebuild (side, bucket, other, &error))
    return TRUE;

  ossicle_cli_complain ("%s: %s", side->name, error->message);

  return FALSE;
}

static OssicleCliStatus
answer (OssicleCliSide *client, OssicleCliSide *server, gboolean json)
{
  g_autoptr (OssicleComparison) comparison = ossicle_comparison_new (client->text, server->text);
  g_autoptr (OssicleCliPrinter) printer = NULL;
  gboolean told = ossicle_comparison_is_comparable (comparison) ||
                  ossicle_comparison_check_hash (comparison) != OSSICLE_HASH_UNCHECKED;
  gboolean written;

  if (json)
    {
      written = ossicle_cli_comparison_write_json (comparison, client, server);
    }
  else if (told)
    {
      printer = ossicle_cli_printer_new_for_output ();
      ossicle_cli_comparison_print (comparison, client, server, printer);
      written = ossicle_cli_printer_write (printer);
    }
  else
    {
      ossicle_cli_complain (_ ("One side has the canonical request only, the other the string to "
                               "sign: nothing to compare."));
      written = TRUE;
    }

  if (!written)
    return OSSICLE_CLI_FAILED;

  return told ? OSSICLE_CLI_ANSWERED : OSSICLE_CLI_NO_ANSWER;
}

/* Not two of them. */
static OssicleCliStatus
refuse_files (const OssicleCliCommand *command, char **files)
{
  if (files == NULL)
    return ossicle_cli_command_refuse (command, _ ("Name two files."));
  if (files[1] == NULL)
    return ossicle_cli_command_refuse (command, _ ("Name two files, not “%s” alone."), files[0]);

  return ossicle_cli_command_refuse (command, _ ("Name two files: “%s” is one too many."),
                                     files[2]);
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  g_autoptr (OssicleCliSide) client = NULL;
  g_autoptr (OssicleCliSide) server = NULL;
  g_autofree char *bucket = NULL;
  g_auto (GStrv) files = NULL;
  gboolean json = FALSE;
  OssicleCliStatus status;
  const GOptionEntry options[] = {
    { "bucket", 0, 0, G_OPTION_ARG_FILENAME, &bucket, N_ ("Bucket of a request to a custom domain"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };

  if (!ossicle_cli_command_parse (command, options, arguments))
    return OSSICLE_CLI_USAGE;
  if (files == NULL || g_strv_length (files) != 2)
    return refuse_files (command, files);
  if (g_str_equal (files[0], "-") && g_str_equal (files[1], "-"))
    return ossicle_cli_command_refuse (command, _ ("Only one of them can be standard input."));

  status = read_side (files[0], &client);
  if (status == OSSICLE_CLI_ANSWERED)
    status = read_side (files[1], &server);
  if (status != OSSICLE_CLI_ANSWERED)
    return status;
  if (!rebuild (client, bucket, server) || !rebuild (server, bucket, client))
    return OSSICLE_CLI_NO_ANSWER;

  return answer (client, server, json);
}

const OssicleCliCommand ossicle_cli_compare = {
  "compare",
  N_ ("CLIENT SERVER"),
  N_ ("Tells where two strings to sign, requests or answers part, and why."),
  run,
};
