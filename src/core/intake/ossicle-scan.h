/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean ossicle_scan_next (const char *text, gsize length, gsize *from, gsize *start, gsize *end);

G_END_DECLS
