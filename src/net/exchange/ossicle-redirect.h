/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-exchange.h"

G_BEGIN_DECLS

gboolean ossicle_redirect_is_status (guint status);
OssicleRequest *ossicle_redirect_build (OssicleExchange *exchange);

G_END_DECLS
