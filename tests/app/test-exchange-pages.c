/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <time.h>

#include "app-test.h"
#include "app/ossicle-body-view.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-header-editor.h"
#include "app/ossicle-phases.h"
#include "app/ossicle-request-page.h"
#include "app/ossicle-sender.h"
#include "app/ossicle-window.h"
#include "tests/net/wire-server.h"

#define BODY APP_TEST_ERROR ("AccessDenied", "<Message>You have no right.</Message>")

static const WireAnswer denied[] = {
  { "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
    "x-oss-request-id: " APP_TEST_REQUEST_ID "\r\nx-oss-server-time: 0\r\nX-Odd: a\tb\r\n"
    "Connection: close\r\n\r\n" BODY,
    -1, NULL, FALSE, FALSE },
};

static const WireAnswer silent[] = { { NULL, 0, NULL, FALSE, TRUE } };

typedef struct
{
  WireServer *server;
  OssicleSender *sender;
  OssicleCasePage *page;
  GtkWidget *window;
  OssicleCaseItem *pending; /* or NULL */
  OssicleCaseItem *sent;    /* or NULL */
} Fixture;

static void
began_cb (Fixture *fixture, OssicleCaseItem *pending)
{
  g_set_object (&fixture->pending, pending);
  ossicle_case_page_set_item (fixture->page, pending, app_test_get_catalogue ());
}

static void
sent_cb (Fixture *fixture, OssicleCaseItem *pending, GListModel *items)
{
  g_assert_true (pending == fixture->pending);
  g_assert_null (ossicle_case_item_get_sending (pending));
  g_clear_object (&fixture->sent);
  fixture->sent = g_list_model_get_item (items, 0);
}

static OssicleCaseItem *
new_request_item (Fixture *fixture, const char *method)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/photos/cat.jpg",
                                          wire_server_get_port (fixture->server));
  g_autoptr (OssicleRequest) request = ossicle_request_new (method, url);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (OssicleSource) source = ossicle_source_new (nothing, NULL);

  ossicle_headers_append (ossicle_request_get_headers (request), "x-Mine", "1");

  return ossicle_case_item_new_for_request (source, request, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer answers)
{
  fixture->server = wire_server_new (NULL);
  wire_server_set_answers (fixture->server, answers, 1);
  fixture->sender = ossicle_sender_new (app_test_get_catalogue ());
  fixture->page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);
  ossicle_case_page_set_sender (fixture->page, fixture->sender);
  g_signal_connect_swapped (fixture->sender, "began", G_CALLBACK (began_cb), fixture);
  g_signal_connect_swapped (fixture->sender, "sent", G_CALLBACK (sent_cb), fixture);
  fixture->window = app_test_show_with_dialogs (GTK_WIDGET (fixture->page), 700, 800);
}

static void
tear_down (Fixture *fixture, gconstpointer answers)
{
  gpointer weak = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
  g_assert_null (weak);
  g_clear_object (&fixture->pending);
  g_clear_object (&fixture->sent);
  g_assert_finalize_object (fixture->sender);
  wire_server_free (fixture->server);
}

static void
show (Fixture *fixture, OssicleCaseItem *item)
{
  ossicle_case_page_set_item (fixture->page, item, app_test_get_catalogue ());
  app_test_settle ();
}

static gboolean
has_sent (gpointer user_data)
{
  return ((Fixture *) user_data)->sent != NULL;
}

static GtkWidget *
get_request_page (Fixture *fixture)
{
  return app_test_find (GTK_WIDGET (fixture->page), OSSICLE_TYPE_REQUEST_PAGE, 0);
}

static GtkStack *
get_stack (Fixture *fixture)
{
  GtkWidget *switcher = app_test_find (GTK_WIDGET (fixture->page), GTK_TYPE_STACK_SWITCHER, 0);

  return gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher));
}

static void
show_tab (Fixture *fixture, const char *name)
{
  gtk_stack_set_visible_child_name (get_stack (fixture), name);
  app_test_settle ();
}

static void
test_sends_only_when_told (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "GET");
  g_autoptr (GBytes) recorded = NULL;
  g_autofree char *text = NULL;

  show (fixture, item);
  g_assert_nonnull (get_request_page (fixture));
  g_assert_null (wire_server_dup_recorded (fixture->server, 0));

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_wait (has_sent, fixture);
  recorded = wire_server_dup_recorded (fixture->server, 0);
  g_assert_nonnull (recorded);
  text = g_strndup (g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded));
  g_assert_true (g_str_has_prefix (text, "GET /photos/cat.jpg HTTP/1.1\r\n"));
  g_assert_nonnull (strstr (text, "\r\nx-Mine: 1\r\n"));

  /* Another case; the request is still what it was. */
  g_assert_true (fixture->sent != item);
  g_assert_null (ossicle_case_item_get_case (item));
  g_assert_nonnull (ossicle_case_item_get_request (item));
}

static void
test_shows_what_came (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "GET");
  GtkWidget *page = GTK_WIDGET (fixture->page);

  show (fixture, item);
  gtk_widget_activate_action (page, "case.send", NULL);
  app_test_wait (has_sent, fixture);
  show (fixture, fixture->sent);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "verdict");
  g_assert_true (app_test_has_text (page, "AccessDenied"));

  show_tab (fixture, "response");
  g_assert_true (app_test_has_text (page, "HTTP/1.1 403 Forbidden"));
  g_assert_true (app_test_has_text (page, "x-oss-server-time"));
  g_assert_true (app_test_has_text (page, "a␉b"));

  show_tab (fixture, "time");
  g_assert_true (app_test_has_text (page, "Connecting"));
  g_assert_true (app_test_has_text (page, "127.0.0.1:"));
  g_assert_true (app_test_has_text (page, "x-oss-server-time"));
}

/* What is being written stays with its case while another is looked at. */
static void
test_keeps_what_is_written (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) one = new_request_item (fixture, "GET");
  g_autoptr (OssicleCaseItem) two = new_request_item (fixture, "HEAD");
  OssicleRequestPage *page;
  g_autoptr (OssicleRequest) request = NULL;

  show (fixture, one);
  page = OSSICLE_REQUEST_PAGE (get_request_page (fixture));
  gtk_widget_activate_action (GTK_WIDGET (page), "request.method", "s", "DELETE");
  show (fixture, two);
  request = ossicle_request_page_dup_request (page);
  g_assert_cmpstr (ossicle_request_get_method (request), ==, "HEAD");
  g_assert_cmpstr (ossicle_request_get_method (ossicle_case_item_get_request (one)), ==, "DELETE");
}

/* Also what cannot be sent as it is, and what only this sending was to have. */
static void
test_keeps_what_cannot_be_sent (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) one = new_request_item (fixture, "GET");
  g_autoptr (OssicleCaseItem) two = new_request_item (fixture, "GET");
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/body");
  g_autofree char *text = NULL;
  OssicleHeaderEditor *editor;
  GtkWidget *page;

  show (fixture, one);
  page = get_request_page (fixture);
  editor = OSSICLE_HEADER_EDITOR (app_test_find (page, OSSICLE_TYPE_HEADER_EDITOR, 0));
  ossicle_header_editor_set_text (editor, "x-Mine: 2\nhalf a head");
  ossicle_case_item_set_save_to (two, file);
  show (fixture, two);
  text = ossicle_header_editor_dup_text (editor);
  g_assert_cmpstr (text, ==, "x-Mine: 1");
  show (fixture, one);
  g_free (text);
  text = ossicle_header_editor_dup_text (editor);
  g_assert_cmpstr (text, ==, "x-Mine: 2\nhalf a head");
  g_assert_true (ossicle_case_item_get_save_to (two) == file);
  g_assert_null (ossicle_case_item_get_save_to (one));

  ossicle_request_page_send (OSSICLE_REQUEST_PAGE (page));
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 0);
  gtk_widget_activate_action (page, "request.reset", NULL);
  show (fixture, two);
  g_assert_null (ossicle_case_item_get_header_text (one));
}

/* The case stays as it was; what was changed is in the new one, and trust in neither. */
static void
test_leaves_the_old_case_alone (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "GET");
  g_autoptr (OssicleCaseItem) first = NULL;
  g_autoptr (OssicleSendOptions) trusting = ossicle_send_options_new ();

  show (fixture, item);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_wait (has_sent, fixture);
  first = g_steal_pointer (&fixture->sent);
  trusting->trust_anyway = TRUE;
  ossicle_case_item_set_request (first, ossicle_case_item_get_request (first), trusting);
  show (fixture, first);
  show_tab (fixture, "request");
  gtk_widget_activate_action (get_request_page (fixture), "request.method", "s", "OPTIONS");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_wait (has_sent, fixture);

  g_assert_cmpstr (ossicle_request_get_method (ossicle_case_item_get_request (first)), ==, "GET");
  g_assert_cmpstr (ossicle_request_get_method (ossicle_case_item_get_request (fixture->sent)), ==,
                   "OPTIONS");
  g_assert_false (ossicle_case_item_get_options (first)->trust_anyway);
  g_assert_false (ossicle_case_item_get_options (fixture->sent)->trust_anyway);
}

static OssicleCaseItem *
new_pasted_item (const char *text)
{
  g_autoptr (OssicleReading) reading = app_test_read (text, -1);
  g_autoptr (OssicleCase) case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  return ossicle_case_item_new (case_, ossicle_reading_get_source (reading));
}

/* A pasted case has a request too, as far as it tells one. What was guessed is said, and looked at
 * before it is sent. */
static void
test_pasted_case_has_a_request (Fixture *fixture, gconstpointer answers)
{
  g_autofree char *told = g_strdup_printf ("$ curl -i http://127.0.0.1:%u/photos/cat.jpg\n%s%s",
                                           wire_server_get_port (fixture->server),
                                           "HTTP/1.1 403 Forbidden\nServer: AliyunOSS\n\n", BODY);
  g_autofree char *guessed = g_strdup_printf ("%.*s<HostId>127.0.0.1:%u</HostId></Error>",
                                              (int) (strlen (BODY) - strlen ("</Error>")), BODY,
                                              wire_server_get_port (fixture->server));
  g_autoptr (OssicleCaseItem) one = new_pasted_item (told);
  g_autoptr (OssicleCaseItem) two = new_pasted_item (guessed);

  show (fixture, two);
  ossicle_case_page_send_again (fixture->page);
  app_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "request");
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->page), "Guessed in part"));
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 0);

  show (fixture, one);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (fixture)), ==, "verdict");
  ossicle_case_page_send_again (fixture->page);
  g_assert_false (app_test_has_text (GTK_WIDGET (fixture->page), "Guessed in part"));
  app_test_wait (has_sent, fixture);
  g_assert_cmpstr (ossicle_request_get_url (ossicle_case_item_get_request (fixture->sent)), ==,
                   ossicle_request_get_url (ossicle_case_item_get_request (one)));
}

/* HEAD has no document: it is offered to ask for it, and that is sent only when one says so. */
static void
test_repeats_head_as_get (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "HEAD");
  g_autoptr (OssicleRequest) request = NULL;
  OssicleHeaders *headers;

  show (fixture, item);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_wait (has_sent, fixture);
  show (fixture, fixture->sent);
  show_tab (fixture, "response");
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->page), "Ask with GET"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.prepare", "s", "one-byte");
  app_test_settle ();
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 0);
  request = ossicle_request_page_dup_request (OSSICLE_REQUEST_PAGE (get_request_page (fixture)));
  headers = ossicle_request_get_headers (request);
  g_assert_cmpstr (ossicle_request_get_method (request), ==, "GET");
  g_assert_cmpstr (ossicle_headers_get (headers, "Range"), ==, "bytes=0-0");
  g_assert_cmpstr (ossicle_headers_get (headers, "x-Mine"), ==, "1");
}

/* What may change data waits for an answer to the question. */
static void
test_asks_before_changes (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "PUT");

  show (fixture, item);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_settle ();
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 0);
  g_assert_null (wire_server_dup_recorded (fixture->server, 0));
}

static void
test_refuses_what_is_no_request (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "GET");
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "no address");
  OssicleRequestPage *page;

  show (fixture, item);
  page = OSSICLE_REQUEST_PAGE (get_request_page (fixture));
  ossicle_request_page_set_request (page, request);
  ossicle_request_page_send (page);
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 0);
  g_assert_true (app_test_has_text (GTK_WIDGET (page), "must begin with http"));
}

static void
test_cancel_answers_at_once (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (fixture, "GET");
  gint64 begin;

  show (fixture, item);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "case.send", NULL);
  app_test_settle ();
  g_assert_cmpuint (ossicle_sender_get_n_sending (fixture->sender), ==, 1);
  begin = g_get_monotonic_time ();
  gtk_widget_activate_action (get_request_page (fixture), "request.cancel", NULL);
  while (ossicle_sender_get_n_sending (fixture->sender) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 100 * 1000);
  app_test_wait (has_sent, fixture);
  g_assert_cmpint (ossicle_exchange_get_failure (ossicle_case_item_get_exchange (fixture->sent)),
                   ==, OSSICLE_FAILURE_CANCELLED);
}

static void
test_failure_has_words (Fixture *fixture, gconstpointer answers)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "http://127.0.0.1:1/");
  g_autoptr (OssicleSendOptions) options = ossicle_send_options_new ();

  g_assert_true (ossicle_sender_send (fixture->sender, request, options, NULL, NULL, NULL));
  app_test_wait (has_sent, fixture);
  show (fixture, fixture->sent);
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->page), "refused"));
  show_tab (fixture, "response");
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->page), "No answer came"));
}

static gboolean
has_two_items (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 2;
}

static gboolean
has_one_item (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1;
}

static OssicleListItem *
peek_item (GListModel *items, guint position)
{
  g_autoptr (OssicleListItem) item = g_list_model_get_item (items, position);

  return item;
}

/* A command that is pasted, sent and answered: two rows, each under a heading of its own. */
static void
test_paste_and_send (void)
{
  WireServer *server = wire_server_new (NULL);
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  OssicleWindow *window = ossicle_window_new (NULL, app_test_get_catalogue (), profiles);
  g_autofree char *command = g_strdup_printf ("curl -H 'x-one: 1' http://127.0.0.1:%u/a/b",
                                              wire_server_get_port (server));
  GListModel *items;

  wire_server_set_answers (server, denied, 1);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "cases");
  app_test_settle ();
  items = ossicle_cases_page_get_items (
    OSSICLE_CASES_PAGE (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_CASES_PAGE, 0)));

  ossicle_window_read_text (window, command);
  app_test_wait (has_one_item, items);
  app_test_settle ();
  g_assert_null (wire_server_dup_recorded (server, 0));
  g_assert_null (ossicle_case_item_get_case (OSSICLE_CASE_ITEM (peek_item (items, 0))));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.send", NULL);
  app_test_wait (has_two_items, items);
  app_test_settle ();
  g_assert_cmpstr (ossicle_list_item_get_title (peek_item (items, 0)), ==, "AccessDenied");
  g_assert_true (g_str_has_prefix (ossicle_list_item_get_heading (peek_item (items, 0)), "Sent"));
  g_assert_true (g_str_has_prefix (ossicle_list_item_get_heading (peek_item (items, 1)), "Pasted"));
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "AccessDenied"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-request", NULL);
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  wire_server_free (server);
}

typedef struct
{
  gint64 last;
  gint64 longest;
} Frames;

/* Of this thread alone: the machine may have other things to do. */
static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Frames *frames = user_data;
  gint64 now = get_processor_time ();

  if (frames->last != 0)
    frames->longest = MAX (frames->longest, now - frames->last);
  frames->last = now;

  return G_SOURCE_CONTINUE;
}

/* 20 MB of XML on one line, looked at and indented. */
static void
test_large_body_holds_up_no_frame (void)
{
  OssicleBodyView *view = g_object_new (OSSICLE_TYPE_BODY_VIEW, NULL);
  GtkWidget *window = app_test_show (GTK_WIDGET (view), 700, 500);
  GtkWidget *indent = app_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0);
  g_autoptr (GString) text = g_string_new ("<List>");
  g_autoptr (GBytes) small = g_bytes_new_static ("<a/>", 4);
  g_autoptr (GBytes) body = NULL;
  Frames frames = { 0, 0 };

  while (text->len < 20 * 1024 * 1024)
    g_string_append (text, "<Contents><Key>photos/cat.jpg</Key><Size>344606</Size></Contents>");
  g_string_append (text, "</List>");
  body = g_bytes_new (text->str, text->len);
  /* The first XML of the run reads the description of the language. */
  ossicle_body_view_set_body (view, small, 4, NULL);
  app_test_settle ();

  gtk_widget_add_tick_callback (GTK_WIDGET (view), tick_cb, &frames, NULL);
  app_test_settle ();
  ossicle_body_view_set_body (view, body, text->len, "application/xml");
  app_test_settle ();
  if (indent == NULL)
    indent = app_test_find (GTK_WIDGET (view), GTK_TYPE_TOGGLE_BUTTON, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (indent), TRUE);
  for (int i = 0; i < 10; i++)
    app_test_settle ();
  g_test_message ("the longest frame took %" G_GINT64_FORMAT " ms", frames.longest / 1000);
  g_assert_cmpint (frames.longest, <, 100 * 1000);
  g_assert_cmpint (gtk_text_buffer_get_line_count (ossicle_body_view_get_buffer (view)), >, 60);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, answers, func) g_test_add (name, Fixture, answers, set_up, func, tear_down)
  ADD ("/exchange-pages/sends-when-told", denied, test_sends_only_when_told);
  ADD ("/exchange-pages/shows-what-came", denied, test_shows_what_came);
  ADD ("/exchange-pages/keeps-what-is-written", denied, test_keeps_what_is_written);
  ADD ("/exchange-pages/keeps-what-cannot-be-sent", denied, test_keeps_what_cannot_be_sent);
  ADD ("/exchange-pages/leaves-the-old-case", denied, test_leaves_the_old_case_alone);
  ADD ("/exchange-pages/pasted-case", denied, test_pasted_case_has_a_request);
  ADD ("/exchange-pages/head-as-get", denied, test_repeats_head_as_get);
  ADD ("/exchange-pages/asks-before-changes", denied, test_asks_before_changes);
  ADD ("/exchange-pages/refuses", denied, test_refuses_what_is_no_request);
  ADD ("/exchange-pages/cancel", silent, test_cancel_answers_at_once);
  ADD ("/exchange-pages/failure", denied, test_failure_has_words);
  g_test_add_func ("/exchange-pages/paste-and-send", test_paste_and_send);
  g_test_add_func ("/exchange-pages/large-body", test_large_body_holds_up_no_frame);

  return g_test_run ();
}
