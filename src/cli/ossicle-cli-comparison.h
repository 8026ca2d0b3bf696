/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-comparison.h"
#include "ossicle-cli-printer.h"
#include "ossicle-cli-side.h"

G_BEGIN_DECLS

void ossicle_cli_comparison_print (OssicleComparison *comparison,
                                   const OssicleCliSide *client,
                                   const OssicleCliSide *server,
                                   OssicleCliPrinter *printer);
gboolean ossicle_cli_comparison_write_json (OssicleComparison *comparison,
                                            const OssicleCliSide *client,
                                            const OssicleCliSide *server);

G_END_DECLS
