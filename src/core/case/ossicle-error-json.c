/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ossicle-error-document-private.h"

typedef struct
{
  OssicleErrorDocument *document;
  const char *text;
  gsize length;
  gsize cursor; /* members are met in the order of the text */
} Reader;

/* The offset behind the string that begins, after its quote, at @i. */
static gsize
skip_string (const char *text, gsize length, gsize i)
{
  while (i < length && text[i] != '"')
    i += text[i] == '\\' ? 2 : 1;

  return MIN (i + 1, length);
}

/* json-glib recurses, so depth is bounded before it sees the text. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '"')
        i = skip_string (text, length, i + 1) - 1;
      else if ((text[i] == '{' || text[i] == '[') && ++depth > OSSICLE_ERROR_DOCUMENT_MAX_DEPTH)
        return TRUE;
      else if ((text[i] == '}' || text[i] == ']') && depth > 0)
        depth--;
    }

  return FALSE;
}

static gsize
skip_blanks (Reader *reader, gsize i)
{
  while (i < reader->length && g_ascii_isspace (reader->text[i]))
    i++;

  return i;
}

/* The offset of the value of the next member called @name, or the length of the text. */
static gsize
find_value (Reader *reader, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\"", name);
  gsize n = strlen (key);

  for (gsize i = reader->cursor; i + n <= reader->length; i++)
    {
      const char *found = memmem (reader->text + i, reader->length - i, key, n);

      if (found == NULL)
        break;
      i = skip_blanks (reader, found - reader->text + n);
      if (i < reader->length && reader->text[i] == ':')
        return skip_blanks (reader, i + 1);
    }
  reader->cursor = reader->length; /* a name with escapes in it: search no more */

  return reader->length;
}

static OssicleSpan
locate (Reader *reader, const char *name)
{
  gsize begin = find_value (reader, name);
  gsize end = begin;

  if (begin == reader->length)
    return OSSICLE_NO_SPAN;
  if (reader->text[begin] == '"')
    end = skip_string (reader->text, reader->length, ++begin) - 1;
  else
    while (end < reader->length && strchr (",}] \t\r\n", reader->text[end]) == NULL)
      end++;
  reader->cursor = end;

  return (OssicleSpan){ begin, end - begin };
}

static char *
dup_value (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strstrip (g_strdup (json_node_get_string (node)));

  return json_to_string (node, FALSE);
}

static void read_object (Reader *reader, const char *path, JsonObject *object);

static void
read_member (Reader *reader, const char *path, const char *name, JsonNode *node)
{
  g_autofree char *spelt = ossicle_error_document_dup_name (name, strlen (name));
  g_autofree char *own_path = g_strdup_printf ("%s/%s", path, spelt);
  OssicleElement element = { 0 };

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      reader->cursor = find_value (reader, name);
      read_object (reader, own_path, json_node_get_object (node));
      return;
    }
  if (!JSON_NODE_HOLDS_VALUE (node))
    return;
  element.span = locate (reader, name);
  element.path = g_steal_pointer (&own_path);
  element.value = dup_value (node);
  element.verbatim = strlen (element.value) == element.span.length &&
                     memcmp (element.value, reader->text + element.span.offset,
                             element.span.length) == 0;
  ossicle_error_document_take_element (reader->document, element);
}

static void
read_object (Reader *reader, const char *path, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    read_member (reader, path, name, node);
}

/* The object that holds the error: the member "Error", or the whole where it has a message. */
static JsonObject *
find_error (JsonNode *root)
{
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  JsonNode *node;

  if (object == NULL)
    return NULL;
  node = json_object_get_member (object, "Error");
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  if (json_object_has_member (object, "Code") || json_object_has_member (object, "Message") ||
      json_object_has_member (object, "message"))
    return object;

  return NULL;
}

static gboolean
check (const char *text, gsize length, GError **error)
{
  if (!ossicle_error_document_check_size (length, error))
    return FALSE;
  if (is_too_deep (text, length))
    {
      g_set_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_TOO_DEEP,
                   "More than %d levels", OSSICLE_ERROR_DOCUMENT_MAX_DEPTH);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN,
                           "Not UTF-8");
      return FALSE;
    }

  return TRUE;
}

/**
 * ossicle_error_document_new_from_json:
 * @text: the body of an error of vector buckets, `{"Error":{"Code":…}}`, or of tables,
 *   `{"message":…}`; untrusted bytes
 * @length: its bytes, no more than %OSSICLE_ERROR_DOCUMENT_MAX_BYTES
 * @error: return location
 *
 * Elements have the same paths as those of XML, "Error/Code". Arrays are left out. JSON that is
 * broken or cut is not recovered.
 *
 * Rule: what the SDKs for Python v2 and Java v2 read.
 *
 * Returns: (transfer full): the document, or %NULL with an #OssicleErrorDocumentError
 */
OssicleErrorDocument *
ossicle_error_document_new_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (OssicleErrorDocument) self = ossicle_error_document_new_empty ();
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) json_error = NULL;
  Reader reader = { self, text, length, 0 };
  JsonObject *object;

  g_return_val_if_fail (text != NULL, NULL);

  if (!check (text, length, error))
    return NULL;
  if (length == 0 || !json_parser_load_from_data (parser, text, length, &json_error))
    {
      g_set_error (error, OSSICLE_ERROR_DOCUMENT_ERROR, OSSICLE_ERROR_DOCUMENT_ERROR_BROKEN, "%s",
                   json_error != NULL ? json_error->message : "Empty");
      return NULL;
    }
  object = find_error (json_parser_get_root (parser));
  if (object != NULL)
    read_object (&reader, "Error", object);
  if (ossicle_error_document_get_n_elements (self) == 0)
    {
      g_set_error_literal (error, OSSICLE_ERROR_DOCUMENT_ERROR,
                           OSSICLE_ERROR_DOCUMENT_ERROR_NOT_AN_ERROR, "No member “Error”");
      return NULL;
    }

  return g_steal_pointer (&self);
}
