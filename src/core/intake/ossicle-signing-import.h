/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/signing/ossicle-signing-text.h"

G_BEGIN_DECLS

OssicleRequest *ossicle_signing_import_read_request (const char *text,
                                                     OssicleSigningWarnings *warnings,
                                                     GError **error);
OssicleSigningText *ossicle_signing_import_rebuild (OssicleRequest *request,
                                                    const char *bucket,
                                                    const OssicleSigningText *server,
                                                    OssicleSigningWarnings *warnings,
                                                    GError **error);

G_END_DECLS
