/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>

#include "app-test.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-profile-editor.h"
#include "app/ossicle-profiles-dialog.h"
#include "app/ossicle-request-page.h"
#include "app/ossicle-signing-box.h"
#include "app/ossicle-window.h"

/* planted-session URL keyring|run|leave: a session with an access key whose secret and token are
 * typed by the test that runs this, test-secrets.py. It says on standard output what is to be done,
 * and waits for a line on standard input. With "leave", which is "run" otherwise, a copy of the
 * secret stays behind, so that the test can be seen to find one. */

static gboolean
line_cb (GIOChannel *channel, GIOCondition condition, gpointer user_data)
{
  g_autofree char *line = NULL;

  g_assert_cmpint (g_io_channel_read_line (channel, &line, NULL, NULL, NULL), ==,
                   G_IO_STATUS_NORMAL);
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
ask (const char *step)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  gboolean answered = FALSE;

  app_test_settle ();
  printf ("%s\n", step);
  fflush (stdout);
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, line_cb, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
  app_test_settle ();
}

static gboolean
has_items (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) > 0;
}

static gboolean
has_no_items (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 0;
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (OSSICLE_IS_PROFILES_DIALOG (window))
        return window;
    }

  return NULL;
}

/* Name, id, secret, token: the latter two by the keyboard. */
static void
create_profile (GtkWidget *window, OssicleProfiles *profiles)
{
  GtkWidget *dialog, *editor;

  gtk_widget_activate_action (window, "win.access-keys", NULL);
  app_test_settle ();
  dialog = find_dialog ();
  gtk_widget_activate_action (dialog, "profiles.add", NULL);
  app_test_settle ();
  editor = app_test_find (dialog, OSSICLE_TYPE_PROFILE_EDITOR, 0);
  gtk_editable_set_text (GTK_EDITABLE (app_test_find (editor, ADW_TYPE_ENTRY_ROW, 0)), "planted");
  gtk_editable_set_text (GTK_EDITABLE (app_test_find (editor, ADW_TYPE_ENTRY_ROW, 1)), "STS.Plant");
  gtk_widget_grab_focus (app_test_find (editor, ADW_TYPE_ENTRY_ROW, 2));
  ask ("type secret");
  gtk_widget_grab_focus (app_test_find (editor, ADW_TYPE_ENTRY_ROW, 3));
  ask ("type token");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  app_test_wait (has_items, profiles);
  gtk_window_close (GTK_WINDOW (dialog));
  app_test_settle ();
}

static GtkWidget *
find_page (GtkWidget *window)
{
  return app_test_find (window, OSSICLE_TYPE_CASE_PAGE, 0);
}

static void
show_tab (GtkWidget *window, const char *name)
{
  GtkWidget *switcher = app_test_find (find_page (window), GTK_TYPE_STACK_SWITCHER, 0);
  GtkStack *tabs = gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher));

  if (gtk_stack_get_child_by_name (tabs, name) != NULL)
    gtk_stack_set_visible_child_name (tabs, name);
  app_test_settle ();
}

/* With the preview open, for which the access key is taken out of the profile. */
static void
choose (GtkWidget *window, OssicleSignaturePlace place, OssicleProfile *profile)
{
  OssicleSigningBox *box = OSSICLE_SIGNING_BOX (
    app_test_find (window, OSSICLE_TYPE_SIGNING_BOX, 0));
  g_autoptr (OssicleSigningChoice) choice = ossicle_signing_choice_new (
    profile != NULL ? OSSICLE_SIGNATURE_V4 : OSSICLE_SIGNATURE_NONE, place);
  GtkWidget *expander;

  if (profile != NULL)
    {
      choice->profile = g_strdup (ossicle_profile_get_id (profile));
      choice->region = g_strdup ("cn-hangzhou");
      choice->bucket = g_strdup ("demo");
    }
  ossicle_signing_box_set_choice (box, choice);
  expander = app_test_find (GTK_WIDGET (box), GTK_TYPE_EXPANDER, 0);
  if (expander != NULL)
    gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  app_test_settle ();
}

/* To the clipboard, without what only one who says so copies. */
static void export(GtkWidget *window)
{
  static const char *const formats[] = { "curl", "http", "har" };
  GtkWidget *page = app_test_find (window, OSSICLE_TYPE_REQUEST_PAGE, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_widget_activate_action (page, "request.copy", "(sb)", formats[i], TRUE);
  app_test_settle ();
}

typedef struct
{
  GListModel *items;
  guint n;
} Wanted;

static gboolean
are_there (gpointer user_data)
{
  Wanted *wanted = user_data;

  return g_list_model_get_n_items (wanted->items) >= wanted->n;
}

static void
wait_for_items (GtkWidget *window, guint n)
{
  OssicleCasesPage *page = OSSICLE_CASES_PAGE (app_test_find (window, OSSICLE_TYPE_CASES_PAGE, 0));
  Wanted wanted = { ossicle_cases_page_get_items (page), n };

  app_test_wait (are_there, &wanted);
  app_test_settle ();
}

/* The server refuses it, and repeats all that it was sent. */
static void
send_signed (GtkWidget *window,
             const char *url,
             OssicleSignaturePlace place,
             OssicleProfile *profile)
{
  static const char *const tabs[] = { "verdict", "response", "signature", "time",
                                      "source",  "request",  NULL };
  static guint n_items;
  g_autofree char *command = g_strdup_printf ("curl -H 'x-oss-meta-a: b' %s", url);

  ossicle_window_read_text (OSSICLE_WINDOW (window), command);
  wait_for_items (window, ++n_items);
  show_tab (window, "request");
  choose (window, place, profile);
  export(window);
  gtk_widget_activate_action (window, "win.send", NULL);
  wait_for_items (window, ++n_items);
  for (gsize i = 0; tabs[i] != NULL; i++)
    show_tab (window, tabs[i]);
  export(window);
}

static void
removed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  ossicle_profiles_remove_finish (OSSICLE_PROFILES (object), result, &error);
  g_assert_no_error (error);
}

/* What is in the keyring is closed when nothing is signed with it any more; what is for this run
 * only, when it is removed. */
static void
close_profile (GtkWidget *window, OssicleProfiles *profiles, OssicleProfile *profile)
{
  choose (window, OSSICLE_SIGNATURE_IN_HEADER, NULL);
  if (ossicle_profile_is_kept (profile))
    return;

  ossicle_profiles_remove_async (profiles, profile, NULL, removed_cb, NULL);
  app_test_wait (has_no_items, profiles);
  app_test_settle ();
}

int
main (int argc, char *argv[])
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autofree char *left = NULL;
  g_autoptr (OssicleAccessKey) key = NULL;
  OssicleProfile *profile;
  GtkWidget *window;
  gboolean leaves;

  app_test_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 3);
  leaves = g_str_equal (argv[2], "leave");
  window = GTK_WIDGET (ossicle_window_new (NULL, app_test_get_catalogue (), profiles));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (window, "win.show-view", "s", "cases");
  create_profile (window, profiles);
  profile = g_list_model_get_item (G_LIST_MODEL (profiles), 0);
  g_assert_cmpint (ossicle_profile_is_kept (profile), ==, g_str_equal (argv[2], "keyring"));

  send_signed (window, argv[1], OSSICLE_SIGNATURE_IN_HEADER, profile);
  send_signed (window, argv[1], OSSICLE_SIGNATURE_IN_URL, profile);
  send_signed (window, "http://127.0.0.1:1/demo/a", OSSICLE_SIGNATURE_IN_HEADER, profile);
  if (leaves)
    {
      key = ossicle_profile_dup_access_key (profile);
      left = g_strdup (ossicle_secret_peek (ossicle_access_key_get_secret (key), NULL));
    }
  close_profile (window, profiles, profile);
  g_clear_object (&profile);
  g_clear_pointer (&key, ossicle_access_key_unref);
  ask ("closed");

  gtk_window_close (GTK_WINDOW (window));
  app_test_settle ();

  return 0;
}
