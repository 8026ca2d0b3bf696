/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-case-page.h"
#include "ossicle-split.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CASES_PAGE (ossicle_cases_page_get_type ())

/* What was pasted in this run, and one case of it. Without any, it is the paste box. */
G_DECLARE_FINAL_TYPE (OssicleCasesPage, ossicle_cases_page, OSSICLE, CASES_PAGE, AdwBin)

OssicleSplit *ossicle_cases_page_get_split (OssicleCasesPage *self);
void ossicle_cases_page_focus_list (OssicleCasesPage *self);
GListModel *ossicle_cases_page_get_items (OssicleCasesPage *self);
void ossicle_cases_page_set_catalogue (OssicleCasesPage *self, OssicleCatalogue *catalogue);
void ossicle_cases_page_set_profiles (OssicleCasesPage *self, OssicleProfiles *profiles);
gboolean ossicle_cases_page_remove_selected (OssicleCasesPage *self);
void ossicle_cases_page_undo_remove (OssicleCasesPage *self);
void ossicle_cases_page_start_paste (OssicleCasesPage *self);
void ossicle_cases_page_start_request (OssicleCasesPage *self);
OssicleCasePage *ossicle_cases_page_get_case_page (OssicleCasesPage *self);
void ossicle_cases_page_read_bytes (OssicleCasesPage *self, GBytes *bytes);
void ossicle_cases_page_read_file (OssicleCasesPage *self, GFile *file);

G_END_DECLS
