/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-earlier-signature.h"
#include "ossicle-signing-choice.h"
#include "ossicle-signing-error.h"

G_DEFINE_BOXED_TYPE (OssicleSigningChoice,
                     ossicle_signing_choice,
                     ossicle_signing_choice_copy,
                     ossicle_signing_choice_free)

/**
 * ossicle_signing_choice_new:
 * @version: %OSSICLE_SIGNATURE_NONE, %OSSICLE_SIGNATURE_V1 or %OSSICLE_SIGNATURE_V4
 * @place: in the header or in the URL
 *
 * Returns: (transfer full): a choice without a profile, whose URLs are good for an hour
 */
OssicleSigningChoice *
ossicle_signing_choice_new (OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  OssicleSigningChoice *self = g_new0 (OssicleSigningChoice, 1);

  self->version = version;
  self->place = place;
  self->expires = OSSICLE_SIGNING_CHOICE_EXPIRES;

  return self;
}

OssicleSigningChoice *
ossicle_signing_choice_copy (const OssicleSigningChoice *self)
{
  OssicleSigningChoice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->profile = g_strdup (self->profile);
  copy->region = g_strdup (self->region);
  copy->bucket = g_strdup (self->bucket);

  return copy;
}

/**
 * ossicle_signing_choice_free:
 * @self: (nullable): a choice
 */
void
ossicle_signing_choice_free (OssicleSigningChoice *self)
{
  if (self == NULL)
    return;

  g_free (self->profile);
  g_free (self->region);
  g_free (self->bucket);
  g_free (self);
}

gboolean
ossicle_signing_choice_equal (const OssicleSigningChoice *self, const OssicleSigningChoice *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->version == other->version && self->place == other->place &&
         self->expires == other->expires && g_strcmp0 (self->profile, other->profile) == 0 &&
         g_strcmp0 (self->region, other->region) == 0 &&
         g_strcmp0 (self->bucket, other->bucket) == 0;
}

/**
 * ossicle_signing_choice_signs:
 * @self: (nullable): a choice
 *
 * Returns: whether anything is signed at all
 */
gboolean
ossicle_signing_choice_signs (const OssicleSigningChoice *self)
{
  return self != NULL && self->version != OSSICLE_SIGNATURE_NONE;
}

/**
 * ossicle_signing_choice_sign:
 * @self: a choice that signs
 * @request: the request, which is changed: a signature that it had is replaced with all that
 *   belonged to it, its date among that
 * @key: (nullable): the access key of the profile, or %NULL if it could not be had
 * @now: seconds since 1970, UTC
 * @error: return location for an error of %OSSICLE_SIGNING_ERROR
 *
 * Returns: (transfer full): every step of it, or %NULL with @error set and @request untouched
 */
OssicleWorksheet *
ossicle_signing_choice_sign (const OssicleSigningChoice *self,
                             OssicleRequest *request,
                             const OssicleAccessKey *key,
                             gint64 now,
                             GError **error)
{
  OssicleRequestSigning how;
  g_autoptr (OssicleRequest) bare = NULL;
  OssicleWorksheet *worksheet;

  g_return_val_if_fail (ossicle_signing_choice_signs (self), NULL);
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  if (key == NULL)
    {
      g_set_error_literal (error, OSSICLE_SIGNING_ERROR, OSSICLE_SIGNING_ERROR_MISSING,
                           "There is no access key to sign with");
      return NULL;
    }

  how = (OssicleRequestSigning){ self->version, self->place, self->bucket,
                                 self->region,  now,         self->expires };
  bare = ossicle_request_copy (request);
  ossicle_earlier_signature_remove (bare);
  worksheet = ossicle_request_sign (bare, &how, key, error);
  if (worksheet == NULL)
    return NULL;

  ossicle_request_set_url (request, ossicle_request_get_url (bare));
  ossicle_request_take_headers (request, ossicle_headers_copy (ossicle_request_get_headers (bare)));

  return worksheet;
}
