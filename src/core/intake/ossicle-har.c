/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/case/ossicle-json.h"
#include "ossicle-har.h"

#define DEEPEST 64

struct _OssicleHar
{
  GObject parent_instance;

  JsonNode *root;
  JsonArray *list; /* borrowed from root */
  GPtrArray *entries;
};

G_DEFINE_FINAL_TYPE (OssicleHar, ossicle_har, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  OssicleHarEntry *entry = data;

  g_free (entry->method);
  g_free (entry->url);
  g_free (entry->started);
  g_free (entry);
}

static void
ossicle_har_finalize (GObject *object)
{
  OssicleHar *self = OSSICLE_HAR (object);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->root, json_node_unref);

  G_OBJECT_CLASS (ossicle_har_parent_class)->finalize (object);
}

static void
ossicle_har_class_init (OssicleHarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_har_finalize;
}

static void
ossicle_har_init (OssicleHar *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

static gboolean
fail (GError **error, const char *text)
{
  g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX, "%s", text);

  return FALSE;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static guint
get_status (JsonObject *response)
{
  JsonNode *node = response != NULL ? json_object_get_member (response, "status") : NULL;
  gint64 status = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_int (node) : 0;

  return status >= 100 && status <= 599 ? status : 0;
}

static JsonObject *
get_item (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_entries (OssicleHar *self)
{
  guint n = MIN (json_array_get_length (self->list), OSSICLE_HAR_MAX_ENTRIES);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = get_item (self->list, i);
      JsonObject *request = get_object (object, "request");
      OssicleHarEntry *entry = g_new0 (OssicleHarEntry, 1);
      const char *method = get_string (request, "method"), *url = get_string (request, "url");

      entry->method = g_strdup (method != NULL ? method : "");
      entry->url = g_strdup (url != NULL ? url : "");
      entry->status = get_status (get_object (object, "response"));
      entry->started = g_strdup (get_string (object, "startedDateTime"));
      g_ptr_array_add (self->entries, entry);
    }
}

/**
 * ossicle_har_new:
 * @text: an HTTP archive (HAR 1.2), UTF-8
 * @length: bytes in @text
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR
 *
 * Returns: (transfer full): the archive, or %NULL with @error set
 */
OssicleHar *
ossicle_har_new (const char *text, gsize length, GError **error)
{
  g_autoptr (OssicleHar) self = NULL;
  guint line;

  g_return_val_if_fail (text != NULL, NULL);

  if (length > OSSICLE_HAR_MAX_BYTES)
    {
      fail (error, "the archive is too large");
      return NULL;
    }

  self = g_object_new (OSSICLE_TYPE_HAR, NULL);
  self->root = ossicle_json_parse (text, length, DEEPEST, &line);
  if (self->root == NULL)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "line %u: no JSON, or nested too deep", line);
      return NULL;
    }
  if (JSON_NODE_HOLDS_OBJECT (self->root))
    self->list = get_array (get_object (json_node_get_object (self->root), "log"), "entries");
  if (self->list == NULL)
    {
      fail (error, "no HTTP archive: it has no log.entries");
      return NULL;
    }
  read_entries (self);

  return g_steal_pointer (&self);
}

/**
 * ossicle_har_get_n_entries:
 * @self: an archive
 *
 * Returns: how many exchanges can be chosen
 */
guint
ossicle_har_get_n_entries (OssicleHar *self)
{
  g_return_val_if_fail (OSSICLE_IS_HAR (self), 0);

  return self->entries->len;
}

/**
 * ossicle_har_get_entry:
 * @self: an archive
 * @position: which one, from 0
 *
 * Returns: (transfer none): what the list shows of it
 */
const OssicleHarEntry *
ossicle_har_get_entry (OssicleHar *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_HAR (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/**
 * ossicle_har_find_failed:
 * @self: an archive
 *
 * Returns: the position of the first exchange that failed, else 0
 */
guint
ossicle_har_find_failed (OssicleHar *self)
{
  g_return_val_if_fail (OSSICLE_IS_HAR (self), 0);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const OssicleHarEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->status == 0 || entry->status >= 400)
        return i;
    }

  return 0;
}

/* HTTP/2 writes method and address as fields of their own, ":path" and the like. */
static void
read_headers (OssicleRequest *request, JsonArray *list)
{
  guint n = list != NULL ? json_array_get_length (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *field = get_item (list, i);
      const char *name = get_string (field, "name"), *value = get_string (field, "value");

      if (name != NULL && *name != '\0' && *name != ':' && value != NULL)
        ossicle_headers_append (ossicle_request_get_headers (request), name, value);
    }
}

static char *
join_parameters (JsonArray *list)
{
  GString *text = g_string_new (NULL);
  guint n = json_array_get_length (list);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *field = get_item (list, i);
      const char *name = get_string (field, "name"), *value = get_string (field, "value");

      if (name == NULL)
        continue;
      g_string_append (text, text->len > 0 ? "&" : "");
      g_string_append_uri_escaped (text, name, NULL, FALSE);
      g_string_append_c (text, '=');
      g_string_append_uri_escaped (text, value != NULL ? value : "", NULL, FALSE);
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_form (const char *type)
{
  return type != NULL && g_ascii_strncasecmp (type, "application/x-www-form-urlencoded", 33) == 0;
}

static gboolean
read_body (OssicleRequest *request, JsonObject *data, GError **error)
{
  const char *text = get_string (data, "text"), *encoding = get_string (data, "encoding");
  const char *type = get_string (data, "mimeType");
  JsonArray *parameters = get_array (data, "params");
  g_autoptr (GBytes) bytes = NULL;

  if (text != NULL && g_strcmp0 (encoding, "base64") == 0)
    {
      gsize length;
      guchar *raw = g_base64_decode (text, &length);

      bytes = g_bytes_new_take (raw, length);
    }
  else if (text != NULL && *text != '\0')
    bytes = g_bytes_new (text, strlen (text));
  else if (parameters != NULL && json_array_get_length (parameters) > 0)
    {
      g_autofree char *joined = is_form (type) ? join_parameters (parameters) : NULL;

      if (joined == NULL)
        return fail (error, "the archive holds the fields of the form but not its bytes");
      bytes = g_bytes_new (joined, strlen (joined));
    }
  if (bytes != NULL)
    ossicle_request_append_bytes (request, bytes);

  return TRUE;
}

static OssicleRequest *
build_request (const char *method, const char *url, JsonObject *object, GError **error)
{
  g_autoptr (OssicleRequest) request = NULL;

  if (method == NULL || *method == '\0' || url == NULL || *url == '\0')
    {
      fail (error, "the entry has no method or no address");
      return NULL;
    }

  request = ossicle_request_new (method, url);
  read_headers (request, get_array (object, "headers"));
  if (!read_body (request, get_object (object, "postData"), error))
    return NULL;

  return g_steal_pointer (&request);
}

/**
 * ossicle_har_dup_request:
 * @self: an archive
 * @position: which one, from 0
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR
 *
 * Returns: (transfer full): the request of that exchange, or %NULL with @error set where the
 *   archive does not have all of it
 */
OssicleRequest *
ossicle_har_dup_request (OssicleHar *self, guint position, GError **error)
{
  const OssicleHarEntry *entry;

  g_return_val_if_fail (OSSICLE_IS_HAR (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  entry = g_ptr_array_index (self->entries, position);

  return build_request (entry->method, entry->url,
                        get_object (get_item (self->list, position), "request"), error);
}

/**
 * ossicle_har_read_request:
 * @text: the object that an entry has under "request"
 * @length: bytes in @text
 *
 * Returns: (transfer full) (nullable): that request, or %NULL where it is none, or not all of it
 */
OssicleRequest *
ossicle_har_read_request (const char *text, gsize length)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_return_val_if_fail (text != NULL, NULL);

  if (length <= OSSICLE_HAR_MAX_BYTES)
    root = ossicle_json_parse (text, length, DEEPEST, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);

  return build_request (get_string (object, "method"), get_string (object, "url"), object, NULL);
}
