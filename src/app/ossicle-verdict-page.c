/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-finding-card.h"
#include "ossicle-text.h"
#include "ossicle-variant-card.h"
#include "ossicle-verdict-page.h"

#define MOST_SUGGESTIONS 3

struct _OssicleVerdictPage
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OssicleVerdictPage, ossicle_verdict_page, GTK_TYPE_WIDGET)

static void
clear (OssicleVerdictPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
append (OssicleVerdictPage *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
append_heading (OssicleVerdictPage *self, const char *text)
{
  GtkWidget *heading = ossicle_text_new_heading (text);

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_set_margin_top (heading, 6);
  append (self, heading);
}

static void
add_findings (OssicleVerdictPage *self, GListModel *findings, OssicleCatalogue *catalogue)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (OssicleFinding) finding = g_list_model_get_item (findings, i);

      append (self, ossicle_finding_card_new (finding, catalogue));
    }
}

static gboolean
has_status (GListModel *variants, guint status)
{
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (ossicle_variant_get_status (variant) == status)
        return TRUE;
    }

  return FALSE;
}

/* The message is not known: everything that the code can mean at this status, or at all where it is
 * not known to come with this status. */
static void
add_variants_of (OssicleVerdictPage *self,
                 OssicleEntry *entry,
                 guint status,
                 OssicleCatalogue *catalogue)
{
  GListModel *variants = ossicle_entry_get_variants (entry);
  gboolean any = !has_status (variants, status);

  append_heading (self, _ ("What the code can mean"));
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (any || ossicle_variant_get_status (variant) == status)
        append (self, ossicle_variant_card_new (variant, catalogue));
    }
}

static void
add_unknown (OssicleVerdictPage *self, const char *code, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) near = ossicle_catalogue_suggest (catalogue, code, MOST_SUGGESTIONS);
  g_autoptr (GString) codes = g_string_new (NULL);
  g_autofree char *text = NULL;

  append (self, ossicle_text_new (_ ("The catalogue does not know this code."), NULL));
  for (guint i = 0; near != NULL && i < near->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "",
                            ossicle_entry_get_code (g_ptr_array_index (near, i)));
  if (codes->len == 0)
    return;

  /* Translators: a list of codes */
  text = g_strdup_printf (_ ("Similar ones: %s"), codes->str);
  append (self, ossicle_text_new (text, catalogue));
}

static void
add_catalogue (OssicleVerdictPage *self, OssicleCase *case_, OssicleCatalogue *catalogue)
{
  const char *code = ossicle_case_get_value (case_, OSSICLE_FACT_CODE);
  const char *message = ossicle_case_get_value (case_, OSSICLE_FACT_MESSAGE);
  guint status = ossicle_case_get_status (case_);
  OssicleEntry *entry = NULL;
  OssicleVariant *variant = NULL;

  if (ossicle_case_get_kind (case_) != OSSICLE_CASE_ERROR || (code == NULL && message == NULL))
    return;

  variant = ossicle_catalogue_match_message (catalogue, code, status, message, &entry);
  if (entry == NULL && code != NULL)
    entry = ossicle_catalogue_lookup (catalogue, code);

  if (variant != NULL)
    {
      append_heading (self, _ ("From the catalogue"));
      append (self, ossicle_variant_card_new (variant, catalogue));
    }
  else if (entry != NULL)
    add_variants_of (self, entry, status, catalogue);
  else if (code != NULL)
    add_unknown (self, code, catalogue);
}

static void
ossicle_verdict_page_dispose (GObject *object)
{
  clear (OSSICLE_VERDICT_PAGE (object));

  G_OBJECT_CLASS (ossicle_verdict_page_parent_class)->dispose (object);
}

static void
ossicle_verdict_page_class_init (OssicleVerdictPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ossicle_verdict_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
ossicle_verdict_page_init (OssicleVerdictPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}

void
ossicle_verdict_page_set_case (OssicleVerdictPage *self,
                               OssicleCase *case_,
                               GListModel *findings,
                               OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_VERDICT_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CASE (case_));
  g_return_if_fail (G_IS_LIST_MODEL (findings));

  clear (self);
  add_findings (self, findings, catalogue);
  add_catalogue (self, case_, catalogue);
  if (gtk_widget_get_first_child (GTK_WIDGET (self)) == NULL)
    append (self, ossicle_text_new (_ ("Nothing is known that would explain this. The facts show "
                                       "what could be read."),
                                    NULL));
}
