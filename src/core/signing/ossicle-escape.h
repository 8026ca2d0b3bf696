/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void ossicle_escape_append (GString *into, const char *text);
void ossicle_escape_append_path (GString *into, const char *text);
char *ossicle_unescape (const char *text, gsize length, gboolean plus_is_blank);

G_END_DECLS
