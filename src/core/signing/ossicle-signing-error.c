/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-signing-error.h"

G_DEFINE_QUARK (ossicle - signing - error - quark, ossicle_signing_error)
