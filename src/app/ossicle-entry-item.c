/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-entry-item.h"

struct _OssicleEntryItem
{
  OssicleListItem parent_instance;

  OssicleEntry *entry; /* or */
  OssicleTopic *topic;
  guint status;
};

G_DEFINE_FINAL_TYPE (OssicleEntryItem, ossicle_entry_item, OSSICLE_TYPE_LIST_ITEM)

static void
ossicle_entry_item_dispose (GObject *object)
{
  OssicleEntryItem *self = OSSICLE_ENTRY_ITEM (object);

  g_clear_object (&self->entry);
  g_clear_object (&self->topic);

  G_OBJECT_CLASS (ossicle_entry_item_parent_class)->dispose (object);
}

static void
ossicle_entry_item_class_init (OssicleEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = ossicle_entry_item_dispose;
}

static void
ossicle_entry_item_init (OssicleEntryItem *self)
{
}

/* Under a heading that names the status, the row need not repeat it. */
OssicleEntryItem *
ossicle_entry_item_new (OssicleEntry *entry, guint status, gboolean with_badge)
{
  OssicleEntryItem *self;
  g_autofree char *badge = NULL;

  g_return_val_if_fail (OSSICLE_IS_ENTRY (entry), NULL);

  if (with_badge && status != 0)
    badge = g_strdup_printf ("%u", status);
  self = g_object_new (OSSICLE_TYPE_ENTRY_ITEM, "title", ossicle_entry_get_code (entry), "subtitle",
                       ossicle_entry_get_summary (entry), "badge", badge, NULL);
  self->entry = g_object_ref (entry);
  self->status = status;

  return self;
}

OssicleEntryItem *
ossicle_entry_item_new_for_topic (OssicleTopic *topic)
{
  OssicleEntryItem *self;

  g_return_val_if_fail (OSSICLE_IS_TOPIC (topic), NULL);

  self = g_object_new (OSSICLE_TYPE_ENTRY_ITEM, "title", ossicle_topic_get_title (topic), NULL);
  self->topic = g_object_ref (topic);

  return self;
}

OssicleEntry *
ossicle_entry_item_get_entry (OssicleEntryItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY_ITEM (self), NULL);

  return self->entry;
}

OssicleTopic *
ossicle_entry_item_get_topic (OssicleEntryItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY_ITEM (self), NULL);

  return self->topic;
}

guint
ossicle_entry_item_get_status (OssicleEntryItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_ENTRY_ITEM (self), 0);

  return self->status;
}
