/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-access-key.h"
#include "ossicle-signing-key.h"
#include "ossicle-signing-request.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

#define OSSICLE_SIGNER_V4_ALGORITHM "OSS4-HMAC-SHA256"
#define OSSICLE_SIGNER_V4_TERMINATOR "aliyun_v4_request"
#define OSSICLE_SIGNER_V4_MAX_EXPIRES 604800

OssicleWorksheet *ossicle_signer_v4_sign (OssicleSigningRequest *request,
                                          OssicleSignaturePlace place,
                                          const OssicleAccessKey *key,
                                          OssicleSigningKey *signing_key);

G_END_DECLS
