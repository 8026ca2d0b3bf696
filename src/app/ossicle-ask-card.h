/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ASK_CARD (ossicle_ask_card_get_type ())

/* What to ask the person whose request failed, ready to be copied. */
G_DECLARE_FINAL_TYPE (OssicleAskCard, ossicle_ask_card, OSSICLE, ASK_CARD, AdwBin)

GtkWidget *ossicle_ask_card_new (const char *const *asks, OssicleCatalogue *catalogue);

char **ossicle_ask_card_dup_asks (GListModel *findings);

G_END_DECLS
