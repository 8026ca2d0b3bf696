/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exit statuses are promised to scripts. */
typedef enum {
  OSSICLE_CLI_ANSWERED = 0,
  OSSICLE_CLI_NO_ANSWER = 1,
  OSSICLE_CLI_USAGE = 2,
  OSSICLE_CLI_FAILED = 3,
} OssicleCliStatus;

/**
 * OssicleCliCommand:
 * @name: what is typed
 * @parameters: what follows the options in the usage line, marked for translation, or %NULL
 * @summary: what it does, marked for translation
 * @run: does it; the arguments begin with the command's own name
 */
typedef struct _OssicleCliCommand OssicleCliCommand;

struct _OssicleCliCommand
{
  const char *name;
  const char *parameters;
  const char *summary;
  OssicleCliStatus (*run) (const OssicleCliCommand *command, char **arguments);
};

/* Every command, in the order of the help: a row here and a file of its own that defines it. */
#define OSSICLE_CLI_COMMANDS(ROW)                                                                  \
  ROW (diagnose) ROW (explain) ROW (list) ROW (request_id) ROW (sign) ROW (compare) ROW (send)

#define OSSICLE_CLI_DECLARE(name) extern const OssicleCliCommand ossicle_cli_##name;
OSSICLE_CLI_COMMANDS (OSSICLE_CLI_DECLARE)
#undef OSSICLE_CLI_DECLARE

#define OSSICLE_CLI_SEND_PARAMETERS N_ ("[URL]")
#define OSSICLE_CLI_SEND_SUMMARY                                                                   \
  N_ ("Sends one request and tells what came back and what it means.")

void ossicle_cli_set_up_translation (void);

gboolean ossicle_cli_command_parse (const OssicleCliCommand *command,
                                    const GOptionEntry *entries,
                                    char **arguments);
OssicleCliStatus ossicle_cli_command_refuse (const OssicleCliCommand *command,
                                             const char *format,
                                             ...) G_GNUC_PRINTF (2, 3);

char *ossicle_cli_dup_utf8 (const char *argument);

G_END_DECLS
