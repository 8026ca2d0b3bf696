/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-body-stream.h"
#include "ossicle-client.h"
#include "ossicle-exchange-notes.h"
#include "ossicle-exchange-private.h"
#include "ossicle-failure.h"
#include "ossicle-redirect.h"
#include "ossicle-session.h"

#define READ_SIZE ((gsize) 64 * 1024)

/* One exchange on its way; a redirect that is followed begins a new one in the same task. */
typedef struct
{
  OssicleExchange *exchange;
  OssicleSendOptions *options;
  OssicleFailurePhase phase;
  SoupSession *shared; /* whose connections are used again, or NULL */
  SoupSession *session;
  SoupMessage *message;
  GInputStream *stream;
  GBytes *chunk; /* what is being written to the file */
  GByteArray *body;
  guint64 sent;
  guint64 received;
  gint64 total;
  GFile *save_to;
  GOutputStream *save;
  OssicleProgress progress;
  gpointer progress_data;
  guint redirects;
  gboolean whole; /* whether the answer was read to its end */
} Sending;

static void start (GTask *task);
static void read_more (GTask *task);

static void
sending_clear_hop (Sending *self)
{
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->stream);
  g_clear_object (&self->session);
  g_clear_object (&self->save);
  g_clear_pointer (&self->chunk, g_bytes_unref);
}

static void
sending_free (gpointer data)
{
  Sending *self = data;

  sending_clear_hop (self);
  g_clear_object (&self->shared);
  g_clear_object (&self->exchange);
  g_clear_object (&self->save_to);
  g_byte_array_unref (self->body);
  ossicle_send_options_free (self->options);
  g_free (self);
}

/* A connection that stands in the middle of an answer is of no use to anybody. */
static void
let_go (Sending *self)
{
  if (self->stream == NULL)
    return;
  if (self->shared != NULL && self->whole)
    g_input_stream_close (self->stream, NULL, NULL);
  else
    soup_session_abort (self->session);
}

/* What was there before stays: a cancelled close does not put the part in its place. */
static void
abandon_save (Sending *self)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  if (self->save == NULL)
    return;

  g_cancellable_cancel (cancelled);
  g_output_stream_close (self->save, cancelled, NULL);
}

static void
report_progress (Sending *self)
{
  if (self->progress != NULL)
    self->progress (self->sent, self->received, self->total, self->progress_data);
}

/* Where a proxy refuses CONNECT, libsoup ends the message with its status and without a header. */
static void
note_proxy_answer (Sending *self)
{
  OssicleExchange *exchange = self->exchange;
  guint status = soup_message_get_status (self->message);

  if (exchange->response != NULL)
    return;

  exchange->failure = status == 407 ? OSSICLE_FAILURE_PROXY_CREDENTIALS : OSSICLE_FAILURE_PROXY;
  exchange->failure_text = g_strdup_printf ("%u %s", status,
                                            soup_message_get_reason_phrase (self->message));
}

/* Ends this exchange where it stands. Its failure is part of what it shows, not an error of ours.
 */
static void
end (GTask *task, const GError *fault)
{
  Sending *self = g_task_get_task_data (task);
  OssicleExchange *exchange = self->exchange;
  g_autoptr (GBytes) body = NULL;

  ossicle_exchange_note_connection (self->exchange, self->message);
  ossicle_exchange_note_timings (self->exchange, self->message);
  if (exchange->response != NULL)
    {
      body = g_bytes_new (self->body->data, self->body->len);
      ossicle_response_set_body (exchange->response, body, self->received);
    }
  if (fault != NULL)
    {
      exchange->failure = ossicle_failure_classify (fault, self->phase, exchange->response != NULL,
                                                    exchange->certificate_faults != 0);
      exchange->failure_text = g_strdup (fault->message);
      abandon_save (self);
    }
  else
    note_proxy_answer (self);
  let_go (self);

  g_task_return_pointer (task, g_object_ref (exchange), g_object_unref);
  g_object_unref (task);
}

static gboolean
follow (GTask *task)
{
  Sending *self = g_task_get_task_data (task);
  g_autoptr (OssicleRequest) next = NULL;
  g_autoptr (OssicleExchange) previous = NULL;
  g_autoptr (GBytes) body = NULL;

  if (!self->options->follow_redirects || self->redirects >= OSSICLE_CLIENT_MAX_REDIRECTS ||
      !ossicle_redirect_is_status (ossicle_response_get_status (self->exchange->response)))
    return FALSE;
  next = ossicle_redirect_build (self->exchange);
  if (next == NULL || !ossicle_request_check (next, NULL))
    return FALSE;

  ossicle_exchange_note_connection (self->exchange, self->message);
  ossicle_exchange_note_timings (self->exchange, self->message);
  body = g_bytes_new (self->body->data, self->body->len);
  ossicle_response_set_body (self->exchange->response, body, self->received);
  previous = g_steal_pointer (&self->exchange);
  let_go (self);
  sending_clear_hop (self);
  g_byte_array_set_size (self->body, 0);
  self->sent = self->received = 0;
  self->total = -1;
  self->redirects++;
  self->exchange = ossicle_exchange_new (next);
  self->exchange->previous = g_steal_pointer (&previous);
  start (task);

  return TRUE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->chunk, g_bytes_unref);
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    {
      read_more (task);
      return;
    }
  self->phase = OSSICLE_PHASE_SAVE;
  end (task, error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    self->phase = OSSICLE_PHASE_SAVE;
  end (task, error);
}

static void
end_of_body (GTask *task)
{
  Sending *self = g_task_get_task_data (task);

  self->whole = TRUE;
  if (follow (task))
    return;
  if (self->save != NULL)
    g_output_stream_close_async (self->save, G_PRIORITY_DEFAULT, g_task_get_cancellable (task),
                                 closed_cb, task);
  else
    end (task, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  gsize size, room;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL)
    {
      end (task, error);
      return;
    }
  data = g_bytes_get_data (bytes, &size);
  if (size == 0)
    {
      end_of_body (task);
      return;
    }

  self->received += size;
  room = self->options->max_body > self->body->len ? self->options->max_body - self->body->len : 0;
  g_byte_array_append (self->body, data, MIN (size, room));
  report_progress (self);

  if (self->save != NULL)
    {
      self->chunk = g_steal_pointer (&bytes);
      g_output_stream_write_all_async (self->save, data, size, G_PRIORITY_DEFAULT,
                                       g_task_get_cancellable (task), saved_cb, task);
    }
  else if (size > room)
    {
      self->exchange->cut_at_limit = TRUE;
      end (task, NULL);
    }
  else
    read_more (task);
}

static void
read_more (GTask *task)
{
  Sending *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, READ_SIZE, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), read_cb, task);
}

static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  Sending *self = user_data;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  self->phase = OSSICLE_PHASE_BODY;
  ossicle_exchange_note_response (self->exchange, message);
  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    self->total = soup_message_headers_get_content_length (headers);
}

static gboolean
is_proxied (Sending *self)
{
  GProxyResolver *resolver = soup_session_get_proxy_resolver (self->session);
  g_auto (GStrv) proxies = NULL;

  /* Only a proxy that was named for this exchange is known beforehand. */
  if (!G_IS_SIMPLE_PROXY_RESOLVER (resolver) || self->options->proxy == NULL)
    return FALSE;

  return g_str_has_prefix (self->options->proxy, "http");
}

static void
wrote_headers_cb (SoupMessage *message, gpointer user_data)
{
  Sending *self = user_data;

  self->phase = OSSICLE_PHASE_REQUEST;
  ossicle_exchange_note_request (self->exchange, message, is_proxied (self));
}

static void
wrote_body_data_cb (SoupMessage *message, guint size, gpointer user_data)
{
  Sending *self = user_data;

  self->sent += size;
  report_progress (self);
}

static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  Sending *self = user_data;

  self->phase = ossicle_failure_phase_after (event, self->phase);
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags faults,
                       gpointer user_data)
{
  Sending *self = user_data;

  g_set_object (&self->exchange->certificate, certificate);
  self->exchange->certificate_faults = faults;

  return self->options->trust_anyway;
}

static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GFileOutputStream *save = g_file_replace_finish (G_FILE (source), result, &error);

  if (save == NULL)
    {
      self->phase = OSSICLE_PHASE_SAVE;
      end (task, error);
      return;
    }

  self->save = G_OUTPUT_STREAM (save);
  read_more (task);
}

static void
send_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sending *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    end (task, error);
  else if (self->save_to == NULL ||
           (self->options->follow_redirects &&
            ossicle_redirect_is_status (soup_message_get_status (self->message))))
    read_more (task);
  else
    g_file_replace_async (self->save_to, NULL, FALSE, G_FILE_CREATE_PRIVATE, G_PRIORITY_DEFAULT,
                          g_task_get_cancellable (task), file_opened_cb, task);
}

static void
add_headers (Sending *self)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (self->message);
  OssicleHeaders *written = ossicle_request_get_headers (self->exchange->request);

  for (guint i = 0; i < ossicle_headers_get_n_headers (written); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (written, i);

      soup_message_headers_append (headers, header->name, header->value);
    }
}

static gboolean
add_body (Sending *self, GError **error)
{
  OssicleRequest *request = self->exchange->request;
  const char *type = ossicle_headers_get (ossicle_request_get_headers (request), "Content-Type");
  g_autoptr (GInputStream) stream = NULL;
  goffset length;

  if (ossicle_request_get_n_body_parts (request) == 0)
    return TRUE;

  stream = ossicle_body_stream_new (request, &length, error);
  if (stream == NULL)
    return FALSE;
  soup_message_set_request_body (self->message, type, stream, self->options->chunked ? -1 : length);

  return TRUE;
}

static void
connect_signals (Sending *self)
{
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  g_signal_connect (self->message, "wrote-headers", G_CALLBACK (wrote_headers_cb), self);
  g_signal_connect (self->message, "wrote-body-data", G_CALLBACK (wrote_body_data_cb), self);
  g_signal_connect (self->message, "got-headers", G_CALLBACK (got_headers_cb), self);
}

static void
start (GTask *task)
{
  Sending *self = g_task_get_task_data (task);
  OssicleRequest *request = self->exchange->request;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GError) error = NULL;

  self->phase = OSSICLE_PHASE_BEFORE;
  self->exchange->timings.began = g_get_real_time ();
  uri = g_uri_parse (ossicle_request_get_url (request), SOUP_HTTP_URI_FLAGS, &error);
  g_assert (uri != NULL); /* ossicle_request_check() said so */
  self->message = soup_message_new_from_uri (ossicle_request_get_method (request), uri);
  self->whole = FALSE;
  self->session = self->shared != NULL ? g_object_ref (self->shared)
                                       : ossicle_session_new (self->options, uri, &error);
  if (self->session == NULL)
    {
      self->phase = OSSICLE_PHASE_SETTINGS;
      end (task, error);
      return;
    }

  soup_message_set_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS |
                                           SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  if (self->shared == NULL)
    soup_message_add_flags (self->message, SOUP_MESSAGE_NEW_CONNECTION);
  soup_message_disable_feature (self->message, SOUP_TYPE_AUTH_MANAGER);
  add_headers (self);
  if (!add_body (self, &error))
    {
      self->phase = OSSICLE_PHASE_REQUEST_BODY;
      end (task, error);
      return;
    }
  connect_signals (self);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT,
                           g_task_get_cancellable (task), send_cb, task);
}

static void
send (GTask *task,
      SoupSession *session,
      OssicleRequest *request,
      const OssicleSendOptions *options,
      GFile *save_to,
      OssicleProgress progress,
      gpointer progress_data)
{
  Sending *self;
  GError *error = NULL;

  g_task_set_check_cancellable (task, FALSE); /* a stopped exchange still shows how far it came */
  if (!ossicle_request_check (request, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }

  self = g_new0 (Sending, 1);
  self->shared = session != NULL ? g_object_ref (session) : NULL;
  self->exchange = ossicle_exchange_new (request);
  self->options = ossicle_send_options_copy (options);
  self->body = g_byte_array_new ();
  self->total = -1;
  self->save_to = save_to != NULL ? g_object_ref (save_to) : NULL;
  self->progress = progress;
  self->progress_data = progress_data;
  g_task_set_task_data (task, self, sending_free);
  start (task);
}

/**
 * ossicle_client_send_async:
 * @request: what to send; it is copied, and never changed
 * @options: how to send it
 * @save_to: (nullable): a file that gets the whole body of the answer; one that was there before
 *   stays as it was where that does not come
 * @progress: (nullable) (scope async): called as bytes go and come
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops the exchange
 * @callback: called when the exchange is over
 * @user_data: data for @callback
 *
 * Sends one request and reads the answer, on the main loop. The body is kept up to
 * #OssicleSendOptions.max_body bytes; a longer one is not read further unless it is saved.
 */
void
ossicle_client_send_async (OssicleRequest *request,
                           const OssicleSendOptions *options,
                           GFile *save_to,
                           OssicleProgress progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;

  g_return_if_fail (OSSICLE_IS_REQUEST (request));
  g_return_if_fail (options != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_client_send_async);
  send (task, NULL, request, options, save_to, progress, progress_data);
}

/**
 * ossicle_client_send_in_session_async:
 * @session: as ossicle_session_new() makes it
 * @request: what to send
 * @options: how to send it; what concerns the connection is the session's
 * @cancellable: (nullable): stops the exchange
 * @callback: called when the exchange is over; ossicle_client_send_finish() tells how
 * @user_data: data for @callback
 *
 * The same over a connection that may have been used before, and then has no phases of its own. An
 * answer that is not read to its end takes all connections of the session with it.
 */
void
ossicle_client_send_in_session_async (SoupSession *session,
                                      OssicleRequest *request,
                                      const OssicleSendOptions *options,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  GTask *task;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (OSSICLE_IS_REQUEST (request));
  g_return_if_fail (options != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, ossicle_client_send_in_session_async);
  send (task, session, request, options, NULL, NULL, NULL);
}

/**
 * ossicle_client_send_finish:
 * @result: what the callback got
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR: the request cannot be sent as it
 * is
 *
 * Returns: (transfer full): the exchange, also where it failed on the way
 */
OssicleExchange *
ossicle_client_send_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
