/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/case/ossicle-case.h"
#include "ossicle-fields.h"
#include "ossicle-signature-version.h"
#include "ossicle-signing-warning.h"
#include "ossicle-token-mask.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_WORKSHEET (ossicle_worksheet_get_type ())

/* Every step of one signature but the key's. Its texts may hold a security token: they are wiped
 * when it goes, and whoever shows or keeps them covers it first. */
G_DECLARE_FINAL_TYPE (OssicleWorksheet, ossicle_worksheet, OSSICLE, WORKSHEET, GObject)

OssicleSignatureVersion ossicle_worksheet_get_version (OssicleWorksheet *self);
OssicleSignaturePlace ossicle_worksheet_get_place (OssicleWorksheet *self);

const char *ossicle_worksheet_get_canonical_uri (OssicleWorksheet *self);
const char *ossicle_worksheet_get_canonical_query (OssicleWorksheet *self);
const char *ossicle_worksheet_get_canonical_headers (OssicleWorksheet *self);
const char *ossicle_worksheet_get_additional_headers (OssicleWorksheet *self);
const char *ossicle_worksheet_get_canonical_request (OssicleWorksheet *self);
const char *ossicle_worksheet_get_string_to_sign (OssicleWorksheet *self);
const char *ossicle_worksheet_get_signature (OssicleWorksheet *self);
const char *ossicle_worksheet_get_authorization (OssicleWorksheet *self);
const char *ossicle_worksheet_get_url (OssicleWorksheet *self);
const char *ossicle_worksheet_get_policy (OssicleWorksheet *self);
const OssicleFields *ossicle_worksheet_get_added (OssicleWorksheet *self);

const OssicleSigningWarnings *ossicle_worksheet_get_warnings (OssicleWorksheet *self);
gboolean ossicle_worksheet_has_warning (OssicleWorksheet *self, OssicleSigningWarning warning);

gboolean ossicle_worksheet_cover_tokens (OssicleWorksheet *self, const OssicleTokenMask *mask);
void ossicle_worksheet_add_to_case (OssicleWorksheet *self, OssicleCase *case_);

G_END_DECLS
