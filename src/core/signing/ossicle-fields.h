/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleField:
 * @name: the name as it was written
 * @lower: the name in lower case
 * @value: the value, or %NULL for a query parameter without `=`
 */
typedef struct
{
  char *name;
  char *lower;
  char *value;
} OssicleField;

/* Headers, query parameters or form fields: names with values, in order, names may come again. */
typedef struct _OssicleFields OssicleFields;

OssicleFields *ossicle_fields_new (void);
OssicleFields *ossicle_fields_copy (const OssicleFields *self);
void ossicle_fields_free (OssicleFields *self);

void ossicle_fields_add (OssicleFields *self, const char *name, const char *value);
guint ossicle_fields_remove (OssicleFields *self, const char *name);
guint ossicle_fields_get_length (const OssicleFields *self);
const OssicleField *ossicle_fields_get (const OssicleFields *self, guint position);
const OssicleField *ossicle_fields_find (const OssicleFields *self, const char *name);
const OssicleField *ossicle_fields_find_exactly (const OssicleFields *self, const char *name);

gboolean ossicle_fields_add_query (OssicleFields *self, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleFields, ossicle_fields_free)

G_END_DECLS
