/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Did the request reach OSS at all? */

static void
name_answerer (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *answerer = ossicle_case_get_answerer (e->subject);
  const char *server = ossicle_evidence_get (e, "header.server");
  g_autofree char *title = NULL;

  if (answerer == NULL)
    answerer = server;
  if (answerer == NULL)
    return;
  title = g_strdup_printf (_ ("Not OSS but %s answered"), answerer);
  ossicle_finding_set_title (finding, title);
}

/* The id that whoever answered gave, where it is none of OSS. */
static OssicleRequestIdForm
find_foreign_id (const OssicleEvidence *e, const char **fact)
{
  static const char *const facts[] = { "request_id", "body.RequestId", "header.eagleid" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *text = ossicle_evidence_get (e, facts[i]);
      g_autoptr (OssicleRequestId) id = text != NULL ? ossicle_request_id_new (text, e->now) : NULL;

      *fact = facts[i];
      if (id != NULL)
        return ossicle_request_id_get_form (id);
    }

  return OSSICLE_REQUEST_ID_UNKNOWN;
}

static void
tell_foreign_id (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *fact;
  OssicleRequestIdForm form = find_foreign_id (e, &fact);

  if (form == OSSICLE_REQUEST_ID_UUID)
    ossicle_evidence_because (e, finding,
                              _ ("The request id is a UUID, as other Alibaba Cloud products have "
                                 "it: OSS support cannot look it up."),
                              fact, NULL);
  else if (form == OSSICLE_REQUEST_ID_AMAZON || form == OSSICLE_REQUEST_ID_CEPH)
    ossicle_evidence_because (
      e, finding, _ ("The request id has the form of another object storage."), fact, NULL);
  else if (form == OSSICLE_REQUEST_ID_EAGLE)
    ossicle_evidence_because (e, finding,
                              _ ("The id is an EagleId: it finds the request at the CDN, not at "
                                 "OSS."),
                              fact, NULL);
}

/* An id and nothing else tells whose it is, and nothing of what happened. */
static gboolean
is_id_alone (const OssicleEvidence *e)
{
  return e->status == 0 && e->code == NULL && ossicle_evidence_get (e, "message") == NULL &&
         ossicle_evidence_get (e, "header.server") == NULL &&
         g_strcmp0 (ossicle_case_get_shape (e->subject), "bare") == 0;
}

/* Clients for S3 print neither id nor host with most errors, and OSS has the same words. */
static gboolean
tells_no_id (const OssicleEvidence *e)
{
  const char *shape = ossicle_case_get_shape (e->subject);

  return shape != NULL && g_str_has_prefix (shape, "aws") &&
         ossicle_evidence_get (e, "body.RequestId") == NULL &&
         ossicle_evidence_get (e, OSSICLE_FACT_HOST) == NULL &&
         ossicle_evidence_get (e, OSSICLE_FACT_ACCESS_KEY_ID) == NULL;
}

/* What is missing may have been left out by whoever copied it; what is there was not. A head
 * without a single mark of anybody else proves nothing. */
static gboolean
has_marks (const OssicleEvidence *e)
{
  const char *type = ossicle_evidence_get (e, "header.content-type");
  const char *shape = ossicle_case_get_shape (e->subject);

  if (ossicle_evidence_get (e, OSSICLE_FACT_ANSWER_CUT) != NULL || tells_no_id (e))
    return FALSE;

  return g_strcmp0 (shape, "http-response") != 0 || ossicle_evidence_knows_request (e) ||
         ossicle_evidence_get (e, "header.server") != NULL ||
         ossicle_evidence_get_gateway (e) != NULL ||
         ossicle_evidence_get (e, "header.location") != NULL ||
         (type != NULL && !g_str_has_prefix (type, "application/xml"));
}

static gboolean
judge_not_oss (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *gateway = ossicle_evidence_get_gateway (e);

  if (ossicle_case_get_kind (e->subject) != OSSICLE_CASE_NOT_OSS)
    return FALSE;
  if (is_id_alone (e))
    {
      ossicle_finding_set_title (finding, _ ("The id is not one of OSS"));
      ossicle_finding_set_decide (finding, _ ("Does the same answer have the header "
                                              "x-oss-request-id? If not, OSS was not reached."));
      tell_foreign_id (e, finding);
      return TRUE;
    }
  if (has_marks (e))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  name_answerer (e, finding);
  ossicle_evidence_because (e, finding, _ ("The answer does not have the form of OSS's answers."),
                            "code", "status", "message", NULL);
  tell_foreign_id (e, finding);
  if (e->request_id == NULL)
    ossicle_evidence_because (
      e, finding, _ ("Every answer of OSS carries a request id of its form; none was read here."),
      "status", NULL);
  if (ossicle_evidence_get (e, "header.server") != NULL &&
      !ossicle_evidence_is (e, "header.server", "AliyunOSS"))
    ossicle_evidence_because (e, finding, _ ("The Server header is not that of OSS."),
                              "header.server", NULL);
  if (gateway != NULL)
    ossicle_evidence_because (
      e, finding, _ ("A cache or proxy between the client and OSS left its mark."), gateway, NULL);
  if (e->endpoint != NULL && ossicle_endpoint_is_oss (e->endpoint))
    ossicle_evidence_despite (e, finding, _ ("The host that was asked is one of OSS."), "host",
                              NULL);

  return TRUE;
}

static gboolean
judge_not_configured (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (g_strcmp0 (ossicle_evidence_get (e, "code"), "NoSuchWORMConfiguration") == 0 &&
      ossicle_evidence_says (e, "WORM ID"))
    return FALSE; /* one that was asked for by its id */
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("OSS gives this answer where such a configuration was never set."),
                            "code", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_reach[] = {
  { "not-oss",
    NULL,
    judge_not_oss,
    N_ ("Something other than OSS answered"),
    { N_ ("Look up what stands between the client and OSS: a proxy, a CDN, a firewall, a captive "
          "portal, or another product behind the name."),
      N_ ("Send the same request straight to the bucket's OSS endpoint and compare."),
      N_ ("Look for the error in the log of whatever answered.") },
    N_ ("Repeat the request with “curl -v” from the same machine: an answer of OSS has the header "
        "x-oss-request-id."),
    { N_ ("The complete answer with all its headers."),
      N_ ("Whether a proxy, CDN or gateway is in use, and which.") } },
  { "network",
    NULL,
    ossicle_judge_network,
    N_ ("The request failed before OSS answered"),
    { NULL },
    NULL,
    { NULL } },
  { "not-configured",
    "NoSuchBucketPolicy NoSuchCORSConfiguration NoSuchLifecycle NoSuchInventory "
    "NoSuchWebsiteConfiguration NoSuchServerSideEncryptionRule NoSuchWORMConfiguration "
    "NoSuchReplicationConfiguration NoSuchReplicationRule NoSuchTransferAccelerationConfiguration "
    "NoSuchBucketObjectTagging NoSuchCacheControlConfiguration",
    judge_not_configured,
    N_ ("The bucket has no such configuration: no failure"),
    { N_ ("Treat the answer as “not set”."),
      N_ ("Set the configuration first where it is wanted.") },
    NULL,
    { NULL } },
  { NULL },
};
