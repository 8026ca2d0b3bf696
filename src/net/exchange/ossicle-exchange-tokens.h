/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-token-mask.h"
#include "ossicle-exchange.h"

G_BEGIN_DECLS

OssicleTokenMask *ossicle_exchange_cover_tokens (OssicleExchange *self);

G_END_DECLS
