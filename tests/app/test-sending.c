/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests on their way, as the whole window has them. */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-case-item.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-window.h"
#include "tests/net/wire-server.h"

#define BODY APP_TEST_ERROR ("AccessDenied", "<Message>You have no right.</Message>")

static const WireAnswer denied = {
  "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nContent-Type: application/xml\r\n"
  "x-oss-request-id: " APP_TEST_REQUEST_ID "\r\nConnection: close\r\n\r\n" BODY,
  -1, NULL, FALSE, FALSE
};

static const WireAnswer silent = { NULL, 0, NULL, FALSE, TRUE };

typedef struct
{
  WireServer *server;
  WireServer *silent;
  OssicleWindow *window;
  GListModel *items;
  GtkSingleSelection *selection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer answer)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  GtkWidget *list;

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
  list = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LIST_VIEW, 0);
  if (list != NULL)
    fixture->selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static void
tear_down (Fixture *fixture, gconstpointer answer)
{
  gpointer weak = fixture->window;

  g_object_unref (fixture->items);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &weak);
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
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

static void
paste_and_send (Fixture *fixture, WireServer *server)
{
  guint n = g_list_model_get_n_items (fixture->items);
  g_autofree char *command = g_strdup_printf ("curl http://127.0.0.1:%u/a/b",
                                              wire_server_get_port (server));

  ossicle_window_read_text (fixture->window, command);
  wait_for_items (fixture, n + 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.send", NULL);
  wait_for_items (fixture, n + 2);
}

static gboolean
is_over (gpointer user_data)
{
  return ossicle_case_item_get_exchange (OSSICLE_CASE_ITEM (peek_item (user_data, 0))) != NULL;
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
  app_test_wait (is_over, fixture);
  app_test_settle ();
  g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (peek_item (fixture, 0))), ==,
                   "AccessDenied");
  g_assert_nonnull (ossicle_case_item_get_sending (first));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/sending/two-at-once", test_two_at_once);

  return g_test_run ();
}
