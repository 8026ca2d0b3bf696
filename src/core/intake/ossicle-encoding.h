/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-map.h"

G_BEGIN_DECLS

/* Makes UTF-8 without NUL bytes of whatever bytes came. What cannot be read becomes U+FFFD, a NUL
 * the visible U+2400. */

const char *ossicle_encoding_guess (const char *bytes, gsize length);
char *ossicle_encoding_decode (const char *encoding,
                               const char *bytes,
                               gsize length,
                               gsize *text_length,
                               OssicleMap *map);

G_END_DECLS
