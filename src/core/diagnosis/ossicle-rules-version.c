/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/signing/ossicle-scope.h"
#include "ossicle-rules-compared.h"
#include "ossicle-rules.h"

/* Which signature it is, what it was made for, and whether it came whole. */

#define STRING "string_to_sign"

static const char *
get_line (const OssicleEvidence *e, OssicleSigningLineKind kind)
{
  const OssicleSigningLine *line = ossicle_evidence_get_signed_line (e, kind, NULL);

  return line != NULL && *line->value != '\0' ? line->value : NULL;
}

/* The parts of the scope that the request was signed for. */
static char **
split_scope (const OssicleEvidence *e)
{
  const char *scope = get_line (e, OSSICLE_LINE_SCOPE);
  const char *algorithm = get_line (e, OSSICLE_LINE_ALGORITHM);

  if (scope == NULL || algorithm == NULL || !g_str_has_prefix (algorithm, "OSS4"))
    return NULL; /* signers for S3 have regions of their own making */

  return g_strsplit (scope, "/", 5);
}

static gboolean
says_part (const OssicleEvidence *e, OssicleFinding *finding, const char *ecs, const char *part)
{
  if (!ossicle_evidence_is_ec (e, ecs) && !ossicle_evidence_says (e, part))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer says so."), "message", "ec",
                            "body.ArgumentValue", NULL);

  return TRUE;
}

/* Endpoints of the finance cloud have more in their names than their regions have: "-pub", a
 * zone's letter. */
static gboolean
is_same_region (const char *asked, const char *region)
{
  gsize n = strlen (region);

  return strncmp (asked, region, n) == 0 && (asked[n] == '\0' || asked[n] == '-');
}

static gboolean
judge_v4_region (const OssicleEvidence *e, OssicleFinding *finding)
{
  g_auto (GStrv) scope = split_scope (e);
  const char *region = scope != NULL && scope[0] != NULL ? scope[1] : NULL;
  const char *asked = e->endpoint != NULL ? ossicle_endpoint_get_region (e->endpoint) : NULL;
  g_autofree char *text = NULL;
  gboolean fires;

  if (says_part (e, finding, "0002-00000226 0002-00000228 0002-00000715", "signing region"))
    return TRUE;
  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (region == NULL || strchr (region, '*') != NULL ||
      (!ossicle_scope_region_is_odd (region) && (asked == NULL || is_same_region (asked, region))))
    return FALSE;
  text = ossicle_scope_region_is_odd (region)
           ? g_strdup_printf (_ ("“%s” is no region's id."), region)
           : g_strdup_printf (_ ("It was signed for %s, and the endpoint is in %s."), region,
                              asked);
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, text, STRING, "host", NULL);

  return TRUE;
}

static gboolean
judge_v4_date (const OssicleEvidence *e, OssicleFinding *finding)
{
  g_auto (GStrv) scope = split_scope (e);
  const char *timestamp = get_line (e, OSSICLE_LINE_TIMESTAMP);
  gboolean fires;

  if (says_part (e, finding, "0002-00000212 0002-00000709", "signing date"))
    return TRUE;
  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (scope == NULL || scope[0] == NULL || timestamp == NULL || *scope[0] == '\0' ||
      g_str_has_prefix (timestamp, scope[0]))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The day in the scope is not that of x-oss-date; both are in UTC."),
                            STRING, NULL);

  return TRUE;
}

static gboolean
judge_v4_scope (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean fires;

  if (says_part (e, finding, "0002-00000213 0002-00000224 0002-00000227", "signing product"))
    return TRUE;

  return ossicle_rule_compared (e, finding, &fires) && fires;
}

static gboolean
judge_v4_additional (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *names = get_line (e, OSSICLE_LINE_ADDITIONAL_HEADERS);
  gboolean fires;

  if (ossicle_rule_compared (e, finding, &fires))
    return fires;
  if (names == NULL || strstr (names, "host") == NULL)
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The Host header is signed, and proxies and CDNs change it."),
                            "body.CanonicalRequest", "host", NULL);

  return TRUE;
}

static gboolean
is_v1_request (const OssicleEvidence *e)
{
  const char *authorization = ossicle_evidence_get (e, "request.authorization");

  return (authorization != NULL && g_str_has_prefix (authorization, "OSS ")) ||
         ossicle_evidence_get_query (e, "OSSAccessKeyId") != NULL;
}

static gboolean
judge_v1_closed (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_ec (e, "0002-00000080 0002-00000034"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The fine-grained code (EC) says so."), "ec", NULL);
      return TRUE;
    }
  if (!ossicle_evidence_is_code (e, "AccessDenied") || ossicle_evidence_get (e, "ec") != NULL ||
      !is_v1_request (e) || !ossicle_evidence_is (e, "message", "AccessDenied"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The request is signed with V1, which new accounts and buckets do "
                               "not accept, and the answer gives no other reason."),
                            "request.authorization", "url", "message", NULL);

  return TRUE;
}

static gboolean
judge_url_incomplete (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_ec (e, "0002-00000067 0002-00000068 0002-00000071 0002-00000074 "
                                  "0002-00000113 0002-00000114 0002-00000118") &&
      !ossicle_evidence_says (e, "authentication requires the Signature"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("OSS misses a parameter of the signature."), "message",
                            "ec", NULL);

  return TRUE;
}

static gboolean
judge_signed_twice (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean both = e->is_signed == OSSICLE_SIGNED_HEADER &&
                  (ossicle_evidence_get_query (e, "Signature") != NULL ||
                   ossicle_evidence_get_query (e, "x-oss-signature") != NULL);

  if (!ossicle_evidence_is_ec (e, "0002-00000039") &&
      (!both ||
       (ossicle_evidence_is_code (e, "AccessDenied") && ossicle_evidence_get (e, "ec") != NULL)))
    return FALSE; /* what has an EC of its own was refused for that */
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The URL is signed, and there is an Authorization header as well."),
                            "ec", "url", "request.authorization", NULL);

  return TRUE;
}

/* Whether it was the base64 of a SHA-1 or SHA-256 once, and not words that stand in its place. */
static gboolean
is_base64_damaged (const char *signature)
{
  g_autofree char *decoded = g_uri_unescape_string (signature, NULL);
  gsize n = decoded != NULL ? strlen (decoded) : 0;

  return (n == 28 || n == 44) && decoded[n - 1] == '=' &&
         strspn (decoded, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ =") ==
           n;
}

static gboolean
judge_signature_form (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *signature = ossicle_evidence_get (e, "signature_provided");

  if (signature == NULL || strpbrk (signature, "% ") == NULL || !is_base64_damaged (signature))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            strchr (signature, '%') != NULL
                              ? _ ("The signature that OSS got still has percent escapes in it.")
                              : _ ("The signature that OSS got has a blank where a “+” was."),
                            "signature_provided", NULL);

  return TRUE;
}

static gboolean
judge_authorization (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean by_ec = ossicle_evidence_is_ec (e, "0002-00000063 0002-00000102 0002-00000104 "
                                              "0002-00000105 0002-00000108 0002-00000205");
  gboolean by_text = ossicle_evidence_get (e, "ec") == NULL &&
                     (ossicle_evidence_says (e, "Authorization header is invalid") ||
                      ossicle_evidence_says (e, "Authorization header value"));
  gboolean other = ossicle_evidence_mentions (e, "body.ArgumentValue", "Basic ") ||
                   ossicle_evidence_mentions (e, "body.ArgumentValue", "Bearer ");

  if (!by_ec && !by_text && !(other && ossicle_evidence_says (e, "Authorization header")))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("OSS could not read the Authorization header."),
                            "message", "ec", NULL);
  if (other)
    ossicle_evidence_because (e, finding,
                              _ ("It is of a scheme that OSS does not have; a proxy or an "
                                 "application's own sign-in may have set it."),
                              "body.ArgumentValue", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_version[] = {
  { "authorization-malformed",
    "InvalidArgument",
    judge_authorization,
    N_ ("The Authorization header is not one of OSS"),
    { N_ ("Check that the access key id is set: an empty one leads to such a header."),
      N_ ("Look for a blank or a line end in id or secret."),
      N_ ("Look for what else sets Authorization: a proxy, a base URL with a password, a default "
          "of the HTTP client.") },
    NULL,
    { N_ ("The scheme of the Authorization header, without what follows it.") } },
  { "v4-region",
    "SignatureDoesNotMatch InvalidArgument AccessDenied",
    judge_v4_region,
    N_ ("The request was signed for a wrong region"),
    { N_ ("Set the region to the bucket's, such as cn-hangzhou: without “oss-”, without "
          "“-internal”."),
      N_ ("With acceleration endpoints and domains of one's own, set it by hand.") },
    N_ ("The bucket's overview page in the console shows its region."),
    { N_ ("The region and the endpoint that the client is configured with.") } },
  { "v4-date",
    "SignatureDoesNotMatch InvalidArgument AccessDenied",
    judge_v4_date,
    N_ ("The signature's date is wrong"),
    { N_ ("Take the day of the scope from x-oss-date: the first eight digits, in UTC.") },
    NULL,
    { N_ ("The Credential and the x-oss-date of the request.") } },
  { "v4-scope",
    "SignatureDoesNotMatch InvalidArgument AccessDenied",
    judge_v4_scope,
    N_ ("The signature's scope is not one of OSS"),
    { N_ ("Write the scope as DATE/REGION/oss/aliyun_v4_request; an S3 signer writes another.") },
    NULL,
    { N_ ("The Credential of the request, without the signature.") } },
  { "v4-additional-headers",
    "SignatureDoesNotMatch",
    judge_v4_additional,
    N_ ("An additional signed header arrived with another value"),
    { N_ ("Do not sign headers that change on the way, Host above all."),
      N_ ("Or let the proxy pass them on unchanged.") },
    N_ ("Sign once without additional headers."),
    { N_ ("What stands between the client and OSS.") } },
  { "v1-closed",
    "AccessDenied SignatureDoesNotMatch InvalidArgument",
    judge_v1_closed,
    N_ ("Signature V1 is not accepted here any more"),
    { N_ ("Switch the client to V4, and give it the region."),
      N_ ("Update an SDK that is too old for V4.") },
    N_ ("The same request signed with V4 tells."),
    { N_ ("The SDK's name and version.") } },
  { "url-incomplete",
    "AccessDenied InvalidArgument",
    judge_url_incomplete,
    N_ ("The signed URL is incomplete"),
    { N_ ("Use the URL whole: quote it in a shell, do not cut it at “&” or a line end."),
      N_ ("V1 needs OSSAccessKeyId, Expires and Signature.") },
    NULL,
    { N_ ("The URL as it was used, without the signature.") } },
  { "signed-twice",
    "InvalidArgument AccessDenied SignatureDoesNotMatch",
    judge_signed_twice,
    N_ ("The request is signed in its URL and in a header"),
    { N_ ("Leave the Authorization header out where the URL is signed: an HTTP client may add its "
          "own.") },
    NULL,
    { N_ ("The names of the request's headers and parameters.") } },
  { "signature-form",
    "SignatureDoesNotMatch",
    judge_signature_form,
    N_ ("The signature was damaged on its way"),
    { N_ ("Escape the signature in a URL exactly once: “+” as %2B, “/” as %2F, “=” as %3D.") },
    NULL,
    { NULL } },
  { NULL },
};
