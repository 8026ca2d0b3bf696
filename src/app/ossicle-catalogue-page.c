/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-catalogue-list.h"
#include "ossicle-catalogue-page.h"
#include "ossicle-compat.h"
#include "ossicle-entry-item.h"
#include "ossicle-entry-page.h"
#include "ossicle-laid-out.h"
#include "ossicle-list-row.h"

struct _OssicleCataloguePage
{
  AdwBin parent_instance;

  OssicleSplit *split;
  GtkSearchEntry *search;
  GtkDropDown *status_filter;
  GtkStack *list_stack;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkStack *detail_stack;
  OssicleEntryPage *entry_page;

  OssicleCatalogue *catalogue;
  OssicleCatalogueList *list;
  GObject *shown;   /* the entry or topic in the detail */
  GPtrArray *trail; /* those that links led on from, the last one last */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (OssicleCataloguePage, ossicle_catalogue_page, ADW_TYPE_BIN)

enum { PROP_0, PROP_CAN_GO_BACK, N_PROPS };

static GParamSpec *properties[N_PROPS];

/* What is chosen in the list begins anew; only links lead on. */
static void
clear_trail (OssicleCataloguePage *self)
{
  if (self->trail->len == 0)
    return;

  g_ptr_array_set_size (self->trail, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/* A link that is followed within the catalogue can be gone back. */
static void
extend_trail (OssicleCataloguePage *self, gpointer subject)
{
  if (self->shown == NULL || self->shown == subject ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->entry_page)))
    return;

  g_ptr_array_add (self->trail, g_object_ref (self->shown));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
show_subject (OssicleCataloguePage *self, gpointer subject)
{
  if (!g_set_object (&self->shown, subject))
    return;

  if (OSSICLE_IS_ENTRY (subject))
    ossicle_entry_page_set_entry (self->entry_page, subject, self->catalogue);
  else
    ossicle_entry_page_set_topic (self->entry_page, subject, self->catalogue);
  gtk_stack_set_visible_child_name (self->detail_stack, "entry");
}

static gpointer
get_subject (OssicleEntryItem *item)
{
  OssicleEntry *entry = ossicle_entry_item_get_entry (item);

  return entry != NULL ? (gpointer) entry : (gpointer) ossicle_entry_item_get_topic (item);
}

/* The list is filled anew with each key; what is shown stays, and is marked if it is still there.
 */
static void
select_shown (OssicleCataloguePage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < n_items && self->shown != NULL; i++)
    {
      g_autoptr (OssicleEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (get_subject (item) == self->shown)
        {
          gtk_single_selection_set_selected (self->selection, i);
          break;
        }
    }
  self->filling = FALSE;
}

static void
scroll_cb (GtkWidget *widget)
{
  OssicleCataloguePage *self = OSSICLE_CATALOGUE_PAGE (widget);
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
scroll_to_selected (OssicleCataloguePage *self)
{
  ossicle_call_when_laid_out (GTK_WIDGET (self->list_view), GTK_WIDGET (self), scroll_cb);
}

static guint
get_status (OssicleCataloguePage *self)
{
  guint position = gtk_drop_down_get_selected (self->status_filter);
  GArray *statuses = ossicle_catalogue_list_get_statuses (self->list);

  return position == 0 || position > statuses->len ? 0
                                                   : g_array_index (statuses, guint, position - 1);
}

static void
filter_changed_cb (OssicleCataloguePage *self)
{
  const char *text;

  if (self->list == NULL)
    return;

  text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  self->filling = TRUE;
  ossicle_catalogue_list_set_filter (self->list, text, get_status (self));
  self->filling = FALSE;
  select_shown (self);
  gtk_stack_set_visible_child_name (
    self->list_stack, g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "list" : "none");
}

static void
selected_cb (OssicleCataloguePage *self)
{
  OssicleEntryItem *item;

  if (self->filling)
    return;

  item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL)
    return;

  clear_trail (self);
  show_subject (self, get_subject (item));
  if (!ossicle_split_get_folded (self->split))
    ossicle_split_set_show_detail (self->split, TRUE);
}

static void
activate_cb (OssicleCataloguePage *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  selected_cb (self);
  ossicle_split_set_show_detail (self->split, TRUE);
}

/* Enter in the search opens the best match. */
static void
search_activate_cb (OssicleCataloguePage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    activate_cb (self, 0);
}

static void
stop_search_cb (OssicleCataloguePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
clear_filter (OssicleCataloguePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->status_filter, 0);
}

static void
fill_status_filter (OssicleCataloguePage *self)
{
  GArray *statuses = ossicle_catalogue_list_get_statuses (self->list);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All"));
  for (guint i = 0; i < statuses->len; i++)
    gtk_string_list_take (names, g_strdup_printf ("%u", g_array_index (statuses, guint, i)));
  gtk_drop_down_set_model (self->status_filter, G_LIST_MODEL (names));
}

static void
ossicle_catalogue_page_dispose (GObject *object)
{
  OssicleCataloguePage *self = OSSICLE_CATALOGUE_PAGE (object);

  g_clear_object (&self->shown);
  g_clear_pointer (&self->trail, g_ptr_array_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->catalogue);

  G_OBJECT_CLASS (ossicle_catalogue_page_parent_class)->dispose (object);
}

static void
ossicle_catalogue_page_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  if (prop_id == PROP_CAN_GO_BACK)
    g_value_set_boolean (value,
                         ossicle_catalogue_page_get_can_go_back (OSSICLE_CATALOGUE_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ossicle/Ossicle/catalogue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, split);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, search);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, status_filter);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, list_view);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, selection);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, OssicleCataloguePage, entry_page);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
ossicle_catalogue_page_class_init (OssicleCataloguePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = ossicle_catalogue_page_dispose;
  object_class->get_property = ossicle_catalogue_page_get_property;

  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (OSSICLE_TYPE_SPLIT);
  g_type_ensure (OSSICLE_TYPE_LIST_ROW);
  g_type_ensure (OSSICLE_TYPE_ENTRY_PAGE);
  bind_template (widget_class);
}

static void
ossicle_catalogue_page_init (OssicleCataloguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  ossicle_compat_name_drop_down (self->status_filter, _ ("Filter by HTTP status"));
  self->trail = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_search_entry_set_key_capture_widget (self->search, ossicle_split_get_list (self->split));
}

OssicleSplit *
ossicle_catalogue_page_get_split (OssicleCataloguePage *self)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self), NULL);

  return self->split;
}

void
ossicle_catalogue_page_set_catalogue (OssicleCataloguePage *self, OssicleCatalogue *catalogue)
{
  g_return_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self));
  g_return_if_fail (OSSICLE_IS_CATALOGUE (catalogue));

  if (!g_set_object (&self->catalogue, catalogue))
    return;

  g_set_object (&self->list, NULL);
  self->list = ossicle_catalogue_list_new (catalogue);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  fill_status_filter (self);
  filter_changed_cb (self);
}

static void
go_to (OssicleCataloguePage *self, gpointer subject)
{
  show_subject (self, subject);
  if (!OSSICLE_IS_ENTRY (subject) ||
      ossicle_catalogue_list_find_entry (self->list, subject) == GTK_INVALID_LIST_POSITION)
    clear_filter (self);
  select_shown (self);
  ossicle_split_set_show_detail (self->split, TRUE);
  scroll_to_selected (self);
}

/* Whether there is such an entry. */
gboolean
ossicle_catalogue_page_show_code (OssicleCataloguePage *self, const char *code)
{
  OssicleEntry *entry;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  entry = ossicle_catalogue_lookup (self->catalogue, code);
  if (entry == NULL)
    return FALSE;

  extend_trail (self, entry);
  go_to (self, entry);

  return TRUE;
}

gboolean
ossicle_catalogue_page_show_topic (OssicleCataloguePage *self, const char *id)
{
  OssicleTopic *topic;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  topic = ossicle_catalogue_lookup_topic (self->catalogue, id);
  if (topic == NULL)
    return FALSE;

  extend_trail (self, topic);
  go_to (self, topic);

  return TRUE;
}

void
ossicle_catalogue_page_start_search (OssicleCataloguePage *self)
{
  g_return_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self));

  ossicle_split_set_show_detail (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* To the selected row, or to the first that can be focused. */
void
ossicle_catalogue_page_focus_list (OssicleCataloguePage *self)
{
  g_return_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self));

  if (!ossicle_list_row_focus (GTK_WIDGET (self->list_view),
                               gtk_single_selection_get_selected (self->selection)))
    gtk_widget_child_focus (ossicle_split_get_list (self->split), GTK_DIR_TAB_FORWARD);
}

/* Whether links led to what is shown. */
gboolean
ossicle_catalogue_page_get_can_go_back (OssicleCataloguePage *self)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self), FALSE);

  return self->trail != NULL && self->trail->len > 0;
}

/* To what the last link led on from; whether there was such a link. */
gboolean
ossicle_catalogue_page_go_back (OssicleCataloguePage *self)
{
  g_autoptr (GObject) subject = NULL;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_PAGE (self), FALSE);

  if (self->trail->len == 0)
    return FALSE;

  subject = g_ptr_array_steal_index (self->trail, self->trail->len - 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
  go_to (self, subject);

  return TRUE;
}
