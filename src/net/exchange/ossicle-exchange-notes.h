/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "ossicle-exchange.h"

G_BEGIN_DECLS

/* What the library tells of an exchange besides its bytes. */
void ossicle_exchange_note_timings (OssicleExchange *self, SoupMessage *message);
void ossicle_exchange_note_connection (OssicleExchange *self, SoupMessage *message);

G_END_DECLS
