/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-wrap-box.h"

#define N_CHILDREN 5
#define WIDTH 100
#define HEIGHT 20

static GtkWidget *
new_box (void)
{
  GtkWidget *box = ossicle_wrap_box_new ();

  for (int i = 0; i < N_CHILDREN; i++)
    {
      GtkWidget *child = gtk_drawing_area_new ();

      gtk_widget_set_size_request (child, WIDTH, HEIGHT);
      ossicle_wrap_box_append (OSSICLE_WRAP_BOX (box), child);
    }

  return box;
}

/* As high as its lines take, and no wider than its widest child must be. */
static void
test_measure (void)
{
  static const struct
  {
    int width;
    int n_lines;
  } rows[] = { { 1000, 1 }, { 524, 1 }, { 523, 2 }, { 210, 3 }, { 205, 5 }, { 100, 5 } };
  GtkWidget *box = g_object_ref_sink (new_box ());
  int minimum, natural;

  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, WIDTH);
  g_assert_cmpint (natural, ==, 524);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, rows[i].width, &minimum, &natural, NULL,
                          NULL);
      g_assert_cmpint (minimum, ==, rows[i].n_lines * (HEIGHT + 6) - 6);
      g_assert_cmpint (natural, ==, minimum);
    }
  g_assert_finalize_object (box);
}

static int
get_x (GtkWidget *box, GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, box, &bounds));

  return (int) bounds.origin.x;
}

/* What is hidden takes no room, and lines begin where one begins to read. */
static void
test_allocate (void)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      GtkWidget *box = g_object_ref_sink (new_box ());
      GtkWidget *window, *first, *second;
      gboolean rtl = directions[i] == GTK_TEXT_DIR_RTL;

      gtk_widget_set_direction (box, directions[i]);
      gtk_widget_set_visible (gtk_widget_get_first_child (box), FALSE);
      window = app_test_show (box, 250, 200);
      first = app_test_find (box, GTK_TYPE_DRAWING_AREA, 0);
      second = app_test_find (box, GTK_TYPE_DRAWING_AREA, 1);
      g_assert_cmpint (get_x (box, first), ==, rtl ? 150 : 0);
      g_assert_cmpint (get_x (box, second), ==, rtl ? 44 : 106);
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_finalize_object (box);
    }
}

static void
test_clear (void)
{
  GtkWidget *box = g_object_ref_sink (new_box ());
  int minimum;

  ossicle_wrap_box_clear (OSSICLE_WRAP_BOX (box));
  g_assert_null (gtk_widget_get_first_child (box));
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, ==, 0);
  g_assert_finalize_object (box);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/wrap-box/measure", test_measure);
  g_test_add_func ("/wrap-box/allocate", test_allocate);
  g_test_add_func ("/wrap-box/clear", test_clear);

  return g_test_run ();
}
