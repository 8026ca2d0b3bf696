/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

/* Shorter ones are words that stand elsewhere too; no service gives out such. */
#define OSSICLE_TOKEN_MASK_LEAST_BYTES 8

/* Security tokens, to be covered with as many stars wherever they stand: plain, escaped as in a URL
 * or in hex. Nothing moves by it, and what was equal stays so. */
typedef struct _OssicleTokenMask OssicleTokenMask;

OssicleTokenMask *ossicle_token_mask_new (void);
void ossicle_token_mask_free (OssicleTokenMask *self);

void ossicle_token_mask_add (OssicleTokenMask *self, const char *token);
void ossicle_token_mask_add_request (OssicleTokenMask *self, OssicleRequest *request);
void ossicle_token_mask_add_signed_text (OssicleTokenMask *self, const char *text);
void ossicle_token_mask_add_case (OssicleTokenMask *self, OssicleCase *case_);
gboolean ossicle_token_mask_is_empty (const OssicleTokenMask *self);

gboolean ossicle_token_mask_cover (const OssicleTokenMask *self, char *text, gsize length);
char *ossicle_token_mask_dup_covered (const OssicleTokenMask *self, const char *text);
GBytes *ossicle_token_mask_cover_bytes (const OssicleTokenMask *self, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleTokenMask, ossicle_token_mask_free)

G_END_DECLS
