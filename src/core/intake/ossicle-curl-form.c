/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-curl-form.h"

typedef struct
{
  char *name;
  char *value; /* the text, or the file's path */
  char *type;
  char *filename;
  gboolean file;
} Field;

struct _OssicleCurlForm
{
  GPtrArray *fields;
};

static void
field_free (gpointer data)
{
  Field *field = data;

  g_free (field->name);
  g_free (field->value);
  g_free (field->type);
  g_free (field->filename);
  g_free (field);
}

/* ";type=…" and ";filename=…" behind the value; *value is cut before them. */
static void
take_attributes (Field *field, char *value)
{
  char *semicolon;

  while ((semicolon = g_strrstr (value, ";")) != NULL)
    {
      char *attribute = g_strchug (semicolon + 1);
      g_autofree char *unquoted = NULL;

      if (g_str_has_prefix (attribute, "type="))
        {
          g_free (field->type);
          field->type = g_strdup (attribute + strlen ("type="));
        }
      else if (g_str_has_prefix (attribute, "filename="))
        {
          unquoted = g_strdup (attribute + strlen ("filename="));
          g_strdelimit (unquoted, "\"", ' ');
          g_free (field->filename);
          field->filename = g_strdup (g_strstrip (unquoted));
        }
      else
        break;
      *semicolon = '\0';
    }
}

/* curl goes by the ending of the name (curl(1), "--form"). */
static const char *
guess_type (const char *path)
{
  static const struct
  {
    const char *ending;
    const char *type;
  } table[] = {
    { ".gif", "image/gif" },       { ".jpg", "image/jpeg" },    { ".jpeg", "image/jpeg" },
    { ".png", "image/png" },       { ".svg", "image/svg+xml" }, { ".txt", "text/plain" },
    { ".htm", "text/html" },       { ".html", "text/html" },    { ".pdf", "application/pdf" },
    { ".xml", "application/xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gsize length = strlen (path), ending = strlen (table[i].ending);

      if (length >= ending && g_ascii_strcasecmp (path + length - ending, table[i].ending) == 0)
        return table[i].type;
    }

  return "application/octet-stream";
}

/* The boundary must not stand in the form; a digest of the form is as good as chance and can be
 * repeated. */
static char *
make_boundary (OssicleCurlForm *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);

      g_checksum_update (checksum, (const guchar *) field->name, -1);
      g_checksum_update (checksum, (const guchar *) field->value, -1);
    }

  return g_strdup_printf ("------------------------%.16s", g_checksum_get_string (checksum));
}

static void
append_text (OssicleRequest *request, GString *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  ossicle_request_append_bytes (request, bytes);
  g_string_truncate (text, 0);
}

static void
append_field (OssicleRequest *request, GString *text, const Field *field, const char *boundary)
{
  g_string_append_printf (text, "--%s\r\nContent-Disposition: form-data; name=\"%s\"", boundary,
                          field->name);
  if (field->filename != NULL)
    g_string_append_printf (text, "; filename=\"%s\"", field->filename);
  g_string_append (text, "\r\n");
  if (field->type != NULL)
    g_string_append_printf (text, "Content-Type: %s\r\n", field->type);
  g_string_append (text, "\r\n");
  if (field->file)
    {
      append_text (request, text);
      ossicle_request_append_file (request, field->value);
    }
  else
    g_string_append (text, field->value);
  g_string_append (text, "\r\n");
}

/**
 * ossicle_curl_form_new:
 *
 * Returns: (transfer full): a form without fields
 */
OssicleCurlForm *
ossicle_curl_form_new (void)
{
  OssicleCurlForm *self = g_new0 (OssicleCurlForm, 1);

  self->fields = g_ptr_array_new_with_free_func (field_free);

  return self;
}

/**
 * ossicle_curl_form_add:
 * @self: a form
 * @field: NAME=VALUE, NAME=@FILE or NAME=<FILE, with ";type=" and ";filename=" behind it
 * @literal: whether VALUE is taken as it stands
 *
 * Returns: whether @field was understood
 */
gboolean
ossicle_curl_form_add (OssicleCurlForm *self, const char *text, gboolean literal)
{
  const char *equals;
  g_autofree char *value = NULL;
  gboolean upload, contents;
  Field *field;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  equals = strchr (text, '=');
  if (equals == NULL)
    return FALSE;

  upload = !literal && equals[1] == '@';
  contents = !literal && equals[1] == '<';
  field = g_new0 (Field, 1);
  field->name = g_strndup (text, equals - text);
  value = g_strdup (equals + 1 + (upload || contents ? 1 : 0));
  if (!literal)
    take_attributes (field, value);
  field->value = g_steal_pointer (&value);
  field->file = upload || contents;
  if (upload && field->filename == NULL)
    field->filename = g_path_get_basename (field->value);
  if (upload && field->type == NULL)
    field->type = g_strdup (guess_type (field->filename));
  g_ptr_array_add (self->fields, field);

  return TRUE;
}

/**
 * ossicle_curl_form_finish:
 * @self: a form
 * @request: the request that gets the form as its body, and the Content-Type that goes with it
 */
void
ossicle_curl_form_finish (OssicleCurlForm *self, OssicleRequest *request)
{
  g_autofree char *boundary = NULL, *type = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (self != NULL);
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  boundary = make_boundary (self);
  for (guint i = 0; i < self->fields->len; i++)
    append_field (request, text, g_ptr_array_index (self->fields, i), boundary);
  g_string_append_printf (text, "--%s--\r\n", boundary);
  append_text (request, text);

  type = g_strconcat ("multipart/form-data; boundary=", boundary, NULL);
  ossicle_headers_replace (ossicle_request_get_headers (request), "Content-Type", type);
}

/**
 * ossicle_curl_form_free:
 * @self: a form
 */
void
ossicle_curl_form_free (OssicleCurlForm *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->fields);
  g_free (self);
}
