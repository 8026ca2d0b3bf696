/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_VERDICT_PAGE (ossicle_verdict_page_get_type ())

/* What is wrong and what to do: the findings, and what the catalogue says of the message. */
G_DECLARE_FINAL_TYPE (OssicleVerdictPage, ossicle_verdict_page, OSSICLE, VERDICT_PAGE, GtkWidget)

void ossicle_verdict_page_set_case (OssicleVerdictPage *self,
                                    OssicleCase *case_,
                                    GListModel *findings,
                                    GPtrArray *remedies,
                                    OssicleCatalogue *catalogue);

G_END_DECLS
