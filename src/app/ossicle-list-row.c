/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-list-item.h"
#include "ossicle-list-row.h"

struct _OssicleListRow
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *badge;

  OssicleListItem *item;
  GBindingGroup *bindings;
  guint position;
};

G_DEFINE_FINAL_TYPE (OssicleListRow, ossicle_list_row, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_ITEM, PROP_POSITION, N_PROPS };

static GParamSpec *properties[N_PROPS];

static gboolean
is_not_empty (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_boolean (to, text != NULL && *text != '\0');

  return TRUE;
}

static void
update_accessible_label (OssicleListRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (self->item == NULL)
    return;

  label = g_strjoin (", ", gtk_label_get_text (self->title), gtk_label_get_text (self->subtitle),
                     ossicle_list_item_get_badge (self->item), NULL);
  /* It is the list's own item that has the focus. */
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
set_item (OssicleListRow *self, OssicleListItem *item)
{
  if (!g_set_object (&self->item, item))
    return;

  g_binding_group_set_source (self->bindings, item);
  update_accessible_label (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/* A click opens, as Enter does: a list that has the window to itself has nothing else to do with
 * it. The list's own single-click mode would also select whatever the pointer passes over. */
static void
released_cb (OssicleListRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "list.activate-item", "u", self->position);
}

static void
ossicle_list_row_dispose (GObject *object)
{
  OssicleListRow *self = OSSICLE_LIST_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->bindings);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (ossicle_list_row_parent_class)->dispose (object);
}

static void
ossicle_list_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  OssicleListRow *self = OSSICLE_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_list_row_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  OssicleListRow *self = OSSICLE_LIST_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (self, g_value_get_object (value));
      break;
    case PROP_POSITION:
      self->position = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
ossicle_list_row_class_init (OssicleListRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ossicle_list_row_dispose;
  object_class->get_property = ossicle_list_row_get_property;
  object_class->set_property = ossicle_list_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, OSSICLE_TYPE_LIST_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                 G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "entry-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleListRow, heading);
  gtk_widget_class_bind_template_child (widget_class, OssicleListRow, title);
  gtk_widget_class_bind_template_child (widget_class, OssicleListRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, OssicleListRow, badge);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
bind_text (OssicleListRow *self, const char *property, GtkLabel *label)
{
  g_binding_group_bind (self->bindings, property, label, "label", G_BINDING_SYNC_CREATE);
  g_binding_group_bind_full (self->bindings, property, label, "visible", G_BINDING_SYNC_CREATE,
                             is_not_empty, NULL, NULL, NULL);
}

static void
ossicle_list_row_init (OssicleListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->bindings = g_binding_group_new ();
  bind_text (self, "heading", self->heading);
  bind_text (self, "title", self->title);
  bind_text (self, "subtitle", self->subtitle);
  bind_text (self, "badge", self->badge);
  g_signal_connect (self, "notify::parent", G_CALLBACK (update_accessible_label), NULL);
}

/* A list view keeps the focus on the row that had it, though rows were put before it and another
 * one is selected; before GTK 4.12 it cannot be told. Whether the row is there to have it. */
gboolean
ossicle_list_row_focus (GtkWidget *list_view, guint position)
{
  g_return_val_if_fail (GTK_IS_LIST_VIEW (list_view), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (list_view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (OSSICLE_IS_LIST_ROW (row) && OSSICLE_LIST_ROW (row)->item != NULL &&
          OSSICLE_LIST_ROW (row)->position == position && gtk_widget_get_mapped (child))
        return gtk_widget_grab_focus (child);
    }

  return FALSE;
}
