/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules-compared.h"
#include "ossicle-rules.h"

/* What was signed, as far as one side of it tells. Where both sides are known, the comparison
 * decides, and nothing is guessed. */

#define STRING "string_to_sign"
#define DIGITS "0123456789"
#define MILLISECOND_DIGITS 13
#define ANOTHER_TRY_MS 60000

static const char *
get_line (const OssicleEvidence *e, OssicleSigningLineKind kind, const char *name)
{
  const OssicleSigningLine *line = ossicle_evidence_get_signed_line (e, kind, name);

  return line != NULL && *line->value != '\0' ? line->value : NULL;
}

/* V1 has the expiry where a header's signature has the date; V4 signs the parameters. */
static gboolean
is_signed_url (const OssicleEvidence *e)
{
  const char *date = get_line (e, OSSICLE_LINE_DATE, NULL);

  if (date != NULL)
    return date[strspn (date, DIGITS)] == '\0';

  return get_line (e, OSSICLE_LINE_PARAMETER, "x-oss-signature-version") != NULL;
}

static gboolean
is_v4 (const OssicleEvidence *e)
{
  return get_line (e, OSSICLE_LINE_ALGORITHM, NULL) != NULL;
}

static gboolean
judge_secret (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    {
      if (fires)
        return TRUE;
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_RULED_OUT);
      ossicle_evidence_despite (e, finding,
                                _ ("The two sides signed different texts, so the signatures would "
                                   "differ with any secret."),
                                STRING, "client.string_to_sign", NULL);
      return TRUE;
    }
  ossicle_evidence_because (e, finding,
                            _ ("OSS knows the access key id, and with its secret comes to another "
                               "signature."),
                            "code", "access_key_id", NULL);

  return TRUE;
}

static gboolean
judge_content_type (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *type = get_line (e, OSSICLE_LINE_CONTENT_TYPE, NULL);
  const char *sent = ossicle_evidence_get (e, "request.content-type");
  g_autofree char *text = NULL;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (type == NULL)
    type = get_line (e, OSSICLE_LINE_HEADER, "content-type");
  if (type != NULL && sent != NULL && !g_str_equal (type, sent))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      text = g_strdup_printf (_ ("The client sent the Content-Type “%s”, and OSS got “%s”."), sent,
                              type);
      ossicle_evidence_because (e, finding, text, "request.content-type", STRING, NULL);
      return TRUE;
    }
  if (type == NULL || !is_signed_url (e))
    return FALSE;
  text = g_strdup_printf (_ ("OSS got the Content-Type “%s”, and URLs are mostly signed without "
                             "one."),
                          type);
  ossicle_evidence_because (e, finding, text, STRING, "body.CanonicalRequest", NULL);
  ossicle_evidence_because (e, finding,
                            _ ("Browsers and HTTP libraries add one by themselves; it is what goes "
                               "wrong most often with signed URLs."),
                            STRING, NULL);

  return TRUE;
}

static gboolean
judge_content_md5 (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (!is_signed_url (e) || (get_line (e, OSSICLE_LINE_CONTENT_MD5, NULL) == NULL &&
                             get_line (e, OSSICLE_LINE_HEADER, "content-md5") == NULL))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS got a Content-MD5, and URLs are mostly signed without one."),
                            STRING, "body.CanonicalRequest", NULL);

  return TRUE;
}

/* Whether the request is dated a while before or after its answer: clients date each try anew. */
static gboolean
is_of_another_try (const OssicleEvidence *e)
{
  gint64 sent, answered;

  return ossicle_evidence_get_time (e, "request.date", &sent) &&
         ossicle_evidence_get_server_time (e, &answered) != NULL &&
         ABS (sent - answered) > ANOTHER_TRY_MS;
}

static gboolean
judge_date (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *signed_date = get_line (e, OSSICLE_LINE_DATE, NULL);
  const char *sent = ossicle_evidence_get (e, "request.date");
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (signed_date == NULL || sent == NULL || is_signed_url (e) || g_str_equal (signed_date, sent) ||
      ossicle_evidence_is (e, "request.x-oss-date", signed_date))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The date that OSS got is not the one that the client sent."),
                            STRING, "request.date", NULL);
  if (is_of_another_try (e))
    ossicle_evidence_despite (e, finding,
                              _ ("The request was not made when OSS answered: they may not belong "
                                 "together."),
                              "request.date", "request_time", NULL);
  else
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);

  return TRUE;
}

static gboolean
says_no_seconds (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "seconds since epoch") ||
         ossicle_evidence_is_ec (e, "0002-00000070");
}

static gboolean
judge_milliseconds (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *expires = get_line (e, OSSICLE_LINE_DATE, NULL);
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires) && fires)
    return TRUE;
  if (expires == NULL)
    expires = ossicle_evidence_get_query (e, "Expires");
  if (expires == NULL && says_no_seconds (e))
    {
      ossicle_evidence_because (e, finding, _ ("OSS says that the expiry is not one in seconds."),
                                "message", "ec", NULL);
      return TRUE;
    }
  if (expires == NULL || strlen (expires) != MILLISECOND_DIGITS ||
      strspn (expires, DIGITS) != MILLISECOND_DIGITS)
    return FALSE;
  if (says_no_seconds (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("OSS says that the expiry is not one in seconds."),
                                "message", "ec", NULL);
    }
  ossicle_evidence_because (e, finding,
                            _ ("The expiry has 13 digits: it counts milliseconds, and OSS takes "
                               "seconds."),
                            STRING, "url", NULL);

  return TRUE;
}

/* Whether the request, as far as it is known, has the header. */
static gboolean
was_sent (const OssicleEvidence *e, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *fact = g_strconcat (OSSICLE_FACT_REQUEST_PREFIX, lower, NULL);

  return ossicle_evidence_get (e, fact) != NULL;
}

static gboolean
judge_header_added (const OssicleEvidence *e, OssicleFinding *finding)
{
  GPtrArray *lines = e->canonical_lines != NULL ? e->canonical_lines : e->string_lines;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (get_line (e, OSSICLE_LINE_VERB, NULL) == NULL)
    return FALSE; /* a form signs its policy, and no headers */
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const OssicleSigningLine *line = g_ptr_array_index (lines, i);
      gboolean known = ossicle_evidence_knows_request (e);
      g_autofree char *text = NULL;

      if (line->kind != OSSICLE_LINE_HEADER || line->name == NULL ||
          !g_str_has_prefix (line->name, "x-oss-") || was_sent (e, line->name) ||
          (!known && !is_signed_url (e)))
        continue;
      text = known ? g_strdup_printf (_ ("OSS got %s, which the client did not send."), line->name)
                   : g_strdup_printf (_ ("OSS got %s together with a signed URL."), line->name);
      if (known && !g_str_equal (line->name, "x-oss-security-token"))
        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE); /* pastes lack the token */
      ossicle_evidence_because (e, finding, text, STRING, "body.CanonicalRequest", NULL);
      return TRUE;
    }

  return FALSE;
}

/* The first header by its name that OSS would have signed, that was sent, and that OSS did not get.
 */
static const char *
find_lost_header (const OssicleEvidence *e)
{
  GListModel *facts = ossicle_case_get_facts (e->subject);
  guint n = g_list_model_get_n_items (facts);
  const char *lost = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      const char *name = ossicle_fact_get_name (fact);

      if (g_str_has_prefix (name, "request.x-oss-") && (lost == NULL || strcmp (name, lost) < 0) &&
          ossicle_evidence_get_signed_line (e, OSSICLE_LINE_HEADER,
                                            name + strlen (OSSICLE_FACT_REQUEST_PREFIX)) == NULL)
        lost = name;
    }

  return lost;
}

static gboolean
judge_header_missing (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *lost;
  g_autofree char *text = NULL;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (get_line (e, OSSICLE_LINE_VERB, NULL) == NULL)
    return FALSE; /* a form signs its policy, and V4's own string has no headers */
  lost = find_lost_header (e);
  if (lost == NULL)
    return FALSE;
  text = g_strdup_printf (_ ("The client sent %s, and OSS did not get it."),
                          lost + strlen (OSSICLE_FACT_REQUEST_PREFIX));
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, text, lost, STRING, NULL);

  return TRUE;
}

static gboolean
judge_bucket_missing (const OssicleEvidence *e, OssicleFinding *finding)
{
  OssicleEndpointKind kind = e->endpoint != NULL ? ossicle_endpoint_get_kind (e->endpoint)
                                                 : OSSICLE_ENDPOINT_PUBLIC;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (kind != OSSICLE_ENDPOINT_CUSTOM || get_line (e, OSSICLE_LINE_RESOURCE, NULL) == NULL)
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The host is a domain of one's own: a client that is not told the "
                               "bucket signs without it, or takes it for a part of the host."),
                            "host", STRING, NULL);

  return TRUE;
}

static gboolean
judge_resource_twice (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *resource = get_line (e, OSSICLE_LINE_RESOURCE, NULL);
  gsize n = resource != NULL && *resource == '/' ? strcspn (resource + 1, "/") : 0;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (n == 0 || resource[1] == '*' || resource[n + 1] != '/' ||
      strncmp (resource + 1, resource + n + 2, n) != 0 || resource[2 * n + 2] != '/')
    return FALSE;
  ossicle_evidence_because (
    e, finding, _ ("The resource that OSS signed has the bucket's name twice."), STRING, NULL);

  return TRUE;
}

static gboolean
judge_key_encoding (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *resource = get_line (e, OSSICLE_LINE_RESOURCE, NULL);
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (resource == NULL || is_v4 (e))
    return FALSE; /* V4's resource is escaped in any case */
  if (strstr (resource, "&amp;") != NULL || strstr (resource, "\\u0026") != NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The key has an escaped “&”: the URL was copied out of HTML or "
                                 "JSON."),
                              STRING, NULL);
  else if (strchr (resource, '%') != NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The key has a percent sign: V1 signs the plain key, and this one "
                                 "was escaped twice."),
                              STRING, NULL);
  else if (strpbrk (resource, "+ ") != NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The key has a blank or a “+”, which clients escape differently."),
                              STRING, NULL);
  else if (!g_str_is_ascii (resource))
    ossicle_evidence_because (e, finding,
                              _ ("The key has characters beyond ASCII, which clients escape or "
                                 "compose differently."),
                              STRING, NULL);
  else
    return FALSE;

  return TRUE;
}

/* V1 leaves most parameters out; those that it signs, and that one puts on afterwards, are few. V4
 * signs every one, and has these of its own. */
static gboolean
is_late_parameter (const OssicleEvidence *e, const OssicleSigningLine *line)
{
  static const char *const late[] = { "x-oss-process", "response-content-type",
                                      "response-content-disposition", "response-cache-control",
                                      NULL };
  static const char *const own[] = {
    "x-oss-signature-version",  "x-oss-credential",     "x-oss-date", "x-oss-expires",
    "x-oss-additional-headers", "x-oss-security-token", NULL
  };

  if (line->kind != OSSICLE_LINE_PARAMETER || line->name == NULL)
    return FALSE;

  return is_v4 (e) ? !g_strv_contains (own, line->name) : g_strv_contains (late, line->name);
}

static gboolean
judge_subresource (const OssicleEvidence *e, OssicleFinding *finding)
{
  GPtrArray *lines = e->canonical_lines != NULL ? e->canonical_lines : e->string_lines;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (!is_signed_url (e))
    return FALSE;
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const OssicleSigningLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = NULL;

      if (!is_late_parameter (e, line))
        continue;
      text = g_strdup_printf (
        _ ("OSS signed the parameter %s with the rest, and such are often put on afterwards."),
        line->name);
      ossicle_evidence_because (e, finding, text, STRING, "body.CanonicalRequest", "url", NULL);
      return TRUE;
    }

  return FALSE;
}

static gboolean
judge_verb (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *verb = get_line (e, OSSICLE_LINE_VERB, NULL);
  const char *method = ossicle_evidence_get (e, "method");
  g_autofree char *text = NULL;
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (g_strcmp0 (verb, "HEAD") == 0 && is_signed_url (e) &&
      (method == NULL || g_str_equal (method, "HEAD")))
    {
      ossicle_evidence_because (e, finding,
                                _ ("The request was a HEAD, and URLs are mostly signed for GET."),
                                STRING, "method", NULL);
      return TRUE;
    }
  if (verb == NULL || method == NULL || g_ascii_strcasecmp (verb, method) == 0)
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  text = g_strdup_printf (_ ("The client sent %s, and OSS got %s."), method, verb);
  ossicle_evidence_because (e, finding, text, "method", STRING, NULL);

  return TRUE;
}

/* SDKs that sign the token write it before the signature. */
static gboolean
is_token_behind (const OssicleEvidence *e)
{
  const char *url = ossicle_evidence_get (e, "url");
  const char *signature = url != NULL ? strstr (url, "&Signature=") : NULL;

  if (signature == NULL && url != NULL)
    signature = strstr (url, "&x-oss-signature=");

  return is_signed_url (e) && signature != NULL &&
         (strstr (signature, "&security-token=") != NULL ||
          strstr (signature, "&x-oss-security-token=") != NULL);
}

static gboolean
judge_token (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (is_token_behind (e))
    {
      ossicle_evidence_because (e, finding,
                                _ ("In the URL the token stands behind the signature, as if it had "
                                   "been put on afterwards."),
                                "url", STRING, NULL);
      return TRUE;
    }
  if (!is_signed_url (e) ||
      ossicle_evidence_get_signed_line (e, OSSICLE_LINE_HEADER, "x-oss-security-token") == NULL)
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS got the token as a header, and a URL is signed with the token "
                               "as a parameter."),
                            STRING, NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_signature[] = {
  { "content-type-added",
    "SignatureDoesNotMatch",
    judge_content_type,
    N_ ("The request got another Content-Type than was signed"),
    { N_ ("Sign with the Content-Type that is really sent, or send none."),
      N_ ("In a browser, set the header on the request itself, to the value that was signed."),
      N_ ("In Postman, curl and the like, take the automatic Content-Type off.") },
    N_ ("Compare the Content-Type line of the client's string to sign with that of the answer."),
    { N_ ("The client's string to sign, and the headers of the request.") } },
  { "content-md5-added",
    "SignatureDoesNotMatch",
    judge_content_md5,
    N_ ("The request got another Content-MD5 than was signed"),
    { N_ ("Sign the Content-MD5 that is sent, or let no middleware add one.") },
    N_ ("Compare the Content-MD5 line of the client's string to sign with that of the answer."),
    { N_ ("The client's string to sign, and the headers of the request.") } },
  { "date-rewritten",
    "SignatureDoesNotMatch",
    judge_date,
    N_ ("The date or expiry that arrived is not the one that was signed"),
    { N_ ("Build the date once, and use the same text to sign and to send."),
      N_ ("Where a proxy sets Date, sign x-oss-date instead."),
      N_ ("Do not change Expires in a URL that is signed.") },
    N_ ("Compare the date line of the client's string to sign with that of the answer."),
    { N_ ("The client's string to sign.") } },
  { "expires-in-milliseconds",
    "SignatureDoesNotMatch AccessDenied",
    judge_milliseconds,
    N_ ("The expiry counts milliseconds instead of seconds"),
    { N_ ("Divide the time by 1000 before it becomes Expires.") },
    N_ ("Count the digits of Expires: ten are seconds, thirteen milliseconds."),
    { N_ ("The code that makes the URL.") } },
  { "header-added",
    "SignatureDoesNotMatch",
    judge_header_added,
    N_ ("Something added a header that has to be signed"),
    { N_ ("Find what adds it: the HTTP library, a proxy, a CDN, a gateway."),
      N_ ("Sign it as well, or stop it from being added.") },
    N_ ("Compare the x-oss- lines of the client's string to sign with those of the answer."),
    { N_ ("What stands between the client and OSS.") } },
  { "header-missing",
    "SignatureDoesNotMatch",
    judge_header_missing,
    N_ ("A header that was signed did not arrive"),
    { N_ (
        "Send all headers that were signed; for a signed URL, the receiver has to send them too."),
      N_ ("Look for a proxy that takes headers away.") },
    N_ ("Compare the x-oss- lines of the client's string to sign with those of the answer."),
    { N_ ("All headers of the request as it left the client.") } },
  { "resource-bucket-missing",
    "SignatureDoesNotMatch",
    judge_bucket_missing,
    N_ ("The client signed without the bucket"),
    { N_ ("Tell the client that the host is a domain of one's own (is_cname, cname=true) and which "
          "bucket it stands for."),
      N_ ("On a private cloud, tell it the opposite.") },
    N_ ("The last line of the client's string to sign has to begin with “/BUCKET/”."),
    { N_ ("The client's string to sign, and how its endpoint is configured.") } },
  { "resource-bucket-twice",
    "SignatureDoesNotMatch",
    judge_resource_twice,
    N_ ("The bucket's name stands twice in what was signed"),
    { N_ ("Give the client the endpoint without the bucket."),
      N_ ("Take the bucket's name off the beginning of the key.") },
    N_ ("Print endpoint, bucket and key as the client is given them."),
    { N_ ("Endpoint, bucket and key as the client is given them.") } },
  { "key-encoding",
    "SignatureDoesNotMatch",
    judge_key_encoding,
    N_ ("The object key was escaped differently to sign and to send"),
    { N_ ("V1: sign the plain key, and escape it in the URL only."),
      N_ ("V4: escape it in the same way in both, “/” left as it is."),
      N_ ("Bring names to Unicode's form NFC first; macOS gives them decomposed.") },
    N_ ("The same request for a key of plain letters succeeds if it is the escaping."),
    { N_ ("The object key, and the client's string to sign.") } },
  { "subresource-mismatch",
    "SignatureDoesNotMatch",
    judge_subresource,
    N_ ("A parameter was changed or added after signing"),
    { N_ (
        "Give all parameters to the SDK before it signs, x-oss-process and response-… among them."),
      N_ ("Do not put anything on to a signed URL.") },
    N_ ("The URL as the SDK made it, without additions, works."),
    { N_ ("The URL as the SDK made it, and as it was used.") } },
  { "verb-changed",
    "SignatureDoesNotMatch",
    judge_verb,
    N_ ("The request arrived with another method than was signed"),
    { N_ ("Sign for the method that is used: a URL for GET serves neither PUT nor HEAD."),
      N_ ("Look for a redirect or a CDN that changes the method.") },
    N_ (
      "Compare the method that was signed for, the first line of the client's string to sign, with "
      "that of the answer."),
    { N_ ("The client's string to sign.") } },
  { "token-after-signing",
    "SignatureDoesNotMatch",
    judge_token,
    N_ ("The security token was added after signing"),
    { N_ ("Give the token to the SDK before it signs."),
      N_ ("In a URL it is a parameter: security-token for V1, x-oss-security-token for V4.") },
    N_ ("Does the client's string to sign have the token?"),
    { N_ ("The client's string to sign, without the token's value.") } },
  { "secret-wrong",
    "SignatureDoesNotMatch",
    judge_secret,
    N_ ("The access key secret is wrong"),
    { N_ (
        "Look for a blank, a line end or a quote around the secret, and for a secret that belongs "
        "to another key."),
      N_ ("Where the key was rotated, deploy the new pair."),
      N_ ("With STS, take secret and id out of the same answer.") },
    N_ (
      "ossutil or an SDK with the same pair: if that fails too, the secret is wrong; if it works, "
      "compare what is signed."),
    { N_ (
      "The client's string to sign. It has no secret in it, but take out a security token.") } },
  { NULL },
};
