/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/signing/ossicle-signing-warning.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

/* What to mind about something signed, in words and as the member "warnings" of a document. */

void ossicle_cli_warnings_print (const OssicleSigningWarnings *warnings,
                                 OssicleCliPrinter *printer);
void ossicle_cli_warnings_add_json (const OssicleSigningWarnings *warnings, JsonBuilder *builder);

G_END_DECLS
