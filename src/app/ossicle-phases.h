/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/exchange/ossicle-exchange.h"

G_BEGIN_DECLS

/* The rows of the waterfall, from above. */
typedef enum {
  OSSICLE_PHASES_NAME,
  OSSICLE_PHASES_CONNECT,
  OSSICLE_PHASES_TLS,
  OSSICLE_PHASES_WAIT,
  OSSICLE_PHASES_DOWNLOAD,
  OSSICLE_N_PHASES,
} OssiclePhase;

/* Microseconds since the exchange began; a phase that did not happen has neither. */
typedef struct
{
  gint64 start;
  gint64 end;
} OssiclePhaseSpan;

typedef struct
{
  OssiclePhaseSpan spans[OSSICLE_N_PHASES];
  gint64 total;
  gint64 server; /* of the wait, what the server says it worked; -1 where it does not say */
} OssiclePhases;

void ossicle_phases_init (OssiclePhases *self, OssicleExchange *exchange);

G_END_DECLS
