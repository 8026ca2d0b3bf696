/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-split.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CATALOGUE_PAGE (ossicle_catalogue_page_get_type ())

G_DECLARE_FINAL_TYPE (OssicleCataloguePage,
                      ossicle_catalogue_page,
                      OSSICLE,
                      CATALOGUE_PAGE,
                      GtkWidget)

OssicleSplit *ossicle_catalogue_page_get_split (OssicleCataloguePage *self);
void ossicle_catalogue_page_focus_list (OssicleCataloguePage *self);
void ossicle_catalogue_page_set_catalogue (OssicleCataloguePage *self, OssicleCatalogue *catalogue);
gboolean ossicle_catalogue_page_get_can_go_back (OssicleCataloguePage *self);
gboolean ossicle_catalogue_page_go_back (OssicleCataloguePage *self);
gboolean ossicle_catalogue_page_show_code (OssicleCataloguePage *self, const char *code);
gboolean ossicle_catalogue_page_show_topic (OssicleCataloguePage *self, const char *id);
void ossicle_catalogue_page_start_search (OssicleCataloguePage *self);

G_END_DECLS
