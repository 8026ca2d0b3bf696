/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "core/diagnosis/ossicle-finding.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_FINDING_CARD (ossicle_finding_card_get_type ())

/* A finding: what is wrong, what speaks for and against it, what to do. */
G_DECLARE_FINAL_TYPE (OssicleFindingCard, ossicle_finding_card, OSSICLE, FINDING_CARD, AdwBin)

GtkWidget *ossicle_finding_card_new (OssicleFinding *finding, OssicleCatalogue *catalogue);

G_END_DECLS
