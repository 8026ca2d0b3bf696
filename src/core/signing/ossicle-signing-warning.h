/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * OssicleSigningWarning:
 * @OSSICLE_SIGNING_WARNING_QUERY_REPEATED: a signed parameter comes twice; clients disagree
 * @OSSICLE_SIGNING_WARNING_HEADER_REPEATED: a signed header comes twice; clients disagree
 * @OSSICLE_SIGNING_WARNING_HEADER_TRIMMED: blanks around a signed value; not every client trims
 * @OSSICLE_SIGNING_WARNING_QUERY_UNLISTED: x-oss-… parameter that V1 here leaves out; newer
 *   clients sign it
 * @OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING: an additional header that the request lacks
 * @OSSICLE_SIGNING_WARNING_PAYLOAD_FORM: a payload hash other than the constant
 * @OSSICLE_SIGNING_WARNING_DATES_DIFFER: Date, x-oss-date or the scope's date contradict
 * @OSSICLE_SIGNING_WARNING_DATE_FORM: x-oss-date is not of the form that the version asks for
 * @OSSICLE_SIGNING_WARNING_EXPIRES_RANGE: V4 takes 1 to 604800 seconds
 * @OSSICLE_SIGNING_WARNING_EXPIRES_PAST: an expiry that is not after the time of signing
 * @OSSICLE_SIGNING_WARNING_REGION_MISSING: V4 without a region
 * @OSSICLE_SIGNING_WARNING_REGION_FORM: a region with "oss-" before or "-internal" behind it
 * @OSSICLE_SIGNING_WARNING_REGION_DIFFERS: another region than the endpoint's
 * @OSSICLE_SIGNING_WARNING_PRODUCT_UNKNOWN: a product that OSS's scopes do not have
 * @OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH: OSS refuses such keys
 * @OSSICLE_SIGNING_WARNING_KEY_CONTROL: a line end or control character in the key
 * @OSSICLE_SIGNING_WARNING_BUCKET_MISSING: a key without a bucket, which OSS always signs
 * @OSSICLE_SIGNING_WARNING_BUCKET_NAME: a name that no new bucket can have
 * @OSSICLE_SIGNING_WARNING_BUCKET_DIFFERS: another bucket than the endpoint's
 * @OSSICLE_SIGNING_WARNING_KEY_LENGTH: a key of more than 1023 bytes
 * @OSSICLE_SIGNING_WARNING_KEY_NOT_UTF8: a key in another character set
 * @OSSICLE_SIGNING_WARNING_KEY_DOTS: a segment `.` or `..`, which clients and proxies resolve
 * @OSSICLE_SIGNING_WARNING_ID_CHARACTERS: a blank, CR or the like in the access key id
 * @OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS: the same in the secret, which is not shown
 * @OSSICLE_SIGNING_WARNING_TOKEN_MISSING: an id of temporary credentials without its token
 * @OSSICLE_SIGNING_WARNING_TOKEN_STRAY: a token with an id of lasting credentials
 * @OSSICLE_SIGNING_WARNING_TOKEN_TWICE: a token both in the URL and in a header
 * @OSSICLE_SIGNING_WARNING_NO_SECRET: no secret, so no signature
 * @OSSICLE_SIGNING_WARNING_SCHEME_UNKNOWN: a word before the signature that no version has
 * @OSSICLE_SIGNING_WARNING_ID_MISSING: no access key id
 * @OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING: no signature
 * @OSSICLE_SIGNING_WARNING_SIGNATURE_FORM: not as long as the version's signatures are, or with
 * other characters
 * @OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS: a blank in base64: a `+` that was not escaped
 * @OSSICLE_SIGNING_WARNING_SCOPE_MISSING: V4 without the scope after the access key id
 * @OSSICLE_SIGNING_WARNING_SCOPE_FORM: not id/date/region/product/aliyun_v4_request
 * @OSSICLE_SIGNING_WARNING_PARAMETER_MISSING: a parameter or field that the version asks for
 * @OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT: a parameter that is nearly one of the signature's
 * @OSSICLE_SIGNING_WARNING_EXPIRES_FORM: an expiry that is no number or no time
 * @OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS: an expiry in milliseconds
 * @OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED: `&amp;` or `\u0026` where a URL has `&`
 * @OSSICLE_SIGNING_WARNING_ESCAPED_TWICE: a URL, or its signature, escaped once too often
 * @OSSICLE_SIGNING_WARNING_SIGNED_TWICE: both a signed URL and an Authorization header
 * @OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER: made by a signer for S3
 * @OSSICLE_SIGNING_WARNING_POLICY_MISSING: a form without a policy
 * @OSSICLE_SIGNING_WARNING_POLICY_FORM: a policy that is not the base64 of a JSON object
 * @OSSICLE_SIGNING_WARNING_POLICY_CONDITION: a condition of the policy that the form does not meet
 * @OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE: a field behind the file, which the service ignores
 * @OSSICLE_SIGNING_WARNING_FILE_MISSING: a form without a file
 */
typedef enum {
  OSSICLE_SIGNING_WARNING_QUERY_REPEATED,
  OSSICLE_SIGNING_WARNING_HEADER_REPEATED,
  OSSICLE_SIGNING_WARNING_HEADER_TRIMMED,
  OSSICLE_SIGNING_WARNING_QUERY_UNLISTED,
  OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING,
  OSSICLE_SIGNING_WARNING_PAYLOAD_FORM,
  OSSICLE_SIGNING_WARNING_DATES_DIFFER,
  OSSICLE_SIGNING_WARNING_DATE_FORM,
  OSSICLE_SIGNING_WARNING_EXPIRES_RANGE,
  OSSICLE_SIGNING_WARNING_EXPIRES_PAST,
  OSSICLE_SIGNING_WARNING_REGION_MISSING,
  OSSICLE_SIGNING_WARNING_REGION_FORM,
  OSSICLE_SIGNING_WARNING_REGION_DIFFERS,
  OSSICLE_SIGNING_WARNING_PRODUCT_UNKNOWN,
  OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH,
  OSSICLE_SIGNING_WARNING_KEY_CONTROL,
  OSSICLE_SIGNING_WARNING_BUCKET_MISSING,
  OSSICLE_SIGNING_WARNING_BUCKET_NAME,
  OSSICLE_SIGNING_WARNING_BUCKET_DIFFERS,
  OSSICLE_SIGNING_WARNING_KEY_LENGTH,
  OSSICLE_SIGNING_WARNING_KEY_NOT_UTF8,
  OSSICLE_SIGNING_WARNING_KEY_DOTS,
  OSSICLE_SIGNING_WARNING_ID_CHARACTERS,
  OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS,
  OSSICLE_SIGNING_WARNING_TOKEN_MISSING,
  OSSICLE_SIGNING_WARNING_TOKEN_STRAY,
  OSSICLE_SIGNING_WARNING_TOKEN_TWICE,
  OSSICLE_SIGNING_WARNING_NO_SECRET,
  OSSICLE_SIGNING_WARNING_SCHEME_UNKNOWN,
  OSSICLE_SIGNING_WARNING_ID_MISSING,
  OSSICLE_SIGNING_WARNING_SIGNATURE_MISSING,
  OSSICLE_SIGNING_WARNING_SIGNATURE_FORM,
  OSSICLE_SIGNING_WARNING_SIGNATURE_PLUS,
  OSSICLE_SIGNING_WARNING_SCOPE_MISSING,
  OSSICLE_SIGNING_WARNING_SCOPE_FORM,
  OSSICLE_SIGNING_WARNING_PARAMETER_MISSING,
  OSSICLE_SIGNING_WARNING_PARAMETER_MISSPELT,
  OSSICLE_SIGNING_WARNING_EXPIRES_FORM,
  OSSICLE_SIGNING_WARNING_EXPIRES_MILLISECONDS,
  OSSICLE_SIGNING_WARNING_AMPERSAND_ESCAPED,
  OSSICLE_SIGNING_WARNING_ESCAPED_TWICE,
  OSSICLE_SIGNING_WARNING_SIGNED_TWICE,
  OSSICLE_SIGNING_WARNING_FOREIGN_SIGNER,
  OSSICLE_SIGNING_WARNING_POLICY_MISSING,
  OSSICLE_SIGNING_WARNING_POLICY_FORM,
  OSSICLE_SIGNING_WARNING_POLICY_CONDITION,
  OSSICLE_SIGNING_WARNING_FIELD_AFTER_FILE,
  OSSICLE_SIGNING_WARNING_FILE_MISSING,
} OssicleSigningWarning;

const char *ossicle_signing_warning_to_string (OssicleSigningWarning warning);

/* What to mind about something that is signed: each warning once for each subject. */
typedef struct _OssicleSigningWarnings OssicleSigningWarnings;

OssicleSigningWarnings *ossicle_signing_warnings_new (void);
void ossicle_signing_warnings_free (OssicleSigningWarnings *self);

void ossicle_signing_warnings_add (OssicleSigningWarnings *self,
                                   OssicleSigningWarning warning,
                                   const char *subject);
void ossicle_signing_warnings_add_all (OssicleSigningWarnings *self,
                                       const OssicleSigningWarnings *others);
void ossicle_signing_warnings_check_id (OssicleSigningWarnings *self, const char *id);
void ossicle_signing_warnings_check_token (OssicleSigningWarnings *self,
                                           const char *id,
                                           gboolean has_token);
guint ossicle_signing_warnings_get_length (const OssicleSigningWarnings *self);
OssicleSigningWarning ossicle_signing_warnings_get (const OssicleSigningWarnings *self,
                                                    guint position,
                                                    const char **subject);
gboolean ossicle_signing_warnings_have (const OssicleSigningWarnings *self,
                                        OssicleSigningWarning warning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSigningWarnings, ossicle_signing_warnings_free)

G_END_DECLS
