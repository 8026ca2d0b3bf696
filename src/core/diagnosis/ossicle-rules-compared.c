/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules-compared.h"
#include "ossicle-rules.h"
#include "ossicle-signing-words.h"

/* What only the comparison of both sides can tell. */

#define SHOWN_MOST_BYTES 200

/* The lines that show it, but for those that hold a secret. */
static void
show_row (const OssicleEvidence *e, OssicleFinding *finding, int position)
{
  const OssicleComparisonRow *row = position >= 0
                                      ? ossicle_comparison_get_row (e->comparison, position)
                                      : NULL;
  g_autofree char *text = NULL;

  if (row == NULL || row->client == NULL || row->server == NULL ||
      row->client->length > SHOWN_MOST_BYTES || row->server->length > SHOWN_MOST_BYTES ||
      (row->client->name != NULL && strcasestr (row->client->name, "token") != NULL))
    return;
  text = g_strdup_printf (_ ("The client signed “%s”, and OSS “%s”."), row->client->value,
                          row->server->value);
  ossicle_evidence_because (e, finding, text, "client.string_to_sign", "client.canonical_request",
                            "string_to_sign", "body.CanonicalRequest", NULL);
}

static void
tell_detail (const OssicleEvidence *e,
             OssicleFinding *finding,
             const OssicleComparisonReason *reason)
{
  g_autofree char *detail = ossicle_signing_reason_dup_detail (reason->reason, reason->detail);
  g_autofree char *text = NULL;

  if (detail == NULL)
    return;
  text = g_strdup_printf (_ ("In detail: %s."), detail);
  ossicle_evidence_because (e, finding, text, "client.string_to_sign", "string_to_sign", NULL);
}

/**
 * ossicle_rule_compared:
 * @evidence: what is known
 * @finding: the finding to be; where the comparison found what its rule is called after, it gets
 *   the reasons and the verdict "cause"
 * @fires: (out): whether it did; not set where there is no comparison
 *
 * Returns: whether both sides are known, so that the comparison decides and nothing is to be
 * guessed
 */
gboolean
ossicle_rule_compared (const OssicleEvidence *evidence, OssicleFinding *finding, gboolean *fires)
{
  guint n;

  if (evidence->comparison == NULL)
    return FALSE;
  *fires = FALSE;
  n = ossicle_comparison_get_n_reasons (evidence->comparison);
  for (guint i = 0; i < n; i++)
    {
      const OssicleComparisonReason *reason = ossicle_comparison_get_reason (evidence->comparison,
                                                                             i);

      if (!g_str_equal (ossicle_signing_reason_to_string (reason->reason),
                        ossicle_finding_get_rule (finding)))
        continue;
      *fires = TRUE;
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (evidence, finding,
                                reason->reason == OSSICLE_REASON_SECRET_WRONG
                                  ? ossicle_signing_reason_get_title (reason->reason)
                                  : _ ("What the client signed, held against what OSS signed, "
                                       "shows it."),
                                "client.string_to_sign", "client.canonical_request",
                                "string_to_sign", "body.CanonicalRequest", NULL);
      tell_detail (evidence, finding, reason);
      show_row (evidence, finding, reason->row);
      break;
    }

  return TRUE;
}

static gboolean
judge (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean fires;

  return ossicle_rule_compared (e, finding, &fires) && fires;
}

#define COMPARE N_ ("Compare the client's string to sign with that of the answer, line by line.")
#define ASK N_ ("The client's string to sign.")

const OssicleRule ossicle_rules_compared[] = {
  { "content-type-missing",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The Content-Type that was signed was not sent"),
    { N_ ("Send the Content-Type that was signed, or sign without one.") },
    COMPARE,
    { ASK } },
  { "content-md5-missing",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The Content-MD5 that was signed was not sent"),
    { N_ ("Send the Content-MD5 that was signed, or sign without one.") },
    COMPARE,
    { ASK } },
  { "header-changed",
    "SignatureDoesNotMatch",
    judge,
    N_ ("A signed header arrived with another value"),
    { N_ ("Send the value that was signed; look for a library or proxy that rewrites it, and for "
          "characters beyond ASCII.") },
    COMPARE,
    { ASK } },
  { "header-order",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client did not sort the headers that it signed"),
    { N_ ("Sort the headers by their names in lower case before signing.") },
    COMPARE,
    { ASK } },
  { "header-case",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client signed header names with capital letters"),
    { N_ ("Write the names of headers in lower case before signing.") },
    COMPARE,
    { ASK } },
  { "resource-changed",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client signed for another bucket or object"),
    { N_ ("Sign for the very bucket and key that the URL asks for.") },
    COMPARE,
    { ASK } },
  { "payload-changed",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client signed another payload hash"),
    { N_ ("Sign and send UNSIGNED-PAYLOAD.") },
    COMPARE,
    { ASK } },
  { "invisible-character",
    "SignatureDoesNotMatch",
    judge,
    N_ ("A character that cannot be seen makes the difference"),
    { N_ ("Type the value again where it was copied from a web page or a document.") },
    COMPARE,
    { ASK } },
  { "line-ends",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client signed other line ends"),
    { N_ ("End lines with LF alone, and put none at the end.") },
    COMPARE,
    { ASK } },
  { "version-mismatch",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The client signed in another version than OSS checked"),
    { N_ (
      "Send the Authorization header, or the parameters, of the version that was signed with.") },
    COMPARE,
    { ASK } },
  { "policy-changed",
    "SignatureDoesNotMatch",
    judge,
    N_ ("The policy that was sent is not the one that was signed"),
    { N_ ("Send the very base64 text that was signed as the form's policy.") },
    COMPARE,
    { ASK } },
  { NULL },
};
