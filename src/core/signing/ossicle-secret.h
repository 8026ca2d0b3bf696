/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_SECRET (ossicle_secret_get_type ())

/* An access key secret or a security token: shared by reference, wiped when the last one goes. */
typedef struct _OssicleSecret OssicleSecret;

GType ossicle_secret_get_type (void);

OssicleSecret *ossicle_secret_new (const char *text, gssize length);
OssicleSecret *ossicle_secret_ref (OssicleSecret *self);
void ossicle_secret_unref (OssicleSecret *self);

const char *ossicle_secret_peek (const OssicleSecret *self, gsize *length);
gboolean ossicle_secret_has_stray_characters (const OssicleSecret *self);

void ossicle_secret_wipe_string (char *text);
void ossicle_secret_wipe_stack (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSecret, ossicle_secret_unref)

G_END_DECLS
