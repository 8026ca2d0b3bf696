/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "ossicle-fields.h"

G_BEGIN_DECLS

/* Fields of a form stand before its file; more than this is not looked at. */
#define OSSICLE_POST_FIELDS_MAX_BYTES (1024 * 1024)
#define OSSICLE_POST_FIELDS_MAX 1000

OssicleFields *ossicle_post_fields_read (OssicleRequest *request, gint64 *file_size);

G_END_DECLS
