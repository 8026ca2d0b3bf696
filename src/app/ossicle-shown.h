/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ossicle_dup_shown (const char *text, gsize length);
char *ossicle_dup_shown_bytes (const char *text);

G_END_DECLS
