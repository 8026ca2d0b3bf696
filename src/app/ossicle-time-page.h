/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-case.h"
#include "net/exchange/ossicle-exchange.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_TIME_PAGE (ossicle_time_page_get_type ())

/* When it happened, by each clock that tells; how long each phase of an exchange took, and with
 * whom it was. */
G_DECLARE_FINAL_TYPE (OssicleTimePage, ossicle_time_page, OSSICLE, TIME_PAGE, AdwBin)

gboolean ossicle_time_page_set_case (OssicleTimePage *self, OssicleCase *case_, gint64 now);
void ossicle_time_page_set_exchange (OssicleTimePage *self, OssicleExchange *exchange);

G_END_DECLS
