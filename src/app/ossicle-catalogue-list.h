/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CATALOGUE_LIST (ossicle_catalogue_list_get_type ())

/* The rows of the catalogue: by status, or while something is searched for, best match first. */
G_DECLARE_FINAL_TYPE (OssicleCatalogueList,
                      ossicle_catalogue_list,
                      OSSICLE,
                      CATALOGUE_LIST,
                      GObject)

OssicleCatalogueList *ossicle_catalogue_list_new (OssicleCatalogue *catalogue);

void
ossicle_catalogue_list_set_filter (OssicleCatalogueList *self, const char *search, guint status);
GArray *ossicle_catalogue_list_get_statuses (OssicleCatalogueList *self);
guint ossicle_catalogue_list_find_entry (OssicleCatalogueList *self, OssicleEntry *entry);

G_END_DECLS
