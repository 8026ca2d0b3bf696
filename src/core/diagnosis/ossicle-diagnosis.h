/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-finding.h"

G_BEGIN_DECLS

GListModel *ossicle_diagnose (OssicleCase *self, OssicleCatalogue *catalogue, gint64 now);
char *ossicle_diagnosis_dup_sentence (OssicleCase *self,
                                      OssicleCatalogue *catalogue,
                                      GListModel *findings);
const char *const *ossicle_diagnosis_get_rules (void);
char *ossicle_diagnosis_dup_contradiction (OssicleCase *self);

G_END_DECLS
