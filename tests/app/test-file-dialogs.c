/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is read from files and written to them, through the toolkit's own dialogs. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app-test.h"
#include "app/ossicle-body-editor.h"
#include "app/ossicle-case-item.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-options-box.h"
#include "app/ossicle-request-page.h"
#include "app/ossicle-window.h"
#include "core/intake/ossicle-request-import.h"
#include "tests/net/wire-server.h"

#define CAME "what came back\n"
#define SENT "what is sent\n"

static const WireAnswer answer = { "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                   "Content-Length: 15\r\nConnection: close\r\n\r\n" CAME,
                                   -1, NULL, FALSE, FALSE };

typedef struct
{
  WireServer *server;
  OssicleWindow *window;
  GListModel *items;
  char *folder;
} Fixture;

static gboolean
has_item (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) > 0;
}

/* A request that may be sent without a question, in the window. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autofree char *command = NULL;

  fixture->server = wire_server_new (NULL);
  wire_server_set_answers (fixture->server, &answer, 1);
  fixture->folder = g_dir_make_tmp ("ossicle-XXXXXX", NULL);
  fixture->window = ossicle_window_new (NULL, app_test_get_catalogue (), profiles);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-view", "s", "cases");
  app_test_settle ();
  fixture->items = g_object_ref (ossicle_cases_page_get_items (
    OSSICLE_CASES_PAGE (app_test_find (GTK_WIDGET (fixture->window), OSSICLE_TYPE_CASES_PAGE, 0))));
  command = g_strdup_printf ("curl -X OPTIONS http://127.0.0.1:%u/a -H 'x-one: 1'",
                             wire_server_get_port (fixture->server));
  ossicle_window_read_text (fixture->window, command);
  app_test_wait (has_item, fixture->items);
  app_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->items);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  app_test_settle ();
  wire_server_free (fixture->server);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* By names: the types have been on their way out since GTK 4.10. */
static GtkWidget *
find_chooser (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *chooser = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && chooser == NULL; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        chooser = find_named (window, "GtkFileChooserWidget");
    }

  return chooser;
}

static gboolean
is_open (gpointer user_data)
{
  return find_chooser () != NULL;
}

/* As somebody who writes the path and presses Enter. */
static gboolean
is_chosen (gpointer user_data)
{
  GtkWidget *chooser = find_chooser ();

  if (chooser != NULL)
    gtk_widget_activate_default (chooser);

  return find_chooser () == NULL;
}

static void
choose (const char *path)
{
  app_test_wait (is_open, NULL);
  g_signal_emit_by_name (find_chooser (), "location-popup", path);
  app_test_settle ();
  app_test_wait (is_chosen, NULL);
}

static gboolean
is_whole (gpointer user_data)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (user_data, &text, NULL, NULL) && *text != '\0';
}

static char *
dup_contents (const char *path)
{
  char *text = NULL;

  app_test_wait (is_whole, (gpointer) path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_unlink (path);

  return text;
}

static void
expand_options (Fixture *fixture)
{
  GtkWidget *expander = app_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_EXPANDER, 0);

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  app_test_settle ();
}

static void
test_answer_is_saved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "came", NULL);
  g_autofree char *text = NULL;

  expand_options (fixture);
  gtk_widget_activate_action (
    app_test_find (GTK_WIDGET (fixture->window), OSSICLE_TYPE_OPTIONS_BOX, 0),
    "options.choose-file", NULL);
  choose (path);
  g_assert_true (app_test_has_text (GTK_WIDGET (fixture->window), path));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.send", NULL);
  text = dup_contents (path);
  g_assert_cmpstr (text, ==, CAME);
  app_test_settle ();
}

static gboolean
is_recorded (gpointer user_data)
{
  g_autoptr (GBytes) recorded = wire_server_dup_recorded (user_data, 0);

  return recorded != NULL;
}

static void
test_body_is_read (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autofree char *path = g_build_filename (fixture->folder, "sent", NULL);
  g_autoptr (GBytes) recorded = NULL;
  g_autofree char *text = NULL;
  GtkWidget *editor = app_test_find (window, OSSICLE_TYPE_BODY_EDITOR, 0);

  g_assert_true (g_file_set_contents (path, SENT, -1, NULL));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (app_test_find (editor, GTK_TYPE_DROP_DOWN, 0)), 2);
  gtk_widget_activate_action (editor, "body.choose-file", NULL);
  choose (path);
  g_assert_true (app_test_has_text (editor, path));
  gtk_widget_activate_action (window, "win.send", NULL);
  app_test_wait (is_recorded, fixture->server);
  recorded = wire_server_dup_recorded (fixture->server, 0);
  text = g_strndup (g_bytes_get_data (recorded, NULL), g_bytes_get_size (recorded));
  g_assert_true (g_str_has_suffix (text, "\r\n\r\n" SENT));
  g_unlink (path);
  app_test_settle ();
}

static void
test_request_is_saved (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "http", "har" };
  GtkWidget *page = app_test_find (GTK_WIDGET (fixture->window), OSSICLE_TYPE_REQUEST_PAGE, 0);
  g_autoptr (OssicleRequest)
    request = ossicle_request_page_dup_request (OSSICLE_REQUEST_PAGE (page));

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, formats[i], NULL);
      g_autoptr (OssicleImport) import = NULL;
      g_autofree char *text = NULL;

      gtk_widget_activate_action (page, "request.save", "(sb)", formats[i], TRUE);
      choose (path);
      text = dup_contents (path);
      import = ossicle_request_import (text, strlen (text), 0, NULL);
      g_assert_nonnull (import);
      g_assert_cmpstr (ossicle_request_get_url (import->request), ==,
                       ossicle_request_get_url (request));
      g_assert_cmpstr (ossicle_headers_get (ossicle_request_get_headers (import->request), "x-one"),
                       ==, "1");
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/file-dialogs/answer", test_answer_is_saved);
  ADD ("/file-dialogs/body", test_body_is_read);
  ADD ("/file-dialogs/request", test_request_is_saved);

  return g_test_run ();
}
