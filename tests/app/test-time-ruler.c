/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-time-page.h"
#include "app/ossicle-time-ruler.h"

#define SKEWED                                                                                     \
  APP_TEST_ERROR ("RequestTimeTooSkewed", "<RequestTime>2025-03-14T08:05:05.000Z</RequestTime>"    \
                                          "<ServerTime>2025-03-14T08:21:07.000Z</ServerTime>")

static GtkWidget *
new_ruler (const char *text)
{
  g_autoptr (OssicleCase) case_ = app_test_read_case (text);
  GtkWidget *ruler = g_object_new (OSSICLE_TYPE_TIME_RULER, NULL);

  ossicle_time_ruler_take_marks (OSSICLE_TIME_RULER (ruler),
                                 ossicle_time_marks_new (case_, APP_TEST_NOW));

  return ruler;
}

static void
assert_bounds (GtkWidget *ruler, GtkWidget *child, graphene_rect_t *bounds)
{
  g_assert_true (gtk_widget_compute_bounds (child, ruler, bounds));
  g_assert_cmpfloat (bounds->origin.x, >=, 0);
  g_assert_cmpfloat (bounds->origin.x + bounds->size.width, <=, gtk_widget_get_width (ruler));
}

/* Neither the marks nor the words between them lie on one another, in whatever width. */
static void
assert_apart (GtkWidget *ruler)
{
  for (GtkWidget *one = gtk_widget_get_first_child (ruler); one != NULL;
       one = gtk_widget_get_next_sibling (one))
    for (GtkWidget *other = gtk_widget_get_next_sibling (one); other != NULL;
         other = gtk_widget_get_next_sibling (other))
      {
        graphene_rect_t a, b, both;

        assert_bounds (ruler, one, &a);
        assert_bounds (ruler, other, &b);
        g_assert_false (graphene_rect_intersection (&a, &b, &both) && both.size.height > 0 &&
                        both.size.width > 0);
      }
}

static void
test_texts (void)
{
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };
  static const int widths[] = { 700, 190 };

  for (gsize i = 0; i < G_N_ELEMENTS (directions) * G_N_ELEMENTS (widths); i++)
    {
      GtkWidget *ruler = g_object_ref_sink (new_ruler (SKEWED));
      GtkWidget *window;

      gtk_widget_set_direction (ruler, directions[i % 2]);
      gtk_widget_set_valign (ruler, GTK_ALIGN_START);
      window = app_test_show (ruler, widths[i / 2], 900);
      g_assert_true (app_test_has_text (ruler, "Client: RequestTime"));
      g_assert_true (app_test_has_text (ruler, "2025-03-14 08:05:05 UTC"));
      g_assert_true (app_test_has_text (ruler, "16 min 2 s"));
      g_assert_true (app_test_has_text (ruler, "inferred, undocumented"));
      g_assert_true (app_test_has_text (ruler, "Now"));
      assert_apart (ruler);
      gtk_window_destroy (GTK_WINDOW (window));
      g_assert_finalize_object (ruler);
    }
}

/* Where one begins to read is where the axis is. */
static void
test_direction (void)
{
  GtkWidget *ruler = g_object_ref_sink (new_ruler (SKEWED));
  GtkWidget *window = app_test_show (ruler, 500, 900);
  graphene_rect_t bounds;

  assert_bounds (ruler, gtk_widget_get_last_child (ruler), &bounds);
  g_assert_cmpfloat (bounds.origin.x, >, 20);
  gtk_widget_set_direction (ruler, GTK_TEXT_DIR_RTL);
  app_test_settle ();
  assert_bounds (ruler, gtk_widget_get_last_child (ruler), &bounds);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <, gtk_widget_get_width (ruler) - 20);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (ruler);
}

/* All that is drawn can be heard. */
static void
test_description (void)
{
  GtkWidget *ruler = g_object_ref_sink (new_ruler (SKEWED));
  g_autofree char *text = ossicle_time_ruler_dup_description (OSSICLE_TIME_RULER (ruler));

  g_assert_true (g_str_has_prefix (text, "Client: RequestTime, 2025-03-14 08:05:05 UTC; "
                                         "16 min 2 s later: Server: "));
  g_assert_nonnull (strstr (text, "Now, 2026-04-01 00:00:00 UTC"));
  ossicle_time_ruler_take_marks (OSSICLE_TIME_RULER (ruler), NULL);
  g_assert_null (gtk_widget_get_first_child (ruler));
  g_assert_finalize_object (ruler);
}

/* A paste has a time tab of its own once there are two times to compare. */
static void
test_page (void)
{
  static const struct
  {
    const char *text;
    gboolean is_worth;
    const char *shown;
  } rows[] = {
    { SKEWED, TRUE, "The client’s time is 16 min 2 s behind the server’s; OSS allows 15 min." },
    { APP_TEST_ERROR ("NoSuchKey", ""), FALSE, "It happened 382 days ago." },
    { "HTTP/1.1 404 Not Found\r\nServer: AliyunOSS\r\nDate: Fri, 14 Mar 2025 08:21:07 "
      "GMT\r\n\r\n" APP_TEST_ERROR ("NoSuchKey", ""),
      TRUE, "The RequestId’s time and the answer’s agree." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleCase) case_ = app_test_read_case (rows[i].text);
      GtkWidget *page = g_object_ref_sink (g_object_new (OSSICLE_TYPE_TIME_PAGE, NULL));

      g_assert_cmpint (ossicle_time_page_set_case (OSSICLE_TIME_PAGE (page), case_, APP_TEST_NOW),
                       ==, rows[i].is_worth);
      g_assert_true (app_test_has_text (page, rows[i].shown));
      g_assert_false (app_test_has_text (page, "Connecting"));
      g_assert_true (app_test_has_text (page, "OSS does not document it"));
      g_assert_cmpint (app_test_has_text (page, "The green band"), ==, i == 0);
      g_assert_finalize_object (page);
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/time-ruler/texts", test_texts);
  g_test_add_func ("/time-ruler/direction", test_direction);
  g_test_add_func ("/time-ruler/description", test_description);
  g_test_add_func ("/time-ruler/page", test_page);

  return g_test_run ();
}
