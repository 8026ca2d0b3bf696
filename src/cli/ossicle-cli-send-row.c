/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "ossicle-cli-command.h"

/* What the help says of it; the launcher hands it to the module that can do it. */
const OssicleCliCommand ossicle_cli_send = {
  "send",
  OSSICLE_CLI_SEND_PARAMETERS,
  OSSICLE_CLI_SEND_SUMMARY,
  NULL,
};
