/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/intake/ossicle-intake.h"
#include "ossicle-exchange.h"

G_BEGIN_DECLS

OssicleSource *ossicle_exchange_dup_source (OssicleExchange *self);
OssicleCase *ossicle_exchange_to_case (OssicleExchange *self,
                                       OssicleSource *source,
                                       OssicleCatalogue *catalogue,
                                       gint64 now);

G_END_DECLS
