/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-command.h"
#include "ossicle-cli-main.h"

/* What ossicle-cli becomes for "send". */
int
ossicle_cli_main (int argc, char *argv[])
{
  ossicle_cli_set_up_translation ();

  return ossicle_cli_send.run (&ossicle_cli_send, argv + 1);
}
