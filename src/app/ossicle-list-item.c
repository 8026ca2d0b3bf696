/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-list-item.h"

enum { PROP_0, PROP_HEADING, PROP_TITLE, PROP_SUBTITLE, PROP_BADGE, N_PROPS };

/* The texts, by property. The heading of a group is part of its first row rather than a row of its
 * own: the arrow keys then never stop on something that cannot be chosen. */
typedef struct
{
  char *texts[N_PROPS];
} OssicleListItemPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (OssicleListItem, ossicle_list_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static const char *
get_text (OssicleListItem *self, guint prop_id)
{
  OssicleListItemPrivate *priv = ossicle_list_item_get_instance_private (self);

  return priv->texts[prop_id];
}

static void
set_text (OssicleListItem *self, guint prop_id, const char *text)
{
  OssicleListItemPrivate *priv = ossicle_list_item_get_instance_private (self);

  if (g_strcmp0 (priv->texts[prop_id], text) == 0)
    return;

  g_free (priv->texts[prop_id]);
  priv->texts[prop_id] = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop_id]);
}

static void
ossicle_list_item_finalize (GObject *object)
{
  OssicleListItemPrivate *priv = ossicle_list_item_get_instance_private (
    OSSICLE_LIST_ITEM (object));

  for (guint i = 0; i < N_PROPS; i++)
    g_free (priv->texts[i]);

  G_OBJECT_CLASS (ossicle_list_item_parent_class)->finalize (object);
}

static void
ossicle_list_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, get_text (OSSICLE_LIST_ITEM (object), prop_id));
}

static void
ossicle_list_item_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  set_text (OSSICLE_LIST_ITEM (object), prop_id, g_value_get_string (value));
}

static void
ossicle_list_item_class_init (OssicleListItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[N_PROPS] = { NULL, "heading", "title", "subtitle", "badge" };

  object_class->finalize = ossicle_list_item_finalize;
  object_class->get_property = ossicle_list_item_get_property;
  object_class->set_property = ossicle_list_item_set_property;

  for (guint i = PROP_HEADING; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                           G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ossicle_list_item_init (OssicleListItem *self)
{
}

const char *
ossicle_list_item_get_heading (OssicleListItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_LIST_ITEM (self), NULL);

  return get_text (self, PROP_HEADING);
}

void
ossicle_list_item_set_heading (OssicleListItem *self, const char *heading)
{
  g_return_if_fail (OSSICLE_IS_LIST_ITEM (self));

  set_text (self, PROP_HEADING, heading);
}

const char *
ossicle_list_item_get_title (OssicleListItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_LIST_ITEM (self), NULL);

  return get_text (self, PROP_TITLE);
}

const char *
ossicle_list_item_get_subtitle (OssicleListItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_LIST_ITEM (self), NULL);

  return get_text (self, PROP_SUBTITLE);
}

const char *
ossicle_list_item_get_badge (OssicleListItem *self)
{
  g_return_val_if_fail (OSSICLE_IS_LIST_ITEM (self), NULL);

  return get_text (self, PROP_BADGE);
}
