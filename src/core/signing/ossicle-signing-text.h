/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-signing-line.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

#define OSSICLE_SIGNING_TEXT_MAX_BYTES (256 * 1024)

/* What one side signed: a string to sign, V4's canonical request, or both. */
typedef struct _OssicleSigningText OssicleSigningText;

OssicleSigningText *ossicle_signing_text_new (const char *string_to_sign,
                                              const char *canonical_request);
OssicleSigningText *ossicle_signing_text_new_for_worksheet (OssicleWorksheet *worksheet);
OssicleSigningText *ossicle_signing_text_new_for_error (const char *string_to_sign,
                                                        const char *string_to_sign_bytes,
                                                        const char *canonical_request,
                                                        const char *canonical_request_bytes);
OssicleSigningText *ossicle_signing_text_new_pasted (const char *text);
OssicleSigningText *ossicle_signing_text_copy (const OssicleSigningText *self);
void ossicle_signing_text_free (OssicleSigningText *self);

const char *ossicle_signing_text_get_string_to_sign (const OssicleSigningText *self);
const char *ossicle_signing_text_get_canonical_request (const OssicleSigningText *self);

char *ossicle_signing_text_decode_bytes (const char *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSigningText, ossicle_signing_text_free)

G_END_DECLS
