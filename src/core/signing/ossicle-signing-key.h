/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-access-key.h"

G_BEGIN_DECLS

/* V4's key of one day, region and product. Deriving it costs four HMACs; who signs much keeps it.
 * It is wiped before it is freed and is used by one thread at a time. */
typedef struct _OssicleSigningKey OssicleSigningKey;

OssicleSigningKey *ossicle_signing_key_new (const OssicleSecret *secret,
                                            const char *date,
                                            const char *region,
                                            const char *product);
void ossicle_signing_key_free (OssicleSigningKey *self);

gboolean ossicle_signing_key_is_for (const OssicleSigningKey *self,
                                     const char *date,
                                     const char *region,
                                     const char *product);
char *ossicle_signing_key_sign (OssicleSigningKey *self, const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSigningKey, ossicle_signing_key_free)

G_END_DECLS
