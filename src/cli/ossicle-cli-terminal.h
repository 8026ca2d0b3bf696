/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OSSICLE_CLI_DEFAULT_COLUMNS 80

guint ossicle_cli_choose_columns (const char *columns, guint terminal_columns);
gboolean ossicle_cli_choose_colour (gboolean is_terminal, const char *no_color, const char *term);

guint ossicle_cli_get_terminal_columns (int fd);
gboolean ossicle_cli_get_terminal_colour (int fd);

gboolean ossicle_cli_write (const char *text, gsize length);
gboolean ossicle_cli_write_text (const char *text);
void ossicle_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
