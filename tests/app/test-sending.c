/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests on their way, as the whole window has them. */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-case-item.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-options-box.h"
#include "app/ossicle-window.h"
#include "tests/net/wire-server.h"

#define BODY APP_TEST_ERROR ("AccessDenied", "<Message>You have no right.</Message>")

/* What the program promises; with the sanitizers in it, it is another and slower one. */
#ifdef __SANITIZE_ADDRESS__
#define MOST_CANCEL (1000 * 1000)
#else
#define MOST_CANCEL (100 * 1000)
#endif

static const WireAnswer denied = {
  "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
  "x-oss-request-id: " APP_TEST_REQUEST_ID "\r\nConnection: close\r\n\r\n" BODY,
  -1, NULL, FALSE, FALSE
};

static const WireAnswer moved[] = {
  { "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", -1,
    NULL, FALSE, FALSE },
  { "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
    "x-oss-request-id: " APP_TEST_REQUEST_ID "\r\nConnection: close\r\n\r\n" BODY,
    -1, NULL, FALSE, FALSE },
};

static const WireAnswer no_document = {
  "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nx-oss-request-id: " APP_TEST_REQUEST_ID "\r\n"
  "x-oss-ec: 0003-00000001\r\nConnection: close\r\n\r\n",
  -1, NULL, FALSE, FALSE
};

static const WireAnswer silent = { NULL, 0, NULL, FALSE, TRUE };

typedef struct
{
  WireServer *server;
  WireServer *silent;
  OssicleWindow *window;
  GListModel *items;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();

  fixture->server = wire_server_new (NULL);
  wire_server_set_answers (fixture->server, &denied, 1);
  fixture->silent = wire_server_new (NULL);
  wire_server_set_answers (fixture->silent, &silent, 1);
  fixture->window = ossicle_window_new (NULL, app_test_get_catalogue (), profiles);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "s", "cases");
  app_test_settle ();
  fixture->items = g_object_ref (ossicle_cases_page_get_items (
    OSSICLE_CASES_PAGE (app_test_find (GTK_WIDGET (fixture->window), OSSICLE_TYPE_CASES_PAGE, 0))));
}

static void
tear_down (Fixture *fixture, gconstpointer answer)
{
  gpointer weak = fixture->window;

  g_object_unref (fixture->items);
  if (fixture->window != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
      gtk_window_destroy (GTK_WINDOW (fixture->window));
    }
  app_test_settle ();
  g_assert_null (weak);
  wire_server_free (fixture->server);
  wire_server_free (fixture->silent);
}

typedef struct
{
  GListModel *items;
  guint n;
} Count;

static gboolean
has_items (gpointer user_data)
{
  Count *count = user_data;

  return g_list_model_get_n_items (count->items) == count->n;
}

static void
wait_for_items (Fixture *fixture, guint n)
{
  Count count = { fixture->items, n };

  app_test_wait (has_items, &count);
  app_test_settle ();
}

static OssicleCaseItem *
peek_item (Fixture *fixture, guint position)
{
  g_autoptr (OssicleCaseItem) item = g_list_model_get_item (fixture->items, position);

  return item;
}

/* format: the command, where the port goes */
static void
paste_and_send_command (Fixture *fixture, WireServer *server, const char *format)
{
  guint n = g_list_model_get_n_items (fixture->items);
  g_auto (GStrv) parts = g_strsplit (format, "PORT", -1);
  g_autofree char *port = g_strdup_printf ("%u", wire_server_get_port (server));
  g_autofree char *command = g_strjoinv (port, parts);

  ossicle_window_read_text (fixture->window, command);
  wait_for_items (fixture, n + 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-request", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.send", NULL);
  wait_for_items (fixture, n + 2);
}

static void
paste_and_send (Fixture *fixture, WireServer *server)
{
  paste_and_send_command (fixture, server, "curl http://127.0.0.1:PORT/a/b");
}

static gboolean
is_over (gpointer user_data)
{
  return ossicle_case_item_get_exchange (peek_item (user_data, 0)) != NULL;
}

static void
wait_for_answer (Fixture *fixture)
{
  app_test_wait (is_over, fixture);
  app_test_settle ();
}

static void
show_tab (Fixture *fixture, const char *name)
{
  GtkWidget *switcher = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK_SWITCHER, 0);
  GtkStack *stack = gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher));

  gtk_stack_set_visible_child_name (stack, name);
  app_test_settle ();
}

static const char *
get_title (Fixture *fixture, guint position)
{
  return ossicle_list_item_get_title (OSSICLE_LIST_ITEM (peek_item (fixture, position)));
}

/* The second goes out while the first has no answer yet; each has a row of its own. */
static void
test_two_at_once (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (OssicleCaseItem) first = NULL;

  paste_and_send (fixture, fixture->silent);
  first = g_object_ref (peek_item (fixture, 0));
  g_assert_nonnull (ossicle_case_item_get_sending (first));
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->window), "Sending…"));

  paste_and_send (fixture, fixture->server);
  wait_for_answer (fixture);
  g_assert_cmpstr (get_title (fixture, 0), ==, "AccessDenied");
  g_assert_nonnull (ossicle_case_item_get_sending (first));
  g_assert_true (peek_item (fixture, 2) == first);
}

/* Whoever looks at another case goes on doing so when the answer comes. */
static void
test_answer_takes_its_row_only (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (OssicleCaseItem) pending = NULL;
  gint64 begin;

  paste_and_send (fixture, fixture->silent);
  pending = g_object_ref (peek_item (fixture, 0));
  ossicle_window_read_text (fixture->window, APP_TEST_ERROR ("NoSuchKey", ""));
  wait_for_items (fixture, 3);
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->window), "NoSuchKey"));

  begin = g_get_monotonic_time ();
  ossicle_sending_cancel (ossicle_case_item_get_sending (pending));
  while (ossicle_case_item_get_sending (pending) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, MOST_CANCEL);
  app_test_settle ();
  g_assert_cmpstr (get_title (fixture, 0), ==, "NoSuchKey");
  g_assert_nonnull (ossicle_case_item_get_exchange (peek_item (fixture, 1)));
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->window), "NoSuchKey"));
}

/* How long the window takes from the button that is on the screen to the case that came of it. */
static gint64
press_cancel (Fixture *fixture)
{
  GtkWidget *focus;
  gint64 begin, end;

  paste_and_send (fixture, fixture->silent);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_BUTTON (focus));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), ==, "request.cancel");
  begin = g_get_monotonic_time ();
  g_signal_emit_by_name (focus, "clicked");
  while (!is_over (fixture))
    g_main_context_iteration (NULL, TRUE);
  end = g_get_monotonic_time ();
  g_assert_cmpint (
    ossicle_exchange_get_failure (ossicle_case_item_get_exchange (peek_item (fixture, 0))), ==,
    OSSICLE_FAILURE_CANCELLED);
  app_test_settle ();

  return end - begin;
}

/* The machine may have other things to do in the middle of it, but hardly three times. */
static void
test_cancel_button_answers_at_once (Fixture *fixture, gconstpointer answer)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 3 && best >= MOST_CANCEL; i++)
    best = MIN (best, press_cancel (fixture));
  g_test_message ("the window answered within %" G_GINT64_FORMAT " ms", best / 1000);
  g_assert_cmpint (best, <, MOST_CANCEL);
}

static void
set_null (gpointer data, GObject *object)
{
  *(gpointer *) data = NULL;
}

static void
test_closing_cancels (Fixture *fixture, gconstpointer answer)
{
  OssicleSending *sending;
  gpointer alive;

  paste_and_send (fixture, fixture->silent);
  alive = sending = ossicle_case_item_get_sending (peek_item (fixture, 0));
  g_object_weak_ref (G_OBJECT (sending), set_null, &alive);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  g_clear_object (&fixture->items);
  fixture->items = G_LIST_MODEL (g_list_store_new (OSSICLE_TYPE_CASE_ITEM));
  app_test_settle ();
  g_assert_null (alive);
}

/* Each step of a redirect is a case, the last one on top, under one heading. */
static void
test_redirects_are_rows (Fixture *fixture, gconstpointer answer)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  OssicleExchange *last, *first;

  wire_server_set_answers (fixture->server, moved, G_N_ELEMENTS (moved));
  paste_and_send_command (fixture, fixture->server, "curl -L http://127.0.0.1:PORT/a");
  wait_for_answer (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->items), ==, 3);
  last = ossicle_case_item_get_exchange (peek_item (fixture, 0));
  first = ossicle_case_item_get_exchange (peek_item (fixture, 1));
  g_assert_true (ossicle_exchange_get_previous (last) == first);
  g_assert_cmpuint (ossicle_response_get_status (ossicle_exchange_get_response (first)), ==, 302);
  g_assert_nonnull (ossicle_list_item_get_heading (OSSICLE_LIST_ITEM (peek_item (fixture, 0))));
  g_assert_null (ossicle_list_item_get_heading (OSSICLE_LIST_ITEM (peek_item (fixture, 1))));
  g_assert_true (app_test_has_text (window, "AccessDenied"));
  g_assert_true (app_test_has_text (window, "302"));
}

/* What HEAD cannot have is offered, prepared, and sent only when one says so. */
static void
test_head_is_repeated_as_get (Fixture *fixture, gconstpointer answer)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *page;
  g_autoptr (GBytes) recorded = NULL;
  g_autofree char *text = NULL;

  wire_server_set_answers (fixture->server, &no_document, 1);
  paste_and_send_command (fixture, fixture->server, "curl -I http://127.0.0.1:PORT/a");
  wait_for_answer (fixture);
  show_tab (fixture, "response");
  g_assert_true (app_test_has_text (window, "Ask with GET"));
  wire_server_set_answers (fixture->server, &denied, 1);
  page = app_test_find (window, OSSICLE_TYPE_CASE_PAGE, 0);
  gtk_widget_activate_action (page, "case.prepare", "s", "one-byte");
  app_test_settle ();
  g_assert_null (wire_server_dup_recorded (fixture->server, 0));
  gtk_widget_activate_action (window, "win.send", NULL);
  wait_for_items (fixture, 3);
  wait_for_answer (fixture);
  recorded = wire_server_dup_recorded (fixture->server, 0);
  text = g_strndup (g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded));
  g_assert_true (g_str_has_prefix (text, "GET /a HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (text, "\r\nRange: bytes=0-0\r\n"));
  g_assert_true (app_test_has_text (window, "AccessDenied"));
}

static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *folder = g_dir_make_tmp ("ossicle-certificates-XXXXXX", NULL);
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "net", "certificates.sh", NULL);
  g_autofree char *path = g_build_filename (folder, "self-signed.pem", NULL);
  const char *words[] = { "sh", script, folder, NULL };
  int status = 1;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()) ||
      !g_spawn_sync (NULL, (char **) words, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                     NULL, NULL, NULL, NULL, &status, NULL) ||
      status != 0)
    return NULL;

  return g_tls_certificate_new_from_file (path, NULL);
}

/* What is wrong with it is said, and one may trust it, once. */
static void
test_certificate_is_trusted_once (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (GTlsCertificate) certificate = make_certificate ();
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (OssicleSendOptions) trusting = NULL;
  OssicleOptionsBox *options;

  if (certificate == NULL)
    {
      g_test_skip ("needs glib-networking and openssl");
      return;
    }
  wire_server_free (fixture->server);
  fixture->server = wire_server_new (certificate);
  paste_and_send_command (fixture, fixture->server, "curl https://127.0.0.1:PORT/a");
  wait_for_answer (fixture);
  show_tab (fixture, "time");
  g_assert_true (app_test_has_text (window, "Faults of the certificate"));
  g_assert_true (app_test_has_text (window, "nobody who is trusted vouches for it"));
  g_assert_true (app_test_has_text (window, "Certificate valid"));

  wire_server_set_answers (fixture->server, &denied, 1);
  show_tab (fixture, "request");
  gtk_expander_set_expanded (GTK_EXPANDER (app_test_find (window, GTK_TYPE_EXPANDER, 0)), TRUE);
  app_test_settle ();
  options = OSSICLE_OPTIONS_BOX (app_test_find (window, OSSICLE_TYPE_OPTIONS_BOX, 0));
  trusting = ossicle_options_box_dup_options (options);
  trusting->trust_anyway = TRUE;
  ossicle_options_box_set_options (options, trusting);
  gtk_widget_activate_action (window, "win.send", NULL);
  wait_for_items (fixture, 3);
  wait_for_answer (fixture);
  g_assert_cmpstr (get_title (fixture, 0), ==, "AccessDenied");
  g_assert_false (ossicle_case_item_get_options (peek_item (fixture, 0))->trust_anyway);
  g_assert_false (ossicle_case_item_get_options (peek_item (fixture, 1))->trust_anyway);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/sending/two-at-once", test_two_at_once);
  ADD ("/sending/own-row", test_answer_takes_its_row_only);
  ADD ("/sending/cancel", test_cancel_button_answers_at_once);
  ADD ("/sending/closing", test_closing_cancels);
  ADD ("/sending/redirects", test_redirects_are_rows);
  ADD ("/sending/head-as-get", test_head_is_repeated_as_get);
  ADD ("/sending/certificate", test_certificate_is_trusted_once);

  return g_test_run ();
}
