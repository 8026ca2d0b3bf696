/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-secret.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ACCESS_KEY (ossicle_access_key_get_type ())

/* Who signs: an access key id, its secret and, for temporary ones, the token that came with it. */
typedef struct _OssicleAccessKey OssicleAccessKey;

GType ossicle_access_key_get_type (void);

OssicleAccessKey *
ossicle_access_key_new (const char *id, OssicleSecret *secret, OssicleSecret *token);
OssicleAccessKey *ossicle_access_key_ref (OssicleAccessKey *self);
void ossicle_access_key_unref (OssicleAccessKey *self);

const char *ossicle_access_key_get_id (const OssicleAccessKey *self);
OssicleSecret *ossicle_access_key_get_secret (const OssicleAccessKey *self);
OssicleSecret *ossicle_access_key_get_token (const OssicleAccessKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleAccessKey, ossicle_access_key_unref)

G_END_DECLS
