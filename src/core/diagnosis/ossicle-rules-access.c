/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Which layer refused? The fine-grained code and the element AccessDeniedDetail decide; the message
 * does not, since several layers share it. */

#define POLICY_TYPE "body.PolicyType"
#define PERMISSION "body.NoPermissionType"
#define ACTION "body.AuthAction"

/* The EC proves it. */
static gboolean
by_ec (const OssicleEvidence *e, OssicleFinding *finding, const char *ecs)
{
  if (!ossicle_evidence_is_ec (e, ecs))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The fine-grained code (EC) names this layer."), "ec",
                            NULL);

  return TRUE;
}

/* The message proves it, unless an EC tells otherwise. */
static gboolean
by_message (const OssicleEvidence *e, OssicleFinding *finding, const char *part)
{
  if (!ossicle_evidence_says (e, part))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The message says so."), "message", NULL);

  return TRUE;
}

static gboolean
by_policy_type (const OssicleEvidence *e, OssicleFinding *finding, const char *type)
{
  if (!ossicle_evidence_is (e, POLICY_TYPE, type))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's AccessDeniedDetail names this policy."),
                            POLICY_TYPE, NULL);

  return TRUE;
}

static void
tell_action (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *action = ossicle_evidence_get (e, ACTION);
  g_autofree char *text = NULL;

  if (action == NULL)
    return;
  text = g_strdup_printf (_ ("The action that was refused is %s."), action);
  ossicle_evidence_because (e, finding, text, ACTION, NULL);
}

static gboolean
is_account_policy (const OssicleEvidence *e)
{
  return ossicle_evidence_get (e, POLICY_TYPE) == NULL ||
         ossicle_evidence_mentions (e, POLICY_TYPE, "IdentityBasedPolicy");
}

/* Whether an EC tells of a layer other than RAM, whatever the detail of the answer says. */
static gboolean
names_another_layer (const OssicleEvidence *e)
{
  const char *ec = ossicle_evidence_get (e, "ec");

  return ec != NULL && g_str_has_prefix (ec, "0003-") && !g_str_has_prefix (ec, "0003-000002");
}

/* The answer that says no more than its code. */
static gboolean
says_nothing (const OssicleEvidence *e)
{
  const char *message = ossicle_evidence_get (e, "message");

  return ossicle_evidence_get (e, "ec") == NULL && message != NULL &&
         (g_ascii_strcasecmp (message, "AccessDenied") == 0 ||
          g_ascii_strcasecmp (message, "AccessDenied.") == 0);
}

static gboolean
says_acl (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "You have no right to access this object") ||
         ossicle_evidence_says (e, "You do not have read ") ||
         ossicle_evidence_says (e, "You do not have write ");
}

/* Whether it is what an unsigned request is told, and not that a rule of another layer applied. */
static gboolean
is_answer_to_strangers (const OssicleEvidence *e)
{
  if (ossicle_evidence_get (e, "ec") != NULL)
    return ossicle_evidence_is_ec (e, "0003-00000001 0003-00000005");

  return says_nothing (e) || says_acl (e) || ossicle_evidence_says (e, "forbidden to list buckets");
}

static gboolean
judge_anonymous (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (by_ec (e, finding, "0003-00001201") || by_message (e, finding, "Anonymous "))
    return TRUE;
  if (e->is_signed == OSSICLE_SIGNED_NOT && is_answer_to_strangers (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("The request has neither an Authorization header nor a "
                                   "signature in its URL."),
                                "url", "method", NULL);
      return TRUE;
    }
  if (e->is_signed != OSSICLE_SIGNED_UNKNOWN)
    return FALSE;
  if (ossicle_evidence_was_passed_on (e) && ossicle_evidence_knows_request (e) &&
      is_answer_to_strangers (e))
    {
      ossicle_evidence_because (e, finding,
                                _ ("The request is not signed; what passed it on to OSS may have "
                                   "signed it."),
                                "url", ossicle_evidence_get_gateway (e), NULL);
      return TRUE;
    }
  if (!ossicle_evidence_says (e, "forbidden to list buckets") &&
      !ossicle_evidence_is_ec (e, "0003-00000005"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("An unsigned request gets this answer, and nothing tells of a "
                               "signature."),
                            "message", "ec", NULL);

  return TRUE;
}

static gboolean
says_other_account (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "does not belong to you") ||
         ossicle_evidence_says (e, "is not belong to you");
}

static gboolean
judge_acl (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (says_other_account (e))
    return FALSE;
  if (says_nothing (e))
    {
      ossicle_evidence_because (e, finding,
                                _ ("The answer does not say which layer refused; most often it is "
                                   "a permission that is missing."),
                                "code", "message", NULL);
      return TRUE;
    }
  if (!ossicle_evidence_is_ec (e, "0003-00000001") &&
      (!says_acl (e) || ossicle_evidence_get (e, "ec") != NULL ||
       ossicle_evidence_get (e, POLICY_TYPE) != NULL ||
       ossicle_evidence_get (e, PERMISSION) != NULL))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS asked policies first, found no permission there, and then went "
                               "by the ACL."),
                            "message", "ec", NULL);
  if (e->is_signed == OSSICLE_SIGNED_NOT)
    ossicle_evidence_despite (e, finding, _ ("The request is not signed at all."), "url", NULL);
  if (e->is_signed == OSSICLE_SIGNED_UNKNOWN)
    ossicle_finding_set_decide (
      finding, _ ("Does the request carry an Authorization header or a signature in its URL? If it "
                  "does, the same request with the key of the bucket's owner tells whether the "
                  "user's RAM policies, the bucket policy or the ACL lack the permission."));

  return TRUE;
}

static gboolean
judge_block_public (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (by_message (e, finding, "acl is not allowed"))
    return TRUE;
  if (!ossicle_evidence_is_ec (e, "0003-00000005") &&
      !(ossicle_evidence_is_ec (e, "0003-00000001") && e->is_signed == OSSICLE_SIGNED_NOT))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("With Block Public Access on, public ACLs and policies do not "
                               "count, and unsigned requests get this answer."),
                            "ec", NULL);

  return TRUE;
}

static gboolean
judge_bucket_policy (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (by_ec (e, finding, "0003-00000101 0003-00000203"))
    return TRUE;
  if (!ossicle_evidence_says (e, "denied by bucket policy"))
    return FALSE;
  if (ossicle_evidence_is_ec (e, "0003-00000201"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_RULED_OUT);
      ossicle_evidence_despite (e, finding,
                                _ ("The message names the bucket policy, but the fine-grained code "
                                   "names a RAM policy, and it decides."),
                                "ec", "message", NULL);
      return TRUE;
    }
  ossicle_evidence_because (e, finding,
                            _ ("The message says so; RAM policies come with the same message."),
                            "message", NULL);

  return TRUE;
}

static gboolean
judge_ram_explicit (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (is_account_policy (e) && by_ec (e, finding, "0003-00000201 0003-00000203 0003-00000204"))
    {
      if (ossicle_evidence_is_ec (e, "0003-00000204"))
        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      tell_action (e, finding);
      return TRUE;
    }
  if (!ossicle_evidence_is (e, PERMISSION, "ExplicitDeny") || !is_account_policy (e) ||
      names_another_layer (e))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's AccessDeniedDetail tells of a Deny."),
                            PERMISSION, POLICY_TYPE, NULL);
  tell_action (e, finding);

  return TRUE;
}

/* Chat programs curl the apostrophe that follows. */
static gboolean
says_authorizer (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "denied by authorizer");
}

static gboolean
judge_ram_implicit (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (is_account_policy (e) && by_ec (e, finding, "0003-00000202"))
    {
      tell_action (e, finding);
      return TRUE;
    }
  if (ossicle_evidence_is (e, PERMISSION, "ImplicitDeny") && is_account_policy (e) &&
      !names_another_layer (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("The answer's AccessDeniedDetail tells that no policy allows "
                                   "it."),
                                PERMISSION, POLICY_TYPE, NULL);
      tell_action (e, finding);
      return TRUE;
    }
  if (ossicle_evidence_get (e, "ec") != NULL || !says_authorizer (e) || !is_account_policy (e))
    return FALSE;
  ossicle_evidence_because (
    e, finding, _ ("The message tells that the policies of the account refused."), "message", NULL);

  return TRUE;
}

static gboolean
judge_session (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *id = ossicle_evidence_get (e, "access_key_id");

  if (by_ec (e, finding, "0003-00000301") || by_policy_type (e, finding, "SessionPolicy"))
    {
      tell_action (e, finding);
      return TRUE;
    }
  if (id == NULL || !g_str_has_prefix (id, "STS.") || ossicle_evidence_get (e, "ec") != NULL ||
      !says_authorizer (e))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The access key is a temporary one of STS, whose own policy may "
                               "allow less than the role."),
                            "access_key_id", "message", NULL);

  return TRUE;
}

static gboolean
judge_control (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!by_policy_type (e, finding, "ControlPolicy"))
    return FALSE;
  tell_action (e, finding);

  return TRUE;
}

static gboolean
judge_role_trust (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!by_policy_type (e, finding, "AssumeRolePolicy"))
    return FALSE;
  tell_action (e, finding);

  return TRUE;
}

static gboolean
judge_vpc (const OssicleEvidence *e, OssicleFinding *finding)
{
  return by_ec (e, finding, "0003-00000401") || by_message (e, finding, "VPC endpoint policy");
}

static gboolean
is_referer_answer (const OssicleEvidence *e)
{
  return ossicle_evidence_get (e, "ec") == NULL &&
         ossicle_evidence_says (e, "bucket referer policy");
}

static gboolean
judge_referer_empty (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (by_ec (e, finding, "0003-00000501"))
    return TRUE;
  if (!is_referer_answer (e) || !ossicle_evidence_knows_request (e) ||
      ossicle_evidence_get (e, "request.referer") != NULL)
    return FALSE;
  if (!ossicle_evidence_was_passed_on (e))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The bucket's Referer rules refused, and the request has no "
                               "Referer."),
                            "message", NULL);

  return TRUE;
}

static gboolean
judge_referer_refused (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *referer = ossicle_evidence_get (e, "request.referer");

  if (by_ec (e, finding, "0003-00000502 0003-00000503"))
    {
      if (ossicle_evidence_is_ec (e, "0003-00000502"))
        ossicle_finding_set_title (finding, _ ("The Referer is on the bucket's block list"));
      else
        ossicle_finding_set_title (finding, _ ("The Referer is not on the bucket's allow list"));
      return TRUE;
    }
  if (!is_referer_answer (e) || (referer == NULL && ossicle_evidence_knows_request (e)))
    return FALSE;
  ossicle_evidence_because (e, finding, _ ("The bucket's Referer rules refused."), "message", NULL);
  if (referer == NULL)
    return TRUE;
  if (!ossicle_evidence_was_passed_on (e))
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The request has a Referer."), "request.referer", NULL);

  return TRUE;
}

static gboolean
judge_requester_pays (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!by_ec (e, finding, "0003-00000703") && !by_message (e, finding, "requester pay"))
    return FALSE;
  if (ossicle_evidence_is (e, "request.x-oss-request-payer", "requester"))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      ossicle_evidence_despite (e, finding, _ ("The request that was sent agrees to pay."),
                                "request.x-oss-request-payer", NULL);
    }

  return TRUE;
}

static gboolean
judge_further_action (const OssicleEvidence *e, OssicleFinding *finding)
{
  static const struct
  {
    const char *header;
    const char *action;
  } table[] = {
    { "request.x-oss-tagging", "oss:PutObjectTagging" },
    { "request.x-oss-object-acl", "oss:PutObjectAcl" },
    { "request.x-oss-copy-source", "oss:GetObject" },
  };

  if (!ossicle_evidence_is_ec (e, "0003-00000905"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The fine-grained code (EC) tells that a further permission is "
                               "missing, or that the bucket was released."),
                            "ec", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (ossicle_evidence_get (e, table[i].header) != NULL)
      {
        g_autofree char *step = g_strdup_printf (_ ("Allow the action %s as well."),
                                                 table[i].action);

        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
        ossicle_evidence_because (e, finding,
                                  _ ("The request has a header that asks for a second action."),
                                  table[i].header, NULL);
        ossicle_finding_add_first_step (finding, step);
      }

  return TRUE;
}

static gboolean
judge_https_only (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *scheme = e->asked != NULL ? ossicle_endpoint_get_scheme (e->asked) : NULL;

  if (g_strcmp0 (scheme, "http") != 0 ||
      !ossicle_evidence_is_ec (e, "0003-00000101 0003-00000201 0003-00000203"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("A Deny applied, and the request came over plain HTTP, which such "
                               "statements often forbid."),
                            "url", "ec", NULL);

  return TRUE;
}

static gboolean
judge_not_owner (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_code (e, "BucketNotBelongTo") && !says_other_account (e))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS says that the bucket is another account's; a user without "
                               "permissions on the bucket itself gets the same answer."),
                            "message", "code", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_access[] = {
  { "anonymous",
    "AccessDenied",
    judge_anonymous,
    N_ ("The request is not signed, and the bucket or object is not public"),
    { N_ ("Sign the request, or give out a signed URL."),
      N_ ("Where the object shall be public, set its ACL to public-read, and switch Block Public "
          "Access off."),
      N_ ("Where a key is configured, find out why the client does not use it.") },
    N_ ("Does the request have an Authorization header, or a signature in its URL?"),
    { N_ ("The request's headers and its URL, without the signature.") } },
  { "block-public-access",
    "AccessDenied",
    judge_block_public,
    N_ ("Block Public Access is switched on"),
    { N_ ("Sign the request: that works with it."),
      N_ ("Or switch Block Public Access off, for the account and for the bucket.") },
    N_ ("The bucket's page in the console tells whether Block Public Access is on."),
    { N_ ("Whether Block Public Access is on for the account or the bucket.") } },
  { "acl",
    "AccessDenied",
    judge_acl,
    N_ ("Neither a policy nor the ACL allows this"),
    { N_ ("Find out whose key signed the request: it may be another one than meant."),
      N_ ("Allow the action to that user or role, in a RAM policy or the bucket policy."),
      N_ ("Behind a CDN with private origin, switch the origin's authorisation on first.") },
    N_ ("The same request with the key of the bucket's owner: if it succeeds, the user's RAM "
        "policies, the bucket policy or the ACL lack the permission."),
    { N_ ("Which user or role the access key belongs to, and its policies.") } },
  { "bucket-policy",
    "AccessDenied",
    judge_bucket_policy,
    N_ ("A Deny in the bucket policy applies"),
    { N_ ("Find the statement with Effect Deny that matches user, resource and condition."),
      N_ ("Narrow it or take it out; a Deny wins over every Allow, the owner's too.") },
    N_ ("The request's EC: 0003-00000101 is the bucket policy, 0003-00000201 a RAM policy."),
    { N_ ("The bucket policy.") } },
  { "ram-policy-explicit",
    "AccessDenied",
    judge_ram_explicit,
    N_ ("A Deny in a RAM policy applies"),
    { N_ ("Find the Deny in the policies of the user, its groups or its role."),
      N_ ("Look at its conditions: source address, VPC, time, MFA, plain HTTP.") },
    N_ ("RAM's page for access denied errors decodes EncodedDiagnosticMessage and names the "
        "policy."),
    { N_ ("The element EncodedDiagnosticMessage."), N_ ("The policies of the user or role.") } },
  { "ram-policy-implicit",
    "AccessDenied",
    judge_ram_implicit,
    N_ ("No policy allows this action"),
    { N_ ("Add an Allow for the action and the resource to a policy of the user or role."),
      N_ ("Write the resource as the action needs it: “acs:oss:*:*:BUCKET” to list or configure, "
          "“acs:oss:*:*:BUCKET/*” for objects."),
      N_ (
        "In a bucket policy, name a role's session as “arn:sts::UID:assumed-role/ROLE/SESSION”.") },
    N_ ("RAM's page for access denied errors decodes EncodedDiagnosticMessage."),
    { N_ ("The complete answer with AccessDeniedDetail."),
      N_ ("The policies of the user or role.") } },
  { "session-policy",
    "AccessDenied",
    judge_session,
    N_ ("The policy given to AssumeRole does not allow this"),
    { N_ ("Widen the Policy parameter of the AssumeRole call: what counts is what both it and the "
          "role allow."),
      N_ ("Or leave the parameter out.") },
    N_ ("A token from AssumeRole without the Policy parameter tells whether it is that policy."),
    { N_ ("The Policy parameter of the AssumeRole call, and the role's policies.") } },
  { "control-policy",
    "AccessDenied",
    judge_control,
    N_ ("A control policy of the resource directory denies this"),
    { N_ ("Ask the administrator of the resource directory to change the control policy.") },
    NULL,
    { N_ ("The account's folder in the resource directory.") } },
  { "role-trust-policy",
    "AccessDenied",
    judge_role_trust,
    N_ ("The role's trust policy does not let the caller take the role"),
    { N_ ("Name the caller as Principal in the role's trust policy.") },
    NULL,
    { N_ ("The role's trust policy.") } },
  { "vpc-policy",
    "AccessDenied",
    judge_vpc,
    N_ ("The policy of the VPC's gateway endpoint denies this"),
    { N_ ("Allow bucket and action in the policy of the VPC's gateway endpoint for OSS.") },
    NULL,
    { N_ ("The VPC's id and its endpoint's policy.") } },
  { "referer-empty",
    "AccessDenied",
    judge_referer_empty,
    N_ ("The bucket refuses requests without a Referer"),
    { N_ ("Allow an empty Referer in the bucket's hotlink protection, or send one."),
      N_ ("Apps, mini programs and pages that lead from HTTPS to HTTP send none.") },
    N_ ("curl with -e 'REFERER', and without it, tells which of the two the rules refuse."),
    { N_ ("The bucket's hotlink protection, and from what page or app the request comes.") } },
  { "referer-refused",
    "AccessDenied",
    judge_referer_refused,
    N_ ("The bucket's Referer rules refuse"),
    { N_ ("Compare the request's Referer with the lists; an entry needs its scheme: "
          "“https://www.example.com”."),
      N_ ("Behind a CDN, its own Referer rules and its cache decide as well.") },
    N_ ("curl with -e 'REFERER', and without it, tells which of the two the rules refuse."),
    { N_ ("The request's Referer header, and the bucket's hotlink protection.") } },
  { "requester-pays",
    "AccessDenied",
    judge_requester_pays,
    N_ ("The bucket is pay-by-requester, and the request does not agree to pay"),
    { N_ ("Send the header “x-oss-request-payer: requester”, and sign the request.") },
    N_ ("Is the request signed, and does x-oss-request-payer reach OSS through every proxy?"),
    { NULL } },
  { "further-action",
    "AccessDenied",
    judge_further_action,
    N_ ("The request needs permission for a second action"),
    { N_ ("Look which headers and parameters ask for more: tags, an object ACL, a copy's source."),
      N_ ("Find out whether the bucket was released after overdue payment.") },
    N_ ("The same request without those headers tells."),
    { N_ ("All headers of the request.") } },
  { "https-only",
    "AccessDenied",
    judge_https_only,
    N_ ("A policy allows HTTPS only"),
    { N_ ("Use https:// in the client's endpoint.") },
    N_ ("The same request over HTTPS tells."),
    { N_ ("The policies' conditions on acs:SecureTransport.") } },
  { "not-bucket-owner",
    "AccessDenied BucketNotBelongTo",
    judge_not_owner,
    N_ ("The bucket belongs to another account, or the user may not look at it"),
    { N_ ("Check the spelling of the bucket's name."),
      N_ ("Check which account the access key belongs to."),
      N_ ("Allow oss:GetBucketInfo and oss:ListObjects on the bucket to the user.") },
    N_ ("ListBuckets with the same key tells whether the bucket is the account's."),
    { N_ ("The account (UID) of the bucket and of the access key.") } },
  { NULL },
};
