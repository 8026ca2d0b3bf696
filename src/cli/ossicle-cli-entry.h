/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/catalogue/ossicle-entry.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

char *ossicle_cli_entry_dup_statuses (OssicleEntry *entry);
void
ossicle_cli_entry_print (OssicleEntry *entry, OssicleVariant *matched, OssicleCliPrinter *printer);
void ossicle_cli_entry_print_looks (OssicleEntry *entry, guint most, OssicleCliPrinter *printer);
void ossicle_cli_entry_print_line (OssicleEntry *entry, OssicleCliPrinter *printer);
void ossicle_cli_entry_add_json (OssicleEntry *entry, JsonBuilder *builder);

G_END_DECLS
