/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-access-key.h"

G_BEGIN_DECLS

#define OSSICLE_CLI_MAX_SECRET 8192

typedef enum {
  OSSICLE_CLI_ACCESS_KEY_ERROR_MISSING,
  OSSICLE_CLI_ACCESS_KEY_ERROR_UNREADABLE,
} OssicleCliAccessKeyError;

#define OSSICLE_CLI_ACCESS_KEY_ERROR (ossicle_cli_access_key_error_quark ())

GQuark ossicle_cli_access_key_error_quark (void);

OssicleAccessKey *
ossicle_cli_access_key_load (const char *id, const char *secret_file, GError **error);

G_END_DECLS
