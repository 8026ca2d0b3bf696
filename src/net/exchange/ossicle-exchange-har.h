/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-exchange.h"

G_BEGIN_DECLS

char *ossicle_exchange_to_har (OssicleExchange *self, gboolean redact);

G_END_DECLS
