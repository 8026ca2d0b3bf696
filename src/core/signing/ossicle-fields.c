/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-escape.h"
#include "ossicle-fields.h"
#include "ossicle-secret.h"

struct _OssicleFields
{
  GArray *items;
};

/* A token may be among them: values are wiped. */
static void
clear_field (gpointer data)
{
  OssicleField *field = data;

  g_free (field->name);
  g_free (field->lower);
  ossicle_secret_wipe_string (field->value);
}

OssicleFields *
ossicle_fields_new (void)
{
  OssicleFields *self = g_new0 (OssicleFields, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (OssicleField));
  g_array_set_clear_func (self->items, clear_field);

  return self;
}

OssicleFields *
ossicle_fields_copy (const OssicleFields *self)
{
  OssicleFields *copy = ossicle_fields_new ();

  for (guint i = 0; i < ossicle_fields_get_length (self); i++)
    {
      const OssicleField *field = ossicle_fields_get (self, i);

      ossicle_fields_add (copy, field->name, field->value);
    }

  return copy;
}

void
ossicle_fields_free (OssicleFields *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_free (self);
}

/**
 * ossicle_fields_add:
 * @self: fields
 * @name: a name, not escaped
 * @value: (nullable): its value, not escaped
 */
void
ossicle_fields_add (OssicleFields *self, const char *name, const char *value)
{
  OssicleField field;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  field.name = g_strdup (name);
  field.lower = g_ascii_strdown (name, -1);
  field.value = g_strdup (value);
  g_array_append_val (self->items, field);
}

/**
 * ossicle_fields_remove:
 * @self: fields
 * @name: a name; case does not matter
 *
 * Returns: how many were taken out
 */
guint
ossicle_fields_remove (OssicleFields *self, const char *name)
{
  guint n_removed = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = self->items->len; i > 0; i--)
    {
      if (g_ascii_strcasecmp (ossicle_fields_get (self, i - 1)->name, name) != 0)
        continue;

      g_array_remove_index (self->items, i - 1);
      n_removed++;
    }

  return n_removed;
}

guint
ossicle_fields_get_length (const OssicleFields *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/**
 * ossicle_fields_get:
 * @self: fields
 * @position: which, below the length
 *
 * Returns: (transfer none): the field
 */
const OssicleField *
ossicle_fields_get (const OssicleFields *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->items->len, NULL);

  return &g_array_index (self->items, OssicleField, position);
}

/**
 * ossicle_fields_find:
 * @self: fields
 * @name: a name; case does not matter
 *
 * Returns: (transfer none) (nullable): the first of that name
 */
const OssicleField *
ossicle_fields_find (const OssicleFields *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const OssicleField *field = &g_array_index (self->items, OssicleField, i);

      if (*field->lower == g_ascii_tolower (*name) && g_ascii_strcasecmp (field->name, name) == 0)
        return field;
    }

  return NULL;
}

/**
 * ossicle_fields_find_exactly:
 * @self: fields
 * @name: a name; case matters, as for query parameters
 *
 * Returns: (transfer none) (nullable): the first of that name
 */
const OssicleField *
ossicle_fields_find_exactly (const OssicleFields *self, const char *name)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const OssicleField *field = &g_array_index (self->items, OssicleField, i);

      if (*field->name == *name && strcmp (field->name, name) == 0)
        return field;
    }

  return NULL;
}

static gboolean
add_pair (OssicleFields *self, const char *text, gsize length)
{
  const char *equals = memchr (text, '=', length);
  gsize name_length = equals != NULL ? (gsize) (equals - text) : length;
  g_autofree char *name = ossicle_unescape (text, name_length, FALSE);
  char *value = NULL;

  if (equals != NULL)
    {
      value = ossicle_unescape (equals + 1, length - name_length - 1, FALSE);
      if (value == NULL)
        return FALSE;
    }

  if (name != NULL)
    ossicle_fields_add (self, name, value);

  ossicle_secret_wipe_string (value);

  return name != NULL;
}

/**
 * ossicle_fields_add_query:
 * @self: fields
 * @text: a query as it stands in a URL, without the `?`
 * @length: its bytes
 *
 * Adds the parameters of @text, unescaped. A `+` stays one: OSS does not take it for a blank.
 *
 * Returns: %FALSE where an escape stands for NUL; what came before it was added
 */
gboolean
ossicle_fields_add_query (OssicleFields *self, const char *text, gsize length)
{
  const char *end = text + length;

  g_return_val_if_fail (self != NULL, FALSE);

  while (text < end)
    {
      const char *ampersand = memchr (text, '&', end - text);
      const char *stop = ampersand != NULL ? ampersand : end;

      if (stop > text && !add_pair (self, text, stop - text))
        return FALSE;

      text = stop + 1;
    }

  return TRUE;
}
