/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-secret.h"

G_BEGIN_DECLS

char *ossicle_hmac_sha1_base64 (const OssicleSecret *secret, const char *text);

G_END_DECLS
