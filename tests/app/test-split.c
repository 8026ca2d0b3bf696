/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-split.h"

typedef struct
{
  GtkWidget *window;
  OssicleSplit *split;
  GtkWidget *list;
  GtkWidget *detail;
} Fixture;

static GtkWidget *
new_pane (int least_width)
{
  GtkWidget *pane = gtk_label_new (NULL);

  gtk_widget_set_size_request (pane, least_width, -1);

  return pane;
}

static void
set_up (Fixture *fixture, int width)
{
  fixture->split = g_object_new (OSSICLE_TYPE_SPLIT, NULL);
  fixture->list = new_pane (100);
  fixture->detail = new_pane (200);
  ossicle_split_set_list (fixture->split, fixture->list);
  ossicle_split_set_detail (fixture->split, fixture->detail);
  fixture->window = app_test_show (GTK_WIDGET (fixture->split), width, 400);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->split)), ==, width);
}

static void
tear_down (Fixture *fixture)
{
  GtkWidget *split = g_object_ref (GTK_WIDGET (fixture->split));

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (split);
}

static void
test_folds_below_600 (void)
{
  static const struct
  {
    int width;
    gboolean folded;
  } rows[] = { { 360, TRUE }, { 599, TRUE }, { 600, FALSE }, { 1200, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Fixture fixture;

      set_up (&fixture, rows[i].width);
      g_assert_cmpint (ossicle_split_get_folded (fixture.split), ==, rows[i].folded);
      g_assert_true (gtk_widget_get_mapped (fixture.list));
      g_assert_cmpint (gtk_widget_get_mapped (fixture.detail), ==, !rows[i].folded);
      if (rows[i].folded)
        g_assert_cmpint (gtk_widget_get_width (fixture.list), ==, rows[i].width);
      else
        g_assert_cmpint (gtk_widget_get_width (fixture.list) +
                           gtk_widget_get_width (fixture.detail),
                         >=, rows[i].width - 4);
      tear_down (&fixture);
    }
}

static void
test_goes_back (void)
{
  Fixture fixture;

  set_up (&fixture, 400);
  g_assert_false (ossicle_split_get_can_go_back (fixture.split));

  ossicle_split_set_show_detail (fixture.split, TRUE);
  app_test_settle ();
  g_assert_true (ossicle_split_get_can_go_back (fixture.split));
  g_assert_false (gtk_widget_get_mapped (fixture.list));
  g_assert_true (gtk_widget_get_mapped (fixture.detail));
  g_assert_cmpint (gtk_widget_get_width (fixture.detail), ==, 400);

  ossicle_split_set_show_detail (fixture.split, FALSE);
  app_test_settle ();
  g_assert_true (gtk_widget_get_mapped (fixture.list));
  g_assert_false (gtk_widget_get_mapped (fixture.detail));
  tear_down (&fixture);
}

static void
test_without_list (void)
{
  static const int widths[] = { 400, 900 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture fixture;

      set_up (&fixture, widths[i]);
      ossicle_split_set_has_list (fixture.split, FALSE);
      ossicle_split_set_show_detail (fixture.split, TRUE);
      app_test_settle ();
      g_assert_false (ossicle_split_get_can_go_back (fixture.split));
      g_assert_false (gtk_widget_get_mapped (fixture.list));
      g_assert_cmpint (gtk_widget_get_width (fixture.detail), ==, widths[i]);
      tear_down (&fixture);
    }
}

static void
test_position (void)
{
  Fixture fixture;

  set_up (&fixture, 1000);
  ossicle_split_set_position (fixture.split, 250);
  app_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (fixture.list), ==, 250);

  /* The detail keeps what it needs, the wish is kept for a wider window. */
  ossicle_split_set_position (fixture.split, 950);
  app_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (fixture.detail), ==, 200);
  g_assert_cmpint (ossicle_split_get_position (fixture.split), ==, 950);

  /* A list of no width would look like none. */
  ossicle_split_set_position (fixture.split, 3);
  app_test_settle ();
  g_assert_cmpint (gtk_widget_get_width (fixture.list), >=, 100);
  tear_down (&fixture);
}

/* Large type needs more room than there is from 600 on: then one page at a time is better than two
 * that do not fit. */
static void
test_folds_for_large_type (void)
{
  Fixture fixture;

  set_up (&fixture, 700);
  g_assert_false (ossicle_split_get_folded (fixture.split));
  gtk_widget_set_size_request (fixture.list, 400, -1);
  gtk_widget_set_size_request (fixture.detail, 400, -1);
  app_test_settle ();
  g_assert_true (ossicle_split_get_folded (fixture.split));
  tear_down (&fixture);
}

static void
test_measure (void)
{
  Fixture fixture;
  int minimum, natural;

  set_up (&fixture, 800);
  gtk_widget_measure (GTK_WIDGET (fixture.split), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  g_assert_cmpint (natural, >=, 320 + 200);
  tear_down (&fixture);
}

static void
test_right_to_left (void)
{
  Fixture fixture;
  graphene_rect_t list, detail;

  set_up (&fixture, 800);
  gtk_widget_set_direction (GTK_WIDGET (fixture.split), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_resize (GTK_WIDGET (fixture.split));
  app_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (fixture.list, GTK_WIDGET (fixture.split), &list));
  g_assert_true (gtk_widget_compute_bounds (fixture.detail, GTK_WIDGET (fixture.split), &detail));
  g_assert_cmpfloat (list.origin.x, >, detail.origin.x);
  tear_down (&fixture);
}

static void
test_tells_of_folding (void)
{
  Fixture fixture;
  int n_notified = 0;

  set_up (&fixture, 800);
  g_signal_connect_swapped (fixture.split, "notify::folded", G_CALLBACK (g_atomic_int_inc),
                            &n_notified);
  gtk_widget_set_size_request (fixture.list, 500, -1);
  gtk_widget_set_size_request (fixture.detail, 500, -1);
  app_test_settle ();
  g_assert_cmpint (n_notified, ==, 1);
  tear_down (&fixture);
}

static void
test_replaces_children (void)
{
  Fixture fixture;
  GtkWidget *other = gtk_label_new ("other");
  GtkWidget *old;

  set_up (&fixture, 800);
  old = g_object_ref (fixture.list);
  ossicle_split_set_list (fixture.split, other);
  g_assert_true (ossicle_split_get_list (fixture.split) == other);
  g_assert_finalize_object (old);
  ossicle_split_set_detail (fixture.split, NULL);
  g_assert_null (ossicle_split_get_detail (fixture.split));
  app_test_settle ();
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/split/folds-below-600", test_folds_below_600);
  g_test_add_func ("/split/goes-back", test_goes_back);
  g_test_add_func ("/split/without-list", test_without_list);
  g_test_add_func ("/split/position", test_position);
  g_test_add_func ("/split/folds-for-large-type", test_folds_for_large_type);
  g_test_add_func ("/split/measure", test_measure);
  g_test_add_func ("/split/right-to-left", test_right_to_left);
  g_test_add_func ("/split/tells-of-folding", test_tells_of_folding);
  g_test_add_func ("/split/replaces-children", test_replaces_children);

  return g_test_run ();
}
