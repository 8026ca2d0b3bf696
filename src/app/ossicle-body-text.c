/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-body-text.h"
#include "ossicle-shown.h"

#define HEX_COLUMNS 16

/* Enough to tell by, without reading all of a large one. */
#define BEGIN_BYTES 4096

static gsize
back_to_character (const char *text, gsize offset)
{
  for (int i = 0; i < 3 && offset > 0 && (text[offset] & 0xc0) == 0x80; i++)
    offset--;

  return offset;
}

/**
 * ossicle_body_guess_kind:
 * @body: a body
 * @content_type: (nullable): what the headers call it
 *
 * Returns: how it can best be looked at
 */
OssicleBodyKind
ossicle_body_guess_kind (GBytes *body, const char *content_type)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);
  const char *valid_end;
  gsize begin = MIN (size, BEGIN_BYTES);

  if (size == 0)
    return OSSICLE_BODY_TEXT;
  if (!g_utf8_validate (data, (gssize) begin, &valid_end) && begin - (valid_end - data) > 4)
    return OSSICLE_BODY_HEX;

  for (gsize i = 0; i < begin; i++)
    {
      if (data[i] == '<')
        return OSSICLE_BODY_XML;
      if (!g_ascii_isspace (data[i]) && (guchar) data[i] < 0x80)
        break;
    }

  return content_type != NULL && strstr (content_type, "xml") != NULL ? OSSICLE_BODY_XML
                                                                      : OSSICLE_BODY_TEXT;
}

static gsize
get_part_bytes (OssicleBodyKind kind)
{
  return kind == OSSICLE_BODY_HEX ? OSSICLE_BODY_HEX_PART_BYTES : OSSICLE_BODY_PART_BYTES;
}

guint
ossicle_body_count_parts (GBytes *body, OssicleBodyKind kind)
{
  gsize bytes = get_part_bytes (kind);

  return (guint) MAX (1, (g_bytes_get_size (body) + bytes - 1) / bytes);
}

static char *
dump (const guint8 *data, gsize size, gsize offset)
{
  GString *out = g_string_sized_new (size * 5);

  for (gsize line = 0; line < size; line += HEX_COLUMNS)
    {
      g_string_append_printf (out, "%08" G_GSIZE_MODIFIER "x ", offset + line);
      for (gsize i = line; i < line + HEX_COLUMNS; i++)
        {
          g_string_append (out, i % 8 == 0 ? "  " : " ");
          if (i < size)
            g_string_append_printf (out, "%02x", data[i]);
          else
            g_string_append (out, "  ");
        }
      g_string_append (out, "  ");
      for (gsize i = line; i < MIN (line + HEX_COLUMNS, size); i++)
        g_string_append_c (out, data[i] >= 0x20 && data[i] < 0x7f ? (char) data[i] : '.');
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/* A line of a megabyte would hold up the view. */
static char *
break_lines (const char *text, gboolean *broken)
{
  GString *out = g_string_sized_new (strlen (text));
  gsize column = 0;

  *broken = FALSE;
  for (const char *p = text; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (*p == '\n')
        column = 0;
      else if (column >= OSSICLE_BODY_LINE_BYTES)
        {
          g_string_append_c (out, '\n');
          column = 0;
          *broken = TRUE;
        }
      g_string_append_len (out, p, next - p);
      column += *p != '\n' ? (gsize) (next - p) : 0;
      p = next;
    }

  return g_string_free (out, FALSE);
}

/**
 * ossicle_body_dup_part:
 * @body: a body
 * @kind: how it is looked at
 * @part: which part, from 0
 * @broken: (out): whether there are line ends that the body does not have
 *
 * Returns: (transfer full): what a view shows of that part
 */
char *
ossicle_body_dup_part (GBytes *body, OssicleBodyKind kind, guint part, gboolean *broken)
{
  gsize size, begin, end;
  gsize bytes = get_part_bytes (kind);
  const char *data = g_bytes_get_data (body, &size);
  g_autofree char *valid = NULL;
  g_autofree char *shown = NULL;

  *broken = FALSE;
  begin = MIN (size, (gsize) part * bytes);
  end = MIN (size, begin + bytes);
  if (begin == end)
    return g_strdup ("");
  if (kind == OSSICLE_BODY_HEX)
    return dump ((const guint8 *) data + begin, end - begin, begin);

  begin = back_to_character (data, begin);
  end = end < size ? back_to_character (data, end) : end;
  valid = g_utf8_make_valid (data + begin, (gssize) (end - begin));
  shown = ossicle_dup_shown (valid, strlen (valid));

  return break_lines (shown, broken);
}
