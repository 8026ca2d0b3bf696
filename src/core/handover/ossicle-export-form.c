/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-export-form.h"

/* Where a file's contents stand in the text of the body. */
#define MARK '\001'

typedef struct
{
  char *name;
  char *filename;
  char *type;
} Part;

static void
part_clear (Part *part)
{
  g_free (part->name);
  g_free (part->filename);
  g_free (part->type);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

/* The body as text, each file as a mark, its number and a mark. */
static char *
dup_text (OssicleRequest *request)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (request, i);
      gsize size = part->bytes != NULL ? g_bytes_get_size (part->bytes) : 0;
      const char *data = size > 0 ? g_bytes_get_data (part->bytes, NULL) : NULL;

      if (part->bytes == NULL)
        g_string_append_printf (text, "%c%u%c", MARK, i, MARK);
      else if (size > 0 && (memchr (data, MARK, size) != NULL || memchr (data, 0, size) != NULL))
        return NULL;
      else
        g_string_append_len (text, data, size);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_boundary (OssicleRequest *request)
{
  const char *type = ossicle_headers_get (ossicle_request_get_headers (request), "Content-Type");
  const char *mark = type != NULL ? strstr (type, "boundary=") : NULL;

  if (mark == NULL || !g_str_has_prefix (type, "multipart/form-data"))
    return NULL;
  mark += strlen ("boundary=");

  return *mark == '"' || *mark == '\0' ? NULL : g_strndup (mark, strcspn (mark, "; "));
}

/* A parameter in quotes, without anything that would have to be escaped. */
static gboolean
take_quoted (const char **p, const char *name, char **value)
{
  g_autofree char *prefix = g_strconcat ("; ", name, "=\"", NULL);
  const char *end;

  if (!g_str_has_prefix (*p, prefix))
    return TRUE;
  end = strchr (*p + strlen (prefix), '"');
  if (end == NULL)
    return FALSE;
  *value = g_strndup (*p + strlen (prefix), end - *p - strlen (prefix));
  *p = end + 1;

  return strpbrk (*value, "\\;\r\n=,") == NULL;
}

static gboolean
read_part_header (const char *head, Part *part)
{
  static const char disposition[] = "Content-Disposition: form-data";
  static const char type[] = "Content-Type: ";
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  const char *p = lines[0];

  if (p == NULL || !g_str_has_prefix (p, disposition))
    return FALSE;
  p += strlen (disposition);
  if (!take_quoted (&p, "name", &part->name) || !take_quoted (&p, "filename", &part->filename) ||
      *p != '\0' || part->name == NULL)
    return FALSE;
  if (lines[1] == NULL)
    return TRUE;
  if (!g_str_has_prefix (lines[1], type) || lines[2] != NULL || strchr (lines[1], ';') != NULL)
    return FALSE;
  part->type = g_strdup (lines[1] + strlen (type));

  return TRUE;
}

static const char *
get_path (OssicleRequest *request, const char *content)
{
  char *end;
  guint64 i;

  if (*content != MARK)
    return NULL;
  i = g_ascii_strtoull (content + 1, &end, 10);

  return end[0] == MARK && end[1] == '\0' ? ossicle_request_get_body_part (request, i)->path : NULL;
}

static gboolean
add_field (OssicleRequest *request, const Part *part, const char *content, GPtrArray *words)
{
  const char *path = get_path (request, content);
  GString *word;

  if (strchr (path != NULL ? path : content, ';') != NULL && (path != NULL || part->type != NULL))
    return FALSE;
  if (path == NULL && (strchr (content, MARK) != NULL || part->filename != NULL))
    return FALSE;
  if (path == NULL && part->type == NULL)
    {
      g_ptr_array_add (words, g_strdup ("--form-string"));
      g_ptr_array_add (words, g_strconcat (part->name, "=", content, NULL));
      return TRUE;
    }
  if (path == NULL && (*content == '@' || *content == '<'))
    return FALSE;

  word = g_string_new (part->name);
  g_string_append_c (word, '=');
  if (path != NULL)
    g_string_append_c (word, part->filename != NULL ? '@' : '<');
  g_string_append (word, path != NULL ? path : content);
  if (part->filename != NULL)
    g_string_append_printf (word, ";filename=\"%s\"", part->filename);
  if (part->type != NULL)
    g_string_append_printf (word, ";type=%s", part->type);
  g_ptr_array_add (words, g_strdup ("-F"));
  g_ptr_array_add (words, g_string_free (word, FALSE));

  return TRUE;
}

static gboolean
add_part (OssicleRequest *request, char *piece, GPtrArray *words)
{
  g_auto (Part) part = { 0 };
  char *blank = strstr (piece, "\r\n\r\n");

  if (blank == NULL || !g_str_has_prefix (piece, "\r\n") || !g_str_has_suffix (blank, "\r\n") ||
      strlen (blank) < 6)
    return FALSE;
  *blank = '\0';
  blank[strlen (blank + 4) + 2] = '\0';

  return read_part_header (piece + 2, &part) && add_field (request, &part, blank + 4, words);
}

GPtrArray *
ossicle_export_form (OssicleRequest *request)
{
  g_autofree char *boundary = dup_boundary (request);
  g_autofree char *text = boundary != NULL ? dup_text (request) : NULL;
  g_autofree char *separator = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) pieces = NULL;
  guint n;

  if (text == NULL)
    return NULL;

  separator = g_strconcat ("--", boundary, NULL);
  pieces = g_strsplit (text, separator, -1);
  n = g_strv_length (pieces);
  if (n < 3 || *pieces[0] != '\0' || !g_str_equal (pieces[n - 1], "--\r\n"))
    return NULL;
  for (guint i = 1; i < n - 1; i++)
    {
      if (!add_part (request, pieces[i], words))
        return NULL;
    }

  return g_steal_pointer (&words);
}
