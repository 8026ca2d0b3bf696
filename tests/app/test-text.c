/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-text.h"

#define LINK(code) "<a href=\"ossicle://code/" code "\">" code "</a>"

static void
test_markup (void)
{
  static const struct
  {
    const char *text;
    const char *markup;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { "Nothing special.", "Nothing special." },
    { "See NoSuchKey.", "See " LINK ("NoSuchKey") "." },
    { "NoSuchKey, NoSuchBucket", LINK ("NoSuchKey") ", " LINK ("NoSuchBucket") },
    /* Neither within a word nor in another case: a word is not a code. */
    { "NoSuchKeyError", "NoSuchKeyError" },
    { "nosuchkey", "nosuchkey" },
    { "Nothing like NoSuchThing", "Nothing like NoSuchThing" },
    /* Never as markup. */
    { "<b>NoSuchKey</b> & co", "&lt;b&gt;" LINK ("NoSuchKey") "&lt;/b&gt; &amp; co" },
    { "<a href=\"https://evil.example\">x</a>",
      "&lt;a href=&quot;https://evil.example&quot;&gt;x&lt;/a&gt;" },
    { "\xe2\x80\xaeNoSuchKey\x1b[31m", LINK ("NoSuchKey") "[31m" },
    { "照片 NoSuchKey 照片", "照片 " LINK ("NoSuchKey") " 照片" },
    { "bad \xff end", "bad \xef\xbf\xbd end" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *markup = ossicle_text_dup_markup (rows[i].text, app_test_get_catalogue ());

      g_assert_cmpstr (markup, ==, rows[i].markup);
    }
}

static void
test_without_catalogue (void)
{
  g_autofree char *markup = ossicle_text_dup_markup ("See NoSuchKey", NULL);

  g_assert_cmpstr (markup, ==, "See NoSuchKey");
}

static void
test_label (void)
{
  GtkWidget *label = g_object_ref_sink (
    ossicle_text_new ("See NoSuchKey", app_test_get_catalogue ()));

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "See NoSuchKey");
  g_assert_true (gtk_widget_get_visible (label));
  ossicle_text_set (GTK_LABEL (label), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (label));
  g_assert_finalize_object (label);
}

/* A code in large type breaks between its words; only a known one is a link. */
static void
test_code (void)
{
  static const struct
  {
    const char *code;
    const char *text;
    gboolean link;
  } rows[] = {
    { "NoSuchKey", "No\xe2\x80\x8bSuch\xe2\x80\x8bKey", TRUE },
    { "MalformedXML", "Malformed\xe2\x80\x8bXML", TRUE },
    { "NoSuchThing", "No\xe2\x80\x8bSuch\xe2\x80\x8bThing", FALSE },
    { "<b>\xe2\x80\xae", "<b>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));

      ossicle_text_set_code (GTK_LABEL (label), rows[i].code, app_test_get_catalogue ());
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, rows[i].text);
      g_assert_cmpint (strstr (gtk_label_get_label (GTK_LABEL (label)), "<a href") != NULL, ==,
                       rows[i].link);
      ossicle_text_set_code (GTK_LABEL (label), NULL, NULL);
      g_assert_false (gtk_widget_get_visible (label));
      g_assert_finalize_object (label);
    }
}

typedef struct
{
  GtkWidget parent_instance;
} Catcher;

static char *caught;

static void
catch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_free (caught);
  caught = g_strconcat (name, " ", g_variant_get_string (parameter, NULL), NULL);
}

static void
catcher_class_init (gpointer klass, gpointer class_data)
{
  gtk_widget_class_install_action (klass, "win.show-code", "s", catch_action);
  gtk_widget_class_install_action (klass, "win.open-uri", "s", catch_action);
  gtk_widget_class_set_layout_manager_type (klass, GTK_TYPE_BIN_LAYOUT);
}

static void
test_links_lead_somewhere (void)
{
  GType type = g_type_register_static_simple (GTK_TYPE_WIDGET, "Catcher", sizeof (GtkWidgetClass),
                                              catcher_class_init, sizeof (Catcher), NULL, 0);
  GtkWidget *catcher = g_object_ref_sink (g_object_new (type, NULL));
  GtkWidget *label = ossicle_text_new ("NoSuchKey", app_test_get_catalogue ());

  gtk_widget_set_parent (label, catcher);
  g_assert_true (
    ossicle_text_activate_link_cb (GTK_LABEL (label), "ossicle://code/NoSuchKey", NULL));
  g_assert_cmpstr (caught, ==, "win.show-code NoSuchKey");
  g_assert_true (ossicle_text_activate_link_cb (GTK_LABEL (label), "https://example.com/", NULL));
  g_assert_cmpstr (caught, ==, "win.open-uri https://example.com/");

  gtk_widget_unparent (label);
  g_assert_finalize_object (catcher);
  g_clear_pointer (&caught, g_free);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/text/markup", test_markup);
  g_test_add_func ("/text/without-catalogue", test_without_catalogue);
  g_test_add_func ("/text/label", test_label);
  g_test_add_func ("/text/code", test_code);
  g_test_add_func ("/text/links-lead-somewhere", test_links_lead_somewhere);

  return g_test_run ();
}
