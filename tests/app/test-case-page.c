/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-fact-row.h"
#include "app/ossicle-request-page.h"
#include "app/ossicle-source-page.h"

#define TEXT                                                                                       \
  "前言 " APP_TEST_ERROR ("NoSuchKey", "<Message>The specified key does not exist.</Message>")

static GtkWidget *
new_page (const char *text, GtkWidget **window)
{
  g_autoptr (OssicleReading) reading = app_test_read (text, -1);
  g_autoptr (OssicleCase) case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
  g_autoptr (OssicleCaseItem)
    item = ossicle_case_item_new (case_, ossicle_reading_get_source (reading));
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);

  ossicle_case_page_set_item (OSSICLE_CASE_PAGE (page), item, app_test_get_catalogue ());
  *window = app_test_show (page, 800, 700);

  return page;
}

static void
tear_down (GtkWidget *window, GtkWidget *page)
{
  g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

/* The stack of Verdict, Facts and Source. */
static GtkStack *
get_stack (GtkWidget *page)
{
  return gtk_stack_switcher_get_stack (
    GTK_STACK_SWITCHER (app_test_find (page, GTK_TYPE_STACK_SWITCHER, 0)));
}

static void
test_facts_in_order (void)
{
  static const char *const names[] = { OSSICLE_FACT_CODE, OSSICLE_FACT_MESSAGE,
                                       OSSICLE_FACT_REQUEST_ID, OSSICLE_FACT_REQUEST_TIME };
  GtkWidget *window;
  GtkWidget *page = new_page (TEXT, &window);

  gtk_stack_set_visible_child_name (get_stack (page), "facts");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *row = app_test_find (page, OSSICLE_TYPE_FACT_ROW, i);

      g_assert_cmpstr (ossicle_fact_get_name (ossicle_fact_row_get_fact (OSSICLE_FACT_ROW (row))),
                       ==, names[i]);
    }
  tear_down (window, page);
}

/* A fact that is activated is found in the source: seen and selected. */
static void
test_fact_leads_to_its_place (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (TEXT, &window);
  GtkTextBuffer *buffer;
  GtkWidget *row, *source;
  GtkTextIter start, end;
  g_autofree char *selected = NULL;

  gtk_stack_set_visible_child_name (get_stack (page), "facts");
  row = app_test_find (page, OSSICLE_TYPE_FACT_ROW, 1);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  app_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (page)), ==, "source");

  source = app_test_find (page, OSSICLE_TYPE_SOURCE_PAGE, 0);
  buffer = ossicle_source_page_get_buffer (OSSICLE_SOURCE_PAGE (source));
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (selected, ==, "The specified key does not exist.");
  tear_down (window, page);
}

static char *
dup_selected (GtkWidget *page)
{
  GtkWidget *source = app_test_find (page, OSSICLE_TYPE_SOURCE_PAGE, 0);
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (OSSICLE_SOURCE_PAGE (source));
  GtkTextIter start, end;

  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* Only what is selected stands out from what is marked. */
static void
assert_chosen (GtkWidget *page)
{
  GtkWidget *source = app_test_find (page, OSSICLE_TYPE_SOURCE_PAGE, 0);
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (OSSICLE_SOURCE_PAGE (source));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "chosen");
  GtkTextIter start, end, next;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  g_assert_true (gtk_text_iter_starts_tag (&start, tag));
  g_assert_true (gtk_text_iter_ends_tag (&end, tag));
  gtk_text_buffer_get_start_iter (buffer, &next);
  g_assert_true (gtk_text_iter_forward_to_tag_toggle (&next, tag));
  g_assert_true (gtk_text_iter_equal (&next, &start));
}

/* What is cited leads to its place; what was inferred to the place of that which it came from. */
static void
test_cited_fact_leads_to_its_place (void)
{
  static const struct
  {
    const char *fact, *selected;
  } rows[] = {
    { "code", "NoSuchKey" },
    { "request_time", APP_TEST_REQUEST_ID },
  };
  GtkWidget *window;
  GtkWidget *page = new_page (TEXT, &window);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *selected = NULL;

      gtk_stack_set_visible_child_name (get_stack (page), "verdict");
      gtk_widget_activate_action (page, "case.show-fact", "s", rows[i].fact);
      app_test_settle ();
      g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (page)), ==, "source");
      selected = dup_selected (page);
      g_assert_cmpstr (selected, ==, rows[i].selected);
      assert_chosen (page);
    }
  gtk_stack_set_visible_child_name (get_stack (page), "verdict");
  gtk_widget_activate_action (page, "case.show-fact", "s", "nothing");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (page)), ==, "verdict");
  tear_down (window, page);
}

static OssicleCaseItem *
new_request_item (const char *code, const char *message, const char *name, const char *value)
{
  g_autoptr (OssicleReading) reading = app_test_read ("x", -1);
  g_autoptr (OssicleCase) case_ = app_test_new_case (code, message);
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "http://b.oss-cn-hangzhou.aliyuncs.com/k");
  OssicleCaseItem *item;

  ossicle_case_take_fact (case_,
                          ossicle_fact_new (name, value, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
  item = ossicle_case_item_new (case_, ossicle_reading_get_source (reading));
  ossicle_case_item_set_request (item, request, NULL);

  return item;
}

static OssicleRequest *
dup_shown_request (GtkWidget *page)
{
  GtkWidget *request = app_test_find (page, OSSICLE_TYPE_REQUEST_PAGE, 0);

  return ossicle_request_page_dup_request (OSSICLE_REQUEST_PAGE (request));
}

/* A step is prepared and shown, and the case keeps its own. */
static void
test_prepares (void)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (
    "AccessDenied",
    "The bucket you are attempting to access must be addressed using the specified "
    "endpoint. Please send all future requests to this endpoint.",
    "body.Endpoint", "oss-cn-shanghai.aliyuncs.com");
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);
  GtkWidget *window;
  g_autoptr (OssicleRequest) request = NULL;

  ossicle_case_page_set_item (OSSICLE_CASE_PAGE (page), item, app_test_get_catalogue ());
  window = app_test_show (page, 800, 700);
  g_assert_true (app_test_has_text (page, "Send It to b.oss-cn-shanghai.aliyuncs.com"));
  gtk_widget_activate_action (page, "case.prepare", "s", "nothing");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (page)), ==, "verdict");
  gtk_widget_activate_action (page, "case.prepare", "s", "right-endpoint");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_stack (page)), ==, "request");
  request = dup_shown_request (page);
  g_assert_cmpstr (ossicle_request_get_url (request), ==,
                   "http://b.oss-cn-shanghai.aliyuncs.com/k");
  tear_down (window, page);
}

static void
prepared_cb (OssicleCasePage *page, GListModel *items, gpointer user_data)
{
  g_set_object ((GListModel **) user_data, items);
}

/* Two to compare are rows of their own, signed as they are to be. */
static void
test_prepares_a_pair (void)
{
  g_autoptr (OssicleCaseItem) item = new_request_item (
    "AccessDenied", "You have no right to access this object because of bucket acl.", "ec",
    "0003-00000001");
  g_autoptr (GListModel) items = NULL;
  g_autoptr (OssicleCaseItem) one = NULL;
  g_autoptr (OssicleCaseItem) other = NULL;
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);
  GtkWidget *window;

  ossicle_case_page_set_item (OSSICLE_CASE_PAGE (page), item, app_test_get_catalogue ());
  window = app_test_show (page, 800, 700);
  g_signal_connect (page, "prepared", G_CALLBACK (prepared_cb), &items);
  gtk_widget_activate_action (page, "case.prepare", "s", "anonymous-and-signed");
  g_assert_nonnull (items);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 2);
  one = g_list_model_get_item (items, 0);
  other = g_list_model_get_item (items, 1);
  g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (one)), ==,
                   "Without a signature");
  g_assert_false (ossicle_signing_choice_signs (ossicle_case_item_get_signing (one)));
  g_assert_true (ossicle_signing_choice_signs (ossicle_case_item_get_signing (other)));
  g_assert_null (ossicle_case_item_get_exchange (one));
  tear_down (window, page);
}

static gboolean
shows_its_cursor (gpointer user_data)
{
  GtkTextView *view = GTK_TEXT_VIEW (user_data);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle seen, place;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &cursor, &place);
  gtk_text_view_get_visible_rect (view, &seen);

  return place.y > seen.height && place.y >= seen.y &&
         place.y + place.height <= seen.y + seen.height;
}

/* The place of the case is in sight when the source comes up, however far down it stands. */
static void
test_source_is_scrolled_to_the_case (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *window, *page;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "line %d\n", i);
  g_string_append (text, TEXT);
  page = new_page (text->str, &window);
  gtk_stack_set_visible_child_name (get_stack (page), "source");
  app_test_wait (shows_its_cursor, app_test_find (page, GTK_TYPE_TEXT_VIEW, 0));
  tear_down (window, page);
}

static gboolean
has_its_tab_in_sight (gpointer user_data)
{
  GtkWidget *switcher = app_test_find (user_data, GTK_TYPE_STACK_SWITCHER, 0);
  GtkWidget *frame = gtk_widget_get_ancestor (switcher, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *tab = gtk_widget_get_first_child (switcher);
  graphene_rect_t seen;

  while (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tab)))
    tab = gtk_widget_get_next_sibling (tab);

  return gtk_widget_compute_bounds (tab, frame, &seen) && seen.size.width > 0 &&
         seen.origin.x >= 0 && seen.origin.x + seen.size.width <= gtk_widget_get_width (frame);
}

/* However narrow the page is. */
static void
test_chosen_tab_is_in_sight (void)
{
  static const char *const names[] = { "source", "verdict", "source" };
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);
  g_autoptr (OssicleCaseItem) item = new_request_item ("NoSuchKey", "", "ec", "0026-00000001");
  GtkWidget *window;

  ossicle_case_page_set_item (OSSICLE_CASE_PAGE (page), item, app_test_get_catalogue ());
  window = app_test_show (page, 300, 700);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_stack_set_visible_child_name (get_stack (page), names[i]);
      app_test_wait (has_its_tab_in_sight, page);
    }
  tear_down (window, page);
}

static void
test_without_a_case (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page ("good morning", &window);
  GtkWidget *source = app_test_find (page, OSSICLE_TYPE_SOURCE_PAGE, 0);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (OSSICLE_SOURCE_PAGE (source));

  g_assert_true (app_test_has_text (page, "Looked for"));
  g_assert_true (app_test_has_text (page, "x-oss-request-id"));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "good morning");
  tear_down (window, page);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/case-page/facts", test_facts_in_order);
  g_test_add_func ("/case-page/fact-leads", test_fact_leads_to_its_place);
  g_test_add_func ("/case-page/cited-fact-leads", test_cited_fact_leads_to_its_place);
  g_test_add_func ("/case-page/prepares", test_prepares);
  g_test_add_func ("/case-page/prepares-a-pair", test_prepares_a_pair);
  g_test_add_func ("/case-page/scrolled", test_source_is_scrolled_to_the_case);
  g_test_add_func ("/case-page/chosen-tab", test_chosen_tab_is_in_sight);
  g_test_add_func ("/case-page/without-a-case", test_without_a_case);

  return g_test_run ();
}
