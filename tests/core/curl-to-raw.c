/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include <string.h>

#include "core/handover/ossicle-export-curl.h"
#include "core/intake/ossicle-curl-command.h"

/* Reads a curl command from standard input and prints the request it makes, its files read in:
 * what test-curl-import.py holds against curl's own. With "export" it prints the command that the
 * request is exported as. */

static int
print_export (OssicleCurlCommand *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = ossicle_export_curl (command->request, command->options, FALSE, &error);

  if (text == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  puts (text);

  return 0;
}

static gboolean
print_part (const OssicleBodyPart *part, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;

  if (part->bytes != NULL)
    {
      fwrite (g_bytes_get_data (part->bytes, NULL), 1, g_bytes_get_size (part->bytes), stdout);
      return TRUE;
    }
  if (!g_file_get_contents (part->path, &contents, &length, error))
    return FALSE;
  fwrite (contents, 1, length, stdout);

  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleCurlCommand) command = NULL;
  g_autofree char *target = NULL, *fields = NULL;
  char text[65536];
  gsize length = fread (text, 1, sizeof text - 1, stdin);

  text[length] = '\0';
  command = ossicle_curl_command_parse (text, &error);
  if (command == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }

  if (argc > 1 && strcmp (argv[1], "export") == 0)
    return print_export (command);

  target = ossicle_request_dup_target (command->request);
  fields = ossicle_headers_to_text (ossicle_request_get_headers (command->request), "\r\n");
  printf ("%s %s HTTP/1.1\r\n%s\r\n", ossicle_request_get_method (command->request), target,
          fields);
  for (guint i = 0; i < ossicle_request_get_n_body_parts (command->request); i++)
    {
      if (!print_part (ossicle_request_get_body_part (command->request, i), &error))
        {
          fprintf (stderr, "%s\n", error->message);
          return 1;
        }
    }

  return 0;
}
