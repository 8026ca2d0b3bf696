/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/diagnosis/ossicle-remedy.h"
#include "ossicle-case-item.h"

G_BEGIN_DECLS

/* What a remedy prepares, as the Request page and the list of cases take it. */

OssicleSigningChoice *ossicle_prepared_dup_signing (const OssicleRemedyRequest *one,
                                                    const OssicleSigningChoice *present);
GListModel *ossicle_prepared_new_items (const OssicleRemedy *remedy, OssicleCaseItem *item);

G_END_DECLS
