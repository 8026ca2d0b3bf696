/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-case-item.h"
#include "ossicle-sender.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CASE_PAGE (ossicle_case_page_get_type ())

/* One case: the answer, and behind it the verdict, the facts, what was sent and came, and the
 * source. */
G_DECLARE_FINAL_TYPE (OssicleCasePage, ossicle_case_page, OSSICLE, CASE_PAGE, AdwBin)

void ossicle_case_page_set_sender (OssicleCasePage *self, OssicleSender *sender);
void ossicle_case_page_set_item (OssicleCasePage *self,
                                 OssicleCaseItem *item,
                                 OssicleCatalogue *catalogue);
void ossicle_case_page_send (OssicleCasePage *self);
void ossicle_case_page_send_again (OssicleCasePage *self);
void ossicle_case_page_edit_request (OssicleCasePage *self);

G_END_DECLS
