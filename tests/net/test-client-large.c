/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bodies larger than what one would hold in memory: 256 MiB each way, 2 GiB with "-m slow". */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "net/exchange/ossicle-client.h"

#define MEBI G_GUINT64_CONSTANT (1048576)
#define MOST_GROWTH (32 * MEBI)
#define MOST_WAIT (100 * G_TIME_SPAN_MILLISECOND)
#define BLOCK 65536

/* The sanitizers keep freed memory for a while, and more of it beside. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define MEASURED FALSE
#else
#define MEASURED TRUE
#endif

/* One connection: an upload is read and thrown away, a download is as long as it is told. */
typedef struct
{
  GThread *thread;
  GSocketListener *listener;
  guint64 upload;
  guint64 download;
  guint64 read; /* bytes of an upload that came */
  int over;     /* whether the connection is closed; atomic */
  guint16 port;
} Server;

typedef struct
{
  GCancellable *cancellable;
  guint64 cancel_at;
  gint64 cancelled;
  guint64 start;
  guint64 most;
  guint64 seen;
  OssicleExchange *exchange;
} Run;

static guint64
size_to_send (void)
{
  return (g_test_slow () ? 2048 : 256) * MEBI;
}

static guint64
get_resident (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "\nVmRSS:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("\nVmRSS:"), NULL, 10) * 1024 : 0;
}

static void
take_upload (Server *self, GInputStream *input, gsize surplus)
{
  g_autofree char *block = g_malloc (BLOCK);

  for (self->read = surplus; self->read < self->upload;)
    {
      gssize n = g_input_stream_read (input, block, BLOCK, NULL, NULL);

      if (n <= 0)
        return;
      self->read += n;
    }
}

static void
give_download (Server *self, GOutputStream *output)
{
  g_autofree char *block = g_malloc0 (BLOCK);
  g_autofree char *head = g_strdup_printf (
    "HTTP/1.1 200 OK\r\nContent-Length: %" G_GUINT64_FORMAT "\r\n\r\n", self->download);

  if (!g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL))
    return;
  for (guint64 left = self->download; left > 0;)
    {
      gsize n = MIN (left, BLOCK);

      if (!g_output_stream_write_all (output, block, n, NULL, NULL, NULL))
        return;
      left -= n;
    }
}

static void
serve_one (Server *self)
{
  g_autoptr (GSocketConnection) connection = NULL;
  g_autofree char *head = g_malloc0 (BLOCK + 1);
  const char *end = NULL;
  gsize length = 0;
  GInputStream *input;

  connection = g_socket_listener_accept (self->listener, NULL, NULL, NULL);
  input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  while (end == NULL && length < BLOCK)
    {
      gssize n = g_input_stream_read (input, head + length, BLOCK - length, NULL, NULL);

      if (n <= 0)
        return;
      length += n;
      end = strstr (head, "\r\n\r\n");
    }
  take_upload (self, input, end != NULL ? length - (end + 4 - head) : 0);
  if (self->read >= self->upload)
    give_download (self, g_io_stream_get_output_stream (G_IO_STREAM (connection)));
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

static gpointer
serve (gpointer data)
{
  Server *self = data;

  serve_one (self);
  g_atomic_int_set (&self->over, TRUE);

  return NULL;
}

static void
server_start (Server *self)
{
  g_autoptr (GError) error = NULL;

  self->listener = g_socket_listener_new ();
  self->port = g_socket_listener_add_any_inet_port (self->listener, NULL, &error);
  g_assert_no_error (error);
  self->thread = g_thread_new ("large", serve, self);
}

/* A connection that was given up has to be closed, or the server would write on for ever. */
static void
server_stop (Server *self)
{
  gint64 deadline = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;

  while (!g_atomic_int_get (&self->over) && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (g_atomic_int_get (&self->over));
  g_thread_join (self->thread);
  g_object_unref (self->listener);
}

static void
progress_cb (guint64 sent, guint64 received, gint64 total, gpointer user_data)
{
  Run *self = user_data;

  if (sent + received < self->seen + MEBI)
    return;
  self->seen = sent + received;
  self->most = MAX (self->most, get_resident ());
  if (self->cancel_at > 0 && self->seen >= self->cancel_at && self->cancelled == 0)
    {
      self->cancelled = g_get_monotonic_time ();
      g_cancellable_cancel (self->cancellable);
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *self = user_data;
  g_autoptr (GError) error = NULL;

  self->exchange = ossicle_client_send_finish (result, &error);
  g_assert_no_error (error);
}

static OssicleExchange *
run (OssicleRequest *request, GFile *save_to, Run *self)
{
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->cancellable = cancellable;
  self->start = self->most = get_resident ();
  ossicle_client_send_async (request, options, save_to, progress_cb, self, cancellable, sent_cb,
                             self);
  while (self->exchange == NULL)
    g_main_context_iteration (NULL, TRUE);

  return self->exchange;
}

static void
check_growth (const Run *self, const char *what)
{
  guint64 growth = self->most - self->start;

  g_test_message ("%s: grew by %" G_GUINT64_FORMAT " KiB", what, growth / 1024);
  g_print ("# %s: %" G_GUINT64_FORMAT " MiB, memory grew by %" G_GUINT64_FORMAT " KiB\n", what,
           self->seen / MEBI, growth / 1024);
  if (MEASURED)
    g_assert_cmpuint (growth, <, MOST_GROWTH);
}

static void
test_large_download (void)
{
  Server server = { .download = size_to_send () };
  Run self = { 0 };
  g_autofree char *folder = g_dir_make_tmp ("ossicle-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "body", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *url = NULL;
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;
  GStatBuf info;

  server_start (&server);
  url = g_strdup_printf ("http://127.0.0.1:%u/a", server.port);
  request = ossicle_request_new ("GET", url);
  exchange = run (request, file, &self);
  server_stop (&server);

  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
  g_assert_cmpuint (ossicle_response_get_body_length (ossicle_exchange_get_response (exchange)), ==,
                    server.download);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_size, ==, server.download);
  g_unlink (path);
  g_rmdir (folder);
  check_growth (&self, "download to a file");
}

static void
test_large_upload (void)
{
  Server server = { .upload = size_to_send () };
  Run self = { 0 };
  g_autofree char *path = NULL, *url = NULL;
  int fd = g_file_open_tmp ("ossicle-XXXXXX", &path, NULL);
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;

  g_assert_cmpint (ftruncate (fd, server.upload), ==, 0); /* takes no room on the disk */
  g_close (fd, NULL);
  server_start (&server);
  url = g_strdup_printf ("http://127.0.0.1:%u/a", server.port);
  request = ossicle_request_new ("PUT", url);
  ossicle_request_append_file (request, path);
  exchange = run (request, NULL, &self);
  server_stop (&server);
  g_unlink (path);

  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_NONE);
  g_assert_cmpuint (server.read, ==, server.upload);
  g_assert_cmpuint (self.seen, >, server.upload / 2);
  check_growth (&self, "upload from a file");
}

static void
check_cancelled (OssicleExchange *exchange, const Run *self, const char *what)
{
  gint64 wait = g_get_monotonic_time () - self->cancelled;

  g_assert_cmpint (self->cancelled, >, 0);
  g_assert_cmpint (ossicle_exchange_get_failure (exchange), ==, OSSICLE_FAILURE_CANCELLED);
  g_print ("# %s: stopped after %.1f ms\n", what, wait / 1000.0);
  if (MEASURED)
    g_assert_cmpint (wait, <, MOST_WAIT);
}

static void
test_large_cancel_download (void)
{
  Server server = { .download = size_to_send () };
  Run self = { .cancel_at = 8 * MEBI };
  g_autofree char *path = NULL, *url = NULL, *left = NULL;
  int fd = g_file_open_tmp ("ossicle-XXXXXX", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;

  g_assert_cmpint (write (fd, "old", 3), ==, 3);
  g_close (fd, NULL);
  server_start (&server);
  url = g_strdup_printf ("http://127.0.0.1:%u/a", server.port);
  request = ossicle_request_new ("GET", url);
  exchange = run (request, file, &self);
  check_cancelled (exchange, &self, "download");
  server_stop (&server);

  /* What was there is worth more than a part of something else. */
  g_assert_true (g_file_get_contents (path, &left, NULL, NULL));
  g_assert_cmpstr (left, ==, "old");
  g_unlink (path);
}

static void
test_large_cancel_upload (void)
{
  Server server = { .upload = size_to_send () };
  Run self = { .cancel_at = 8 * MEBI };
  g_autofree char *path = NULL, *url = NULL;
  int fd = g_file_open_tmp ("ossicle-XXXXXX", &path, NULL);
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleExchange) exchange = NULL;

  g_assert_cmpint (ftruncate (fd, server.upload), ==, 0);
  g_close (fd, NULL);
  server_start (&server);
  url = g_strdup_printf ("http://127.0.0.1:%u/a", server.port);
  request = ossicle_request_new ("PUT", url);
  ossicle_request_append_file (request, path);
  exchange = run (request, NULL, &self);
  check_cancelled (exchange, &self, "upload");
  server_stop (&server);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/client-large/download", test_large_download);
  g_test_add_func ("/client-large/upload", test_large_upload);
  g_test_add_func ("/client-large/cancel-download", test_large_cancel_download);
  g_test_add_func ("/client-large/cancel-upload", test_large_cancel_upload);

  return g_test_run ();
}
