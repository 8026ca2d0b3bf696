/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-fields.h"
#include "ossicle-signature-version.h"

G_BEGIN_DECLS

/**
 * OssicleSigningWarning:
 * @OSSICLE_SIGNING_WARNING_QUERY_REPEATED: a signed parameter comes twice; clients disagree
 * @OSSICLE_SIGNING_WARNING_HEADER_REPEATED: a signed header comes twice; clients disagree
 * @OSSICLE_SIGNING_WARNING_HEADER_TRIMMED: blanks around a signed value; not every client trims
 * @OSSICLE_SIGNING_WARNING_QUERY_UNLISTED: x-oss-… parameter that V1 here leaves out; newer
 *   clients sign it
 * @OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING: an additional header that the request lacks
 * @OSSICLE_SIGNING_WARNING_DATES_DIFFER: Date, x-oss-date or the scope's date contradict
 * @OSSICLE_SIGNING_WARNING_DATE_FORM: x-oss-date is not of the form that the version asks for
 * @OSSICLE_SIGNING_WARNING_EXPIRES_RANGE: V4 takes 1 to 604800 seconds
 * @OSSICLE_SIGNING_WARNING_REGION_MISSING: V4 without a region
 * @OSSICLE_SIGNING_WARNING_REGION_FORM: a region with "oss-" before or "-internal" behind it
 * @OSSICLE_SIGNING_WARNING_REGION_DIFFERS: another region than the endpoint's
 * @OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH: OSS refuses such keys
 * @OSSICLE_SIGNING_WARNING_KEY_CONTROL: a line end or control character in the key
 * @OSSICLE_SIGNING_WARNING_ID_CHARACTERS: a blank, CR or the like in the access key id
 * @OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS: the same in the secret, which is not shown
 * @OSSICLE_SIGNING_WARNING_TOKEN_MISSING: an id of temporary credentials without its token
 * @OSSICLE_SIGNING_WARNING_TOKEN_STRAY: a token with an id of lasting credentials
 * @OSSICLE_SIGNING_WARNING_NO_SECRET: no secret, so no signature
 */
typedef enum {
  OSSICLE_SIGNING_WARNING_QUERY_REPEATED,
  OSSICLE_SIGNING_WARNING_HEADER_REPEATED,
  OSSICLE_SIGNING_WARNING_HEADER_TRIMMED,
  OSSICLE_SIGNING_WARNING_QUERY_UNLISTED,
  OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING,
  OSSICLE_SIGNING_WARNING_DATES_DIFFER,
  OSSICLE_SIGNING_WARNING_DATE_FORM,
  OSSICLE_SIGNING_WARNING_EXPIRES_RANGE,
  OSSICLE_SIGNING_WARNING_REGION_MISSING,
  OSSICLE_SIGNING_WARNING_REGION_FORM,
  OSSICLE_SIGNING_WARNING_REGION_DIFFERS,
  OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH,
  OSSICLE_SIGNING_WARNING_KEY_CONTROL,
  OSSICLE_SIGNING_WARNING_ID_CHARACTERS,
  OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS,
  OSSICLE_SIGNING_WARNING_TOKEN_MISSING,
  OSSICLE_SIGNING_WARNING_TOKEN_STRAY,
  OSSICLE_SIGNING_WARNING_NO_SECRET,
} OssicleSigningWarning;

#define OSSICLE_TYPE_WORKSHEET (ossicle_worksheet_get_type ())

/* Every step of one signature but the key's. Its texts may hold a security token: they are wiped
 * when it goes, and whoever shows or keeps them redacts them first. */
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

guint ossicle_worksheet_get_n_warnings (OssicleWorksheet *self);
OssicleSigningWarning
ossicle_worksheet_get_warning (OssicleWorksheet *self, guint position, const char **subject);
gboolean ossicle_worksheet_has_warning (OssicleWorksheet *self, OssicleSigningWarning warning);

const char *ossicle_signing_warning_to_string (OssicleSigningWarning warning);

G_END_DECLS
