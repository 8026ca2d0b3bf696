/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-advice-list.h"
#include "ossicle-text.h"

struct _OssicleAdviceList
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (OssicleAdviceList, ossicle_advice_list, GTK_TYPE_WIDGET)

static void
clear (OssicleAdviceList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* One item: its marker, and beside it a column for the text and what belongs under it. */
static GtkWidget *
append_item (GtkWidget *list, const char *marker, const char *text, OssicleCatalogue *catalogue)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                 "spacing", 8, NULL);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", marker, "xalign", 1.0, "yalign", 0.0,
                                   "width-chars", 2, NULL);
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "spacing", 4, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (column), ossicle_text_new (text, catalogue));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), column);
  gtk_widget_set_parent (row, list);

  return column;
}

static void
append_parts (GtkWidget *column, GPtrArray *parts, OssicleCatalogue *catalogue)
{
  GtkWidget *list;

  if (parts == NULL || parts->len == 0)
    return;

  list = ossicle_advice_list_new ();
  gtk_box_append (GTK_BOX (column), list);
  for (guint i = 0; i < parts->len; i++)
    {
      const OssicleAdvice *part = g_ptr_array_index (parts, i);

      append_parts (append_item (list, "•", part->text, catalogue), part->items, catalogue);
    }
}

/* A single one is not worth a number. */
static char *
dup_marker (guint position, guint n_items)
{
  return n_items == 1 ? g_strdup ("•") : g_strdup_printf ("%u.", position + 1);
}

static void
ossicle_advice_list_dispose (GObject *object)
{
  clear (OSSICLE_ADVICE_LIST (object));

  G_OBJECT_CLASS (ossicle_advice_list_parent_class)->dispose (object);
}

static void
ossicle_advice_list_class_init (OssicleAdviceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ossicle_advice_list_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "advice");
}

static void
ossicle_advice_list_init (OssicleAdviceList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

GtkWidget *
ossicle_advice_list_new (void)
{
  return g_object_new (OSSICLE_TYPE_ADVICE_LIST, NULL);
}

/**
 * ossicle_advice_list_set_advice:
 * @self: a list
 * @advice: (element-type OssicleAdvice): what to show
 * @catalogue: (nullable): whose codes become links
 */
void
ossicle_advice_list_set_advice (OssicleAdviceList *self,
                                GPtrArray *advice,
                                OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_ADVICE_LIST (self));
  g_return_if_fail (advice != NULL);

  clear (self);
  for (guint i = 0; i < advice->len; i++)
    {
      const OssicleAdvice *item = g_ptr_array_index (advice, i);
      g_autofree char *marker = dup_marker (i, advice->len);

      append_parts (append_item (GTK_WIDGET (self), marker, item->text, catalogue), item->items,
                    catalogue);
    }
}

void
ossicle_advice_list_set_steps (OssicleAdviceList *self,
                               const char *const *steps,
                               OssicleCatalogue *catalogue)
{
  guint n_steps;

  g_return_if_fail (OSSICLE_IS_ADVICE_LIST (self));

  clear (self);
  n_steps = steps != NULL ? g_strv_length ((char **) steps) : 0;
  for (guint i = 0; i < n_steps; i++)
    {
      g_autofree char *marker = dup_marker (i, n_steps);

      append_item (GTK_WIDGET (self), marker, steps[i], catalogue);
    }
}
