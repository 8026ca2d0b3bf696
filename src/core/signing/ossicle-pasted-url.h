/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-signing-warning.h"

G_BEGIN_DECLS

char *ossicle_pasted_url_dup (const char *text, OssicleSigningWarnings *warnings);

G_END_DECLS
