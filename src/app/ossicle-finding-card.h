/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "core/diagnosis/ossicle-finding.h"
#include "core/diagnosis/ossicle-remedy.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_FINDING_CARD (ossicle_finding_card_get_type ())

/* A finding: what is wrong, what speaks for and against it, what to do. */
G_DECLARE_FINAL_TYPE (OssicleFindingCard, ossicle_finding_card, OSSICLE, FINDING_CARD, AdwBin)

GtkWidget *ossicle_finding_card_new (OssicleFinding *finding,
                                     OssicleCase *subject,
                                     gboolean is_first,
                                     OssicleCatalogue *catalogue);

void ossicle_finding_card_add_remedy (OssicleFindingCard *self, const OssicleRemedy *remedy);

G_END_DECLS
