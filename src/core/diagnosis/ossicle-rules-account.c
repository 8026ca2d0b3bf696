/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* The account's state, limits, and requests that OSS cannot take as they are. */

static gboolean
prove (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer says so."), "code", "message", "ec", NULL);

  return TRUE;
}

static gboolean
judge_stopped (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "InDebt InDebtOverdue"))
    ossicle_finding_set_title (finding, _ ("The account's payment is overdue"));
  else if (ossicle_evidence_is_code (e, "BucketDisable"))
    {
      ossicle_finding_set_title (finding, _ ("The bucket is stopped, or its owner's account"));
      ossicle_evidence_because (e, finding, _ ("The answer says so."), "code", NULL);
      return TRUE;
    }

  return prove (e, finding);
}

static gboolean
judge_traffic (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e,
                                "DownloadTrafficRateLimitExceeded UploadTrafficRateLimitExceeded"))
    return prove (e, finding);
  if (!ossicle_evidence_is_ec (e, "0004-00000304"))
    return FALSE;

  return prove (e, finding);
}

static gboolean
is_aws_chunked (const OssicleEvidence *e)
{
  return ossicle_evidence_is_ec (e, "0017-00000804") || ossicle_evidence_says (e, "aws-chunked") ||
         ossicle_evidence_says (e, "MultiChunkedEncoding") ||
         ossicle_evidence_mentions (e, "body.ArgumentValue", "aws-chunked");
}

static gboolean
judge_header (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *header = ossicle_evidence_get (e, "body.Header");
  g_autofree char *text = NULL;

  if (is_aws_chunked (e))
    return FALSE;
  if (header == NULL)
    {
      ossicle_evidence_because (e, finding,
                                _ ("OSS answers so to a header that does not belong to the "
                                   "operation."),
                                "code", NULL);
      return TRUE;
    }
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  text = g_strdup_printf (_ ("OSS names the header: %s."), header);
  ossicle_evidence_because (e, finding, text, "body.Header", NULL);

  return TRUE;
}

static gboolean
judge_aws_chunked (const OssicleEvidence *e, OssicleFinding *finding)
{
  return is_aws_chunked (e) && prove (e, finding);
}

static gboolean
judge_method (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *type = ossicle_evidence_get (e, "body.ResourceType");
  const char *method = ossicle_evidence_get (e, "method");
  g_autofree char *text = NULL;

  if (ossicle_evidence_is (e, "body.ResourceType", "DeleteMarker") ||
      ossicle_evidence_is (e, "header.x-oss-delete-marker", "true"))
    return FALSE;
  prove (e, finding);
  if (type == NULL || method == NULL)
    return TRUE;
  text = g_strdup_printf (_ ("%s does not exist for a resource of the type %s."), method, type);
  ossicle_evidence_because (e, finding, text, "method", "body.ResourceType", NULL);

  return TRUE;
}

static gboolean
judge_xml (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *detail = ossicle_evidence_get (e, "body.ErrorDetail");
  g_autofree char *text = NULL;

  prove (e, finding);
  if (detail == NULL)
    return TRUE;
  text = g_strdup_printf (_ ("OSS tells what is wrong: %s"), detail);
  ossicle_evidence_because (e, finding, text, "body.ErrorDetail", NULL);

  return TRUE;
}

static gboolean
judge_qps (const OssicleEvidence *e, OssicleFinding *finding)
{
  prove (e, finding);
  if (ossicle_evidence_is_code (e, "ServiceUnavailable") &&
      !ossicle_evidence_says (e, "Thread pool") && !ossicle_evidence_says (e, "reduce"))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);

  return TRUE;
}

const OssicleRule ossicle_rules_account[] = {
  { "account-stopped",
    "UserDisable InDebt InDebtOverdue AbnormalBucketOwnerStatus BucketDisable",
    judge_stopped,
    N_ ("The account of the bucket's owner is stopped"),
    { N_ ("Look for overdue payment, and settle it; the service comes back after that."),
      N_ ("Look for a notice about security or content; ask support to lift it."),
      N_ ("A new access key does not help.") },
    N_ ("The same request for another bucket of the account tells account from bucket."),
    { N_ ("The account (UID) that owns the bucket.") } },
  { "bucket-limit",
    "TooManyBuckets",
    prove,
    N_ ("The account has as many buckets in the region as it may"),
    { N_ ("Delete buckets that are not needed; use prefixes instead of many buckets."),
      N_ ("Ask for a higher limit (100 for each account and region).") },
    NULL,
    { NULL } },
  { "throttled-traffic",
    NULL,
    judge_traffic,
    N_ ("The account's bandwidth in the region is used up"),
    { N_ ("Back off and try again, longer each time."),
      N_ ("Spread transfers over time, or limit each (x-oss-traffic-limit)."),
      N_ ("Serve downloads through a CDN; ask for a higher limit.") },
    NULL,
    { N_ ("The account's bandwidth at that time, from the console.") } },
  { "throttled-qps",
    "TotalQpsLimitExceeded MetaOperationQpsLimitExceeded QpsLimitExceeded "
    "ActiveRequestLimitExceeded CpuLimitExceeded ServiceUnavailable",
    judge_qps,
    N_ ("Too many requests at a time"),
    { N_ ("Back off and try again, longer each time and with some randomness."),
      N_ ("Do not begin keys with dates or counters: a hash in front spreads the load."),
      N_ ("Cache what is asked for again and again; ask for a higher limit.") },
    N_ ("Does the same request succeed a minute later, with fewer at a time?"),
    { N_ ("Requests a second at that time, and how keys begin.") } },
  { "aws-chunked",
    "InvalidArgument NotImplemented",
    judge_aws_chunked,
    N_ ("An AWS SDK sends its body in chunks of its own form, which OSS does not take"),
    { N_ ("Set AWS_REQUEST_CHECKSUM_CALCULATION and AWS_RESPONSE_CHECKSUM_VALIDATION to "
          "WHEN_REQUIRED."),
      N_ ("In Java, also chunkedEncodingEnabled(false); elsewhere, unsigned payload."),
      N_ ("Where DeleteObjects then misses Content-MD5, add it by hand."),
      N_ ("Or use the SDK of OSS.") },
    NULL,
    { N_ ("The SDK's name and version, and its settings for checksums.") } },
  { "header-unsupported",
    "NotImplemented",
    judge_header,
    N_ ("The request has a header that does not belong to the operation"),
    { N_ ("Leave the header out; conditions such as If-Modified-Since belong to GET and HEAD.") },
    N_ ("Send the request without the headers that are not documented for it, one by one."),
    { N_ ("All headers of the request.") } },
  { "length-missing",
    "MissingContentLength",
    prove,
    N_ ("The request tells no length"),
    { N_ ("Send Content-Length, or Transfer-Encoding: chunked; one of the two."),
      N_ ("Look for a proxy that takes it away.") },
    NULL,
    { N_ ("All headers of the request.") } },
  { "method-not-allowed",
    "MethodNotAllowed",
    judge_method,
    N_ ("The method does not exist for this resource"),
    { N_ ("Compare method, host, path and sub-resource with the operation's documentation."),
      N_ ("Look for a redirect that kept or changed the method; with curl, do not give -X together "
          "with -L."),
      N_ (
        "Where a CDN or website stands before the bucket, upload to the bucket's own endpoint.") },
    NULL,
    { N_ ("The request line and the host.") } },
  { "malformed-xml",
    "MalformedXML InvalidXMLFormat",
    judge_xml,
    N_ ("The XML of the request is not what the operation expects"),
    { N_ ("Compare the root element and the order of elements with the operation's documentation."),
      N_ ("Escape &, < and > in object keys; look for a byte order mark and for control "
          "characters.") },
    NULL,
    { N_ ("The body of the request.") } },
  { "request-timeout",
    "RequestTimeout",
    prove,
    N_ ("The connection stood still while OSS waited for data"),
    { N_ ("Use smaller parts and fewer at a time."),
      N_ ("See to it that the stream delivers as many bytes as Content-Length tells."),
      N_ ("Try from another network, or over transfer acceleration.") },
    NULL,
    { N_ ("The size of the upload, its duration, and the network it goes over.") } },
  { NULL },
};
