/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-request.h"

struct _OssicleRequest
{
  GObject parent_instance;

  char *method;
  char *url;
  OssicleHeaders *headers;
  GPtrArray *body;
};

G_DEFINE_QUARK (ossicle - request - error - quark, ossicle_request_error)
G_DEFINE_FINAL_TYPE (OssicleRequest, ossicle_request, G_TYPE_OBJECT)

static void
body_part_free (gpointer data)
{
  OssicleBodyPart *part = data;

  g_clear_pointer (&part->bytes, g_bytes_unref);
  g_free (part->path);
  g_free (part);
}

static void
ossicle_request_finalize (GObject *object)
{
  OssicleRequest *self = OSSICLE_REQUEST (object);

  g_free (self->method);
  g_free (self->url);
  g_object_unref (self->headers);
  g_ptr_array_unref (self->body);

  G_OBJECT_CLASS (ossicle_request_parent_class)->finalize (object);
}

static void
ossicle_request_class_init (OssicleRequestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_request_finalize;
}

static void
ossicle_request_init (OssicleRequest *self)
{
  self->headers = ossicle_headers_new ();
  self->body = g_ptr_array_new_with_free_func (body_part_free);
}

/**
 * ossicle_request_new:
 * @method: the method, such as "GET"; any token may stand here
 * @url: the absolute address, as it was written
 *
 * Nothing is checked before ossicle_request_check(): a request that is being typed may be wrong.
 *
 * Returns: (transfer full): a request without headers and body
 */
OssicleRequest *
ossicle_request_new (const char *method, const char *url)
{
  OssicleRequest *self;

  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_REQUEST, NULL);
  self->method = g_strdup (method);
  self->url = g_strdup (url);

  return self;
}

/* The line that begins at *position, without its end; *position moves behind it. */
static gboolean
next_line (const char *text, gsize length, gsize *position, const char **line, gsize *line_length)
{
  const char *end;

  if (*position >= length)
    return FALSE;

  *line = text + *position;
  end = memchr (*line, '\n', length - *position);
  *line_length = end != NULL ? (gsize) (end - *line) : length - *position;
  *position += *line_length + (end != NULL ? 1 : 0);
  if (*line_length > 0 && (*line)[*line_length - 1] == '\r')
    (*line_length)--;

  return TRUE;
}

/* "PUT /a%20b?x HTTP/1.1": the target may hold blanks where somebody pasted it unescaped. */
static gboolean
split_request_line (const char *line, gsize length, char **method, char **target, GError **error)
{
  g_autofree char *copy = g_strndup (line, length);
  char *blank = strchr (copy, ' ');
  char *version;

  if (blank == NULL || strlen (copy) != length)
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX,
                   "line 1 is no request line: “%.80s”", copy);
      return FALSE;
    }

  *blank = '\0';
  version = g_strrstr (blank + 1, " HTTP/");
  if (version != NULL)
    *version = '\0';
  *method = g_strdup (copy);
  *target = g_strstrip (g_strdup (blank + 1));

  return TRUE;
}

static gboolean
read_headers (OssicleRequest *self, const char *text, gsize length, gsize *position, GError **error)
{
  const char *line;
  gsize line_length;

  for (guint n = 2; next_line (text, length, position, &line, &line_length); n++)
    {
      if (line_length == 0)
        return TRUE;
      if (!ossicle_headers_append_line (self->headers, line, line_length, error))
        {
          g_prefix_error (error, "line %u: ", n);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ossicle_request_new_from_raw:
 * @text: a request in the form of RFC 9112; line ends may be LF or CR LF
 * @length: bytes in @text
 * @scheme: the scheme to assume where the request line holds no absolute address
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR, naming the line
 *
 * Returns: (transfer full): the request, or %NULL with @error set
 */
OssicleRequest *
ossicle_request_new_from_raw (const char *text, gsize length, const char *scheme, GError **error)
{
  g_autoptr (OssicleRequest) self = NULL;
  g_autofree char *method = NULL, *target = NULL;
  const char *line, *host;
  gsize line_length, position = 0;

  g_return_val_if_fail (text != NULL && scheme != NULL, NULL);

  if (!next_line (text, length, &position, &line, &line_length))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX, "empty");
      return NULL;
    }
  if (!split_request_line (line, line_length, &method, &target, error))
    return NULL;

  self = ossicle_request_new (method, target);
  if (!read_headers (self, text, length, &position, error))
    return NULL;

  if (strstr (target, "://") == NULL)
    {
      host = ossicle_headers_get (self->headers, "Host");
      if (host == NULL || *host == '\0')
        {
          g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_URL,
                       "neither the request line nor a Host header names the host");
          return NULL;
        }
      g_free (self->url);
      self->url = g_strdup_printf ("%s://%s%s", scheme, host, target);
    }
  if (position < length)
    {
      g_autoptr (GBytes) body = g_bytes_new (text + position, length - position);

      ossicle_request_append_bytes (self, body);
    }

  return g_steal_pointer (&self);
}

/**
 * ossicle_request_copy:
 * @self: a request
 *
 * Returns: (transfer full): a request that can be changed and sent without touching @self; its
 *   automatic headers are left behind
 */
OssicleRequest *
ossicle_request_copy (OssicleRequest *self)
{
  OssicleRequest *copy;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  copy = ossicle_request_new (self->method, self->url);
  ossicle_request_take_headers (copy, ossicle_headers_copy (self->headers));
  for (guint i = 0; i < self->body->len; i++)
    {
      const OssicleBodyPart *part = g_ptr_array_index (self->body, i);

      if (part->bytes != NULL)
        ossicle_request_append_bytes (copy, part->bytes);
      else
        ossicle_request_append_file (copy, part->path);
    }

  return copy;
}

/**
 * ossicle_request_get_method:
 * @self: a request
 *
 * Returns: (transfer none): the method
 */
const char *
ossicle_request_get_method (OssicleRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  return self->method;
}

/**
 * ossicle_request_set_method:
 * @self: a request
 * @method: the method
 */
void
ossicle_request_set_method (OssicleRequest *self, const char *method)
{
  g_return_if_fail (OSSICLE_IS_REQUEST (self));
  g_return_if_fail (method != NULL);

  if (method != self->method)
    {
      g_free (self->method);
      self->method = g_strdup (method);
    }
}

/**
 * ossicle_request_get_url:
 * @self: a request
 *
 * Returns: (transfer none): the address, as it was written
 */
const char *
ossicle_request_get_url (OssicleRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  return self->url;
}

/**
 * ossicle_request_set_url:
 * @self: a request
 * @url: the absolute address
 */
void
ossicle_request_set_url (OssicleRequest *self, const char *url)
{
  g_return_if_fail (OSSICLE_IS_REQUEST (self));
  g_return_if_fail (url != NULL);

  if (url != self->url)
    {
      g_free (self->url);
      self->url = g_strdup (url);
    }
}

/**
 * ossicle_request_get_headers:
 * @self: a request
 *
 * Returns: (transfer none): its header fields, to read and to change
 */
OssicleHeaders *
ossicle_request_get_headers (OssicleRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  return self->headers;
}

/**
 * ossicle_request_take_headers:
 * @self: a request
 * @headers: (transfer full): header fields that take the place of the ones it has
 */
void
ossicle_request_take_headers (OssicleRequest *self, OssicleHeaders *headers)
{
  g_return_if_fail (OSSICLE_IS_REQUEST (self));
  g_return_if_fail (OSSICLE_IS_HEADERS (headers));

  g_object_unref (self->headers);
  self->headers = headers;
}

/**
 * ossicle_request_append_bytes:
 * @self: a request
 * @bytes: what follows in the body
 */
void
ossicle_request_append_bytes (OssicleRequest *self, GBytes *bytes)
{
  OssicleBodyPart *part;

  g_return_if_fail (OSSICLE_IS_REQUEST (self));
  g_return_if_fail (bytes != NULL);

  part = g_new0 (OssicleBodyPart, 1);
  part->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->body, part);
}

/**
 * ossicle_request_append_file:
 * @self: a request
 * @path: the file whose contents follow in the body; read when the request is sent
 */
void
ossicle_request_append_file (OssicleRequest *self, const char *path)
{
  OssicleBodyPart *part;

  g_return_if_fail (OSSICLE_IS_REQUEST (self));
  g_return_if_fail (path != NULL);

  part = g_new0 (OssicleBodyPart, 1);
  part->path = g_strdup (path);
  g_ptr_array_add (self->body, part);
}

/**
 * ossicle_request_clear_body:
 * @self: a request
 */
void
ossicle_request_clear_body (OssicleRequest *self)
{
  g_return_if_fail (OSSICLE_IS_REQUEST (self));

  g_ptr_array_set_size (self->body, 0);
}

/**
 * ossicle_request_get_n_body_parts:
 * @self: a request
 *
 * Returns: how many parts the body has, 0 where there is none
 */
guint
ossicle_request_get_n_body_parts (OssicleRequest *self)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), 0);

  return self->body->len;
}

/**
 * ossicle_request_get_body_part:
 * @self: a request
 * @position: which one, from 0
 *
 * Returns: (transfer none): the part at @position
 */
const OssicleBodyPart *
ossicle_request_get_body_part (OssicleRequest *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);
  g_return_val_if_fail (position < self->body->len, NULL);

  return g_ptr_array_index (self->body, position);
}

/* GUri reads over them; the request line would not. */
static gboolean
has_control (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_iscntrl (*text))
      return TRUE;

  return FALSE;
}

/**
 * ossicle_request_check:
 * @self: a request
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR
 *
 * Returns: whether the request can be sent as it is
 */
gboolean
ossicle_request_check (OssicleRequest *self, GError **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) fault = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), FALSE);

  if (!ossicle_header_name_is_valid (self->method))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_METHOD, "“%s” is no method",
                   self->method);
      return FALSE;
    }

  uri = g_uri_parse (self->url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, &fault);
  if (uri == NULL || has_control (self->url) || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0' ||
      (g_strcmp0 (g_uri_get_scheme (uri), "http") != 0 &&
       g_strcmp0 (g_uri_get_scheme (uri), "https") != 0))
    {
      g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_URL,
                   "“%.200s” is no http or https address%s%s", self->url, fault != NULL ? ": " : "",
                   fault != NULL ? fault->message : "");
      return FALSE;
    }

  for (guint i = 0; i < ossicle_headers_get_n_headers (self->headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (self->headers, i);

      if (!ossicle_header_name_is_valid (header->name) ||
          !ossicle_header_value_is_valid (header->value))
        {
          g_set_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER,
                       "header %u (“%.80s”) cannot be sent as it is", i + 1, header->name);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * ossicle_request_dup_target:
 * @self: a request
 *
 * Returns: (transfer full): what stands in the request line: path and query, escapes untouched
 */
char *
ossicle_request_dup_target (OssicleRequest *self)
{
  const char *authority, *path;
  g_autofree char *target = NULL;
  char *fragment;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  authority = strstr (self->url, "://");
  authority = authority != NULL ? authority + 3 : self->url;
  path = authority + strcspn (authority, "/?#");
  target = *path == '/' ? g_strdup (path) : g_strconcat ("/", path, NULL);
  fragment = strchr (target, '#');
  if (fragment != NULL)
    *fragment = '\0';

  return g_steal_pointer (&target);
}

/**
 * ossicle_request_to_raw:
 * @self: a request
 *
 * The request as HTTP/1.1 has it (RFC 9112). The contents of files in the body are not read: the
 * result ends with the first of them.
 *
 * Returns: (transfer full): request line, header fields and body
 */
GBytes *
ossicle_request_to_raw (OssicleRequest *self)
{
  g_autofree char *target = NULL, *fields = NULL;
  GByteArray *raw;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (self), NULL);

  target = ossicle_request_dup_target (self);
  fields = ossicle_headers_to_text (self->headers, "\r\n");
  raw = g_byte_array_new ();
  g_byte_array_append (raw, (const guint8 *) self->method, strlen (self->method));
  g_byte_array_append (raw, (const guint8 *) " ", 1);
  g_byte_array_append (raw, (const guint8 *) target, strlen (target));
  g_byte_array_append (raw, (const guint8 *) " HTTP/1.1\r\n", strlen (" HTTP/1.1\r\n"));
  g_byte_array_append (raw, (const guint8 *) fields, strlen (fields));
  g_byte_array_append (raw, (const guint8 *) "\r\n", 2);
  for (guint i = 0; i < self->body->len; i++)
    {
      const OssicleBodyPart *part = g_ptr_array_index (self->body, i);

      if (part->bytes == NULL)
        break;
      g_byte_array_append (raw, g_bytes_get_data (part->bytes, NULL),
                           g_bytes_get_size (part->bytes));
    }

  return g_byte_array_free_to_bytes (raw);
}
