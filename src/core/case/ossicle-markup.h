/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gsize ossicle_markup_name_length (const char *text, gsize length);
char *ossicle_markup_dup_decoded (const char *raw, gsize length);
char *ossicle_markup_dup_tags (const char *text, gsize length);
gsize ossicle_markup_find_text_end (const char *text, gsize length, gsize begin, gboolean *cut);
gboolean
ossicle_markup_find_tag (const char *text, gsize length, const char *name, gsize *position);

G_END_DECLS
