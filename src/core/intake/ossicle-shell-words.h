/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleShell:
 * @OSSICLE_SHELL_POSIX: sh, bash, zsh; also bash's $'…'
 * @OSSICLE_SHELL_CMD: cmd.exe, with carets and the argument rules of the C runtime
 * @OSSICLE_SHELL_POWERSHELL: PowerShell, with back-ticks and doubled quotes
 */
typedef enum {
  OSSICLE_SHELL_POSIX,
  OSSICLE_SHELL_CMD,
  OSSICLE_SHELL_POWERSHELL,
} OssicleShell;

typedef enum {
  OSSICLE_SHELL_ERROR_QUOTE,
  OSSICLE_SHELL_ERROR_EMPTY,
} OssicleShellError;

#define OSSICLE_SHELL_ERROR (ossicle_shell_error_quark ())

GQuark ossicle_shell_error_quark (void);

OssicleShell ossicle_shell_guess (const char *text);
char **ossicle_shell_split (const char *text, OssicleShell shell, GError **error);

G_END_DECLS
