/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleHeader:
 * @name: the field name as it was written, letter case kept
 * @value: the field value, without the blanks around it
 * @automatic: whether the HTTP library added it and not the person
 */
typedef struct
{
  char *name;
  char *value;
  gboolean automatic;
} OssicleHeader;

#define OSSICLE_TYPE_HEADERS (ossicle_headers_get_type ())

/* A message's header fields: in order, with duplicates, in the letter case they came in. */
G_DECLARE_FINAL_TYPE (OssicleHeaders, ossicle_headers, OSSICLE, HEADERS, GObject)

OssicleHeaders *ossicle_headers_new (void);
OssicleHeaders *ossicle_headers_copy (OssicleHeaders *self);

void ossicle_headers_append (OssicleHeaders *self, const char *name, const char *value);
void ossicle_headers_append_automatic (OssicleHeaders *self, const char *name, const char *value);
gboolean ossicle_headers_remove (OssicleHeaders *self, const char *name);
void ossicle_headers_replace (OssicleHeaders *self, const char *name, const char *value);

guint ossicle_headers_get_n_headers (OssicleHeaders *self);
const OssicleHeader *ossicle_headers_get_header (OssicleHeaders *self, guint position);
const char *ossicle_headers_get (OssicleHeaders *self, const char *name);

gboolean
ossicle_headers_append_line (OssicleHeaders *self, const char *line, gsize length, GError **error);
char *ossicle_headers_to_text (OssicleHeaders *self, const char *line_end);

gboolean ossicle_header_name_is_valid (const char *name);
gboolean ossicle_header_value_is_valid (const char *value);

G_END_DECLS
