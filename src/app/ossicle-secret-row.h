/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/signing/ossicle-secret.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SECRET_ROW (ossicle_secret_row_get_type ())

/* An entry whose text is never seen, copied or remembered, and is wiped when it goes. */
G_DECLARE_FINAL_TYPE (OssicleSecretRow, ossicle_secret_row, OSSICLE, SECRET_ROW, AdwEntryRow)

OssicleSecret *ossicle_secret_row_dup_secret (OssicleSecretRow *self);
gboolean ossicle_secret_row_is_empty (OssicleSecretRow *self);
void ossicle_secret_row_clear (OssicleSecretRow *self);

G_END_DECLS
