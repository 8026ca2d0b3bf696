/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-access-key.h"
#include "ossicle-signing-request.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

OssicleWorksheet *ossicle_signer_v1_sign (OssicleSigningRequest *request,
                                          OssicleSignaturePlace place,
                                          const OssicleAccessKey *key);

G_END_DECLS
