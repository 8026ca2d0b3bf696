/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-worksheet.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

void ossicle_cli_worksheet_print (OssicleWorksheet *worksheet, OssicleCliPrinter *printer);
gboolean ossicle_cli_worksheet_write_json (OssicleWorksheet *worksheet);

G_END_DECLS
