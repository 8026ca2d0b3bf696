/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lines of a text, and what stands before and behind a place in it; positions are bytes. */

gsize ossicle_line_start (const char *text, gsize at);
gsize ossicle_line_end (const char *text, gsize at, gsize length);
gsize ossicle_line_paragraph_start (const char *text, gsize at, gsize most);
gsize ossicle_line_paragraph_end (const char *text, gsize at, gsize length, gsize most);
gboolean
ossicle_line_find_last (const char *text, gsize from, gsize to, const char *needle, gsize *found);
gboolean
ossicle_line_find (const char *text, gsize from, gsize to, const char *needle, gsize *found);
gsize ossicle_line_skip_blanks (const char *text, gsize at, gsize end);
gsize ossicle_line_code_length (const char *text, gsize at, gsize end);
gsize ossicle_line_drop_signed_query (const char *text, gsize at, gsize end);

G_END_DECLS
