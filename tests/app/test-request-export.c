/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-request-export.h"
#include "app/ossicle-request-page.h"
#include "app/ossicle-sender.h"
#include "core/intake/ossicle-request-import.h"
#include "tests/net/wire-server.h"

#define SECRET "c2VjcmV0c2VjcmV0c2VjcmV0c2U="
#define ERROR_BODY APP_TEST_ERROR ("AccessDenied", "<Message>You have no right.</Message>")

static const WireAnswer denied[] = {
  { "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
    "x-oss-request-id: " APP_TEST_REQUEST_ID "\r\nConnection: close\r\n\r\n" ERROR_BODY,
    -1, NULL, FALSE, FALSE },
};

static OssicleRequest *
create_request (guint16 port)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/photos/a%%20b?acl", port);
  g_autofree char *host = g_strdup_printf ("127.0.0.1:%u", port);
  OssicleRequest *request = ossicle_request_new ("PUT", url);
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  g_autoptr (GBytes) body = g_bytes_new_static ("two\nlines", 9);

  ossicle_headers_append (headers, "Host", host);
  ossicle_headers_append (headers, "Accept", "*/*");
  ossicle_headers_append (headers, "Content-Type", "text/plain");
  ossicle_headers_append (headers, "Authorization", "OSS LTAI5tExampleExample:" SECRET);
  ossicle_request_append_bytes (request, body);

  return request;
}

static const char *const formats[] = { "curl", "http", "har" };

/* Out and in again: the same request, if its secrets were let out too. */
static void
test_round_trips (void)
{
  g_autoptr (OssicleRequest) request = create_request (8080);
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (GBytes) wanted = ossicle_request_to_raw (request);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
        bytes = ossicle_request_export (NULL, request, options, formats[i], FALSE, &error);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_autoptr (OssicleImport) import = ossicle_request_import (text, strlen (text), 0, &error);
      g_autoptr (GBytes) found = NULL;

      g_assert_no_error (error);
      found = ossicle_request_to_raw (import->request);
      g_assert_true (g_bytes_equal (found, wanted));
      g_assert_cmpstr (ossicle_request_get_url (import->request), ==,
                       ossicle_request_get_url (request));
    }
}

static void
test_redacts (void)
{
  g_autoptr (OssicleRequest) request = create_request (8080);
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes)
        bytes = ossicle_request_export (NULL, request, options, formats[i], TRUE, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_null (strstr (text, SECRET));
      g_assert_nonnull (strstr (text, "photos"));
    }
}

static void
sent_cb (OssicleCaseItem **sent, OssicleCaseItem *pending, GListModel *items)
{
  *sent = g_list_model_get_item (items, 0);
}

static gboolean
has_sent (gpointer user_data)
{
  return *(OssicleCaseItem **) user_data != NULL;
}

/* The archive has the answer too, as long as it is the answer to this request. */
static void
test_archive_has_the_answer (void)
{
  WireServer *server = wire_server_new (NULL);
  g_autoptr (OssicleSender) sender = ossicle_sender_new (app_test_get_catalogue ());
  g_autoptr (OssicleRequest) request = create_request (wire_server_get_port (server));
  g_autoptr (OssicleRequest) other = ossicle_request_new ("GET", "http://127.0.0.1:8080/b");
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();
  g_autoptr (OssicleCaseItem) sent = NULL;

  wire_server_set_answers (server, denied, 1);
  g_signal_connect_swapped (sender, "sent", G_CALLBACK (sent_cb), &sent);
  g_assert_true (ossicle_sender_send (sender, request, options, NULL, NULL, NULL));
  app_test_wait (has_sent, &sent);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes)
        bytes = ossicle_request_export (sent, i == 0 ? request : other, options, "har", TRUE, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_assert_true ((strstr (text, APP_TEST_REQUEST_ID) != NULL) == (i == 0));
      g_assert_null (strstr (text, SECRET));
    }
  wire_server_free (server);
}

static void
copied_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **copied = user_data;

  g_free (*copied);
  *copied = g_variant_dup_string (parameter, NULL);
}

/* Through the actions of the page, of a case that was only pasted. */
static void
test_copies_from_the_page (void)
{
  static const char text[] = "$ curl -i https://b.oss-cn-hangzhou.aliyuncs.com/a -H "
                             "'Authorization: OSS LTAI5tExampleExample:" SECRET "'\n" ERROR_BODY;
  g_autoptr (OssicleReading) reading = app_test_read (text, -1);
  g_autoptr (OssicleCase) case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
  g_autoptr (OssicleCaseItem)
    item = ossicle_case_item_new (case_, ossicle_reading_get_source (reading));
  GtkWidget *page = g_object_new (OSSICLE_TYPE_REQUEST_PAGE, NULL);
  GtkWidget *window = app_test_show (page, 500, 600);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) copy = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);
  g_autofree char *copied = NULL;

  g_signal_connect (copy, "activate", G_CALLBACK (copied_cb), &copied);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (copy));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  ossicle_request_page_set_item (OSSICLE_REQUEST_PAGE (page), item);

  gtk_widget_activate_action (page, "request.copy", "(sb)", "http", TRUE);
  g_assert_true (g_str_has_prefix (copied, "GET /a HTTP/1.1\r\n"));
  g_assert_null (strstr (copied, SECRET));
  gtk_widget_activate_action (page, "request.copy", "(sb)", "curl", FALSE);
  g_assert_nonnull (strstr (copied, SECRET));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file in the body is in no text: that is said; a command names it. */
static void
test_tells_of_a_file (void)
{
  static const struct
  {
    const char *format;
    const char *said; /* NULL for the window's own word */
  } rows[] = {
    { "http", "Copied without its body, which is a file" },
    { "har", "Copied without its body, which is a file" },
    { "curl", NULL },
  };
  g_autoptr (OssicleRequest) request = ossicle_request_new ("PUT", "http://127.0.0.1:8080/b/a");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, "test");
  g_autoptr (OssicleCaseItem) item = NULL;
  GtkWidget *page = g_object_new (OSSICLE_TYPE_REQUEST_PAGE, NULL);
  GtkWidget *window = app_test_show (page, 500, 600);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) copy = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);
  g_autoptr (GSimpleAction) toast = g_simple_action_new ("toast", G_VARIANT_TYPE_STRING);
  g_autofree char *copied = NULL;
  g_autofree char *said = NULL;

  ossicle_request_append_file (request, "/tmp/ossicle-body.bin");
  item = ossicle_case_item_new_for_request (source, request, NULL);
  g_signal_connect (copy, "activate", G_CALLBACK (copied_cb), &copied);
  g_signal_connect (toast, "activate", G_CALLBACK (copied_cb), &said);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (copy));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (toast));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  ossicle_request_page_set_item (OSSICLE_REQUEST_PAGE (page), item);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_clear_pointer (&copied, g_free);
      g_clear_pointer (&said, g_free);
      gtk_widget_activate_action (page, "request.copy", "(sb)", rows[i].format, TRUE);
      g_assert_cmpstr (said, ==, rows[i].said);
      g_assert_true ((copied != NULL) == (rows[i].said == NULL));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/request-export/round-trips", test_round_trips);
  g_test_add_func ("/request-export/redacts", test_redacts);
  g_test_add_func ("/request-export/archive", test_archive_has_the_answer);
  g_test_add_func ("/request-export/copies", test_copies_from_the_page);
  g_test_add_func ("/request-export/file", test_tells_of_a_file);

  return g_test_run ();
}
