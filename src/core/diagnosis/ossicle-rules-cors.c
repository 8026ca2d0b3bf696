/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* What browsers make of answers for other origins. */

static gboolean
blames_cors (const OssicleEvidence *e)
{
  return ossicle_evidence_fails_with (e, "CORS policy") ||
         ossicle_evidence_fails_with (e, "Access-Control-Allow-Origin");
}

/* A page that asks another host than its own. Browsers send Origin with a form to their own, too.
 */
static gboolean
crosses_origins (const OssicleEvidence *e)
{
  const char *origin = ossicle_evidence_get (e, "request.origin");
  const char *host = ossicle_evidence_get (e, "request.host");
  const char *own = origin != NULL ? strstr (origin, "://") : NULL;

  if (host == NULL)
    host = ossicle_evidence_get (e, "host");

  return origin != NULL &&
         (own == NULL || host == NULL || g_ascii_strcasecmp (own + strlen ("://"), host) != 0);
}

static gboolean
judge_no_rule (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "AccessForbidden"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("OSS answers so where no rule matches origin, method and "
                                   "headers together."),
                                "code", NULL);
      if (ossicle_evidence_get (e, "request.origin") != NULL)
        ossicle_evidence_because (e, finding, _ ("The request tells the origin to allow."),
                                  "request.origin", NULL);
      return TRUE;
    }
  if (blames_cors (e))
    {
      ossicle_evidence_because (e, finding,
                                _ ("The browser says that the answer lacks "
                                   "Access-Control-Allow-Origin."),
                                "message", "failure_text", NULL);
      return TRUE;
    }
  if (!crosses_origins (e) || e->status == 0 || e->status >= 400 ||
      ossicle_evidence_get (e, "header.access-control-allow-origin") != NULL)
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The request tells an origin, and the answer allows none."),
                            "request.origin", "status", NULL);

  return TRUE;
}

static gboolean
judge_preflight (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_says (e, "Insufficient information"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("OSS names the header that the preflight lacks."),
                            "message", NULL);

  return TRUE;
}

static gboolean
judge_masked (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (blames_cors (e))
    {
      ossicle_evidence_because (e, finding,
                                _ ("A browser shows nothing of an error answer without CORS "
                                   "headers, and error answers often have none."),
                                "message", "failure_text", NULL);
      return TRUE;
    }
  if (!crosses_origins (e) || e->status < 400 || ossicle_evidence_is (e, "method", "OPTIONS") ||
      ossicle_evidence_is_code (e, "AccessForbidden") ||
      ossicle_evidence_get (e, "header.access-control-allow-origin") != NULL)
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The answer is an error and has no CORS headers, so a browser "
                               "shows a CORS failure instead of it."),
                            "status", "code", "request.origin", NULL);

  return TRUE;
}

static gboolean
judge_etag (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_fails_with (e, "set the etag of expose-headers"))
    ossicle_evidence_because (e, finding, _ ("The browser's SDK says so."), "message",
                              "failure_text", NULL);
  else if (ossicle_evidence_is_code (e, "InvalidPart") &&
           (ossicle_evidence_mentions (e, "body.ETag", "undefined") ||
            ossicle_evidence_mentions (e, "body.ETag", "null")))
    ossicle_evidence_because (e, finding,
                              _ ("The client sent a word of JavaScript instead of the part's "
                                 "ETag, which it could not read."),
                              "body.ETag", "code", NULL);
  else
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);

  return TRUE;
}

const OssicleRule ossicle_rules_cors[] = {
  { "cors-no-rule",
    NULL,
    judge_no_rule,
    N_ ("No CORS rule of the bucket matches"),
    { N_ ("Add a rule with the origin as the browser sends it: scheme, host and port, no slash at "
          "the end."),
      N_ ("List the method, and all headers that the preflight asks for, in that same rule: the "
          "first one that matches decides."),
      N_ ("Behind a CDN, clear its cache, or let it set the headers itself.") },
    N_ (
      "curl with “-H 'Origin: ORIGIN'”, straight to the bucket's endpoint, shows whether a rule of "
      "OSS or only a CDN's copy lacks Access-Control-Allow-Origin."),
    { N_ ("The bucket's CORS rules."), N_ ("The page's address, and the request's headers.") } },
  { "cors-preflight-incomplete",
    "BadRequest",
    judge_preflight,
    N_ ("The preflight lacks a header"),
    { N_ ("Send Origin and Access-Control-Request-Method with the OPTIONS request; browsers do."),
      N_ ("Look for a proxy that takes them away.") },
    NULL,
    { N_ ("The headers of the OPTIONS request.") } },
  { "cors-masks-error",
    NULL,
    judge_masked,
    N_ ("The CORS failure hides another error"),
    { N_ ("Send the same request with curl, and look at the answer itself."),
      N_ ("Add a CORS rule as well, so that the browser lets the page see errors.") },
    N_ ("The browser's network tab, or curl, shows the status of the real answer."),
    { N_ ("The status and body of the answer, from the browser's network tab.") } },
  { "etag-not-exposed",
    NULL,
    judge_etag,
    N_ ("The browser may not read the ETag header"),
    { N_ ("Add ETag, and x-oss-request-id, to the exposed headers of the bucket's CORS rule."),
      N_ ("Upload again after the browser's cached preflight has run out.") },
    NULL,
    { N_ ("The bucket's CORS rules.") } },
  { NULL },
};
