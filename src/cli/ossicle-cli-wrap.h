/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint ossicle_cli_measure (const char *text);
void ossicle_cli_pad (GString *out, const char *text, guint columns);
char *ossicle_cli_clip (const char *text, guint columns);
GPtrArray *ossicle_cli_wrap (const char *text, guint columns);

G_END_DECLS
