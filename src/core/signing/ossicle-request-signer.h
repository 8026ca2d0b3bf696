/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "ossicle-access-key.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

/**
 * OssicleRequestSigning:
 * @version: %OSSICLE_SIGNATURE_V1 or %OSSICLE_SIGNATURE_V4
 * @place: in the header or in the URL
 * @bucket: (nullable): the bucket, where the URL does not tell it
 * @region: (nullable): the region, where the host does not tell it
 * @date: the time of signing, seconds since 1970, UTC
 * @expires: seconds for which a URL is good
 *
 * How a request is to be signed.
 */
typedef struct
{
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  const char *bucket;
  const char *region;
  gint64 date;
  gint64 expires;
} OssicleRequestSigning;

OssicleWorksheet *ossicle_request_sign (OssicleRequest *request,
                                        const OssicleRequestSigning *how,
                                        const OssicleAccessKey *key,
                                        GError **error);

G_END_DECLS
