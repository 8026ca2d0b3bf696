/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_LIST_ITEM (ossicle_list_item_get_type ())

/* What a row of either list shows. */
G_DECLARE_DERIVABLE_TYPE (OssicleListItem, ossicle_list_item, OSSICLE, LIST_ITEM, GObject)

struct _OssicleListItemClass
{
  GObjectClass parent_class;
};

const char *ossicle_list_item_get_heading (OssicleListItem *self);
void ossicle_list_item_set_heading (OssicleListItem *self, const char *heading);
const char *ossicle_list_item_get_title (OssicleListItem *self);
const char *ossicle_list_item_get_subtitle (OssicleListItem *self);
const char *ossicle_list_item_get_badge (OssicleListItem *self);

G_END_DECLS
