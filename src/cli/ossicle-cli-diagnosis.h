/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/intake/ossicle-intake.h"
#include "ossicle-cli-json.h"
#include "ossicle-cli-printer.h"

G_BEGIN_DECLS

const char *ossicle_cli_case_kind_to_string (OssicleCaseKind kind);

gboolean
ossicle_cli_diagnosis_write_json (OssicleReading *reading, OssicleCatalogue *catalogue, gint64 now);
void ossicle_cli_diagnosis_add_json (JsonBuilder *builder,
                                     OssicleSource *source,
                                     GListModel *cases,
                                     GListModel *others,
                                     OssicleCatalogue *catalogue,
                                     gint64 now);
void ossicle_cli_diagnosis_print_case (OssicleCase *one,
                                       const char *number,
                                       OssicleCatalogue *catalogue,
                                       gint64 now,
                                       OssicleCliPrinter *printer);
void ossicle_cli_diagnosis_print (OssicleReading *reading,
                                  OssicleCatalogue *catalogue,
                                  gint64 now,
                                  OssicleCliPrinter *printer);

G_END_DECLS
