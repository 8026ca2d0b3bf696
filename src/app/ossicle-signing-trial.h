/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-signing-choice.h"
#include "store/credentials/ossicle-profile.h"

G_BEGIN_DECLS

/**
 * OssicleSigningNote:
 * @prevents: whether it cannot be signed with that
 * @text: one sentence or two, translated
 */
typedef struct
{
  gboolean prevents;
  char *text;
} OssicleSigningNote;

/**
 * OssicleSigningTrial:
 * @worksheet: (nullable): the signature that would be sent, its tokens covered; without the secret
 *   only what is signed
 * @notes: (element-type OssicleSigningNote): what to mind, what prevents it first
 *
 * What would come of signing a request now.
 */
typedef struct
{
  OssicleWorksheet *worksheet;
  GPtrArray *notes;
} OssicleSigningTrial;

OssicleSigningTrial *ossicle_signing_trial_new (OssicleRequest *request,
                                                const OssicleSigningChoice *choice,
                                                OssicleProfile *profile,
                                                OssicleAccessKey *key,
                                                gint64 now);
void ossicle_signing_trial_free (OssicleSigningTrial *self);

gboolean ossicle_signing_trial_lacks_bucket (OssicleRequest *request);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSigningTrial, ossicle_signing_trial_free)

G_END_DECLS
