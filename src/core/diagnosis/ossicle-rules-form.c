/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Forms that post an object, and callbacks. */

#define POLICY_FAILED "Invalid according to Policy: Policy Condition failed: "

static void
prove (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer says so."), "code", "message", "ec", NULL);
}

static gboolean
judge_field_order (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_ec (e, "0006-00000103"))
    {
      prove (e, finding);
      return TRUE;
    }
  if (ossicle_evidence_is_code (e, "IncorrectNumberOfFilesInPOSTRequest"))
    {
      ossicle_finding_set_title (finding, _ ("The form has no file, or more than one"));
      prove (e, finding);
      return TRUE;
    }
  if (ossicle_evidence_is_ec (e, "0002-00000702 0002-00000706") ||
      ossicle_evidence_says (e, "bucket POST must contain the specified"))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  else if (!ossicle_evidence_is_code (e, "MalformedPOSTRequest"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS misses a field of the form: it reads none that stands behind "
                               "the file."),
                            "message", "ec", "code", NULL);

  return TRUE;
}

static gboolean
judge_policy_expired (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_ec (e, "0006-00000213") && !ossicle_evidence_says (e, "Policy expired"))
    return FALSE;
  prove (e, finding);

  return TRUE;
}

static gboolean
judge_policy_malformed (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_says (e, POLICY_FAILED))
    return FALSE;
  prove (e, finding);

  return TRUE;
}

static gboolean
judge_policy_condition (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *message = ossicle_evidence_get (e, "message");
  const char *condition = message != NULL ? strcasestr (message, POLICY_FAILED) : NULL;
  g_autofree char *text = NULL;

  if (condition == NULL || ossicle_evidence_is_ec (e, "0006-00000213"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  text = g_strdup_printf (_ ("OSS names the condition: %s"), condition + strlen (POLICY_FAILED));
  ossicle_evidence_because (e, finding, text, "message", NULL);

  return TRUE;
}

static gboolean
judge_post_size (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean by_ec = ossicle_evidence_is_ec (e, "0006-00000003 0006-00000004");

  if (ossicle_evidence_is_code (e, "EntityTooSmall EntityTooLarge") && !by_ec)
    {
      if (ossicle_evidence_is_multipart (e))
        return FALSE;
      if (ossicle_evidence_get (e, "method") == NULL && ossicle_evidence_get (e, "ec") == NULL)
        {
          ossicle_evidence_because (e, finding,
                                    _ ("OSS answers so to forms and to parts, and nothing tells "
                                       "which it was."),
                                    "code", NULL);
          return TRUE;
        }
      if (!ossicle_evidence_is (e, "method", "POST") ||
          ossicle_evidence_get_query (e, "append") != NULL)
        return FALSE;
    }
  prove (e, finding);
  if (ossicle_evidence_is_code (e, "MaxPOSTPreDataLengthExceededError"))
    ossicle_finding_set_title (finding, _ ("The fields before the file are larger than 8 MB"));
  else if (ossicle_evidence_is_code (e, "FieldItemTooLong"))
    ossicle_finding_set_title (finding, _ ("The name of a form field is longer than 8 KB"));

  return TRUE;
}

static gboolean
judge_not_multipart (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *type = ossicle_evidence_get (e, "request.content-type");

  prove (e, finding);
  if (type != NULL && strcasestr (type, "multipart/form-data") == NULL)
    ossicle_evidence_because (e, finding, _ ("The request's Content-Type is another."),
                              "request.content-type", NULL);
  else if (type != NULL && strcasestr (type, "boundary=") == NULL)
    ossicle_evidence_because (e, finding, _ ("The request's Content-Type has no boundary."),
                              "request.content-type", NULL);

  return TRUE;
}

/* The object is there all the same, which surprises people. */
static void
tell_stored (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (e->status == 203)
    ossicle_evidence_because (e, finding,
                              _ ("With status 203 the object has been stored; only the callback "
                                 "failed."),
                              "status", NULL);
}

static gboolean
says_timeout (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "reply timeout") || ossicle_evidence_says (e, "too long time");
}

static gboolean
says_unreachable (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "can not connect") || ossicle_evidence_says (e, "status : -1");
}

static gboolean
judge_callback_unreachable (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (says_timeout (e))
    return FALSE;
  if (says_unreachable (e))
    prove (e, finding);
  else if (ossicle_evidence_says (e, "Callback to application server failed") ||
           ossicle_evidence_get (e, "message") == NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The callback failed, and how is not said: it may also have been "
                                 "late, or answered with another status or without JSON."),
                              "code", "message", NULL);
  else
    return FALSE;
  tell_stored (e, finding);

  return TRUE;
}

static gboolean
judge_callback_timeout (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!says_timeout (e))
    return FALSE;
  prove (e, finding);
  tell_stored (e, finding);

  return TRUE;
}

/* The status out of "Error status : 502.", or 0. */
static guint
find_callback_status (const char *message)
{
  const char *at = message != NULL ? strcasestr (message, "Error status : ") : NULL;
  guint64 status;
  g_autofree char *digits = NULL;

  if (at == NULL)
    return 0;
  at += strlen ("Error status : ");
  digits = g_strndup (at, strspn (at, "0123456789"));

  return g_ascii_string_to_unsigned (digits, 10, 100, 599, &status, NULL) ? status : 0;
}

static gboolean
is_body_fault (const OssicleEvidence *e)
{
  return ossicle_evidence_is_ec (e, "0007-00000205") ||
         ossicle_evidence_says (e, "not valid json") ||
         ossicle_evidence_says (e, "content-length") || ossicle_evidence_says (e, "conent-length");
}

static gboolean
judge_callback_status (const OssicleEvidence *e, OssicleFinding *finding)
{
  guint status = find_callback_status (ossicle_evidence_get (e, "message"));
  g_autofree char *text = NULL;

  if (is_body_fault (e) || says_timeout (e) || says_unreachable (e) ||
      (status == 0 && !ossicle_evidence_is_ec (e, "0007-00000203")))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  text = status != 0 ? g_strdup_printf (_ ("The callback server answered with status %u."), status)
                     : g_strdup (_ ("The callback server answered with another status than 200."));
  ossicle_evidence_because (e, finding, text, "message", "ec", NULL);
  if (status >= 300 && status < 400)
    ossicle_finding_add_first_step (finding,
                                    _ ("Name the final address as callbackUrl: OSS follows no "
                                       "redirect."));
  tell_stored (e, finding);

  return TRUE;
}

static gboolean
judge_callback_body (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!is_body_fault (e))
    return FALSE;
  prove (e, finding);
  if (!ossicle_evidence_says (e, "json") && !ossicle_evidence_is_ec (e, "0007-00000205"))
    ossicle_finding_set_title (finding,
                               _ ("The callback server's Content-Length is missing or too large"));
  tell_stored (e, finding);

  return TRUE;
}

static gboolean
judge_callback_parameter (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_ec (e, "0007-00000002 0007-00000003 0007-00000005 0007-00000011 "
                                  "0007-00000102 0007-00000103") &&
      !ossicle_evidence_says (e, "callback configuration") &&
      !ossicle_evidence_says (e, "callback body") && !ossicle_evidence_says (e, "callback var") &&
      !ossicle_evidence_says (e, "forbidden to callback") &&
      !ossicle_evidence_mentions (e, "body.ArgumentName", "callback"))
    return FALSE;
  prove (e, finding);

  return TRUE;
}

static gboolean
judge_gate (const OssicleEvidence *e, OssicleFinding *finding)
{
  prove (e, finding);
  if (e->endpoint != NULL && ossicle_endpoint_get_kind (e->endpoint) == OSSICLE_ENDPOINT_DRIVE)
    ossicle_evidence_because (e, finding, _ ("The host is that of a drive product."), "host", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_form[] = {
  { "post-field-order",
    "MalformedPOSTRequest IncorrectNumberOfFilesInPOSTRequest InvalidArgument",
    judge_field_order,
    N_ ("A field of the form is missing, misspelt, or stands behind the file"),
    { N_ ("Put “file” last: nothing behind it is read."),
      N_ ("Spell the fields as documented: key, policy, OSSAccessKeyId, Signature; for V4 "
          "x-oss-credential, x-oss-date, x-oss-signature, x-oss-signature-version.") },
    N_ (
      "Print the form as it leaves the client: Content-Type with its boundary, then the fields in "
      "order; the file comes last."),
    { N_ ("The names of the form's fields, in order.") } },
  { "post-policy-expired",
    "AccessDenied",
    judge_policy_expired,
    N_ ("The form's policy has expired"),
    { N_ ("Get a new policy from the server shortly before the upload."),
      N_ ("Write its expiration in UTC (“…Z”), and check the clock of the server that signs.") },
    NULL,
    { N_ ("The policy, decoded.") } },
  { "post-policy-malformed",
    "InvalidPolicyDocument",
    judge_policy_malformed,
    N_ ("The form's policy is not JSON as OSS expects it"),
    { N_ ("Decode the field policy and run it through a JSON checker: quotes, commas, brackets."),
      N_ ("Write “expiration” and “conditions” as documented; a condition is an object with one "
          "member or an array of three values."),
      N_ ("Encode exactly the text that is signed with base64, once.") },
    NULL,
    { N_ ("The policy, decoded.") } },
  { "post-policy-condition",
    "AccessDenied InvalidPolicyDocument",
    judge_policy_condition,
    N_ ("The form does not meet a condition of its policy"),
    { N_ ("Make field and condition the same, letter by letter; or widen the condition, with "
          "starts-with say.") },
    NULL,
    { N_ ("The policy, decoded, and the form's fields.") } },
  { "post-size",
    "EntityTooSmall EntityTooLarge MaxPOSTPreDataLengthExceededError FieldItemTooLong",
    judge_post_size,
    N_ ("The file is smaller or larger than the form's policy allows"),
    { N_ ("Change content-length-range in the policy, or check the size before the upload."),
      N_ ("For more than 5 GB use a multipart upload.") },
    N_ ("Was it a form (POST) or an upload in parts?"),
    { N_ ("The size of the file, and the policy's content-length-range.") } },
  { "post-not-multipart",
    "RequestIsNotMultiPartContent",
    judge_not_multipart,
    N_ ("The POST is no multipart/form-data"),
    { N_ ("Let the browser or library set Content-Type itself, with its boundary."),
      N_ ("Where an object is meant to be uploaded without a form, use PUT.") },
    NULL,
    { N_ ("The request's Content-Type header.") } },
  { "callback-timeout",
    "CallbackFailed",
    judge_callback_timeout,
    N_ ("The callback server took more than 5 seconds"),
    { N_ ("Let the server answer at once and do its work afterwards."),
      N_ ("Measure how long it takes, from outside of its network.") },
    NULL,
    { N_ ("The callback server's log at that time.") } },
  { "callback-unreachable",
    "CallbackFailed",
    judge_callback_unreachable,
    N_ ("OSS cannot connect to the callback server"),
    { N_ ("Call the callbackUrl with curl from outside of your network."),
      N_ ("Use a public address; open the firewall for the port; with HTTPS, serve the whole chain "
          "of certificates.") },
    N_ ("curl to the callbackUrl with the callback's body, from outside of your network: no "
        "connection, a late answer, another status than 200, or no JSON?"),
    { N_ ("The callbackUrl.") } },
  { "callback-status",
    "CallbackFailed",
    judge_callback_status,
    N_ ("The callback server answered with an error"),
    { N_ ("Send the callback's body to the callbackUrl with curl, and mend what it answers."),
      N_ ("Answer with status 200 in every case.") },
    NULL,
    { N_ ("The callback server's log at that time.") } },
  { "callback-body",
    "CallbackFailed",
    judge_callback_body,
    N_ ("The callback server's answer is not JSON"),
    { N_ ("Answer with JSON, such as {\"Status\":\"OK\"}, at most 1 MB, with Content-Length."),
      N_ ("Look for a byte order mark (EF BB BF) before it.") },
    NULL,
    { N_ ("The bytes that the callback server answers with.") } },
  { "callback-parameter",
    "InvalidArgument",
    judge_callback_parameter,
    N_ ("The callback parameter is not what OSS expects"),
    { N_ (
        "Send the base64 of a JSON object with callbackUrl (five at most) and a callbackBody that "
        "is not empty."),
      N_ ("Send callback and callback-var in the URL or in headers, not in both.") },
    NULL,
    { N_ ("The callback parameter, decoded.") } },
  { "callback-gate",
    "RequestDeniedByCallback",
    judge_gate,
    N_ ("The service that owns the bucket refused, not OSS"),
    { N_ (
      "Sign in to that service again, or ask its support; the text after “reason:” is its own.") },
    NULL,
    { NULL } },
  { NULL },
};
