/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ENTRY_PAGE (ossicle_entry_page_get_type ())

/* What the catalogue has to say about one code, or on one topic. */
G_DECLARE_FINAL_TYPE (OssicleEntryPage, ossicle_entry_page, OSSICLE, ENTRY_PAGE, AdwBin)

void ossicle_entry_page_set_entry (OssicleEntryPage *self,
                                   OssicleEntry *entry,
                                   OssicleCatalogue *catalogue);
void ossicle_entry_page_set_topic (OssicleEntryPage *self,
                                   OssicleTopic *topic,
                                   OssicleCatalogue *catalogue);

G_END_DECLS
