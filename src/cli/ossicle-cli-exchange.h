/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "net/exchange/ossicle-exchange.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

void ossicle_cli_exchange_add_json (OssicleExchange *exchange, JsonBuilder *builder);
void ossicle_cli_exchange_print (OssicleExchange *exchange,
                                 OssicleCase *one,
                                 OssicleCatalogue *catalogue,
                                 gint64 now,
                                 OssicleCliPrinter *printer);

G_END_DECLS
