/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-variant.h"

G_BEGIN_DECLS

/**
 * OssicleReference:
 * @title: what the page is called, in the person's language
 * @uri: its https address
 */
typedef struct
{
  char *title;
  char *uri;
} OssicleReference;

/**
 * OssicleRelation:
 * @code: the other code
 * @text: (nullable): how to tell them apart, or how they belong together
 */
typedef struct
{
  char *code;
  char *text;
} OssicleRelation;

/**
 * OssicleLook:
 * @fact: the name of the fact that decides, as in the facts of a case, such as "ec" or "header.via"
 * @text: what it tells
 */
typedef struct
{
  char *fact;
  char *text;
} OssicleLook;

#define OSSICLE_TYPE_ENTRY (ossicle_entry_get_type ())

G_DECLARE_FINAL_TYPE (OssicleEntry, ossicle_entry, OSSICLE, ENTRY, GObject)

const char *ossicle_entry_get_code (OssicleEntry *self);
const char *ossicle_entry_get_summary (OssicleEntry *self);
GListModel *ossicle_entry_get_variants (OssicleEntry *self);
const guint *ossicle_entry_get_statuses (OssicleEntry *self, gsize *n_statuses);
GPtrArray *ossicle_entry_get_looks (OssicleEntry *self);
const char *const *ossicle_entry_get_ecs (OssicleEntry *self);
GPtrArray *ossicle_entry_get_related (OssicleEntry *self);
GPtrArray *ossicle_entry_get_confused (OssicleEntry *self);
GPtrArray *ossicle_entry_get_references (OssicleEntry *self);
const char *ossicle_entry_get_source (OssicleEntry *self);
const char *ossicle_entry_get_date (OssicleEntry *self);
const char *ossicle_entry_get_topic (OssicleEntry *self);
gboolean ossicle_entry_is_own (OssicleEntry *self);

G_END_DECLS
