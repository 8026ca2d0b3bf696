/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-finding.h"

G_BEGIN_DECLS

/* now: seconds since 1970, UTC. A list of #OssicleFinding, most likely first. */
GListModel *ossicle_diagnose (OssicleCase *self, OssicleCatalogue *catalogue, gint64 now);

/* One sentence for the person: what failed and why, as far as it is known. */
char *ossicle_diagnosis_dup_sentence (OssicleCase *self,
                                      OssicleCatalogue *catalogue,
                                      GListModel *findings);

G_END_DECLS
