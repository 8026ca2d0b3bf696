/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-paste-box.h"

static char *caught;

static void
catch_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (caught);
  caught = parameter != NULL ? g_variant_dup_string (parameter, NULL)
                             : g_strdup (g_action_get_name (G_ACTION (action)));
}

/* A box in a window that writes down what it is asked for. */
static GtkWidget *
new_box (GtkWidget **window)
{
  static const GActionEntry entries[] = {
    { "read-text", catch_action, "s" },
    { "paste", catch_action },
    { "open", catch_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = g_object_new (OSSICLE_TYPE_PASTE_BOX, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  *window = app_test_show (box, 600, 600);
  gtk_widget_insert_action_group (*window, "win", G_ACTION_GROUP (group));

  return box;
}

static void
tear_down (GtkWidget *window, GtkWidget *box)
{
  g_object_ref (box);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (box);
  g_clear_pointer (&caught, g_free);
}

static GtkTextView *
get_view (GtkWidget *box)
{
  return GTK_TEXT_VIEW (app_test_find (box, GTK_TYPE_TEXT_VIEW, 0));
}

static void
test_diagnoses_what_was_typed (void)
{
  GtkWidget *window;
  GtkWidget *box = new_box (&window);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (box));

  /* Nothing to diagnose: the action is off. */
  g_assert_true (app_test_has_text (box, "Ctrl+V"));
  gtk_widget_activate_action (box, "paste-box.diagnose", NULL);
  g_assert_null (caught);
  /* The keys are taken all the same, or they would write a line. */
  g_assert_true (gtk_widget_activate_action (box, "paste-box.enter", NULL));
  g_assert_null (caught);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);

  gtk_text_buffer_set_text (buffer, "NoSuchKey", -1);
  g_assert_false (app_test_has_text (box, "Ctrl+V"));
  gtk_widget_activate_action (box, "paste-box.enter", NULL);
  g_assert_cmpstr (caught, ==, "NoSuchKey");

  ossicle_paste_box_clear (OSSICLE_PASTE_BOX (box));
  g_assert_true (app_test_has_text (box, "Ctrl+V"));
  tear_down (window, box);
}

static void
test_paste_into_the_empty_box_diagnoses (void)
{
  GtkWidget *window;
  GtkWidget *box = new_box (&window);

  g_signal_emit_by_name (get_view (box), "paste-clipboard");
  g_assert_cmpstr (caught, ==, "paste");

  /* With something in it, a paste adds to that. */
  g_clear_pointer (&caught, g_free);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (get_view (box)), "x", -1);
  g_signal_emit_by_name (get_view (box), "paste-clipboard");
  g_assert_null (caught);
  tear_down (window, box);
}

static void
test_samples (void)
{
  static const char *const names[] = { "access-denied", "no-such-key" };
  GtkWidget *window;
  GtkWidget *box = new_box (&window);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (OssicleReading) reading = NULL;

      gtk_widget_activate_action (box, "paste-box.sample", "s", names[i]);
      g_assert_nonnull (caught);
      reading = app_test_read (caught, -1);
      g_assert_cmpuint (g_list_model_get_n_items (ossicle_reading_get_cases (reading)), ==, 1);
    }
  tear_down (window, box);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/paste-box/typed", test_diagnoses_what_was_typed);
  g_test_add_func ("/paste-box/paste", test_paste_into_the_empty_box_diagnoses);
  g_test_add_func ("/paste-box/samples", test_samples);

  return g_test_run ();
}
