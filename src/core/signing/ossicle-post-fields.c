/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-post-fields.h"
#include "ossicle-post-form.h"

/* Some bytes of the body. */
typedef struct
{
  const char *begin;
  gsize length;
} Piece;

/* The body as far as it is there; files are read only when a request is sent. */
static GString *
gather (OssicleRequest *request, gboolean *whole)
{
  GString *body = g_string_new (NULL);

  *whole = TRUE;
  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (request, i);
      gsize room = OSSICLE_POST_FIELDS_MAX_BYTES - body->len;
      gsize length = 0;
      gconstpointer data = part->bytes != NULL ? g_bytes_get_data (part->bytes, &length) : NULL;

      if (part->bytes == NULL || length > room)
        *whole = FALSE;
      if (data != NULL)
        g_string_append_len (body, data, MIN (length, room));
    }

  return body;
}

/* "--" and the boundary: as the header has it, or as the body begins where no header tells. */
static char *
dup_delimiter (OssicleRequest *request, const GString *body)
{
  const char *type = ossicle_headers_get (ossicle_request_get_headers (request), "Content-Type");
  const char *mark = type != NULL ? strcasestr (type, "boundary=") : NULL;
  gsize length;

  if (mark != NULL)
    {
      mark += strlen ("boundary=");
      if (*mark == '"')
        return g_strdup_printf ("--%.*s", (int) strcspn (mark + 1, "\""), mark + 1);

      return g_strdup_printf ("--%.*s", (int) strcspn (mark, "; \t\r\n"), mark);
    }

  length = strcspn (body->str, "\r\n");

  return length > 2 && g_str_has_prefix (body->str, "--") ? g_strndup (body->str, length) : NULL;
}

static gsize
line_end_length (const char *text, gsize length)
{
  if (length > 0 && text[0] == '\n')
    return 1;

  return length > 1 && text[0] == '\r' && text[1] == '\n' ? 2 : 0;
}

/* A parameter of Content-Disposition, with or without quotes. */
static char *
dup_parameter (const char *head, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = strcasestr (head, name); p != NULL; p = strcasestr (p + 1, name))
    {
      if (p == head || strchr ("; \t", p[-1]) == NULL || p[length] != '=')
        continue;

      p += length + 1;
      if (*p == '"')
        return g_strndup (p + 1, strcspn (p + 1, "\""));

      return g_strndup (p, strcspn (p, "; \t\r\n"));
    }

  return NULL;
}

/* Takes the head off a part, its blank line included. */
static char *
take_head (Piece *part)
{
  for (gsize i = 0; i < part->length; i++)
    {
      gsize end = line_end_length (part->begin + i, part->length - i);
      gsize blank = line_end_length (part->begin + i + end, part->length - i - end);
      char *head;

      if (end == 0 || blank == 0)
        continue;

      head = g_strndup (part->begin, i);
      part->begin += i + end + blank;
      part->length -= i + end + blank;

      return head;
    }

  return NULL;
}

static void
read_part (OssicleFields *fields, Piece part, gint64 *file_size)
{
  g_autofree char *head = take_head (&part);
  g_autofree char *name = head != NULL ? dup_parameter (head, "name") : NULL;
  g_autofree char *value = NULL;

  if (name == NULL)
    return;

  if (g_ascii_strcasecmp (name, "file") == 0)
    *file_size = (gint64) part.length;
  else
    value = g_strndup (part.begin, part.length);

  ossicle_fields_add (fields, name, value != NULL ? value : "");
}

/**
 * ossicle_post_fields_read:
 * @request: a request
 * @file_size: (out): bytes of the field "file", or %OSSICLE_NO_SIZE where it is not all there
 *
 * Reads the fields of a multipart/form-data body, in their order. Line ends may have become bare
 * line feeds on the way here. The file's own bytes are left out.
 *
 * Returns: (transfer full): the fields, none where the body is no form
 */
OssicleFields *
ossicle_post_fields_read (OssicleRequest *request, gint64 *file_size)
{
  OssicleFields *fields = ossicle_fields_new ();
  gboolean whole;
  g_autoptr (GString) body = gather (request, &whole);
  g_autofree char *delimiter = dup_delimiter (request, body);
  const char *end = body->str + body->len;
  const char *p = NULL;

  *file_size = OSSICLE_NO_SIZE;
  if (delimiter != NULL)
    p = memmem (body->str, body->len, delimiter, strlen (delimiter));

  while (p != NULL && ossicle_fields_get_length (fields) < OSSICLE_POST_FIELDS_MAX)
    {
      const char *begin = p + strlen (delimiter);
      const char *next = memmem (begin, end - begin, delimiter, strlen (delimiter));
      const char *stop = next != NULL ? next : end;
      gsize skipped = line_end_length (begin, stop - begin);

      if (skipped == 0)
        break;

      begin += skipped;
      if (next != NULL && stop > begin && stop[-1] == '\n')
        stop -= stop - 1 > begin && stop[-2] == '\r' ? 2 : 1;

      read_part (fields, (Piece){ begin, (gsize) (stop - begin) }, file_size);
      if (next == NULL || !whole)
        *file_size = OSSICLE_NO_SIZE;

      p = next;
    }

  return fields;
}
