/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void ossicle_cli_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void
ossicle_cli_json_add_strings (JsonBuilder *builder, const char *name, const char *const *values);

/* Adds the members of an object that tells of @item. */
typedef void (*OssicleCliJsonMembers) (JsonBuilder *builder, gconstpointer item);

void ossicle_cli_json_add_objects (JsonBuilder *builder,
                                   const char *name,
                                   GPtrArray *items,
                                   OssicleCliJsonMembers add_members);
void ossicle_cli_json_add_time (JsonBuilder *builder, const char *name, gint64 unix_ms);
gboolean ossicle_cli_json_write (JsonBuilder *builder);

G_END_DECLS
