/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-response.h"

struct _OssicleResponse
{
  GObject parent_instance;

  const char *version; /* interned */
  char *reason;
  OssicleHeaders *headers;
  GBytes *body;
  guint64 length;
  guint status;
};

G_DEFINE_FINAL_TYPE (OssicleResponse, ossicle_response, G_TYPE_OBJECT)

static void
ossicle_response_finalize (GObject *object)
{
  OssicleResponse *self = OSSICLE_RESPONSE (object);

  g_free (self->reason);
  g_object_unref (self->headers);
  g_bytes_unref (self->body);

  G_OBJECT_CLASS (ossicle_response_parent_class)->finalize (object);
}

static void
ossicle_response_class_init (OssicleResponseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_response_finalize;
}

static void
ossicle_response_init (OssicleResponse *self)
{
  self->headers = ossicle_headers_new ();
  self->body = g_bytes_new_static ("", 0);
}

/**
 * ossicle_response_new:
 * @version: the protocol, "HTTP/1.1" or "HTTP/2"
 * @status: the status code
 * @reason: (nullable): the reason phrase; HTTP/2 has none
 *
 * Returns: (transfer full): a response without headers and body
 */
OssicleResponse *
ossicle_response_new (const char *version, guint status, const char *reason)
{
  OssicleResponse *self;

  g_return_val_if_fail (version != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_RESPONSE, NULL);
  self->version = g_intern_string (version);
  self->status = status;
  self->reason = g_strdup (reason != NULL ? reason : "");

  return self;
}

/**
 * ossicle_response_get_version:
 * @self: a response
 *
 * Returns: (transfer none): the protocol and its version
 */
const char *
ossicle_response_get_version (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  return self->version;
}

/**
 * ossicle_response_get_status:
 * @self: a response
 *
 * Returns: the status code
 */
guint
ossicle_response_get_status (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), 0);

  return self->status;
}

/**
 * ossicle_response_get_reason:
 * @self: a response
 *
 * Returns: (transfer none): the reason phrase, empty where there was none
 */
const char *
ossicle_response_get_reason (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  return self->reason;
}

/**
 * ossicle_response_get_headers:
 * @self: a response
 *
 * Returns: (transfer none): its header fields
 */
OssicleHeaders *
ossicle_response_get_headers (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  return self->headers;
}

/**
 * ossicle_response_get_body:
 * @self: a response
 *
 * Returns: (transfer none): the bytes of the body that were kept, from its beginning
 */
GBytes *
ossicle_response_get_body (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  return self->body;
}

/**
 * ossicle_response_get_body_length:
 * @self: a response
 *
 * Returns: how many bytes of body came over the wire, the dropped ones counted
 */
guint64
ossicle_response_get_body_length (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), 0);

  return self->length;
}

/**
 * ossicle_response_set_body:
 * @self: a response
 * @body: the bytes that were kept
 * @length: how many bytes came, at least the size of @body
 */
void
ossicle_response_set_body (OssicleResponse *self, GBytes *body, guint64 length)
{
  g_return_if_fail (OSSICLE_IS_RESPONSE (self));
  g_return_if_fail (body != NULL);

  g_bytes_ref (body);
  g_bytes_unref (self->body);
  self->body = body;
  self->length = MAX (length, g_bytes_get_size (body));
}

/**
 * ossicle_response_is_body_whole:
 * @self: a response
 *
 * Returns: whether every byte that came was kept
 */
gboolean
ossicle_response_is_body_whole (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), FALSE);

  return self->length == g_bytes_get_size (self->body);
}

/**
 * ossicle_response_dup_status_line:
 * @self: a response
 *
 * Returns: (transfer full): "HTTP/1.1 403 Forbidden", without a line end
 */
char *
ossicle_response_dup_status_line (OssicleResponse *self)
{
  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  return g_strdup_printf ("%s %u%s%s", self->version, self->status,
                          *self->reason != '\0' ? " " : "", self->reason);
}

/**
 * ossicle_response_to_raw:
 * @self: a response
 *
 * Returns: (transfer full): status line, header fields and what was kept of the body, in the form
 * of RFC 9112 and so ready for the intake
 */
GBytes *
ossicle_response_to_raw (OssicleResponse *self)
{
  g_autofree char *line = NULL, *fields = NULL;
  GByteArray *raw;

  g_return_val_if_fail (OSSICLE_IS_RESPONSE (self), NULL);

  line = ossicle_response_dup_status_line (self);
  fields = ossicle_headers_to_text (self->headers, "\r\n");
  raw = g_byte_array_new ();
  g_byte_array_append (raw, (const guint8 *) line, strlen (line));
  g_byte_array_append (raw, (const guint8 *) "\r\n", 2);
  g_byte_array_append (raw, (const guint8 *) fields, strlen (fields));
  g_byte_array_append (raw, (const guint8 *) "\r\n", 2);
  g_byte_array_append (raw, g_bytes_get_data (self->body, NULL), g_bytes_get_size (self->body));

  return g_byte_array_free_to_bytes (raw);
}
