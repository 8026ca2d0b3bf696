/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The object, in braces, that a place in a text stands in. */

gboolean ossicle_braces_innermost (const char *text,
                                   gsize length,
                                   gsize at,
                                   gsize reach,
                                   gsize *start,
                                   gsize *end);
gboolean ossicle_braces_outermost (const char *text,
                                   gsize length,
                                   gsize at,
                                   gsize reach,
                                   gsize *start,
                                   gsize *end);

G_END_DECLS
