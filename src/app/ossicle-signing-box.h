/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/signing/ossicle-signing-choice.h"
#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SIGNING_BOX (ossicle_signing_box_get_type ())

/* With what a request is signed when it is sent, and what would come of it. */
G_DECLARE_FINAL_TYPE (OssicleSigningBox, ossicle_signing_box, OSSICLE, SIGNING_BOX, AdwBin)

void ossicle_signing_box_set_profiles (OssicleSigningBox *self, OssicleProfiles *profiles);
void ossicle_signing_box_set_request (OssicleSigningBox *self, OssicleRequest *request);
void ossicle_signing_box_set_choice (OssicleSigningBox *self, const OssicleSigningChoice *choice);
OssicleSigningChoice *ossicle_signing_box_dup_choice (OssicleSigningBox *self);

G_END_DECLS
