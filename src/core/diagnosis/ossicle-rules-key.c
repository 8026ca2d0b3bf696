/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Access keys, and the temporary ones of STS. */

#define KEY_CODES "InvalidAccessKeyId"
#define ALLOWED "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._="

static const char *
get_id (const OssicleEvidence *e)
{
  return ossicle_evidence_get (e, "access_key_id");
}

static gboolean
is_masked (const char *id)
{
  static const char *const marks[] = { "*",   "…",      "...",     "•",      "●",
                                       "█",   "xxx",    "###",     "---",    "___",
                                       "???", "redact", "removed", "hidden", "masked" };
  g_autofree char *lower = g_ascii_strdown (id, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (lower, marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* Whether OSS refused for the key; else an id that looks odd was made so for the paste. */
static gboolean
is_about_key (const OssicleEvidence *e)
{
  return ossicle_evidence_is_code (e, KEY_CODES) || ossicle_evidence_says (e, "Authorization") ||
         ossicle_evidence_says (e, "AccessKeyId") ||
         ossicle_evidence_mentions (e, "body.ArgumentName", "AccessKeyId") ||
         ossicle_evidence_mentions (e, "body.ArgumentName", "credential");
}

static gboolean
has_prefix (const OssicleEvidence *e, const char *prefix)
{
  const char *id = get_id (e);

  return id != NULL && g_str_has_prefix (id, prefix);
}

static gboolean
has_token (const OssicleEvidence *e)
{
  return ossicle_evidence_get (e, "request.x-oss-security-token") != NULL ||
         ossicle_evidence_get_query (e, "security-token") != NULL ||
         ossicle_evidence_get_query (e, "x-oss-security-token") != NULL;
}

static gboolean
proved (const OssicleEvidence *e, OssicleFinding *finding, const char *ecs, const char *part)
{
  if (ossicle_evidence_is_ec (e, ecs))
    ossicle_evidence_because (e, finding, _ ("The fine-grained code (EC) says so."), "ec", NULL);
  else if (part != NULL && ossicle_evidence_says (e, part))
    ossicle_evidence_because (e, finding, _ ("The message says so."), "message", NULL);
  else
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);

  return TRUE;
}

/* The beginning of other vendors' ids. */
static const char *
find_vendor (const char *id)
{
  static const struct
  {
    const char *prefix;
    const char *vendor;
  } table[] = {
    { "AKIA", "Amazon Web Services" }, { "ASIA", "Amazon Web Services" },
    { "AKID", "Tencent Cloud" },       { "GOOG1", "Google Cloud" },
    { "AKLT", "Volcano Engine" },      { "JDC_", "JD Cloud" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_has_prefix (id, table[i].prefix))
      return table[i].vendor;

  return NULL;
}

static gboolean
judge_other_vendor (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *vendor = get_id (e) != NULL ? find_vendor (get_id (e)) : NULL;
  g_autofree char *text = NULL;

  if (vendor == NULL)
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  text = g_strdup_printf (_ ("Access key ids of %s begin like this one."), vendor);
  ossicle_evidence_because (e, finding, text, "access_key_id", NULL);

  return TRUE;
}

/* Words of samples and names of variables; real ids have none of them. */
static gboolean
is_placeholder (const char *id)
{
  static const char *const parts[] = { "your", "access",   "<",           "${",      "{{",
                                       "%(",   "example-", "placeholder", "changeme" };
  g_autofree char *lower = g_ascii_strdown (id, -1);

  if (g_str_has_prefix (id, "LTAI") || g_str_has_prefix (id, "STS."))
    return FALSE; /* letters at random may make a word */
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;

  return *id == '\0' || g_str_equal (lower, "null") || g_str_equal (lower, "undefined") ||
         g_str_equal (lower, "none");
}

static gboolean
judge_placeholder (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (proved (e, finding, "0002-00000072 0002-00000106 0002-00000116 0002-00000707", NULL))
    {
      ossicle_finding_set_title (finding, _ ("The access key id is empty"));
      return TRUE;
    }
  if (get_id (e) == NULL || is_masked (get_id (e)) || !is_placeholder (get_id (e)) ||
      !is_about_key (e))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The access key id is a word out of a sample or the name of a "
                               "variable, not an id."),
                            "access_key_id", NULL);

  return TRUE;
}

static gboolean
is_malformed (const char *id)
{
  return !is_masked (id) && !is_placeholder (id) && id[strspn (id, ALLOWED)] != '\0';
}

static gboolean
judge_malformed (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *id = get_id (e);
  gboolean bad = id != NULL && is_malformed (id) && is_about_key (e);

  if (id != NULL && !is_masked (id) && is_placeholder (id))
    return FALSE;
  if (!proved (e, finding, "0002-00000064 0002-00000073 0002-00000107 0002-00000206 0002-00000708",
               "non-acceptable characters") &&
      !bad)
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  if (bad && (g_ascii_isspace (*id) || g_ascii_isspace (id[strlen (id) - 1])))
    ossicle_evidence_because (e, finding,
                              _ ("The id begins or ends with a blank, a tab or a line end."),
                              "access_key_id", "body.SpecialChar", NULL);
  else if (bad)
    ossicle_evidence_because (e, finding,
                              _ ("The id holds a character other than letters, digits, “.”, “_” "
                                 "and “=”."),
                              "access_key_id", "body.SpecialChar", NULL);

  return TRUE;
}

static gboolean
judge_disabled (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (proved (e, finding, "0002-00000903", "Key Id you provided is disabled"))
    return TRUE;
  if (!ossicle_evidence_is_ec (e, "0002-00000904"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The fine-grained code (EC) tells that the key is disabled, or that "
                               "it may not be used from this address."),
                            "ec", NULL);

  return TRUE;
}

static gboolean
judge_unknown (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *id = get_id (e);

  if (ossicle_evidence_says (e, "Security Token may be lost") ||
      ossicle_evidence_is_ec (e, "0002-00000002 0002-00000003 0002-00000903 0002-00000904") ||
      has_prefix (e, "STS.") || (id != NULL && !is_masked (id) && find_vendor (id) != NULL) ||
      (id != NULL && (is_malformed (id) || (!is_masked (id) && is_placeholder (id)))))
    return FALSE;
  if (!proved (e, finding, "0002-00000902", "does not exist in our records"))
    {
      if (!ossicle_evidence_is_ec (e, "0002-00000901"))
        return FALSE;
      ossicle_evidence_because (e, finding,
                                _ ("The fine-grained code (EC) tells that the access key was "
                                   "refused, and not why."),
                                "ec", NULL);
    }
  if (id != NULL && g_str_has_prefix (id, "LTAI"))
    ossicle_evidence_because (e, finding,
                              _ ("The id has the form of a lasting key: it was deleted, mistyped, "
                                 "or belongs to another site of the cloud."),
                              "access_key_id", NULL);
  if (has_token (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      ossicle_evidence_despite (e, finding,
                                _ ("A security token came with it, so OSS looked for a temporary "
                                   "key."),
                                "request.x-oss-security-token", "url", NULL);
    }

  return TRUE;
}

static gboolean
judge_token_missing (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (proved (e, finding, "0002-00000003", "Security Token may be lost"))
    return TRUE;
  if (!has_prefix (e, "STS.") || has_token (e) || !ossicle_evidence_is_code (e, KEY_CODES))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The id is a temporary one of STS, which OSS knows only together "
                               "with its token."),
                            "access_key_id", NULL);
  if (ossicle_evidence_knows_request (e) &&
      (e->is_signed == OSSICLE_SIGNED_HEADER || e->is_signed == OSSICLE_SIGNED_URL))
    { /* a form has its token in a field */
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The request has no token."), "url", NULL);
    }

  return TRUE;
}

static gboolean
judge_token_expired (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "SecurityTokenExpired"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", NULL);
      return TRUE;
    }
  if (proved (e, finding, "0002-00000007", "token you provided has expired"))
    return TRUE;
  if (!ossicle_evidence_is_code (e, KEY_CODES) || !has_prefix (e, "STS.") || !has_token (e))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The key is a temporary one, it came with a token, and OSS does not "
                               "know it (any more)."),
                            "access_key_id", "request.x-oss-security-token", "url", NULL);

  return TRUE;
}

static gboolean
judge_token_mismatch (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "AccessKeyIdAndSecurityTokenNotMatch"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", NULL);
      return TRUE;
    }
  if (proved (e, finding, "0002-00000004", NULL))
    return TRUE;
  if (!ossicle_evidence_is_code (e, "InvalidSecurityToken") || has_prefix (e, "LTAI") ||
      ossicle_evidence_is_ec (e, "0002-00000002 0002-00000010"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS could not use the token: it is damaged, or was not issued "
                               "together with this key."),
                            "code", "ec", NULL);

  return TRUE;
}

static gboolean
judge_token_stray (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (proved (e, finding, "0002-00000010", NULL))
    {
      ossicle_finding_set_title (finding,
                                 _ ("The token was sent twice, in the URL and in a header"));
      return TRUE;
    }
  if (proved (e, finding, "0002-00000002", NULL))
    return TRUE;
  if (!has_prefix (e, "LTAI") || ossicle_evidence_is_code (e, "AccessDenied") ||
      (!has_token (e) && !ossicle_evidence_is_code (e, "InvalidSecurityToken")))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The id is that of a lasting key, which has no token, and yet one "
                               "was sent."),
                            "access_key_id", "code", "request.x-oss-security-token", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_key[] = {
  { "key-other-vendor",
    KEY_CODES,
    judge_other_vendor,
    N_ ("The access key is another vendor's"),
    { N_ ("Configure an access key pair of Alibaba Cloud."),
      N_ ("Look for environment variables or profiles of the other vendor that the client takes "
          "first.") },
    NULL,
    { N_ ("Where the client takes its access key from.") } },
  { "key-placeholder",
    "InvalidAccessKeyId InvalidArgument AccessDenied",
    judge_placeholder,
    N_ ("A placeholder stands where the access key id should"),
    { N_ ("Put in the access key id, or set the environment variable that stands for it."),
      N_ ("Print the length of the key as the program sees it.") },
    NULL,
    { N_ ("How the access key comes into the program: file, environment, role.") } },
  { "key-malformed",
    "InvalidAccessKeyId InvalidArgument AccessDenied",
    judge_malformed,
    N_ ("The access key id has a character that cannot be in one"),
    { N_ ("Copy the id again, and take off blanks, tabs, quotes and line ends around it."),
      N_ ("On Windows look for a CR at the end of the line it is read from.") },
    NULL,
    { N_ ("How the access key comes into the program: file, environment, role.") } },
  { "key-disabled",
    KEY_CODES,
    judge_disabled,
    N_ ("The access key is disabled"),
    { N_ ("Look at the key in RAM: enable it, or make a new one and retire this."),
      N_ ("Where it is active, look for a network access restriction on the key.") },
    N_ ("The RAM console shows the key's state and its network restrictions."),
    { N_ ("The first and last four characters of the access key id, and the caller's address.") } },
  { "key-unknown",
    KEY_CODES,
    judge_unknown,
    N_ ("OSS does not know this access key"),
    { N_ ("Compare the id, letter by letter, with the list in the RAM console."),
      N_ ("Where the key was deleted or rotated, deploy the new pair everywhere."),
      N_ ("Check that key and endpoint belong to the same site: public cloud, finance cloud, "
          "private cloud.") },
    N_ ("The RAM console lists the account's keys."),
    { N_ ("The first and last four characters of the access key id.") } },
  { "token-missing",
    KEY_CODES " AccessDenied InvalidArgument",
    judge_token_missing,
    N_ ("A temporary key was used without its security token"),
    { N_ (
        "Send the token that AssumeRole gave with this key: x-oss-security-token in the header or "
        "form, security-token in a V1 URL."),
      N_ ("Give the SDK all three: id, secret and token.") },
    N_ ("Does the request carry x-oss-security-token or security-token?"),
    { N_ ("The names of the request's headers and parameters, without their values.") } },
  { "token-stray",
    "InvalidAccessKeyId InvalidSecurityToken InvalidArgument InvalidRequest AccessDenied",
    judge_token_stray,
    N_ ("A security token was sent with a key that has none"),
    { N_ ("Leave the token out where the key is a lasting one; look for a variable that is still "
          "set (OSS_SESSION_TOKEN)."),
      N_ ("Where a token is needed, send it in one place only.") },
    NULL,
    { N_ ("Where the client takes key and token from.") } },
  { "token-expired",
    "SecurityTokenExpired InvalidAccessKeyId InvalidSecurityToken AccessDenied",
    judge_token_expired,
    N_ ("The security token has expired"),
    { N_ ("Get new temporary credentials, and put all three values into the client."),
      N_ ("Let the client refresh them some minutes before their Expiration."),
      N_ ("Check the clock of whatever decides when to refresh.") },
    N_ ("Compare the Expiration of the AssumeRole answer with the time of the request."),
    { N_ ("The Expiration that AssumeRole gave, and how the client refreshes.") } },
  { "token-mismatch",
    "AccessKeyIdAndSecurityTokenNotMatch InvalidSecurityToken",
    judge_token_mismatch,
    N_ ("Key and security token do not belong together"),
    { N_ ("Take id, secret and token out of one and the same answer of AssumeRole."),
      N_ ("Where several threads refresh, replace the three values at once."),
      N_ ("Send the token as it is: not cut, not escaped twice.") },
    N_ ("Compare the length and the last characters of the token with what AssumeRole gave."),
    { N_ ("How the three values are stored and refreshed.") } },
  { NULL },
};
