/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_VARIANT_CARD (ossicle_variant_card_get_type ())

/* One message of a code: what causes it there, and what mends it. */
G_DECLARE_FINAL_TYPE (OssicleVariantCard, ossicle_variant_card, OSSICLE, VARIANT_CARD, AdwBin)

GtkWidget *ossicle_variant_card_new (OssicleVariant *variant, OssicleCatalogue *catalogue);

G_END_DECLS
