/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-fact-row.h"
#include "ossicle-words.h"

/* A value longer than this (a body, a policy) is cut in the row; it is copied whole. */
#define MOST_CHARACTERS 2000

struct _OssicleFactRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *origin;
  GtkWidget *copy_button;

  OssicleFact *fact;
};

G_DEFINE_FINAL_TYPE (OssicleFactRow, ossicle_fact_row, GTK_TYPE_LIST_BOX_ROW)

static void
ossicle_fact_row_dispose (GObject *object)
{
  g_clear_object (&OSSICLE_FACT_ROW (object)->fact);

  G_OBJECT_CLASS (ossicle_fact_row_parent_class)->dispose (object);
}

static void
ossicle_fact_row_class_init (OssicleFactRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = ossicle_fact_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleFactRow, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleFactRow, value);
  gtk_widget_class_bind_template_child (widget_class, OssicleFactRow, origin);
  gtk_widget_class_bind_template_child (widget_class, OssicleFactRow, copy_button);
}

static void
ossicle_fact_row_init (OssicleFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_value (OssicleFactRow *self, const char *value)
{
  g_autofree char *printable = ossicle_dup_printable (value, TRUE);

  if (g_utf8_strlen (printable, -1) > MOST_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (printable, 0, MOST_CHARACTERS);
      g_autofree char *cut = g_strconcat (start, "…", NULL);

      gtk_label_set_label (self->value, cut);
    }
  else
    {
      gtk_label_set_label (self->value, printable);
    }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", printable);
}

GtkWidget *
ossicle_fact_row_new (OssicleFact *fact, const OssicleTokenMask *mask)
{
  OssicleFactRow *self;
  g_autofree char *title = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *covered = NULL;

  g_return_val_if_fail (OSSICLE_IS_FACT (fact), NULL);

  self = g_object_new (OSSICLE_TYPE_FACT_ROW, NULL);
  self->fact = g_object_ref (fact);
  title = ossicle_words_dup_fact_title (ossicle_fact_get_name (fact));
  origin = ossicle_words_dup_fact_origin (fact);
  copy = g_strdup_printf (_ ("Copy %s"), title);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->origin, origin);
  if (mask != NULL)
    covered = ossicle_token_mask_dup_covered (mask, ossicle_fact_get_value (fact));
  set_value (self, covered != NULL ? covered : ossicle_fact_get_value (fact));
  gtk_widget_set_tooltip_text (self->copy_button, copy);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  copy, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->value), -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), ossicle_fact_get_span (fact, NULL));

  return GTK_WIDGET (self);
}

OssicleFact *
ossicle_fact_row_get_fact (OssicleFactRow *self)
{
  g_return_val_if_fail (OSSICLE_IS_FACT_ROW (self), NULL);

  return self->fact;
}
