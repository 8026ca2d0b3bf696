/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The service minds neither clock by less than a quarter of an hour. */
#define OSSICLE_CLOCK_TOLERANCE 900

/* Where a time is not known. */
#define OSSICLE_NO_TIME G_MININT64

/**
 * OssicleExpiry:
 * @OSSICLE_EXPIRY_UNKNOWN: it does not tell
 * @OSSICLE_EXPIRY_NOT_YET: signed for a time still to come
 * @OSSICLE_EXPIRY_VALID: good at that time
 * @OSSICLE_EXPIRY_EXPIRED: over
 */
typedef enum {
  OSSICLE_EXPIRY_UNKNOWN,
  OSSICLE_EXPIRY_NOT_YET,
  OSSICLE_EXPIRY_VALID,
  OSSICLE_EXPIRY_EXPIRED,
} OssicleExpiry;

OssicleExpiry ossicle_expiry_judge (gint64 signed_at, gint64 expires_at, gint64 now);

G_END_DECLS
