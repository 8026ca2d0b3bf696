/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-list-item.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ENTRY_ITEM (ossicle_entry_item_get_type ())

/* A row of the catalogue: an entry under one of its statuses, or a topic. */
G_DECLARE_FINAL_TYPE (OssicleEntryItem, ossicle_entry_item, OSSICLE, ENTRY_ITEM, OssicleListItem)

OssicleEntryItem *ossicle_entry_item_new (OssicleEntry *entry, guint status, gboolean with_badge);
OssicleEntryItem *ossicle_entry_item_new_for_topic (OssicleTopic *topic);

OssicleEntry *ossicle_entry_item_get_entry (OssicleEntryItem *self);
OssicleTopic *ossicle_entry_item_get_topic (OssicleEntryItem *self);
guint ossicle_entry_item_get_status (OssicleEntryItem *self);

G_END_DECLS
