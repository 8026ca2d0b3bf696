/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *ossicle_cli_dup_utc_time (gint64 unix_ms);
char *ossicle_cli_dup_local_time (gint64 unix_ms);
gboolean ossicle_cli_parse_time (const char *text, gint64 *unix_ms);

G_END_DECLS
