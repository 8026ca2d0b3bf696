/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-exchange.h"

G_BEGIN_DECLS

/* How far an exchange had come when it failed: the same GIOError means something else in each. */
typedef enum {
  OSSICLE_PHASE_SETTINGS,
  OSSICLE_PHASE_BEFORE,
  OSSICLE_PHASE_RESOLVING,
  OSSICLE_PHASE_CONNECTING,
  OSSICLE_PHASE_PROXY,
  OSSICLE_PHASE_TLS,
  OSSICLE_PHASE_CONNECTED,
  OSSICLE_PHASE_REQUEST_BODY,
  OSSICLE_PHASE_REQUEST,
  OSSICLE_PHASE_BODY,
  OSSICLE_PHASE_SAVE,
} OssicleFailurePhase;

OssicleFailurePhase ossicle_failure_phase_after (GSocketClientEvent event,
                                                 OssicleFailurePhase phase);
OssicleFailure ossicle_failure_classify (const GError *error,
                                         OssicleFailurePhase phase,
                                         gboolean has_header,
                                         gboolean bad_certificate);

G_END_DECLS
