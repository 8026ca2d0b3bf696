/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-catalogue-page.h"
#include "app/ossicle-entry-page.h"

static GtkWidget *
new_page (int width, GtkWidget **window)
{
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CATALOGUE_PAGE, NULL);

  ossicle_catalogue_page_set_catalogue (OSSICLE_CATALOGUE_PAGE (page), app_test_get_catalogue ());
  *window = app_test_show (page, width, 700);

  return page;
}

static void
tear_down (GtkWidget *window, GtkWidget *page)
{
  g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

static GtkSingleSelection *
get_selection (GtkWidget *page)
{
  GtkWidget *list = app_test_find (page, GTK_TYPE_LIST_VIEW, 0);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static guint
get_n_rows (GtkWidget *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_selection (page)));
}

/* Rows that can be seen. */
static guint
count_rows_in_sight (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (row) && gtk_widget_compute_bounds (row, list, &bounds) &&
          bounds.origin.y + bounds.size.height > 0 &&
          bounds.origin.y < gtk_widget_get_height (list))
        n++;
    }

  return n;
}

/* A link that starts the program comes before the list has a size. */
static void
test_link_before_the_window (void)
{
  GtkWidget *page = g_object_new (OSSICLE_TYPE_CATALOGUE_PAGE, NULL);
  GtkWidget *window, *list;

  ossicle_catalogue_page_set_catalogue (OSSICLE_CATALOGUE_PAGE (page), app_test_get_catalogue ());
  g_assert_true (
    ossicle_catalogue_page_show_code (OSSICLE_CATALOGUE_PAGE (page), "SignatureDoesNotMatch"));
  window = app_test_show (page, 1000, 700);
  app_test_settle ();

  list = app_test_find (page, GTK_TYPE_LIST_VIEW, 0);
  g_assert_cmpuint (count_rows_in_sight (list), >=, 8);
  g_assert_true (app_test_has_text (list, "SignatureDoesNotMatch"));
  tear_down (window, page);
}

static void
test_search (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (1000, &window);
  GtkWidget *search = app_test_find (page, GTK_TYPE_SEARCH_ENTRY, 0);
  guint n_all = get_n_rows (page);

  gtk_editable_set_text (GTK_EDITABLE (search), "nosuchky");
  g_assert_cmpuint (get_n_rows (page), >=, 1);
  g_assert_cmpuint (get_n_rows (page), <, n_all);
  app_test_settle ();
  g_assert_true (app_test_has_text (page, "NoSuchKey"));

  /* Enter opens the best match. */
  g_signal_emit_by_name (search, "activate");
  g_assert_true (app_test_has_text (app_test_find (page, OSSICLE_TYPE_ENTRY_PAGE, 0),
                                    "The specified key does not exist."));

  gtk_editable_set_text (GTK_EDITABLE (search), "zzzzqqqq");
  g_assert_true (app_test_has_text (page, "No Match"));
  g_signal_emit_by_name (search, "stop-search");
  g_assert_cmpuint (get_n_rows (page), ==, n_all);
  tear_down (window, page);
}

static void
test_status_filter (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (1000, &window);
  GtkDropDown *filter = GTK_DROP_DOWN (app_test_find (page, GTK_TYPE_DROP_DOWN, 0));
  guint n_all = get_n_rows (page);
  guint n_statuses = g_list_model_get_n_items (gtk_drop_down_get_model (filter)) - 1;

  for (guint i = 1; i <= n_statuses; i++)
    {
      gtk_drop_down_set_selected (filter, i);
      g_assert_cmpuint (get_n_rows (page), >, 0);
      g_assert_cmpuint (get_n_rows (page), <, n_all);
    }
  gtk_drop_down_set_selected (filter, 0);
  g_assert_cmpuint (get_n_rows (page), ==, n_all);
  tear_down (window, page);
}

static void
test_selection_shows_the_entry (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (1000, &window);

  g_assert_true (app_test_has_text (page, "The Catalogue"));
  gtk_single_selection_set_selected (get_selection (page), 0);
  g_assert_false (app_test_has_text (page, "The Catalogue"));
  g_assert_true (app_test_has_text (page, "CallbackFailed"));
  tear_down (window, page);
}

static void
test_links (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (1000, &window);
  GtkWidget *search = app_test_find (page, GTK_TYPE_SEARCH_ENTRY, 0);

  /* A link to what the search has hidden shows it all again. */
  gtk_editable_set_text (GTK_EDITABLE (search), "BucketNotEmpty");
  g_assert_true (ossicle_catalogue_page_show_code (OSSICLE_CATALOGUE_PAGE (page), "NoSuchKey"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_selection (page)), !=,
                    GTK_INVALID_LIST_POSITION);
  g_assert_true (app_test_has_text (page, "The specified key does not exist."));

  g_assert_false (ossicle_catalogue_page_show_code (OSSICLE_CATALOGUE_PAGE (page), "NoSuchThing"));
  g_assert_true (app_test_has_text (page, "The specified key does not exist."));
  tear_down (window, page);
}

static void
test_topics (void)
{
  GListModel *topics = ossicle_catalogue_get_topics (app_test_get_catalogue ());
  g_autoptr (OssicleTopic) topic = g_list_model_get_item (topics, 0);
  GtkWidget *window;
  GtkWidget *page = new_page (1000, &window);

  g_assert_true (ossicle_catalogue_page_show_topic (OSSICLE_CATALOGUE_PAGE (page),
                                                    ossicle_topic_get_id (topic)));
  g_assert_true (app_test_has_text (page, ossicle_topic_get_title (topic)));
  g_assert_false (ossicle_catalogue_page_show_topic (OSSICLE_CATALOGUE_PAGE (page), "nowhere"));
  tear_down (window, page);
}

static void
test_narrow (void)
{
  GtkWidget *window;
  GtkWidget *page = new_page (360, &window);
  OssicleSplit *split = ossicle_catalogue_page_get_split (OSSICLE_CATALOGUE_PAGE (page));
  GtkWidget *list = app_test_find (page, GTK_TYPE_LIST_VIEW, 0);

  g_assert_true (ossicle_split_get_folded (split));
  g_assert_cmpint (gtk_widget_get_width (page), ==, 360);
  /* Arrows move in the list; only Enter or a click leaves it. */
  gtk_single_selection_set_selected (get_selection (page), 2);
  g_assert_false (ossicle_split_get_show_detail (split));
  g_signal_emit_by_name (list, "activate", 2);
  g_assert_true (ossicle_split_get_show_detail (split));
  app_test_settle ();
  g_assert_true (ossicle_split_get_can_go_back (split));

  ossicle_catalogue_page_start_search (OSSICLE_CATALOGUE_PAGE (page));
  g_assert_false (ossicle_split_get_show_detail (split));
  tear_down (window, page);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/catalogue-page/link-before-the-window", test_link_before_the_window);
  g_test_add_func ("/catalogue-page/search", test_search);
  g_test_add_func ("/catalogue-page/status-filter", test_status_filter);
  g_test_add_func ("/catalogue-page/selection", test_selection_shows_the_entry);
  g_test_add_func ("/catalogue-page/links", test_links);
  g_test_add_func ("/catalogue-page/topics", test_topics);
  g_test_add_func ("/catalogue-page/narrow", test_narrow);

  return g_test_run ();
}
