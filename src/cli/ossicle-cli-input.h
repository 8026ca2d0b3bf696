/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OSSICLE_CLI_MAX_INPUT (256 * 1024 * 1024)

typedef enum {
  OSSICLE_CLI_INPUT_ERROR_UNREADABLE,
  OSSICLE_CLI_INPUT_ERROR_TOO_LARGE,
} OssicleCliInputError;

#define OSSICLE_CLI_INPUT_ERROR (ossicle_cli_input_error_quark ())

GQuark ossicle_cli_input_error_quark (void);

GBytes *ossicle_cli_read (const char *path, gsize limit, GError **error);
GBytes *ossicle_cli_read_text (const char *path, gsize limit, GError **error);

G_END_DECLS
