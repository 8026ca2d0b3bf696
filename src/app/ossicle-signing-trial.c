/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-signing-words.h"
#include "core/signing/ossicle-earlier-signature.h"
#include "ossicle-signing-trial.h"
#include "ossicle-words.h"

static void
note_free (gpointer data)
{
  OssicleSigningNote *note = data;

  g_free (note->text);
  g_free (note);
}

static void
add_note (OssicleSigningTrial *self, gboolean prevents, const char *text)
{
  OssicleSigningNote *note = g_new0 (OssicleSigningNote, 1);

  note->prevents = prevents;
  note->text = g_strdup (text);
  g_ptr_array_add (self->notes, note);
}

static void
note_profile (OssicleSigningTrial *self, OssicleProfile *profile, gint64 now)
{
  g_autofree char *times = NULL;
  g_autofree char *text = NULL;

  if (profile == NULL)
    {
      add_note (self, TRUE, _ ("Choose an access key to sign with, or make a new one."));
      return;
    }
  if (!ossicle_profile_is_expired (profile, now))
    return;

  times = ossicle_words_dup_times (ossicle_profile_get_expiry (profile) * 1000);
  text = g_strdup_printf (_ ("The security token of this access key expired at %s: OSS is going to "
                             "refuse it."),
                          times);
  add_note (self, FALSE, text);
}

/* Nothing is replaced silently. */
static void
note_earlier_signature (OssicleSigningTrial *self, OssicleRequest *request)
{
  if (ossicle_earlier_signature_is_in_header (request))
    add_note (self, FALSE,
              _ ("The Authorization header of the request is replaced when it is sent, and with it "
                 "the date and the security token that belonged to it."));
  if (ossicle_earlier_signature_is_in_url (request))
    add_note (self, FALSE,
              _ ("The address carries a signature: it is taken out when it is sent, with all that "
                 "belongs to it."));
}

static void
note_own_fields (OssicleSigningTrial *self,
                 OssicleRequest *bare,
                 const OssicleSigningChoice *choice,
                 OssicleProfile *profile)
{
  OssicleHeaders *headers = ossicle_request_get_headers (bare);
  gboolean dated = ossicle_headers_get (headers, "x-oss-date") != NULL ||
                   (choice->version == OSSICLE_SIGNATURE_V1 &&
                    ossicle_headers_get (headers, "Date") != NULL);

  if (choice->place == OSSICLE_SIGNATURE_IN_HEADER && dated)
    add_note (self, FALSE,
              _ ("Signed with the date that stands in the headers, not with the time of sending."));
  if (profile != NULL && ossicle_profile_is_temporary (profile) &&
      ossicle_headers_get (headers, "x-oss-security-token") != NULL)
    add_note (self, FALSE,
              _ ("The request brings a security token of its own: the one of the access key is not "
                 "sent."));
}

static void
note_failure (OssicleSigningTrial *self,
              OssicleRequest *request,
              const OssicleSigningChoice *choice)
{
  g_autoptr (OssicleEndpoint)
    endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));

  if (choice->version == OSSICLE_SIGNATURE_V4 && choice->region == NULL &&
      ossicle_endpoint_get_region (endpoint) == NULL)
    add_note (self, TRUE, _ ("V4 needs a region, and the address does not tell it."));
  else
    add_note (self, TRUE, _ ("The address cannot be signed: it holds a NUL character."));
}

/* What the access key would add is not known before its secret is there. */
static gboolean
is_about_key (OssicleSigningWarning warning)
{
  return warning == OSSICLE_SIGNING_WARNING_NO_SECRET ||
         warning == OSSICLE_SIGNING_WARNING_TOKEN_MISSING ||
         warning == OSSICLE_SIGNING_WARNING_TOKEN_STRAY;
}

static void
note_warnings (OssicleSigningTrial *self, gboolean with_key)
{
  const OssicleSigningWarnings *warnings = ossicle_worksheet_get_warnings (self->worksheet);

  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);
      const char *words = ossicle_signing_warning_get_text (warning);
      g_autofree char *printable = subject != NULL ? ossicle_dup_printable (subject, FALSE) : NULL;
      /* Translators: a sentence, and in parentheses the name of what it is about */
      g_autofree char *text = printable != NULL ? g_strdup_printf (_ ("%s (%s)"), words, printable)
                                                : NULL;

      if (with_key || !is_about_key (warning))
        add_note (self, FALSE, text != NULL ? text : words);
    }
}

static void
cover_tokens (OssicleSigningTrial *self, OssicleRequest *bare, OssicleAccessKey *key)
{
  g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();
  OssicleSecret *token = key != NULL ? ossicle_access_key_get_token (key) : NULL;

  ossicle_token_mask_add_request (mask, bare);
  if (token != NULL)
    ossicle_token_mask_add (mask, ossicle_secret_peek (token, NULL));
  ossicle_worksheet_cover_tokens (self->worksheet, mask);
}

/**
 * ossicle_signing_trial_new:
 * @request: a request, which is not changed
 * @choice: how it is to be signed
 * @profile: (nullable): the profile that is chosen, where there is one
 * @key: (nullable): its access key, where it was fetched
 * @now: seconds since 1970, UTC
 *
 * Returns: (transfer full): what would come of it
 */
OssicleSigningTrial *
ossicle_signing_trial_new (OssicleRequest *request,
                           const OssicleSigningChoice *choice,
                           OssicleProfile *profile,
                           OssicleAccessKey *key,
                           gint64 now)
{
  OssicleSigningTrial *self = g_new0 (OssicleSigningTrial, 1);
  g_autoptr (OssicleRequest) bare = ossicle_request_copy (request);
  g_autoptr (OssicleAccessKey) nobody = NULL;

  self->notes = g_ptr_array_new_with_free_func (note_free);
  if (!ossicle_signing_choice_signs (choice))
    {
      if (ossicle_earlier_signature_remove (bare))
        add_note (self, FALSE,
                  _ ("The request carries a signature of its own, which is sent as it is."));
      return self;
    }

  note_profile (self, profile, now);
  if (key == NULL)
    nobody = ossicle_access_key_new (
      profile != NULL ? ossicle_profile_get_access_key_id (profile) : "", NULL, NULL);
  self->worksheet = ossicle_signing_choice_sign (choice, bare, key != NULL ? key : nobody, now,
                                                 NULL);
  if (self->worksheet == NULL)
    note_failure (self, request, choice);
  note_earlier_signature (self, request);
  g_clear_object (&bare);
  bare = ossicle_request_copy (request);
  ossicle_earlier_signature_remove (bare);
  note_own_fields (self, bare, choice, profile);
  if (self->worksheet != NULL)
    {
      note_warnings (self, key != NULL);
      cover_tokens (self, bare, key);
    }

  return self;
}

void
ossicle_signing_trial_free (OssicleSigningTrial *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->worksheet);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * ossicle_signing_trial_lacks_bucket:
 * @request: a request
 *
 * Returns: whether it goes to a domain of one's own, which does not tell the bucket
 */
gboolean
ossicle_signing_trial_lacks_bucket (OssicleRequest *request)
{
  g_autoptr (OssicleEndpoint)
    endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));

  return ossicle_endpoint_get_kind (endpoint) == OSSICLE_ENDPOINT_CUSTOM &&
         ossicle_endpoint_get_bucket (endpoint) == NULL;
}
