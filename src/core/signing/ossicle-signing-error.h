/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleSigningError:
 * @OSSICLE_SIGNING_ERROR_MALFORMED: the text is not of the form it should have
 * @OSSICLE_SIGNING_ERROR_MISSING: a part that is needed is not there
 * @OSSICLE_SIGNING_ERROR_NOT_SIGNED: nothing in it is a signature
 * @OSSICLE_SIGNING_ERROR_TOO_LARGE: longer than anything a client sends
 * @OSSICLE_SIGNING_ERROR_UNSUPPORTED: recognised, but not a signature that can be made here
 *
 * Messages say what and where (byte offsets); none of them quotes a secret, a token or a signature.
 */
typedef enum {
  OSSICLE_SIGNING_ERROR_MALFORMED,
  OSSICLE_SIGNING_ERROR_MISSING,
  OSSICLE_SIGNING_ERROR_NOT_SIGNED,
  OSSICLE_SIGNING_ERROR_TOO_LARGE,
  OSSICLE_SIGNING_ERROR_UNSUPPORTED,
} OssicleSigningError;

#define OSSICLE_SIGNING_ERROR (ossicle_signing_error_quark ())

GQuark ossicle_signing_error_quark (void);

G_END_DECLS
