/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "ossicle-cli-command.h"
#include "ossicle-cli-terminal.h"

/* Sending is a program of its own: the libraries of the network would make every other command
 * start half as slowly again. */

#define PROGRAM "ossicle-cli-send"

/* Beside this program where it was built, else where it is installed. */
static char *
find_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *beside = folder != NULL ? g_build_filename (folder, PROGRAM, NULL) : NULL;

  if (beside != NULL && g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);

  return g_build_filename (PROGRAMDIR, PROGRAM, NULL);
}

static OssicleCliStatus
run (const OssicleCliCommand *command, char **arguments)
{
  g_autofree char *program = find_program ();

  execv (program, arguments);
  ossicle_cli_complain ("%s: %s", program, g_strerror (errno));

  return OSSICLE_CLI_FAILED;
}

const OssicleCliCommand ossicle_cli_send = {
  "send",
  OSSICLE_CLI_SEND_PARAMETERS,
  OSSICLE_CLI_SEND_SUMMARY,
  run,
};
