/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Was the right name asked? */

static gboolean
is_custom (const OssicleEvidence *e)
{
  return e->endpoint != NULL && ossicle_endpoint_get_kind (e->endpoint) == OSSICLE_ENDPOINT_CUSTOM;
}

/* Compares the host that was asked with the endpoint that OSS names. */
static void
compare_regions (const OssicleEvidence *e, OssicleFinding *finding, const char *right)
{
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new (right);
  const char *wanted = ossicle_endpoint_get_region (endpoint);
  const char *asked = e->endpoint != NULL ? ossicle_endpoint_get_region (e->endpoint) : NULL;
  g_autofree char *text = NULL;

  if (wanted == NULL || asked == NULL)
    return;
  if (g_str_equal (wanted, asked))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      ossicle_evidence_despite (e, finding, _ ("The host that was asked is in the same region."),
                                "host", "region", NULL);
      return;
    }
  text = g_strdup_printf (_ ("The request went to %s, and the bucket is in %s."), asked, wanted);
  ossicle_evidence_because (e, finding, text, "host", "region", NULL);
}

static gboolean
judge_wrong_endpoint (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *right = ossicle_evidence_get (e, "body.Endpoint");
  const char *bucket = ossicle_evidence_get (e, "bucket");
  g_autofree char *reason = NULL;
  g_autofree char *step = NULL;

  if (right == NULL && !ossicle_evidence_is_ec (e, "0003-00001403") &&
      !ossicle_evidence_says (e, "must be addressed using the specified endpoint"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  if (right == NULL)
    {
      ossicle_evidence_because (e, finding,
                                _ ("OSS says that the bucket has to be asked through another "
                                   "endpoint."),
                                "message", "ec", NULL);
      ossicle_finding_add_ask (finding, _ ("The element “Endpoint” of the complete answer."));
      return TRUE;
    }
  reason = g_strdup_printf (_ ("OSS names the endpoint to use: %s."), right);
  ossicle_evidence_because (e, finding, reason, "body.Endpoint", "code", NULL);
  step = bucket != NULL ? g_strdup_printf (_ ("Use the endpoint %s; the bucket's host is %s.%s."),
                                           right, bucket, right)
                        : g_strdup_printf (_ ("Use the endpoint %s."), right);
  ossicle_finding_add_first_step (finding, step);
  compare_regions (e, finding, right);

  return TRUE;
}

static gboolean
judge_path_style (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_code (e, "SecondLevelDomainForbidden") &&
      !ossicle_evidence_is_ec (e, "0003-00001401"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("OSS takes the bucket from the host name only."), "code",
                            "ec", NULL);
  if (e->asked != NULL && ossicle_endpoint_is_path_style (e->asked))
    ossicle_evidence_because (
      e, finding, _ ("In the URL the bucket is the first part of the path."), "url", NULL);
  else if (e->endpoint != NULL &&
           ossicle_endpoint_get_kind (e->endpoint) == OSSICLE_ENDPOINT_ADDRESS)
    ossicle_evidence_because (e, finding,
                              _ ("The host is an address: something before OSS passed on its own "
                                 "Host header."),
                              "host", NULL);
  else if (e->endpoint != NULL && ossicle_endpoint_is_oss (e->endpoint) &&
           ossicle_endpoint_get_bucket (e->endpoint) == NULL)
    ossicle_evidence_because (e, finding, _ ("The host has no bucket in it."), "host", NULL);

  return TRUE;
}

static gboolean
judge_bucket_twice (const OssicleEvidence *e, OssicleFinding *finding)
{
  g_autofree char *step = NULL;

  if (e->endpoint == NULL || !ossicle_endpoint_has_bucket_twice (e->endpoint))
    return FALSE;
  if (ossicle_evidence_is_code (e, "InvalidBucketName NoSuchBucket SecondLevelDomainForbidden") ||
      ossicle_evidence_fails_with (e, "certificate"))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("Two names stand before the endpoint in the host, and a bucket's "
                               "name has no dot."),
                            "host", NULL);
  step = g_strdup_printf (_ ("Set the client's endpoint to %s, without a bucket."),
                          ossicle_endpoint_get_service_host (e->endpoint));
  ossicle_finding_add_first_step (finding, step);

  return TRUE;
}

/* An exchange of our own tells how far it came: to have been connected rules the network out. */
static gboolean
failed_elsewhere (const OssicleEvidence *e)
{
  return ossicle_evidence_get (e, "failure") != NULL &&
         !ossicle_evidence_is (e, "failure", "connect-timeout") &&
         !ossicle_evidence_is (e, "failure", "unreachable") &&
         !ossicle_evidence_is (e, "failure", "refused") &&
         !ossicle_evidence_is (e, "failure", "name-not-found");
}

static gboolean
judge_internal (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_case_get_kind (e->subject) != OSSICLE_CASE_NETWORK || e->endpoint == NULL ||
      !ossicle_endpoint_is_internal (e->endpoint) || failed_elsewhere (e))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The host is an internal endpoint, which answers only within its "
                               "own region of Alibaba Cloud."),
                            "host", NULL);
  if (ossicle_evidence_fails_with (e, "timed out") || ossicle_evidence_fails_with (e, "timeout"))
    ossicle_evidence_because (e, finding,
                              _ ("From elsewhere a connection to it runs into a timeout, as here."),
                              "message", "failure_text", NULL);
  if (ossicle_evidence_is (e, "failure", "connect-timeout") ||
      ossicle_evidence_is (e, "failure", "unreachable"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("From elsewhere no connection to it comes about, as here."),
                                "failure", NULL);
    }

  return TRUE;
}

static gboolean
judge_custom_domain (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "NoSuchBucket"))
    {
      if (!is_custom (e) || ossicle_evidence_get (e, "bucket") != NULL)
        return FALSE;
      ossicle_evidence_because (
        e, finding,
        _ ("The host is a domain of one's own, and OSS knows no bucket that "
           "it is bound to."),
        "host", "code", NULL);
      return TRUE;
    }
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  if (ossicle_evidence_is_code (e, "CnameDenied"))
    ossicle_finding_set_title (finding, _ ("The domain is bound to another account's bucket"));
  if (ossicle_evidence_is_code (e, "NeedVerifyDomainOwnership"))
    ossicle_finding_set_title (finding, _ ("It is not proved yet that the domain is one's own"));
  ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", "host", NULL);

  return TRUE;
}

static gboolean
judge_dangling_cname (const OssicleEvidence *e, OssicleFinding *finding)
{
  g_autofree char *text = NULL;

  if (!is_custom (e) || ossicle_evidence_get (e, "bucket") == NULL)
    return FALSE;
  text = g_strdup_printf (_ ("The domain leads to the bucket %s, which does not exist."),
                          ossicle_evidence_get (e, "bucket"));
  ossicle_evidence_because (e, finding, text, "host", "bucket", "code", NULL);

  return TRUE;
}

static gboolean
judge_acceleration (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", "host", NULL);

  return TRUE;
}

static gboolean
judge_default_domain (const OssicleEvidence *e, OssicleFinding *finding)
{
  gboolean forced = ossicle_evidence_is (e, "header.x-oss-force-download", "true") &&
                    ossicle_case_get_kind (e->subject) == OSSICLE_CASE_SUCCESS;

  if (!forced && !ossicle_evidence_is_code (
                   e, "ApkDownloadForbidden ExternalRedirectForbidden PublicEndpointForbidden"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  if (forced)
    {
      ossicle_finding_set_title (finding,
                                 _ ("Browsers save the object instead of showing it, since "
                                    "it came through OSS's own domain"));
      ossicle_evidence_because (e, finding, _ ("OSS marked the answer as a forced download."),
                                "header.x-oss-force-download", NULL);
    }
  else
    ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", "ec", NULL);
  if (e->endpoint != NULL && ossicle_endpoint_is_oss (e->endpoint))
    ossicle_evidence_because (e, finding, _ ("The host is the default domain of the bucket."),
                              "host", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_endpoint[] = {
  { "wrong-endpoint",
    "AccessDenied PermanentRedirect",
    judge_wrong_endpoint,
    N_ ("The bucket is served by another endpoint"),
    { N_ (
      "Where the request is signed with V4, change the region to that of the endpoint as well.") },
    N_ ("The bucket's overview page in the console shows its endpoints."),
    { N_ ("The endpoint and the region that the client is configured with.") } },
  { "path-style",
    "SecondLevelDomainForbidden AccessDenied",
    judge_path_style,
    N_ ("The bucket stands in the path instead of the host name"),
    { N_ ("Switch the client to virtual-hosted style: force_path_style=false, "
          "addressing_style=virtual, or whatever it calls it."),
      N_ ("Behind a proxy, let it send BUCKET.ENDPOINT as the Host header.") },
    N_ ("“curl -v” of the bucket's host with the key as the path does not get this answer."),
    { N_ ("The client, its version, and how its endpoint is configured.") } },
  { "bucket-twice-in-host",
    NULL,
    judge_bucket_twice,
    N_ ("The endpoint that is configured has the bucket in it already"),
    { NULL },
    N_ ("Print the endpoint that the client is configured with: it must not begin with a bucket."),
    { N_ ("The endpoint and the bucket as the client is given them.") } },
  { "internal-endpoint",
    NULL,
    judge_internal,
    N_ ("An internal endpoint was asked from outside of its region"),
    { N_ ("Use the public endpoint: the same name without “-internal”."),
      N_ ("Or run the client on a machine in the same region of Alibaba Cloud.") },
    N_ ("Does the client run on Alibaba Cloud, in the region that the endpoint names?"),
    { N_ ("Where the client runs: which cloud, which region, which network.") } },
  { "custom-domain-unbound",
    "NoSuchBucket NonStandardHostForbidden CnameDenied NeedVerifyDomainOwnership",
    judge_custom_domain,
    N_ ("The domain is not bound to a bucket"),
    { N_ ("Bind the domain to the bucket in the console, under Domain Names."),
      N_ (
        "Where OSS asks for a proof of ownership, set the TXT record that CreateCnameToken gives."),
      N_ ("Let the domain's CNAME record point to BUCKET.ENDPOINT.") },
    N_ ("“dig DOMAIN CNAME” tells where the domain points; the bucket's page lists what is bound."),
    { N_ ("The domain, its CNAME record, and the bucket it is meant for.") } },
  { "dangling-cname",
    "NoSuchBucket",
    judge_dangling_cname,
    N_ ("A domain still points to a bucket that is gone"),
    { N_ ("Remove the domain's CNAME record, or create the bucket again under its own account: "
          "whoever creates a bucket of that name could answer for the domain."),
      N_ ("Where the bucket was released after overdue payment, settle that first.") },
    N_ ("“dig DOMAIN CNAME” shows which bucket the domain leads to; the owner of the account knows "
        "whether it was deleted."),
    { N_ ("Whether the bucket was deleted or moved, and when.") } },
  { "acceleration-off",
    "TransferAccelerationDisabled",
    judge_acceleration,
    N_ ("Transfer acceleration is not switched on for the bucket"),
    { N_ ("Switch transfer acceleration on in the bucket's settings; it takes up to half an hour."),
      N_ ("Or use the bucket's ordinary endpoint.") },
    NULL,
    { NULL } },
  { "default-domain",
    NULL,
    judge_default_domain,
    N_ ("OSS does not serve this through its own domain"),
    { N_ ("Bind a domain of your own to the bucket, and use it in the URLs."),
      N_ ("In mainland China the domain needs an ICP filing.") },
    N_ ("The same object through a bound domain is served."),
    { N_ ("The URL as it is given out.") } },
  { NULL },
};
