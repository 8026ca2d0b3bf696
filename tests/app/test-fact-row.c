/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-fact-row.h"

static GtkWidget *
new_row (const char *name,
         const char *value,
         OssicleFactHow how,
         const char *from,
         OssicleSpan span)
{
  g_autoptr (OssicleFact) fact = ossicle_fact_new (name, value, how, from, span);
  GtkWidget *row = g_object_ref_sink (ossicle_fact_row_new (fact, NULL));

  g_assert_true (ossicle_fact_row_get_fact (OSSICLE_FACT_ROW (row)) == fact);

  return row;
}

/* What the button of the row would put on the clipboard. */
static const char *
get_copied (GtkWidget *row)
{
  GtkWidget *button = app_test_find (row, GTK_TYPE_BUTTON, 0);

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.copy");

  return g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)),
                               NULL);
}

static void
test_texts (void)
{
  GtkWidget *row = new_row (OSSICLE_FACT_OBJECT, "<b>相册</b>/\xe2\x80\xae一.jpg",
                            OSSICLE_FACT_READ, "body:Error/Key", (OssicleSpan){ 10, 4 });

  g_assert_true (app_test_has_text (row, "Object"));
  g_assert_true (app_test_has_text (row, "<b>相册</b>/一.jpg"));
  g_assert_true (app_test_has_text (row, "Read in the body, Error/Key"));
  g_assert_cmpstr (get_copied (row), ==, "<b>相册</b>/一.jpg");
  g_assert_finalize_object (row);
}

/* Only a fact that stands somewhere can be looked up in the source. */
static void
test_activatable (void)
{
  GtkWidget *read = new_row ("code", "NoSuchKey", OSSICLE_FACT_READ, NULL, (OssicleSpan){ 0, 9 });
  GtkWidget *inferred = new_row ("bucket", "demo", OSSICLE_FACT_INFERRED, OSSICLE_FACT_HOST,
                                 OSSICLE_NO_SPAN);

  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (read)));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (inferred)));
  g_assert_finalize_object (read);
  g_assert_finalize_object (inferred);
}

/* A label of a megabyte would be laid out at once; the clipboard gets all of it. */
static void
test_long_value_is_cut_to_show (void)
{
  g_autoptr (GString) value = g_string_new (NULL);
  GtkWidget *row;

  for (int i = 0; i < 5000; i++)
    g_string_append (value, "长");
  row = new_row ("body.Policy", value->str, OSSICLE_FACT_READ, NULL, (OssicleSpan){ 0, 9 });
  g_assert_true (app_test_has_text (row, "长…"));
  g_assert_false (app_test_has_text (row, value->str));
  g_assert_cmpstr (get_copied (row), ==, value->str);
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/fact-row/texts", test_texts);
  g_test_add_func ("/fact-row/activatable", test_activatable);
  g_test_add_func ("/fact-row/long-value", test_long_value_is_cut_to_show);

  return g_test_run ();
}
