/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-access-key.h"
#include "ossicle-signing-request.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

OssicleWorksheet *ossicle_post_policy_sign (OssicleSigningRequest *request,
                                            OssicleSignatureVersion version,
                                            const char *policy,
                                            const OssicleAccessKey *key);

OssicleWorksheet *ossicle_post_policy_sign_encoded (OssicleSigningRequest *request,
                                                    OssicleSignatureVersion version,
                                                    const char *encoded,
                                                    const OssicleAccessKey *key);

G_END_DECLS
