/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "wire-server.h"

struct _WireServer
{
  GMutex lock;
  GThread *thread;
  GSocketListener *listener;
  GCancellable *stop;
  GTlsCertificate *certificate;
  GPtrArray *recorded; /* of GBytes */
  const WireAnswer *answers;
  guint n_answers;
  guint next;
  guint16 port;
};

static gsize
find_header_end (GByteArray *data)
{
  const guint8 *end = data->len > 0 ? memmem (data->data, data->len, "\r\n\r\n", 4) : NULL;

  return end != NULL ? (gsize) (end - data->data) + 4 : 0;
}

/* How many bytes belong to the request whose header is whole; chunked ones end with "0\r\n\r\n". */
static gboolean
is_whole (GByteArray *data, gsize header)
{
  g_autofree char *head = g_strndup ((const char *) data->data, header);
  g_autofree char *lower = g_ascii_strdown (head, -1);
  const char *length = strstr (lower, "\r\ncontent-length:");

  if (strstr (lower, "\r\ntransfer-encoding: chunked") != NULL)
    return data->len >= header + 5 && memcmp (data->data + data->len - 5, "0\r\n\r\n", 5) == 0;
  if (length == NULL)
    return TRUE;

  return data->len - header >= g_ascii_strtoull (strchr (length, ':') + 1, NULL, 10);
}

static void
record (WireServer *self, GByteArray *data)
{
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->recorded, g_bytes_new (data->data, data->len));
  g_mutex_unlock (&self->lock);
}

static gboolean
read_request (WireServer *self, GInputStream *input, const WireAnswer *answer)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 buffer[65536];
  gsize header;

  while (TRUE)
    {
      gssize n;

      header = find_header_end (data);
      if (header > 0 && (answer->ignore_body || is_whole (data, header)))
        break;
      n = g_input_stream_read (input, buffer, sizeof buffer, self->stop, NULL);
      if (n <= 0)
        return FALSE;
      g_byte_array_append (data, buffer, n);
    }
  record (self, data);

  return TRUE;
}

static void
write_answer (WireServer *self, GOutputStream *output, const WireAnswer *answer)
{
  gsize length;

  if (answer->head == NULL)
    return;

  length = answer->head_length >= 0 ? (gsize) answer->head_length : strlen (answer->head);
  if (!g_output_stream_write_all (output, answer->head, length, NULL, self->stop, NULL))
    return;
  while (answer->repeat != NULL &&
         g_output_stream_write_all (output, answer->repeat, strlen (answer->repeat), NULL,
                                    self->stop, NULL))
    ;
}

static void
serve (WireServer *self, GSocketConnection *connection, const WireAnswer *answer)
{
  g_autoptr (GIOStream) stream = G_IO_STREAM (g_object_ref (connection));

  if (self->certificate != NULL)
    {
      GIOStream *secure = g_tls_server_connection_new (stream, self->certificate, NULL);

      g_object_unref (stream);
      stream = secure;
    }
  if (read_request (self, g_io_stream_get_input_stream (stream), answer))
    write_answer (self, g_io_stream_get_output_stream (stream), answer);
  while (answer->hang && !g_cancellable_is_cancelled (self->stop))
    g_usleep (5000);
  g_io_stream_close (stream, NULL, NULL);
}

static gpointer
run (gpointer data)
{
  WireServer *self = data;
  static const WireAnswer nothing = { "HTTP/1.1 204 No Content\r\n\r\n", -1, NULL, FALSE, FALSE };

  while (TRUE)
    {
      g_autoptr (GSocketConnection) connection = NULL;
      const WireAnswer *answer = &nothing;

      connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL);
      if (connection == NULL)
        return NULL;

      g_mutex_lock (&self->lock);
      if (self->next < self->n_answers)
        answer = &self->answers[self->next++];
      g_mutex_unlock (&self->lock);
      serve (self, connection, answer);
    }
}

WireServer *
wire_server_new (GTlsCertificate *certificate)
{
  WireServer *self = g_new0 (WireServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, any, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->stop = g_cancellable_new ();
  self->certificate = certificate != NULL ? g_object_ref (certificate) : NULL;
  self->recorded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->thread = g_thread_new ("wire-server", run, self);

  return self;
}

void
wire_server_free (WireServer *self)
{
  g_cancellable_cancel (self->stop);
  g_thread_join (self->thread);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_clear_object (&self->certificate);
  g_ptr_array_unref (self->recorded);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint16
wire_server_get_port (WireServer *self)
{
  return self->port;
}

/* @answers must outlive the server; each connection gets the next one. */
void
wire_server_set_answers (WireServer *self, const WireAnswer *answers, guint n_answers)
{
  g_mutex_lock (&self->lock);
  self->answers = answers;
  self->n_answers = n_answers;
  self->next = 0;
  g_ptr_array_set_size (self->recorded, 0);
  g_mutex_unlock (&self->lock);
}

GBytes *
wire_server_dup_recorded (WireServer *self, guint position)
{
  GBytes *bytes = NULL;

  g_mutex_lock (&self->lock);
  if (position < self->recorded->len)
    bytes = g_bytes_ref (g_ptr_array_index (self->recorded, position));
  g_mutex_unlock (&self->lock);

  return bytes;
}
