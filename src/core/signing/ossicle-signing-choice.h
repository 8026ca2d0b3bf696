/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-request-signer.h"
#include "ossicle-signing-error.h"

G_BEGIN_DECLS

#define OSSICLE_SIGNING_CHOICE_EXPIRES 3600

/**
 * OssicleSigningChoice:
 * @version: %OSSICLE_SIGNATURE_NONE, %OSSICLE_SIGNATURE_V1 or %OSSICLE_SIGNATURE_V4
 * @place: in the header or in the URL
 * @profile: (nullable): the id of the profile whose access key signs
 * @region: (nullable): the region, or %NULL for the one that the host tells
 * @bucket: (nullable): the bucket, where the URL does not tell it
 * @expires: seconds for which a URL is good
 *
 * How a request is to be signed each time that it is sent. It holds no secret and no time.
 */
typedef struct
{
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  char *profile;
  char *region;
  char *bucket;
  gint64 expires;
} OssicleSigningChoice;

#define OSSICLE_TYPE_SIGNING_CHOICE (ossicle_signing_choice_get_type ())

GType ossicle_signing_choice_get_type (void);

OssicleSigningChoice *ossicle_signing_choice_new (OssicleSignatureVersion version,
                                                  OssicleSignaturePlace place);
OssicleSigningChoice *ossicle_signing_choice_copy (const OssicleSigningChoice *self);
void ossicle_signing_choice_free (OssicleSigningChoice *self);

gboolean ossicle_signing_choice_equal (const OssicleSigningChoice *self,
                                       const OssicleSigningChoice *other);
gboolean ossicle_signing_choice_signs (const OssicleSigningChoice *self);
OssicleWorksheet *ossicle_signing_choice_sign (const OssicleSigningChoice *self,
                                               OssicleRequest *request,
                                               const OssicleAccessKey *key,
                                               gint64 now,
                                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSigningChoice, ossicle_signing_choice_free)

G_END_DECLS
