/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "ossicle-exchange.h"

G_BEGIN_DECLS

/* What the library tells of an exchange, and of its bytes the heads. */
void ossicle_exchange_note_request (OssicleExchange *self, SoupMessage *message, gboolean proxied);
void ossicle_exchange_note_response (OssicleExchange *self, SoupMessage *message);
void ossicle_exchange_note_timings (OssicleExchange *self, SoupMessage *message);
void ossicle_exchange_note_connection (OssicleExchange *self, SoupMessage *message);

G_END_DECLS
