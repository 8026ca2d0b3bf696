/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-secret.h"
#include "ossicle-worksheet-private.h"

G_DEFINE_FINAL_TYPE (OssicleWorksheet, ossicle_worksheet, G_TYPE_OBJECT)

static void
ossicle_worksheet_finalize (GObject *object)
{
  OssicleWorksheet *self = OSSICLE_WORKSHEET (object);

  g_clear_pointer (&self->canonical_uri, g_free);
  g_clear_pointer (&self->canonical_query, ossicle_secret_wipe_string);
  g_clear_pointer (&self->canonical_headers, ossicle_secret_wipe_string);
  g_clear_pointer (&self->additional_headers, g_free);
  g_clear_pointer (&self->canonical_request, ossicle_secret_wipe_string);
  g_clear_pointer (&self->string_to_sign, ossicle_secret_wipe_string);
  g_clear_pointer (&self->signature, ossicle_secret_wipe_string);
  g_clear_pointer (&self->authorization, ossicle_secret_wipe_string);
  g_clear_pointer (&self->url, ossicle_secret_wipe_string);
  g_clear_pointer (&self->policy, g_free);
  g_clear_pointer (&self->added, ossicle_fields_free);
  g_clear_pointer (&self->warnings, ossicle_signing_warnings_free);

  G_OBJECT_CLASS (ossicle_worksheet_parent_class)->finalize (object);
}

static void
ossicle_worksheet_class_init (OssicleWorksheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_worksheet_finalize;
}

static void
ossicle_worksheet_init (OssicleWorksheet *self)
{
  self->added = ossicle_fields_new ();
  self->warnings = ossicle_signing_warnings_new ();
}

OssicleWorksheet *
ossicle_worksheet_new (OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  OssicleWorksheet *self = g_object_new (OSSICLE_TYPE_WORKSHEET, NULL);

  self->version = version;
  self->place = place;

  return self;
}

void
ossicle_worksheet_warn (OssicleWorksheet *self, OssicleSigningWarning warning, const char *subject)
{
  ossicle_signing_warnings_add (self->warnings, warning, subject);
}

void
ossicle_worksheet_add (OssicleWorksheet *self, const char *name, const char *value)
{
  ossicle_fields_add (self->added, name, value);
}

OssicleSignatureVersion
ossicle_worksheet_get_version (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), OSSICLE_SIGNATURE_NONE);

  return self->version;
}

OssicleSignaturePlace
ossicle_worksheet_get_place (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), OSSICLE_SIGNATURE_IN_HEADER);

  return self->place;
}

/**
 * ossicle_worksheet_get_canonical_uri:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the escaped path that V4 signs; V1: its resource, not
 * escaped
 */
const char *
ossicle_worksheet_get_canonical_uri (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_uri;
}

/**
 * ossicle_worksheet_get_canonical_query:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the query that V4 signs; V1: the sub-resources, not escaped
 */
const char *
ossicle_worksheet_get_canonical_query (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_query;
}

/**
 * ossicle_worksheet_get_canonical_headers:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the signed headers, a line each, every line ended
 */
const char *
ossicle_worksheet_get_canonical_headers (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_headers;
}

/**
 * ossicle_worksheet_get_additional_headers:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): V4: the additional headers that are there, with `;` between
 * them
 */
const char *
ossicle_worksheet_get_additional_headers (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->additional_headers;
}

/**
 * ossicle_worksheet_get_canonical_request:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): V4 only
 */
const char *
ossicle_worksheet_get_canonical_request (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->canonical_request;
}

/**
 * ossicle_worksheet_get_string_to_sign:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): what the HMAC goes over; the encoded policy for a form
 */
const char *
ossicle_worksheet_get_string_to_sign (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->string_to_sign;
}

/**
 * ossicle_worksheet_get_signature:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): base64 for V1, hex for V4; %NULL without a secret
 */
const char *
ossicle_worksheet_get_signature (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->signature;
}

/**
 * ossicle_worksheet_get_authorization:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the Authorization header's value
 */
const char *
ossicle_worksheet_get_authorization (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->authorization;
}

/**
 * ossicle_worksheet_get_url:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the signed URL
 */
const char *
ossicle_worksheet_get_url (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->url;
}

/**
 * ossicle_worksheet_get_policy:
 * @self: a worksheet
 *
 * Returns: (transfer none) (nullable): the base64 of a form's policy
 */
const char *
ossicle_worksheet_get_policy (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->policy;
}

/**
 * ossicle_worksheet_get_added:
 * @self: a worksheet
 *
 * Returns: (transfer none): the headers, or the fields of a form, that have to be sent beyond those
 *   of the request
 */
const OssicleFields *
ossicle_worksheet_get_added (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->added;
}

/**
 * ossicle_worksheet_get_warnings:
 * @self: a worksheet
 *
 * Returns: (transfer none): what to mind about it
 */
const OssicleSigningWarnings *
ossicle_worksheet_get_warnings (OssicleWorksheet *self)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), NULL);

  return self->warnings;
}

gboolean
ossicle_worksheet_has_warning (OssicleWorksheet *self, OssicleSigningWarning warning)
{
  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), FALSE);

  return ossicle_signing_warnings_have (self->warnings, warning);
}

/**
 * ossicle_worksheet_cover_tokens:
 * @self: a worksheet
 * @mask: the tokens that are not to be seen in it any more
 *
 * Returns: whether there was any
 */
gboolean
ossicle_worksheet_cover_tokens (OssicleWorksheet *self, const OssicleTokenMask *mask)
{
  char *texts[] = { self->canonical_query, self->canonical_headers, self->canonical_request,
                    self->string_to_sign,  self->authorization,     self->url };
  gboolean found = FALSE;

  g_return_val_if_fail (OSSICLE_IS_WORKSHEET (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i] != NULL && ossicle_token_mask_cover (mask, texts[i], strlen (texts[i])))
        found = TRUE;
    }
  for (guint i = 0; i < ossicle_fields_get_length (self->added); i++)
    {
      const OssicleField *field = ossicle_fields_get (self->added, i);

      if (field->value != NULL &&
          ossicle_token_mask_cover (mask, field->value, strlen (field->value)))
        found = TRUE;
    }

  return found;
}

static void
add_fact (OssicleCase *case_, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (valid != NULL)
    ossicle_case_take_fact (
      case_, ossicle_fact_new (name, valid, OSSICLE_FACT_INFERRED, "signer", OSSICLE_NO_SPAN));
}

/**
 * ossicle_worksheet_add_to_case:
 * @self: what was signed for the request of the case, its tokens covered as they are there
 * @case_: takes the facts that tell what the client signed
 */
void
ossicle_worksheet_add_to_case (OssicleWorksheet *self, OssicleCase *case_)
{
  g_return_if_fail (OSSICLE_IS_WORKSHEET (self));
  g_return_if_fail (OSSICLE_IS_CASE (case_));

  add_fact (case_, OSSICLE_FACT_CLIENT_STRING_TO_SIGN, self->string_to_sign);
  add_fact (case_, OSSICLE_FACT_CLIENT_CANONICAL_REQUEST, self->canonical_request);
}
