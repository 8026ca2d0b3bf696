/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/catalogue/ossicle-header-help.h"
#include "ossicle-header-row.h"
#include "ossicle-shown.h"

struct _OssicleHeaderRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name;
  GtkLabel *value;
  GtkLabel *help;
  GtkWidget *automatic;
};

G_DEFINE_FINAL_TYPE (OssicleHeaderRow, ossicle_header_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_help_cb (OssicleHeaderRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->help), *gtk_label_get_label (self->help) != '\0');
}

static void
hide_help_cb (OssicleHeaderRow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->help), FALSE);
}

static void
ossicle_header_row_class_init (OssicleHeaderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/header-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderRow, name);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderRow, value);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderRow, help);
  gtk_widget_class_bind_template_child (widget_class, OssicleHeaderRow, automatic);
  gtk_widget_class_bind_template_callback (widget_class, show_help_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_help_cb);
}

static void
ossicle_header_row_init (OssicleHeaderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Tabs are no picture of their own in a text, but here they would pass for blanks. */
static char *
dup_visible (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *shown = ossicle_dup_shown (valid, strlen (valid));
  g_autoptr (GString) visible = g_string_new (shown);

  g_string_replace (visible, "\t", "␉", 0);
  g_string_replace (visible, "\r", "␍", 0);
  g_string_replace (visible, "\n", "␊", 0);

  return g_strdup (visible->str);
}

GtkWidget *
ossicle_header_row_new (const OssicleHeader *header)
{
  OssicleHeaderRow *self;
  const char *help;
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (header != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_HEADER_ROW, NULL);
  name = dup_visible (header->name);
  value = dup_visible (header->value);
  label = g_strdup_printf ("%s: %s", name, value);
  help = ossicle_header_help_lookup (header->name);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->value, value);
  gtk_label_set_label (self->help, help != NULL ? help : "");
  gtk_widget_set_visible (self->automatic, header->automatic);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help != NULL ? help : "",
                                  -1);

  return GTK_WIDGET (self);
}
