/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtksourceview/gtksource.h>
#include <string.h>

#include "app-test.h"

#define MOST_SECONDS 20

static OssicleCatalogue *catalogue;

void
app_test_init (int *argc, char ***argv)
{
  /* The directories are not isolated: the loader of icons asks the MIME database what an SVG is.
   * Nothing here writes into them. */
  g_test_init (argc, argv, NULL);
  adw_init ();
  gtk_source_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

/* The shipped one, loaded once. */
OssicleCatalogue *
app_test_get_catalogue (void)
{
  if (catalogue == NULL)
    {
      g_autoptr (GError) error = NULL;

      catalogue = ossicle_catalogue_new (&error);
      g_assert_no_error (error);
    }

  return catalogue;
}

OssicleReading *
app_test_read (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (GError) error = NULL;
  OssicleReading *reading = ossicle_intake_read (source, app_test_get_catalogue (), APP_TEST_NOW,
                                                 NULL, &error);

  g_assert_no_error (error);

  return reading;
}

/* The first case of a text that has one. */
OssicleCase *
app_test_read_case (const char *text)
{
  g_autoptr (OssicleReading) reading = app_test_read (text, -1);
  OssicleCase *case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  if (case_ == NULL)
    case_ = g_list_model_get_item (ossicle_reading_get_others (reading), 0);
  g_assert_nonnull (case_);

  return case_;
}

/* A case of which nothing else is known. */
OssicleCase *
app_test_new_case (const char *code, const char *message)
{
  OssicleCase *case_ = ossicle_case_new (OSSICLE_CASE_ERROR);

  if (code != NULL)
    ossicle_case_take_fact (
      case_, ossicle_fact_new (OSSICLE_FACT_CODE, code, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
  if (message != NULL)
    ossicle_case_take_fact (case_, ossicle_fact_new (OSSICLE_FACT_MESSAGE, message,
                                                     OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));

  return case_;
}

/* A window around it, of exactly that size, and on the screen. */
GtkWidget *
app_test_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  app_test_settle ();

  return window;
}

/* The same in a window of libadwaita's, which holds its dialogs as the application's does. */
GtkWidget *
app_test_show_with_dialogs (GtkWidget *child, int width, int height)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  app_test_settle ();

  return window;
}

static gboolean
count_down_cb (gpointer user_data)
{
  int *left = user_data;

  return --*left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Time for frames to be laid out, and for idle handlers. */
void
app_test_settle (void)
{
  int left = 6;

  g_timeout_add (20, count_down_cb, &left);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
app_test_wait (AppTestCheck check, gpointer user_data)
{
  gint64 end = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC;

  while (!check (user_data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      app_test_settle ();
    }
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget);
}

/* What is read, without what only says where a line may break. */
static char *
dup_read (GtkWidget *label)
{
  g_auto (GStrv) parts = g_strsplit (gtk_label_get_text (GTK_LABEL (label)), "\xe2\x80\x8b", -1);

  return g_strjoinv ("", parts);
}

/* Whether a label that is shown has it in its text. */
gboolean
app_test_has_text (GtkWidget *widget, const char *text)
{
  if (!is_shown (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *read = dup_read (widget);

      if (strstr (read, text) != NULL)
        return TRUE;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (app_test_has_text (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *position)
{
  if (!is_shown (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*position)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, position);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The position-th widget of a type that is shown, or NULL. */
GtkWidget *
app_test_find (GtkWidget *widget, GType type, guint position)
{
  return find (widget, type, &position);
}

guint
app_test_count (GtkWidget *widget, GType type)
{
  guint n = 0;

  while (app_test_find (widget, type, n) != NULL)
    n++;

  return n;
}
