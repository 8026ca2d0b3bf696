/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs the inputs of vectors, one a line on standard input, and prints the steps, one a line. */

#include "config.h"

#include <stdio.h>

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <unistd.h>

#include "signing-vector.h"

static void
add (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

static void
print_worksheet (OssicleWorksheet *worksheet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_begin_object (builder);
  add (builder, "canonical_request", ossicle_worksheet_get_canonical_request (worksheet));
  add (builder, "string_to_sign", ossicle_worksheet_get_string_to_sign (worksheet));
  add (builder, "signature", ossicle_worksheet_get_signature (worksheet));
  add (builder, "authorization", ossicle_worksheet_get_authorization (worksheet));
  add (builder, "url", ossicle_worksheet_get_url (worksheet));
  add (builder, "policy", ossicle_worksheet_get_policy (worksheet));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  line = json_to_string (root, FALSE);
  puts (line);
}

int
main (void)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_autoptr (JsonNode) root = json_from_string (line, NULL);
      g_autoptr (OssicleWorksheet) worksheet = NULL;

      g_assert_nonnull (root);
      worksheet = signing_vector_sign (json_node_get_object (root));
      print_worksheet (worksheet);
      g_free (line);
    }

  return 0;
}
