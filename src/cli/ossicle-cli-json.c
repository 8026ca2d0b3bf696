/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-json.h"

#include "ossicle-cli-terminal.h"

static void
add_valid_string (JsonBuilder *builder, const char *value)
{
  if (g_utf8_validate (value, -1, NULL))
    {
      json_builder_add_string_value (builder, value);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (value, -1);

      json_builder_add_string_value (builder, valid);
    }
}

/**
 * ossicle_cli_json_add_string:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: (nullable): its value; null stands in the document for %NULL
 */
void
ossicle_cli_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    add_valid_string (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * ossicle_cli_json_add_strings:
 * @builder: a builder inside an object
 * @name: the member's name
 * @values: (nullable) (array zero-terminated=1): its values; an empty array stands for %NULL
 */
void
ossicle_cli_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    add_valid_string (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_json_add_objects:
 * @builder: a builder inside an object
 * @name: the member's name
 * @items: (nullable): what to tell of; an empty array stands for %NULL
 * @add_members: tells of one
 */
void
ossicle_cli_json_add_objects (JsonBuilder *builder,
                              const char *name,
                              GPtrArray *items,
                              OssicleCliJsonMembers add_members)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      json_builder_begin_object (builder);
      add_members (builder, g_ptr_array_index (items, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * ossicle_cli_json_add_time:
 * @builder: a builder inside an object
 * @name: the member's name
 * @unix_ms: milliseconds since 1970, UTC
 *
 * Adds the time in RFC 3339, UTC, with milliseconds only where there are some.
 */
void
ossicle_cli_json_add_time (JsonBuilder *builder, const char *name, gint64 unix_ms)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autofree char *seconds = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%S") : NULL;
  g_autofree char *text = NULL;

  if (seconds != NULL && unix_ms % 1000 != 0)
    text = g_strdup_printf ("%s.%03dZ", seconds, (int) (unix_ms % 1000));
  else if (seconds != NULL)
    text = g_strconcat (seconds, "Z", NULL);

  ossicle_cli_json_add_string (builder, name, text);
}

/**
 * ossicle_cli_json_write:
 * @builder: a builder with a whole document
 *
 * Writes the document on one line, so that a run with several documents is JSON Lines.
 *
 * Returns: whether it could be written to standard output
 */
gboolean
ossicle_cli_json_write (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  json_generator_set_root (generator, root);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');

  return ossicle_cli_write (text->str, text->len);
}
