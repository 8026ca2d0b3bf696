/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-json.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char *
skip_string (const char *p, const char *end, guint *line)
{
  for (p++; p < end && *p != '"'; p++)
    {
      if (*p == '\\' && p + 1 < end)
        p++;
      if (*p == '\n')
        (*line)++;
    }

  return p;
}

/* What json-glib would take for more than JSON: comments and other quotes, behind which levels
 * could hide. */
static gboolean
is_plain (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("{}[]:,+-. \t\r\n", c) != NULL);
}

/* json-glib calls itself for each level, and its stack must not be the text's to fill; of several
 * texts, one behind the other, each version makes something else. Returns 0, or the line. */
static guint
find_fault (const char *text, gsize length, guint deepest)
{
  const char *end = text + length;
  guint line = 1, depth = 0, n = 0;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '"')
        {
          p = skip_string (p, end, &line);
          continue;
        }
      if (!is_plain (*p))
        return line;
      if (*p == '\n')
        line++;
      else if ((*p == '}' || *p == ']') && depth > 0)
        depth--;
      else if ((*p == '{' || *p == '[') && (++depth > deepest || (depth == 1 && ++n > 1)))
        return line;
    }

  return 0;
}

/* The line is known only while it parses. */
static void
parse_error_cb (JsonParser *parser, GError *error, gpointer user_data)
{
  guint *line = user_data;

  *line = json_parser_get_current_line (parser);
}

/**
 * ossicle_json_parse:
 * @text: any bytes
 * @length: how many
 * @deepest: how many levels it may have
 * @line: (out) (optional): where it is no JSON, the line, from 1
 *
 * Reads one text of JSON (RFC 8259), with or without a byte order mark. The nodes are plain ones:
 * the parser of json-glib 1.10 asserts that what it should have sealed is sealed.
 *
 * Returns: (transfer full) (nullable): its root, or %NULL where it is no such text
 */
JsonNode *
ossicle_json_parse (const char *text, gsize length, guint deepest, guint *line)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root = NULL;
  guint fault;

  g_return_val_if_fail (text != NULL, NULL);

  if (length >= strlen (BYTE_ORDER_MARK) &&
      memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  fault = find_fault (text, length, deepest);
  if (fault == 0 && g_utf8_validate (text, (gssize) length, NULL))
    {
      g_signal_connect (parser, "error", G_CALLBACK (parse_error_cb), &fault);
      if (json_parser_load_from_data (parser, text, (gssize) length, NULL))
        root = json_parser_steal_root (parser);
    }
  if (line != NULL)
    *line = MAX (fault, 1);

  return root;
}
