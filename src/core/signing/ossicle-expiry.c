/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-expiry.h"

/**
 * ossicle_expiry_judge:
 * @signed_at: when it was signed, or %OSSICLE_NO_TIME
 * @expires_at: when it ends, or %OSSICLE_NO_TIME
 * @now: the time to judge it by; all of them seconds since 1970, UTC
 *
 * Returns: the verdict
 */
OssicleExpiry
ossicle_expiry_judge (gint64 signed_at, gint64 expires_at, gint64 now)
{
  if (signed_at != OSSICLE_NO_TIME && signed_at - OSSICLE_CLOCK_TOLERANCE > now)
    return OSSICLE_EXPIRY_NOT_YET;

  if (expires_at == OSSICLE_NO_TIME)
    return OSSICLE_EXPIRY_UNKNOWN;

  return expires_at < now ? OSSICLE_EXPIRY_EXPIRED : OSSICLE_EXPIRY_VALID;
}
