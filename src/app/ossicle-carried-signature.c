/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "core/diagnosis/ossicle-evidence.h"
#include "core/diagnosis/ossicle-signing-words.h"
#include "core/handover/ossicle-redaction.h"
#include "core/signing/ossicle-post-form.h"
#include "core/signing/ossicle-signed-request.h"
#include "core/signing/ossicle-signing-time.h"
#include "ossicle-carried-signature.h"
#include "ossicle-words.h"

#define MOST_CONDITIONS 50

/* A signature that somebody else made, taken apart for people. */
typedef struct
{
  GPtrArray *parts;
  gint64 now;      /* the moment by which it is judged */
  gboolean server; /* whether that is when OSS answered */
} Work;

static void
part_free (gpointer data)
{
  OssicleCarriedPart *part = data;

  g_free (part->title);
  g_free (part->value);
  g_free (part);
}

static void
add (Work *work, const char *title, const char *value, OssicleCarriedState state)
{
  OssicleCarriedPart *part;

  if (value == NULL || *value == '\0')
    return;

  part = g_new0 (OssicleCarriedPart, 1);
  part->title = g_strdup (title);
  part->value = ossicle_dup_printable (value, TRUE);
  part->state = state;
  g_ptr_array_add (work->parts, part);
}

static const char *
get_kind (OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  switch (version)
    {
    case OSSICLE_SIGNATURE_V1:
      return place == OSSICLE_SIGNATURE_IN_URL    ? _ ("V1, in the URL")
             : place == OSSICLE_SIGNATURE_IN_FORM ? _ ("V1, in a form")
                                                  : _ ("V1, in the Authorization header");
    case OSSICLE_SIGNATURE_V4:
      return place == OSSICLE_SIGNATURE_IN_URL    ? _ ("V4, in the URL")
             : place == OSSICLE_SIGNATURE_IN_FORM ? _ ("V4, in a form")
                                                  : _ ("V4, in the Authorization header");
    case OSSICLE_SIGNATURE_V2:
      return _ ("V2, which few clients ever used");
    case OSSICLE_SIGNATURE_S3_V2:
      return _ ("Version 2 of an S3 client");
    case OSSICLE_SIGNATURE_S3_V4:
      return _ ("Version 4 of an S3 client");
    case OSSICLE_SIGNATURE_NONE:
    default:
      return _ ("Of no version that is known");
    }
}

static const char *
get_extent (OssicleSignatureVersion version, OssicleSignaturePlace place)
{
  if (place == OSSICLE_SIGNATURE_IN_FORM)
    return _ ("The policy alone.");
  if (version == OSSICLE_SIGNATURE_V1)
    return place == OSSICLE_SIGNATURE_IN_URL
             ? _ ("Method, Content-MD5, Content-Type, expiry, every x-oss- header, bucket and key, "
                  "and the parameters that OSS knows. Not the host, and no other header.")
             : _ ("Method, Content-MD5, Content-Type, date, every x-oss- header, bucket and key, "
                  "and the parameters that OSS knows. Not the host, and no other header.");
  if (version == OSSICLE_SIGNATURE_V4)
    return _ ("Method, bucket and key, every parameter, Content-Type, Content-MD5, every x-oss- "
              "header and the additional ones. Not the host unless it is among those, and not the "
              "body.");

  return NULL;
}

static void
add_time (Work *work, const char *title, gint64 seconds, OssicleCarriedState state)
{
  g_autofree char *times = seconds > 0 && seconds <= OSSICLE_SIGNING_TIME_MAX
                             ? ossicle_words_dup_times (seconds * 1000)
                             : NULL;

  add (work, title, times, state);
}

static void
add_expiry (Work *work, OssicleExpiry expiry)
{
  const char *when = work->server ? _ ("when OSS answered") : _ ("now");
  g_autofree char *text = NULL;

  switch (expiry)
    {
    case OSSICLE_EXPIRY_EXPIRED:
      /* Translators: "when OSS answered" or "now" */
      text = g_strdup_printf (_ ("Expired %s"), when);
      add (work, NULL, text, OSSICLE_CARRIED_BAD);
      break;
    case OSSICLE_EXPIRY_NOT_YET:
      /* Translators: "when OSS answered" or "now" */
      text = g_strdup_printf (_ ("Signed for a time that was still to come %s"), when);
      add (work, NULL, text, OSSICLE_CARRIED_BAD);
      break;
    case OSSICLE_EXPIRY_VALID:
      /* Translators: "when OSS answered" or "now" */
      text = g_strdup_printf (_ ("Not expired %s"), when);
      add (work, NULL, text, OSSICLE_CARRIED_GOOD);
      break;
    case OSSICLE_EXPIRY_UNKNOWN:
    default:
      break;
    }
}

static void
add_scope (Work *work, const OssicleScope *scope)
{
  if (scope == NULL)
    return;

  add (work, _ ("Region"), scope->region, OSSICLE_CARRIED_PLAIN);
  if (!g_str_equal (scope->product, "oss"))
    add (work, _ ("Product"), scope->product, OSSICLE_CARRIED_PLAIN);
}

static void
add_names (Work *work, const char *const *names)
{
  g_autofree char *joined = names != NULL ? g_strjoinv ("; ", (char **) names) : NULL;

  add (work, _ ("Additional headers"), joined, OSSICLE_CARRIED_PLAIN);
}

/* A signature that was taken out of a log has no form to look at. */
static gboolean
is_left_out (OssicleSigningWarning warning, const char *signature)
{
  return warning == OSSICLE_SIGNING_WARNING_NO_SECRET ||
         (warning == OSSICLE_SIGNING_WARNING_SIGNATURE_FORM && signature != NULL &&
          (strchr (signature, '*') != NULL || strstr (signature, OSSICLE_REDACTED) != NULL));
}

static void
add_warnings (Work *work, const OssicleSigningWarnings *warnings, const char *signature)
{
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      const char *subject;
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, &subject);
      const char *words = ossicle_signing_warning_get_text (warning);
      /* Translators: a sentence, and in parentheses the name of what it is about */
      g_autofree char *text = subject != NULL ? g_strdup_printf (_ ("%s (%s)"), words, subject)
                                              : g_strdup (words);

      if (!is_left_out (warning, signature))
        add (work, NULL, text, OSSICLE_CARRIED_BAD);
    }
}

static void
add_url (Work *work, OssiclePresignedUrl *url)
{
  gint64 signed_at = ossicle_presigned_url_get_signed_at (url);
  gint64 expires_at = ossicle_presigned_url_get_expires_at (url);

  add_scope (work, ossicle_presigned_url_get_scope (url));
  add_time (work, _ ("Signed at"), signed_at, OSSICLE_CARRIED_PLAIN);
  add_time (work, _ ("Good until"), expires_at, OSSICLE_CARRIED_PLAIN);
  add_expiry (work, ossicle_presigned_url_judge (url, work->now));
  add_names (work, ossicle_presigned_url_get_additional (url));
}

static void
add_header (Work *work, OssicleSignedRequest *taken)
{
  OssicleAuthorization *authorization = ossicle_signed_request_get_authorization (taken);
  gint64 date = ossicle_signing_request_get_date (ossicle_signed_request_get_request (taken));

  add_scope (work, ossicle_authorization_get_scope (authorization));
  if (date <= 0)
    {
      add_names (work, ossicle_authorization_get_additional (authorization));
      return;
    }

  add_time (work, _ ("Signed at"), date, OSSICLE_CARRIED_PLAIN);
  add_time (work, _ ("Good until"), date + OSSICLE_CLOCK_TOLERANCE, OSSICLE_CARRIED_PLAIN);
  add_expiry (work, ossicle_expiry_judge (date, date + OSSICLE_CLOCK_TOLERANCE, work->now));
  add_names (work, ossicle_authorization_get_additional (authorization));
}

static void
add_request (Work *work, OssicleRequest *request, OssicleCase *case_)
{
  const char *bucket = case_ != NULL ? ossicle_case_get_value (case_, OSSICLE_FACT_BUCKET) : NULL;
  g_autoptr (OssicleSignedRequest) taken = ossicle_signed_request_new (request, bucket, NULL);
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  OssiclePresignedUrl *url;
  OssicleAuthorization *authorization;
  const char *signature;

  if (taken == NULL)
    return;

  version = ossicle_signed_request_get_version (taken);
  place = ossicle_signed_request_get_place (taken);
  add (work, _ ("Kind"), get_kind (version, place), OSSICLE_CARRIED_PLAIN);
  add (work, _ ("Access key id"), ossicle_signed_request_get_access_key_id (taken),
       OSSICLE_CARRIED_PLAIN);
  signature = ossicle_signed_request_get_signature (taken);
  url = ossicle_signed_request_get_url (taken);
  authorization = ossicle_signed_request_get_authorization (taken);
  if (url != NULL)
    add_url (work, url);
  else if (authorization != NULL)
    add_header (work, taken);
  add (work, _ ("What is signed"), get_extent (version, place), OSSICLE_CARRIED_PLAIN);
  add_warnings (work, ossicle_signed_request_get_warnings (taken), signature);
  if (url != NULL)
    add_warnings (work, ossicle_presigned_url_get_warnings (url), signature);
  else if (authorization != NULL)
    add_warnings (work, ossicle_authorization_get_warnings (authorization), signature);
}

static void
add_condition (Work *work, const OssiclePostCondition *condition)
{
  static const OssicleCarriedState states[] = {
    [OSSICLE_CONDITION_UNKNOWN] = OSSICLE_CARRIED_PLAIN,
    [OSSICLE_CONDITION_MET] = OSSICLE_CARRIED_GOOD,
    [OSSICLE_CONDITION_FAILED] = OSSICLE_CARRIED_BAD,
  };

  add (work, _ ("Condition"), condition->text, states[condition->state]);
}

static gboolean
is_about_policy (OssicleSigningWarning warning)
{
  return warning == OSSICLE_SIGNING_WARNING_POLICY_FORM ||
         warning == OSSICLE_SIGNING_WARNING_EXPIRES_FORM;
}

/* Only the policy is known: OSS gave it back as what it signed. */
static void
add_policy (Work *work, const char *policy, OssicleCase *case_)
{
  g_autoptr (OssicleFields) fields = ossicle_fields_new ();
  g_autoptr (OssiclePostForm) form = NULL;
  const OssicleSigningWarnings *warnings;

  ossicle_fields_add (fields, "policy", policy);
  form = ossicle_post_form_new (fields, ossicle_case_get_value (case_, OSSICLE_FACT_BUCKET),
                                OSSICLE_NO_SIZE, NULL);
  if (form == NULL)
    return;

  add (work, _ ("Kind"), _ ("The policy of a form"), OSSICLE_CARRIED_PLAIN);
  add (work, _ ("Access key id"), ossicle_case_get_value (case_, OSSICLE_FACT_ACCESS_KEY_ID),
       OSSICLE_CARRIED_PLAIN);
  add_time (work, _ ("Good until"), ossicle_post_form_get_expires_at (form), OSSICLE_CARRIED_PLAIN);
  add_expiry (work, ossicle_post_form_judge (form, work->now));
  for (guint i = 0; i < MIN (ossicle_post_form_get_n_conditions (form), MOST_CONDITIONS); i++)
    {
      OssiclePostCondition condition = *ossicle_post_form_get_condition (form, i);

      condition.state = OSSICLE_CONDITION_UNKNOWN; /* there is no form to check it by */
      add_condition (work, &condition);
    }
  warnings = ossicle_post_form_get_warnings (form);
  for (guint i = 0; i < ossicle_signing_warnings_get_length (warnings); i++)
    {
      OssicleSigningWarning warning = ossicle_signing_warnings_get (warnings, i, NULL);

      if (is_about_policy (warning))
        add (work, NULL, ossicle_signing_warning_get_text (warning), OSSICLE_CARRIED_BAD);
    }
}

/**
 * ossicle_carried_signature_list:
 * @request: (nullable): a request that may carry a signature
 * @case_: (nullable): what came of it
 * @now: seconds since 1970, UTC; the time of OSS's answer counts more where it is known
 *
 * Returns: (transfer full) (element-type OssicleCarriedPart): who signed, when, until when, for
 *   where and what, and what is wrong with it; empty where nothing is signed
 */
GPtrArray *
ossicle_carried_signature_list (OssicleRequest *request, OssicleCase *case_, gint64 now)
{
  Work work = { g_ptr_array_new_with_free_func (part_free), now, FALSE };
  g_autoptr (OssicleEvidence) evidence = case_ != NULL ? ossicle_evidence_new (case_, NULL, now)
                                                       : NULL;
  const char *text = case_ != NULL ? ossicle_case_get_value (case_, OSSICLE_FACT_STRING_TO_SIGN)
                                   : NULL;
  gint64 server_time;

  if (evidence != NULL && ossicle_evidence_get_server_time (evidence, &server_time) != NULL)
    {
      work.now = server_time / 1000;
      work.server = TRUE;
    }
  if (request != NULL)
    add_request (&work, request, case_);
  if (work.parts->len == 0 && text != NULL &&
      ossicle_signing_text_guess_kind (text) == OSSICLE_TEXT_POLICY)
    add_policy (&work, text, case_);

  return work.parts;
}
