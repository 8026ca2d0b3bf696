/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-answer-card.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-cases-page.h"
#include "app/ossicle-catalogue-page.h"
#include "app/ossicle-entry-page.h"
#include "app/ossicle-list-item.h"
#include "app/ossicle-paste-box.h"
#include "app/ossicle-window.h"

/* As it stands in the documentation, with all that is broken in it. */
static const char documented[] =
  "<? xml version=\"1.0\" ? >\n"
  "<Error xmlns=”http://doc.oss-cn-hangzhou.aliyuncs.com”>\n"
  "    <Code>\n        AccessDenied\n    </Code>\n"
  "    <Message>\n        Query-string authentication requires the Signature, Expires and "
  "OSSAccessKeyId parameters\n    </Message>\n"
  "    <RequestId>\n        1D842BC54255****\n    </RequestId>\n"
  "    <HostId>\n        oss-cn-hangzhou.aliyuncs.com\n    </HostId>\n"
  "</Error>\n";

static OssicleWindow *
new_window (int width)
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  OssicleWindow *window = ossicle_window_new (NULL, app_test_get_catalogue (), profiles);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  gtk_window_present (GTK_WINDOW (window));
  /* A window comes up with the view that the one before it had last. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "cases");
  app_test_settle ();

  return window;
}

static void
tear_down (OssicleWindow *window)
{
  gpointer weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_settle ();
  g_assert_null (weak);
}

static OssicleCasesPage *
get_cases (OssicleWindow *window)
{
  return OSSICLE_CASES_PAGE (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_CASES_PAGE, 0));
}

typedef struct
{
  OssicleWindow *window;
  guint n_items;
} Expected;

static gboolean
has_items (gpointer user_data)
{
  Expected *expected = user_data;

  return g_list_model_get_n_items (ossicle_cases_page_get_items (get_cases (expected->window))) ==
         expected->n_items;
}

static void
wait_for_items (OssicleWindow *window, guint n_items)
{
  Expected expected = { window, n_items };

  app_test_wait (has_items, &expected);
  app_test_settle ();
}

static gboolean
has_focus_in (OssicleWindow *window, GType type)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && gtk_widget_get_ancestor (focus, type) != NULL;
}

static void
test_starts_with_the_paste_box (void)
{
  static const int widths[] = { 360, 599, 600, 1200 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      OssicleWindow *window = new_window (widths[i]);

      g_assert_nonnull (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_PASTE_BOX, 0));
      g_assert_null (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0));
      g_assert_true (has_focus_in (window, OSSICLE_TYPE_PASTE_BOX));
      tear_down (window);
    }
}

static void
test_paste_to_answer (void)
{
  OssicleWindow *window = new_window (1000);
  GtkWidget *card;

  ossicle_window_read_text (window, documented);
  wait_for_items (window, 1);
  card = app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0);
  g_assert_nonnull (card);
  g_assert_true (app_test_has_text (card, "AccessDenied"));
  g_assert_true (app_test_has_text (card, "1D842BC54255****"));
  g_assert_true (app_test_has_text (card, "starred out"));
  g_assert_false (app_test_has_text (card, "UTC"));
  tear_down (window);
}

/* The newest comes first, each paste under a heading of its own. */
static void
test_pastes_stay_in_the_list (void)
{
  OssicleWindow *window = new_window (1000);
  GListModel *items = ossicle_cases_page_get_items (get_cases (window));

  ossicle_window_read_text (window, documented);
  wait_for_items (window, 1);
  ossicle_window_read_text (
    window, APP_TEST_ERROR ("NoSuchKey",
                            "") "\n"
                                "<Error><Code>NoSuchBucket</"
                                "Code><RequestId>67D3E6F4A1B2C33936D4E5F7</RequestId></Error>\n");
  wait_for_items (window, 3);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const titles[] = { "NoSuchKey", "NoSuchBucket", "AccessDenied" };
      g_autoptr (OssicleListItem) item = g_list_model_get_item (items, i);

      g_assert_cmpstr (ossicle_list_item_get_title (item), ==, titles[i]);
      g_assert_cmpint (ossicle_list_item_get_heading (item) != NULL, ==, i != 1);
    }
  g_assert_true (app_test_has_text (
    app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0), "NoSuchKey"));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-paste", NULL);
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_PASTE_BOX, 0));
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 3);
  tear_down (window);
}

/* Ctrl+V, wherever the focus is: the action that it stands for. */
static void
test_paste_from_the_clipboard (void)
{
  OssicleWindow *window = new_window (1000);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));

  gdk_clipboard_set_text (clipboard, "");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  app_test_settle ();
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "no text on the clipboard"));

  gdk_clipboard_set_text (clipboard, documented);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.paste", NULL);
  wait_for_items (window, 1);
  g_assert_true (app_test_has_text (
    app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0), "AccessDenied"));
  tear_down (window);
}

static void
test_copies (void)
{
  OssicleWindow *window = new_window (1000);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (window));
  g_auto (GValue) value = G_VALUE_INIT;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.copy", "s", "67D3E6F3A1B2C33936D4E5F6");
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (
    gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "67D3E6F3A1B2C33936D4E5F6");
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "Copied"));
  tear_down (window);
}

static void
test_opens_files (void)
{
  OssicleWindow *window = new_window (1000);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples",
                                                 "no-such-key.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/R&D <all>");
  g_autoptr (OssicleListItem) item = NULL;

  ossicle_window_read_file (window, file);
  wait_for_items (window, 1);
  item = g_list_model_get_item (ossicle_cases_page_get_items (get_cases (window)), 0);
  g_assert_cmpstr (ossicle_list_item_get_heading (item), ==, "no-such-key.txt");

  ossicle_window_read_file (window, missing);
  app_test_settle ();
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "R&D <all>"));
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "No such file"));
  tear_down (window);
}

/* The response in the documentation's appendix: the id of the header stands for the body's, which
 * is masked. */
static void
test_documented_response (void)
{
  static const char text[] =
    "HTTP/1.1 400 Bad Request\n"
    "Server: AliyunOSS\n"
    "Date: Thu, 11 Aug 2016 01:44:54 GMT\n"
    "Content-Type: application/xml\n"
    "Content-Length: 322\n"
    "Connection: keep-alive\n"
    "x-oss-request-id: 57ABD896CCB80C366955187E\n"
    "x-oss-server-time: 0\n"
    "<? xml version=\"1.0\" encoding=\"UTF-8\"? >\n"
    "<Error>\n"
    "  <Code>NotImplemented</Code>\n"
    "  <Message>A header you provided implies functionality that is not implemented. </Message>\n"
    "  <RequestId>57ABD896CCB80C366955****</RequestId>\n"
    "  <HostId>bucketname.oss-cn-shanghai.aliyuncs.com</HostId>\n"
    "  <Header>If-Modified-Since</Header>\n"
    "</Error>\n";
  OssicleWindow *window = new_window (1000);
  GtkWidget *card;

  ossicle_window_read_text (window, text);
  wait_for_items (window, 1);
  card = app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0);
  g_assert_true (app_test_has_text (card, "NotImplemented"));
  g_assert_true (app_test_has_text (card, "400"));
  g_assert_true (app_test_has_text (card, "57ABD896CCB80C366955187E"));
  g_assert_true (app_test_has_text (card, "2016-08-11 01:44:54 UTC"));
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "If-Modified-Since"));
  tear_down (window);
}

static void
test_nothing_found (void)
{
  OssicleWindow *window = new_window (1000);

  ossicle_window_read_text (window, "good morning");
  wait_for_items (window, 1);
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "No Error of OSS in This Text"));
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "What to ask for"));
  tear_down (window);
}

static void
test_from_elsewhere (void)
{
  OssicleWindow *window = new_window (1000);

  ossicle_window_read_text (window, APP_TEST_AMAZON);
  wait_for_items (window, 1);
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "This did not come from OSS: Amazon S3"));
  tear_down (window);
}

/* GTK comes back to where the focus was in a case; the next one may have no link there. */
static void
test_focus_goes_to_the_case (void)
{
  static const char *const texts[] = { documented, APP_TEST_AMAZON, APP_TEST_REQUEST_ID };
  OssicleWindow *window = new_window (1000);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *page;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.new-paste", NULL);
      app_test_settle ();
      ossicle_window_read_text (window, texts[i]);
      wait_for_items (window, i + 1);
      page = app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_CASE_PAGE, 0);
      g_assert_nonnull (page);
      g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (window)));
      g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), page));
    }
  tear_down (window);
}

/* As with Ctrl+V when nothing has the focus, or a button of the header bar; the list keeps it. */
static void
test_focus_that_was_nowhere (void)
{
  OssicleWindow *window = new_window (1000);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  ossicle_window_read_text (window, documented);
  wait_for_items (window, 1);
  g_assert_true (has_focus_in (window, OSSICLE_TYPE_CASE_PAGE));

  g_assert_true (gtk_widget_grab_focus (app_test_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, 0)));
  ossicle_window_read_text (window, APP_TEST_REQUEST_ID);
  wait_for_items (window, 2);
  g_assert_true (has_focus_in (window, OSSICLE_TYPE_CASE_PAGE));

  ossicle_cases_page_focus_list (get_cases (window));
  g_assert_true (has_focus_in (window, GTK_TYPE_LIST_VIEW));
  ossicle_window_read_text (window, documented);
  wait_for_items (window, 3);
  g_assert_true (has_focus_in (window, GTK_TYPE_LIST_VIEW));
  tear_down (window);
}

static void
test_code_leads_to_the_catalogue (void)
{
  OssicleWindow *window = new_window (1000);
  GtkWidget *page;

  ossicle_window_show_code (window, "NoSuchKey");
  page = app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ENTRY_PAGE, 0);
  g_assert_nonnull (page);
  g_assert_true (app_test_has_text (page, "The specified key does not exist."));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "cases");
  g_assert_nonnull (get_cases (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-topic", "s", "unsupported-parameters");
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ENTRY_PAGE, 0));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", "cases");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_CATALOGUE_PAGE, 0));
  tear_down (window);
}

static void
test_narrow_goes_back (void)
{
  OssicleWindow *window = new_window (360);
  OssicleSplit *split = ossicle_cases_page_get_split (get_cases (window));

  g_assert_true (ossicle_split_get_folded (split));
  g_assert_false (ossicle_split_get_can_go_back (split));
  ossicle_window_read_text (window, documented);
  wait_for_items (window, 1);
  g_assert_true (ossicle_split_get_can_go_back (split));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_test_settle ();
  g_assert_false (ossicle_split_get_show_detail (split));
  g_assert_false (ossicle_split_get_can_go_back (split));
  tear_down (window);
}

static gboolean
is_cleared (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

/* Closed while something is still being read. */
static void
test_closes_while_reading (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  OssicleWindow *window = new_window (800);
  gpointer weak = window;

  for (int i = 0; i < 20000; i++)
    g_string_append (text, "nothing of interest on this line, nor on the next\n");
  ossicle_window_read_text (window, text->str);
  g_object_add_weak_pointer (G_OBJECT (window), &weak);
  gtk_window_destroy (GTK_WINDOW (window));
  app_test_wait (is_cleared, &weak);
}

/* The clipboard and the file dialog may answer after that. */
static void
test_nothing_comes_to_a_closed_window (void)
{
  OssicleWindow *window = g_object_ref (new_window (800));
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all");

  gtk_window_destroy (GTK_WINDOW (window));
  ossicle_window_read_text (window, documented);
  ossicle_window_read_file (window, file);
  ossicle_window_add_toast (window, "Too late");
  app_test_settle ();
  g_assert_finalize_object (window);
}

static char *
dup_heading (OssicleWindow *window, guint position)
{
  GListModel *items = ossicle_cases_page_get_items (get_cases (window));
  g_autoptr (OssicleListItem) item = g_list_model_get_item (items, position);

  return g_strdup (ossicle_list_item_get_heading (item));
}

/* Pastes of one minute are told apart; what is taken out can be put back, to the last and beyond.
 */
static void
test_remove_and_undo (void)
{
  OssicleWindow *window = new_window (1000);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-case", NULL);
  ossicle_window_read_text (window, documented);
  wait_for_items (window, 1);
  ossicle_window_read_text (window, APP_TEST_ERROR ("NoSuchKey", ""));
  wait_for_items (window, 2);
  first = dup_heading (window, 0);
  second = dup_heading (window, 1);
  g_assert_cmpstr (first, !=, second);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-case", NULL);
  wait_for_items (window, 1);
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "AccessDenied"));
  g_assert_true (app_test_has_text (GTK_WIDGET (window), "Removed from the list"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.remove-case", NULL);
  wait_for_items (window, 0);
  g_assert_nonnull (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_PASTE_BOX, 0));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-remove", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo-remove", NULL);
  wait_for_items (window, 2);
  g_assert_true (app_test_has_text (
    app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ANSWER_CARD, 0), "NoSuchKey"));
  tear_down (window);
}

/* From code to code by links, and back again; what is chosen in the list begins anew. */
static void
test_back_from_code_to_code (void)
{
  OssicleWindow *window = new_window (1000);
  GtkWidget *page;

  ossicle_window_show_code (window, "AccessDenied");
  app_test_settle ();
  page = app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_CATALOGUE_PAGE, 0);
  g_assert_false (ossicle_catalogue_page_get_can_go_back (OSSICLE_CATALOGUE_PAGE (page)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-code", "s", "NoSuchKey");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-code", "s", "NoSuchKey");
  app_test_settle ();
  g_assert_true (ossicle_catalogue_page_get_can_go_back (OSSICLE_CATALOGUE_PAGE (page)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  app_test_settle ();
  g_assert_true (app_test_has_text (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ENTRY_PAGE, 0),
                                    "AccessDenied"));
  g_assert_false (ossicle_catalogue_page_get_can_go_back (OSSICLE_CATALOGUE_PAGE (page)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_true (app_test_has_text (app_test_find (GTK_WIDGET (window), OSSICLE_TYPE_ENTRY_PAGE, 0),
                                    "AccessDenied"));
  tear_down (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/window/starts", test_starts_with_the_paste_box);
  g_test_add_func ("/window/paste-to-answer", test_paste_to_answer);
  g_test_add_func ("/window/documented-response", test_documented_response);
  g_test_add_func ("/window/pastes-stay", test_pastes_stay_in_the_list);
  g_test_add_func ("/window/clipboard", test_paste_from_the_clipboard);
  g_test_add_func ("/window/copies", test_copies);
  g_test_add_func ("/window/opens-files", test_opens_files);
  g_test_add_func ("/window/nothing-found", test_nothing_found);
  g_test_add_func ("/window/from-elsewhere", test_from_elsewhere);
  g_test_add_func ("/window/focus", test_focus_goes_to_the_case);
  g_test_add_func ("/window/focus-nowhere", test_focus_that_was_nowhere);
  g_test_add_func ("/window/code", test_code_leads_to_the_catalogue);
  g_test_add_func ("/window/narrow", test_narrow_goes_back);
  g_test_add_func ("/window/closes-while-reading", test_closes_while_reading);
  g_test_add_func ("/window/closed", test_nothing_comes_to_a_closed_window);
  g_test_add_func ("/window/remove-and-undo", test_remove_and_undo);
  g_test_add_func ("/window/back-from-code-to-code", test_back_from_code_to_code);

  return g_test_run ();
}
