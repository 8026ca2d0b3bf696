/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/catalogue/ossicle-variant.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

void ossicle_cli_advice_print (GPtrArray *advice,
                               guint indent,
                               gboolean numbered,
                               guint first,
                               guint last_line,
                               OssicleCliPrinter *printer);
void ossicle_cli_advice_add_json (JsonBuilder *builder, const char *name, GPtrArray *advice);

G_END_DECLS
