/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* What the launcher calls in the module that it loads, and all that a module shows. */
__attribute__ ((visibility ("default"))) int ossicle_cli_main (int argc, char *argv[]);
