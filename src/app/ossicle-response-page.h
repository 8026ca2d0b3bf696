/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "net/exchange/ossicle-exchange.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_RESPONSE_PAGE (ossicle_response_page_get_type ())

/* What came back, as it came. */
G_DECLARE_FINAL_TYPE (OssicleResponsePage, ossicle_response_page, OSSICLE, RESPONSE_PAGE, AdwBin)

void ossicle_response_page_set_exchange (OssicleResponsePage *self, OssicleExchange *exchange);

G_END_DECLS
