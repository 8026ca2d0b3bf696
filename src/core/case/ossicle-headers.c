/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-headers.h"
#include "ossicle-request.h"

struct _OssicleHeaders
{
  GObject parent_instance;

  GPtrArray *list;
};

G_DEFINE_FINAL_TYPE (OssicleHeaders, ossicle_headers, G_TYPE_OBJECT)

static void
header_free (gpointer data)
{
  OssicleHeader *header = data;

  g_free (header->name);
  g_free (header->value);
  g_free (header);
}

static void
headers_add (OssicleHeaders *self, const char *name, const char *value, gboolean automatic)
{
  OssicleHeader *header = g_new0 (OssicleHeader, 1);

  header->name = g_strdup (name);
  header->value = g_strdup (value);
  header->automatic = automatic;
  g_ptr_array_add (self->list, header);
}

static void
ossicle_headers_finalize (GObject *object)
{
  OssicleHeaders *self = OSSICLE_HEADERS (object);

  g_ptr_array_unref (self->list);

  G_OBJECT_CLASS (ossicle_headers_parent_class)->finalize (object);
}

static void
ossicle_headers_class_init (OssicleHeadersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_headers_finalize;
}

static void
ossicle_headers_init (OssicleHeaders *self)
{
  self->list = g_ptr_array_new_with_free_func (header_free);
}

/**
 * ossicle_headers_new:
 *
 * Returns: (transfer full): an empty list of header fields
 */
OssicleHeaders *
ossicle_headers_new (void)
{
  return g_object_new (OSSICLE_TYPE_HEADERS, NULL);
}

/**
 * ossicle_headers_copy:
 * @self: header fields
 *
 * Returns: (transfer full): the fields that the person wrote; automatic ones are made anew when
 *   the copy is sent
 */
OssicleHeaders *
ossicle_headers_copy (OssicleHeaders *self)
{
  OssicleHeaders *copy;

  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), NULL);

  copy = ossicle_headers_new ();
  for (guint i = 0; i < self->list->len; i++)
    {
      const OssicleHeader *header = g_ptr_array_index (self->list, i);

      if (!header->automatic)
        headers_add (copy, header->name, header->value, FALSE);
    }

  return copy;
}

/**
 * ossicle_headers_append:
 * @self: header fields
 * @name: a field name
 * @value: its value
 *
 * Appends a field; one of the same name stays.
 */
void
ossicle_headers_append (OssicleHeaders *self, const char *name, const char *value)
{
  g_return_if_fail (OSSICLE_IS_HEADERS (self));
  g_return_if_fail (name != NULL && value != NULL);

  headers_add (self, name, value, FALSE);
}

/**
 * ossicle_headers_append_automatic:
 * @self: header fields
 * @name: a field name
 * @value: its value
 *
 * Appends a field that the HTTP library added by itself.
 */
void
ossicle_headers_append_automatic (OssicleHeaders *self, const char *name, const char *value)
{
  g_return_if_fail (OSSICLE_IS_HEADERS (self));
  g_return_if_fail (name != NULL && value != NULL);

  headers_add (self, name, value, TRUE);
}

/**
 * ossicle_headers_remove:
 * @self: header fields
 * @name: a field name, in any letter case
 *
 * Returns: whether there was a field of that name; all of them are gone
 */
gboolean
ossicle_headers_remove (OssicleHeaders *self, const char *name)
{
  gboolean found = FALSE;

  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = self->list->len; i > 0; i--)
    {
      const OssicleHeader *header = g_ptr_array_index (self->list, i - 1);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        {
          g_ptr_array_remove_index (self->list, i - 1);
          found = TRUE;
        }
    }

  return found;
}

/**
 * ossicle_headers_replace:
 * @self: header fields
 * @name: a field name
 * @value: its value
 *
 * Puts one field in the place of all those of that name.
 */
void
ossicle_headers_replace (OssicleHeaders *self, const char *name, const char *value)
{
  ossicle_headers_remove (self, name);
  ossicle_headers_append (self, name, value);
}

/**
 * ossicle_headers_get_n_headers:
 * @self: header fields
 *
 * Returns: how many fields there are, duplicates counted
 */
guint
ossicle_headers_get_n_headers (OssicleHeaders *self)
{
  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), 0);

  return self->list->len;
}

/**
 * ossicle_headers_get_header:
 * @self: header fields
 * @position: which one, from 0
 *
 * Returns: (transfer none): the field at @position
 */
const OssicleHeader *
ossicle_headers_get_header (OssicleHeaders *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), NULL);
  g_return_val_if_fail (position < self->list->len, NULL);

  return g_ptr_array_index (self->list, position);
}

/**
 * ossicle_headers_get:
 * @self: header fields
 * @name: a field name, in any letter case
 *
 * Returns: (transfer none) (nullable): the value of the first field of that name
 */
const char *
ossicle_headers_get (OssicleHeaders *self, const char *name)
{
  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const OssicleHeader *header = g_ptr_array_index (self->list, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header->value;
    }

  return NULL;
}

/**
 * ossicle_headers_append_line:
 * @self: header fields
 * @line: a line "Name: value", without its line end
 * @length: bytes in @line
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR
 *
 * Returns: whether the line was a header field (RFC 9112, section 5) and stands in the list now
 */
gboolean
ossicle_headers_append_line (OssicleHeaders *self, const char *line, gsize length, GError **error)
{
  const char *colon;
  g_autofree char *name = NULL, *value = NULL;

  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  colon = memchr (line, ':', length);
  if (colon == NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER,
                   "no colon in the header line “%.*s”", (int) MIN (length, 80), line);
      return FALSE;
    }

  name = g_strndup (line, colon - line);
  value = g_strndup (colon + 1, line + length - colon - 1);
  g_strstrip (value);
  if (!ossicle_header_name_is_valid (name))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER,
                   "“%s” is no header name", name);
      return FALSE;
    }
  if (strlen (value) > length || !ossicle_header_value_is_valid (value))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER,
                   "the value of “%s” holds a line break or a control character", name);
      return FALSE;
    }

  headers_add (self, name, value, FALSE);

  return TRUE;
}

/**
 * ossicle_headers_to_text:
 * @self: header fields
 * @line_end: what ends a line, "\r\n" on the wire
 *
 * Returns: (transfer full): the fields, one a line
 */
char *
ossicle_headers_to_text (OssicleHeaders *self, const char *line_end)
{
  GString *text;

  g_return_val_if_fail (OSSICLE_IS_HEADERS (self), NULL);
  g_return_val_if_fail (line_end != NULL, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < self->list->len; i++)
    {
      const OssicleHeader *header = g_ptr_array_index (self->list, i);

      g_string_append_printf (text, "%s: %s%s", header->name, header->value, line_end);
    }

  return g_string_free (text, FALSE);
}

/**
 * ossicle_header_name_is_valid:
 * @name: a string
 *
 * Returns: whether @name is a token (RFC 9110, section 5.6.2)
 */
gboolean
ossicle_header_name_is_valid (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (*name == '\0')
    return FALSE;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isalnum (*p) && strchr ("!#$%&'*+-.^_`|~", *p) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * ossicle_header_value_is_valid:
 * @value: a string
 *
 * Returns: whether @value can be sent as it is: no line break and no control character but a tab
 *   (RFC 9110, section 5.5)
 */
gboolean
ossicle_header_value_is_valid (const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  for (const char *p = value; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p) && *p != '\t')
        return FALSE;
    }

  return TRUE;
}
