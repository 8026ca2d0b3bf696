/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-list-item.h"
#include "app/ossicle-list-row.h"

static OssicleListItem *
new_item (const char *heading, const char *title, const char *subtitle, const char *badge)
{
  return g_object_new (OSSICLE_TYPE_LIST_ITEM, "heading", heading, "title", title, "subtitle",
                       subtitle, "badge", badge, NULL);
}

static void
test_shows_what_there_is (void)
{
  g_autoptr (OssicleListItem) full = new_item ("404", "NoSuchKey", "<b>not there</b>", "404");
  g_autoptr (OssicleListItem) bare = new_item (NULL, "NoSuchBucket", "", NULL);
  GtkWidget *row = g_object_ref_sink (g_object_new (OSSICLE_TYPE_LIST_ROW, NULL));

  g_object_set (row, "item", full, "position", 7, NULL);
  g_assert_cmpuint (app_test_count (row, GTK_TYPE_LABEL), ==, 4);
  g_assert_true (app_test_has_text (row, "<b>not there</b>"));

  /* Rows are used again for other items. */
  g_object_set (row, "item", bare, NULL);
  g_assert_cmpuint (app_test_count (row, GTK_TYPE_LABEL), ==, 1);
  g_assert_true (app_test_has_text (row, "NoSuchBucket"));
  g_assert_false (app_test_has_text (row, "NoSuchKey"));

  g_object_set (row, "item", NULL, NULL);
  g_assert_finalize_object (row);
}

static void
test_follows_the_item (void)
{
  g_autoptr (OssicleListItem) item = new_item (NULL, "NoSuchKey", NULL, NULL);
  GtkWidget *row = g_object_ref_sink (g_object_new (OSSICLE_TYPE_LIST_ROW, "item", item, NULL));

  g_assert_cmpuint (app_test_count (row, GTK_TYPE_LABEL), ==, 1);
  ossicle_list_item_set_heading (item, "ticket.txt");
  g_assert_true (app_test_has_text (row, "ticket.txt"));
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/list-row/shows-what-there-is", test_shows_what_there_is);
  g_test_add_func ("/list-row/follows-the-item", test_follows_the_item);

  return g_test_run ();
}
