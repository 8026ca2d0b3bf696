/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-profile-error.h"

G_DEFINE_QUARK (ossicle - profile - error - quark, ossicle_profile_error)
