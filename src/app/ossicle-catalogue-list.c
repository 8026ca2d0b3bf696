/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "ossicle-catalogue-list.h"
#include "ossicle-entry-item.h"

struct _OssicleCatalogueList
{
  GObject parent_instance;

  OssicleCatalogue *catalogue;
  GArray *statuses;
  GPtrArray *items;
};

static GType
get_item_type (GListModel *model)
{
  return OSSICLE_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return OSSICLE_CATALOGUE_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  OssicleCatalogueList *self = OSSICLE_CATALOGUE_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleCatalogueList,
                               ossicle_catalogue_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
has_status (OssicleEntry *entry, guint status)
{
  gsize n_statuses;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n_statuses);

  for (gsize i = 0; i < n_statuses; i++)
    if (statuses[i] == status)
      return TRUE;

  return FALSE;
}

static guint
first_status (OssicleEntry *entry)
{
  gsize n_statuses;
  const guint *statuses = ossicle_entry_get_statuses (entry, &n_statuses);

  return n_statuses > 0 ? statuses[0] : 0;
}

static int
compare_statuses (gconstpointer a, gconstpointer b)
{
  return *(const guint *) a < *(const guint *) b ? -1 : *(const guint *) a > *(const guint *) b;
}

static void
collect_statuses (OssicleCatalogueList *self)
{
  GListModel *entries = ossicle_catalogue_get_entries (self->catalogue);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);
      gsize n_statuses;
      const guint *statuses = ossicle_entry_get_statuses (entry, &n_statuses);

      for (gsize j = 0; j < n_statuses; j++)
        if (g_hash_table_add (seen, GUINT_TO_POINTER (statuses[j])))
          g_array_append_val (self->statuses, statuses[j]);
    }
  g_array_sort (self->statuses, compare_statuses);
}

static int
compare_titles (gconstpointer a, gconstpointer b)
{
  return g_ascii_strcasecmp (ossicle_list_item_get_title (*(OssicleListItem **) a),
                             ossicle_list_item_get_title (*(OssicleListItem **) b));
}

static void
add_group (GPtrArray *items, GPtrArray *group, const char *heading)
{
  if (group->len == 0)
    return;

  g_ptr_array_sort (group, compare_titles);
  ossicle_list_item_set_heading (g_ptr_array_index (group, 0), heading);
  for (guint i = 0; i < group->len; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (group, i)));
}

static void
add_status (OssicleCatalogueList *self, GPtrArray *items, guint status)
{
  GListModel *entries = ossicle_catalogue_get_entries (self->catalogue);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *heading = g_strdup_printf ("%u", status);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);

      if (has_status (entry, status))
        g_ptr_array_add (group, ossicle_entry_item_new (entry, status, FALSE));
    }
  add_group (items, group, heading);
}

static void
add_topics (OssicleCatalogueList *self, GPtrArray *items)
{
  GListModel *topics = ossicle_catalogue_get_topics (self->catalogue);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (OssicleTopic) topic = g_list_model_get_item (topics, i);

      g_ptr_array_add (group, ossicle_entry_item_new_for_topic (topic));
    }
  add_group (items, group, _ ("Topics"));
}

static void
add_matches (OssicleCatalogueList *self, GPtrArray *items, const char *search, guint status)
{
  g_autoptr (GPtrArray) matches = ossicle_catalogue_search (self->catalogue, search);

  for (guint i = 0; i < matches->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (matches, i);

      if (status == 0 || has_status (entry, status))
        g_ptr_array_add (
          items, ossicle_entry_item_new (entry, status != 0 ? status : first_status (entry), TRUE));
    }
}

/* Removing all and then adding all costs a list view half of what replacing all does. */
static void
replace_items (OssicleCatalogueList *self, GPtrArray *items)
{
  guint n_removed = self->items->len;

  if (n_removed > 0)
    {
      g_ptr_array_set_size (self->items, 0);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, 0);
    }
  if (items->len > 0)
    {
      g_ptr_array_extend_and_steal (self->items, items);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->items->len);
    }
  else
    {
      g_ptr_array_unref (items);
    }
}

static void
ossicle_catalogue_list_dispose (GObject *object)
{
  OssicleCatalogueList *self = OSSICLE_CATALOGUE_LIST (object);

  g_clear_object (&self->catalogue);
  g_ptr_array_set_size (self->items, 0);

  G_OBJECT_CLASS (ossicle_catalogue_list_parent_class)->dispose (object);
}

static void
ossicle_catalogue_list_finalize (GObject *object)
{
  OssicleCatalogueList *self = OSSICLE_CATALOGUE_LIST (object);

  g_array_unref (self->statuses);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (ossicle_catalogue_list_parent_class)->finalize (object);
}

static void
ossicle_catalogue_list_class_init (OssicleCatalogueListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = ossicle_catalogue_list_dispose;
  object_class->finalize = ossicle_catalogue_list_finalize;
}

static void
ossicle_catalogue_list_init (OssicleCatalogueList *self)
{
  self->statuses = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

OssicleCatalogueList *
ossicle_catalogue_list_new (OssicleCatalogue *catalogue)
{
  OssicleCatalogueList *self;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (catalogue), NULL);

  self = g_object_new (OSSICLE_TYPE_CATALOGUE_LIST, NULL);
  self->catalogue = g_object_ref (catalogue);
  collect_statuses (self);
  ossicle_catalogue_list_set_filter (self, NULL, 0);

  return self;
}

/* status: 0 for all of them. */
void
ossicle_catalogue_list_set_filter (OssicleCatalogueList *self, const char *search, guint status)
{
  GPtrArray *items;

  g_return_if_fail (OSSICLE_IS_CATALOGUE_LIST (self));

  items = g_ptr_array_new_with_free_func (g_object_unref);
  if (search != NULL && *search != '\0')
    {
      add_matches (self, items, search, status);
    }
  else if (status != 0)
    {
      add_status (self, items, status);
    }
  else
    {
      for (guint i = 0; i < self->statuses->len; i++)
        add_status (self, items, g_array_index (self->statuses, guint, i));
      add_topics (self, items);
    }
  replace_items (self, items);
}

/* The statuses that there are entries for, in order. */
GArray *
ossicle_catalogue_list_get_statuses (OssicleCatalogueList *self)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_LIST (self), NULL);

  return self->statuses;
}

/* The first row of an entry, or GTK_INVALID_LIST_POSITION. */
guint
ossicle_catalogue_list_find_entry (OssicleCatalogueList *self, OssicleEntry *entry)
{
  g_return_val_if_fail (OSSICLE_IS_CATALOGUE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->items->len; i++)
    if (ossicle_entry_item_get_entry (g_ptr_array_index (self->items, i)) == entry)
      return i;

  return G_MAXUINT;
}
