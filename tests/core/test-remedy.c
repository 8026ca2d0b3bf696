/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/diagnosis/ossicle-remedy.h"

#define HOST "b.oss-cn-hangzhou.aliyuncs.com"
#define SIGNED "OSSAccessKeyId=A&Expires=1&Signature=x%3D"

typedef struct
{
  const char *what;
  const char *rule;
  const char *headers; /* of the request, "Name: value" lines */
  const char *request; /* method and address */
  const char *facts;   /* "name=value" lines */
  const char *id;      /* NULL where nothing is to be offered */
  const char *title;
  const char *after;
  const char *after_headers;
  OssicleRemedySigning signing;
} Row;

static const Row rows[] = {
  { "the endpoint that the answer names", "wrong-endpoint", "Host: " HOST "\n",
    "GET https://" HOST "/k%20l?acl", "body.Endpoint=oss-cn-shenzhen.aliyuncs.com\n",
    "right-endpoint", "Send It to b.oss-cn-shenzhen.aliyuncs.com",
    "GET https://b.oss-cn-shenzhen.aliyuncs.com/k%20l?acl", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "and the bucket out of the path", "wrong-endpoint", "",
    "GET http://oss-cn-hangzhou.aliyuncs.com/b/k",
    "body.Endpoint=oss-cn-shenzhen.aliyuncs.com\nbucket=b\n", "right-endpoint", NULL,
    "GET http://b.oss-cn-shenzhen.aliyuncs.com/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "V1 holds for any endpoint", "wrong-endpoint", "Authorization: OSS A:c2ln\n",
    "GET http://" HOST "/k", "body.Endpoint=oss-cn-shenzhen.aliyuncs.com\n", "right-endpoint", NULL,
    "GET http://b.oss-cn-shenzhen.aliyuncs.com/k", "Authorization: OSS A:c2ln\n",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "V4 signs the region", "wrong-endpoint",
    "Authorization: OSS4-HMAC-SHA256 Credential=A/20250314/cn-hangzhou/oss/aliyun_v4_request,"
    "Signature=00\nx-oss-date: 20250314T080000Z\nx-oss-content-sha256: UNSIGNED-PAYLOAD\n",
    "GET http://" HOST "/k", "body.Endpoint=oss-cn-shenzhen.aliyuncs.com\n", "right-endpoint", NULL,
    "GET http://b.oss-cn-shenzhen.aliyuncs.com/k", "x-oss-content-sha256: UNSIGNED-PAYLOAD\n",
    OSSICLE_REMEDY_SIGNING_RENEWED },
  { "a region that the answer tells", "wrong-endpoint", "", "GET https://" HOST "/k",
    "region=cn-beijing\n", "right-endpoint", NULL, "GET https://b.oss-cn-beijing.aliyuncs.com/k",
    "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "an endpoint that is none", "wrong-endpoint", "", "GET https://" HOST "/k",
    "body.Endpoint=evil.example/?x\n", NULL },
  { "an endpoint of somebody else, who would get signature and token", "wrong-endpoint",
    "Authorization: OSS A:c2ln\nx-oss-security-token: t\n", "GET https://" HOST "/k",
    "body.Endpoint=evil.example\n", NULL },
  { "and one that looks like it", "wrong-endpoint", "", "GET https://" HOST "/k",
    "body.Endpoint=oss-cn-shenzhen.aliyuncs.com.evil.example\n", NULL },
  { "the endpoint that was asked", "wrong-endpoint", "", "GET https://" HOST "/k",
    "body.Endpoint=oss-cn-hangzhou.aliyuncs.com\n", NULL },
  { "no endpoint", "wrong-endpoint", "", "GET https://" HOST "/k", "", NULL },
  { "a port stays", "wrong-endpoint", "", "GET http://" HOST ":8080/k",
    "body.Endpoint=oss-cn-shenzhen.aliyuncs.com\n", "right-endpoint", NULL,
    "GET http://b.oss-cn-shenzhen.aliyuncs.com:8080/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "out of the path", "path-style", "", "PUT https://oss-cn-hangzhou.aliyuncs.com/b/k/l?acl", "",
    "virtual-host", "Send It to b.oss-cn-hangzhou.aliyuncs.com", "PUT https://" HOST "/k/l?acl", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "the bucket alone", "path-style", "", "GET https://oss-cn-hangzhou.aliyuncs.com/b", "",
    "virtual-host", NULL, "GET https://" HOST "/", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "an address has no such host", "path-style", "", "GET http://203.0.113.9/b/k", "", NULL },
  { "bucket twice", "bucket-twice-in-host", "", "GET https://b.b.oss-cn-hangzhou.aliyuncs.com/k",
    "", "one-bucket", NULL, "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "internal", "internal-endpoint", "", "GET https://b.oss-cn-hangzhou-internal.aliyuncs.com/k",
    "", "public-endpoint", NULL, "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "public already", "internal-endpoint", "", "GET https://" HOST "/k", "", NULL },
  { "in the clear", "https-only", "", "GET http://" HOST ":80/k", "", "https", "Send It over HTTPS",
    "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a port that may speak no TLS", "https-only", "", "GET http://" HOST ":8080/k", "", NULL },
  { "secure already", "https-only", "", "GET https://" HOST "/k", "", NULL },
  { "V1 is closed", "v1-closed", "Authorization: OSS A:c2ln\nDate: x\n", "GET https://" HOST "/k",
    "", "sign-v4", "Sign as V4", "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_WANTED },
  { "not signed", "anonymous", "", "GET https://" HOST "/k", "", "sign-here", NULL,
    "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_WANTED },
  { "a wrong clock", "clock-skew", "Date: x\nAuthorization: OSS A:c2ln\n", "GET https://" HOST "/k",
    "", "sign-now", NULL, "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_WANTED },
  { "an expired URL", "url-expired", "", "GET https://" HOST "/k?x-oss-process=style/s&" SIGNED, "",
    "fresh-url", NULL, "GET https://" HOST "/k?x-oss-process=style/s", "",
    OSSICLE_REMEDY_SIGNING_WANTED },
  { "neither is known to be public", "acl", "Authorization: OSS A:c2ln\n", "GET https://" HOST "/k",
    "", "anonymous-and-signed", NULL, "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_NONE },
  { "a Referer", "referer-refused", "Referer: http://a/\n", "GET https://" HOST "/k", "",
    "with-and-without-referer", NULL, "GET https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "no Referer to leave out", "referer-empty", "", "GET https://" HOST "/k", "", NULL },
  { "the header that the answer names", "header-unsupported", "if-match: x\nX-A: y\n",
    "PUT https://" HOST "/k", "body.Header=If-Match\n", "without-header",
    "Send It without If-Match", "PUT https://" HOST "/k", "X-A: y\n", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a header that was not sent", "header-unsupported", "X-A: y\n", "PUT https://" HOST "/k",
    "body.Header=If-Match\n", NULL },
  { "conditions of an upload", "header-unsupported", "If-None-Match: *\n", "PUT https://" HOST "/k",
    "", "without-header", "Send It without If-None-Match", "PUT https://" HOST "/k", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "conditions of a download", "header-unsupported", "If-None-Match: *\n",
    "GET https://" HOST "/k", "", NULL },
  { "a stray token", "token-stray",
    "x-oss-security-token: t\nAuthorization: OSS A:c2ln\nContent-Type: a/b\n",
    "PUT https://" HOST "/k?security-token=t&append", "", "without-token", NULL,
    "PUT https://" HOST "/k?append", "Content-Type: a/b\n", OSSICLE_REMEDY_SIGNING_RENEWED },
  { "no token", "token-stray", "", "GET https://" HOST "/k", "", NULL },
  { "a type beside a signed URL", "content-type-added", "Content-Type: image/png\n",
    "PUT https://" HOST "/k?" SIGNED, "", "without-content-type", "Send It without Content-Type",
    "PUT https://" HOST "/k?" SIGNED, "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a digest beside a signed URL", "content-md5-added", "Content-MD5: x\n",
    "PUT https://" HOST "/k?" SIGNED, "code=SignatureDoesNotMatch\n", "without-content-md5", NULL,
    "PUT https://" HOST "/k?" SIGNED, "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a digest of another body", "digest-mismatch", "Content-MD5: x\nAuthorization: OSS A:c2ln\n",
    "PUT https://" HOST "/k", "", "without-content-md5", NULL, "PUT https://" HOST "/k", "",
    OSSICLE_REMEDY_SIGNING_RENEWED },
  { "a digest in hexadecimal digits", "digest-hex",
    "Content-MD5: d41d8cd98f00b204e9800998ecf8427e\n", "PUT https://" HOST "/k", "",
    "digest-in-base64", NULL, "PUT https://" HOST "/k", "Content-MD5: 1B2M2Y8AsgTpgAmY7PhCfg==\n",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "digits that are none", "digest-hex", "Content-MD5: g41d8cd98f00b204e9800998ecf8427e\n",
    "PUT https://" HOST "/k", "", NULL },
  { "tags and an ACL", "further-action", "x-oss-tagging: a=b\nx-oss-object-acl: private\nX-A: y\n",
    "PUT https://" HOST "/k", "", "without-further-actions",
    "Send It without x-oss-tagging, x-oss-object-acl", "PUT https://" HOST "/k", "X-A: y\n",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "a condition", "precondition", "If-Match: \"a\"\nAuthorization: OSS A:c2ln\n",
    "GET https://" HOST "/k", "", "without-conditions", NULL, "GET https://" HOST "/k",
    "Authorization: OSS A:c2ln\n", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a condition of a copy is signed", "precondition",
    "x-oss-copy-source-if-match: a\nAuthorization: OSS A:c2ln\n", "PUT https://" HOST "/k", "",
    "without-conditions", NULL, "PUT https://" HOST "/k", "", OSSICLE_REMEDY_SIGNING_RENEWED },
  { "who pays", "requester-pays", "", "GET https://" HOST "/k", "", "requester-pays", NULL,
    "GET https://" HOST "/k", "x-oss-request-payer: requester\n", OSSICLE_REMEDY_SIGNING_KEPT },
  { "paid already", "requester-pays", "x-oss-request-payer: requester\n", "GET https://" HOST "/k",
    "", NULL },
  { "signed twice", "signed-twice", "Authorization: OSS A:c2ln\n", "GET https://" HOST "/k?" SIGNED,
    "", "one-signature", NULL, "GET https://" HOST "/k?" SIGNED, "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a leading slash", "key-leading-slash", "", "GET https://" HOST "//%2Fa/b", "",
    "key-without-slash", "Ask for “a/b”", "GET https://" HOST "/a/b", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "behind a bucket in the path", "key-leading-slash", "", "GET http://127.0.0.1/b//a", "",
    "key-without-slash", NULL, "GET http://127.0.0.1/b/a", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "nothing but slashes", "key-leading-slash", "", "GET https://" HOST "///", "", NULL },
  { "escaped twice", "key-double-encoded", "", "GET https://" HOST "/a%252Fb%2520c", "",
    "key-escaped-once", "Ask for “a/b c”", "GET https://" HOST "/a%2Fb%20c", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "what would not be UTF-8", "key-double-encoded", "", "GET https://" HOST "/a/b%25FF", "",
    "list-prefix", "List What Is There under “a/”",
    "GET https://" HOST "/?list-type=2&max-keys=100&prefix=a/", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a plus for a blank", "key-plus-blank", "", "GET https://" HOST "/a+b%2Bc", "",
    "key-plus-or-blank", "Ask for “a b c”", "GET https://" HOST "/a%20b%20c", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "a blank for a plus", "key-plus-blank", "", "GET https://" HOST "/a%20b", "",
    "key-plus-or-blank", "Ask for “a+b”", "GET https://" HOST "/a%2Bb", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "a line end", "key-blank-end", "", "GET https://" HOST "/a%20b%0D%0A", "", "key-trimmed", NULL,
    "GET https://" HOST "/a%20b", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "the bucket before the key", "bucket-in-key", "", "GET https://" HOST "/b/a", "",
    "key-without-bucket", NULL, "GET https://" HOST "/a", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a key that begins like the bucket", "bucket-in-key", "", "GET https://" HOST "/bb/a", "",
    NULL },
  { "where to append", "append-position", "", "POST https://" HOST "/k?append&position=0",
    "header.x-oss-next-append-position=17\n", "append-position", "Append at 17",
    "POST https://" HOST "/k?append&position=17", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a position that is none", "append-position", "", "POST https://" HOST "/k?append&position=0",
    "header.x-oss-next-append-position=-1\n", NULL },
  { "an archived object", "archived", "Range: bytes=0-9\nAuthorization: OSS A:c2ln\n",
    "GET https://" HOST "/k?x-oss-process=a", "", "look", NULL, "HEAD https://" HOST "/k", "",
    OSSICLE_REMEDY_SIGNING_RENEWED },
  { "a deleted object", "delete-marker", "", "GET https://" HOST "/a%2Bb", "", "list-versions",
    NULL, "GET https://" HOST "/?versions&max-keys=100&prefix=a%2Bb", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "whose bucket", "not-bucket-owner", "Host: " HOST "\n", "GET https://" HOST "/k?acl", "",
    "list-buckets", NULL, "GET https://oss-cn-hangzhou.aliyuncs.com/", "",
    OSSICLE_REMEDY_SIGNING_KEPT },
  { "a domain of one's own lists no buckets", "not-bucket-owner", "", "GET https://a.example/k", "",
    NULL },
  { "parts", "part-missing", "", "POST https://" HOST "/k?uploadId=U&x=1", "", "list-parts", NULL,
    "GET https://" HOST "/k?uploadId=U", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "a link", "symlink-target", "", "GET https://" HOST "/k", "", "symlink", NULL,
    "GET https://" HOST "/k?symlink", "", OSSICLE_REMEDY_SIGNING_KEPT },
  { "what a browser asks first", "cors-no-rule",
    "Origin: https://a.example\nx-oss-meta-b: 1\nAuthorization: OSS A:c2ln\nContent-Type: "
    "text/plain\nUser-Agent: x\n",
    "PUT https://" HOST "/k", "", "preflight", NULL, "OPTIONS https://" HOST "/k",
    "Origin: https://a.example\nAccess-Control-Request-Method: PUT\n"
    "Access-Control-Request-Headers: authorization,x-oss-meta-b\n",
    OSSICLE_REMEDY_SIGNING_NONE },
  { "no origin, no preflight", "cors-no-rule", "", "PUT https://" HOST "/k", "", NULL },
  { "the request behind a preflight", "cors-masks-error",
    "Origin: https://a.example\nAccess-Control-Request-Method: PUT\n"
    "Access-Control-Request-Headers: x\n",
    "OPTIONS https://" HOST "/k", "", "request-itself", NULL, "PUT https://" HOST "/k",
    "Origin: https://a.example\n", OSSICLE_REMEDY_SIGNING_KEPT },
  { "HEAD has no document", NULL, "Authorization: OSS A:c2ln\n", "HEAD https://" HOST "/k", "",
    "one-byte", NULL, "GET https://" HOST "/k", "Range: bytes=0-0\n",
    OSSICLE_REMEDY_SIGNING_RENEWED },
  { "GET has one", NULL, "", "GET https://" HOST "/k", "", NULL },
  { "a rule that nothing here can mend", "account-stopped", "", "GET https://" HOST "/k", "",
    NULL },
  { "an address that is none", "https-only", "", "GET " HOST "/k", "", NULL },
};

static OssicleRequest *
create_request (const char *line, const char *headers)
{
  const char *blank = strchr (line, ' ');
  g_autofree char *method = g_strndup (line, (gsize) (blank - line));
  OssicleRequest *request = ossicle_request_new (method, blank + 1);
  g_auto (GStrv) lines = g_strsplit (headers, "\n", -1);

  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    ossicle_headers_append_line (ossicle_request_get_headers (request), lines[i], strlen (lines[i]),
                                 NULL);

  return request;
}

static OssicleCase *
create_case (const char *facts)
{
  OssicleCase *subject = ossicle_case_new (OSSICLE_CASE_ERROR);
  g_auto (GStrv) lines = g_strsplit (facts, "\n", -1);

  for (gsize i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *equals = strchr (lines[i], '=');

      *equals = '\0';
      ossicle_case_take_fact (
        subject, ossicle_fact_new (lines[i], equals + 1, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
    }

  return subject;
}

static GListModel *
create_findings (const char *rule, OssicleVerdict verdict)
{
  GListStore *findings = g_list_store_new (OSSICLE_TYPE_FINDING);

  if (rule != NULL)
    {
      g_autoptr (OssicleFinding) finding = ossicle_finding_new (rule, verdict, "It is so");

      g_list_store_append (findings, finding);
    }

  return G_LIST_MODEL (findings);
}

static char *
dup_line (OssicleRequest *request)
{
  return g_strdup_printf ("%s %s", ossicle_request_get_method (request),
                          ossicle_request_get_url (request));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (OssicleCase) subject = create_case (row->facts);
  g_autoptr (GListModel) findings = create_findings (row->rule, OSSICLE_VERDICT_POSSIBLE);
  g_autoptr (OssicleRequest) request = create_request (row->request, row->headers);
  g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, FALSE);
  g_autofree char *kept = dup_line (request);
  g_autofree char *kept_headers = ossicle_headers_to_text (ossicle_request_get_headers (request),
                                                           "\n");
  const OssicleRemedy *first;
  const OssicleRemedyRequest *one;
  g_autofree char *after = NULL;
  g_autofree char *headers = NULL;

  g_assert_cmpstr (kept, ==, row->request);
  g_assert_cmpstr (kept_headers, ==, row->headers);
  if (row->id == NULL)
    {
      g_assert_cmpuint (remedies->len, ==, 0);
      return;
    }
  g_assert_cmpuint (remedies->len, >, 0);
  first = g_ptr_array_index (remedies, 0);
  one = g_ptr_array_index (first->requests, 0);
  g_assert_cmpstr (first->id, ==, row->id);
  g_assert_cmpstr (first->rule, ==, row->rule);
  if (row->title != NULL)
    g_assert_cmpstr (first->title, ==, row->title);
  after = dup_line (one->request);
  headers = ossicle_headers_to_text (ossicle_request_get_headers (one->request), "\n");
  g_assert_cmpstr (after, ==, row->after);
  g_assert_cmpstr (headers, ==, row->after_headers);
  g_assert_cmpint (one->signing, ==, row->signing);
}

/* Each is offered to some row, and named as a button is. */
static void
test_all_are_offered (void)
{
  const char *const *ids = ossicle_remedy_get_ids ();

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      gboolean offered = g_str_equal (ids[i], "other-key"); /* see test_signed_here() */

      for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
        offered = offered || g_strcmp0 (rows[j].id, ids[i]) == 0;
      g_test_message ("%s", ids[i]);
      g_assert_true (offered);
    }
}

/* One who signed here and was refused is not told to sign here. */
static void
test_signed_here (void)
{
  static const struct
  {
    const char *rule;
    const char *id;
  } cases[] = {
    { "secret-wrong", "other-key" },
    { "key-unknown", "other-key" },
    { "token-expired", "other-key" },
    { "header-changed", NULL },
    { "v4-region", NULL },
    { "clock-skew", "sign-now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (OssicleCase) subject = create_case ("");
      g_autoptr (GListModel) findings = create_findings (cases[i].rule, OSSICLE_VERDICT_CAUSE);
      g_autoptr (OssicleRequest) request = create_request (
        "GET https://" HOST "/k", "Authorization: OSS A:c2ln\nX-Amz-Date: x\nX-A: y\n");
      g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, TRUE);
      const OssicleRemedy *first;
      const OssicleRemedyRequest *one;
      g_autofree char *headers = NULL;

      g_assert_cmpuint (remedies->len, ==, cases[i].id != NULL ? 1 : 0);
      if (cases[i].id == NULL)
        continue;
      first = g_ptr_array_index (remedies, 0);
      one = g_ptr_array_index (first->requests, 0);
      headers = ossicle_headers_to_text (ossicle_request_get_headers (one->request), "\n");
      g_assert_cmpstr (first->id, ==, cases[i].id);
      g_assert_cmpstr (headers, ==, "X-A: y\n");
    }
}

static void
test_pair (void)
{
  g_autoptr (OssicleCase) subject = create_case ("access_key_id=A\n");
  g_autoptr (GListModel) findings = create_findings ("acl", OSSICLE_VERDICT_CAUSE);
  g_autoptr (OssicleRequest) request = create_request ("GET https://" HOST "/k?" SIGNED, "");
  g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, FALSE);
  const OssicleRemedy *pair;
  const OssicleRemedyRequest *one, *other;

  g_assert_cmpuint (remedies->len, ==, 1);
  pair = g_ptr_array_index (remedies, 0);
  g_assert_cmpuint (pair->requests->len, ==, 2);
  one = g_ptr_array_index (pair->requests, 0);
  other = g_ptr_array_index (pair->requests, 1);
  g_assert_true (one->request != other->request);
  g_assert_cmpstr (one->name, !=, other->name);
  g_assert_cmpint (one->signing, ==, OSSICLE_REMEDY_SIGNING_NONE);
  g_assert_cmpint (other->signing, ==, OSSICLE_REMEDY_SIGNING_WANTED);
  g_assert_cmpint (other->version, ==, OSSICLE_SIGNATURE_V1);
  g_assert_cmpint (other->place, ==, OSSICLE_SIGNATURE_IN_URL);
  g_assert_cmpstr (ossicle_request_get_url (one->request), ==, "https://" HOST "/k");
}

static void
test_ruled_out (void)
{
  g_autoptr (OssicleCase) subject = create_case ("code=AccessDenied\n");
  g_autoptr (GListModel) findings = create_findings ("https-only", OSSICLE_VERDICT_RULED_OUT);
  g_autoptr (OssicleRequest) request = create_request ("GET http://" HOST "/k", "");
  g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, FALSE);
  g_autoptr (GPtrArray) without = ossicle_remedy_list (subject, findings, NULL, FALSE);

  g_assert_cmpuint (remedies->len, ==, 0);
  g_assert_cmpuint (without->len, ==, 0);
}

/* One that follows from two findings stands with the first of them. */
static void
test_once (void)
{
  g_autoptr (OssicleCase) subject = create_case ("");
  g_autoptr (GListModel) findings = create_findings ("secret-wrong", OSSICLE_VERDICT_POSSIBLE);
  g_autoptr (OssicleFinding)
    second = ossicle_finding_new ("key-encoding", OSSICLE_VERDICT_POSSIBLE, "So");
  g_autoptr (OssicleRequest) request = create_request ("GET https://" HOST "/k", "");
  g_autoptr (GPtrArray) remedies = NULL;

  g_list_store_append (G_LIST_STORE (findings), second);
  remedies = ossicle_remedy_list (subject, findings, request, FALSE);
  g_assert_cmpuint (remedies->len, ==, 1);
  g_assert_cmpstr (((OssicleRemedy *) g_ptr_array_index (remedies, 0))->rule, ==, "secret-wrong");
}

/* A key may be long, and hold what would steer the display. */
static void
test_title (void)
{
  g_autoptr (OssicleCase) subject = create_case ("");
  g_autoptr (GListModel) findings = create_findings ("key-leading-slash", OSSICLE_VERDICT_CAUSE);
  g_autofree char *a = g_strnfill (400, 'a');
  g_autofree char *line = g_strdup_printf ("GET https://" HOST "//%%E2%%80%%AE%%0A%s", a);
  g_autoptr (OssicleRequest) request = create_request (line, "");
  g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, FALSE);
  const char *title;

  g_assert_cmpuint (remedies->len, ==, 1);
  title = ((OssicleRemedy *) g_ptr_array_index (remedies, 0))->title;
  g_assert_cmpint (g_utf8_strlen (title, -1), <, 100);
  g_assert_null (strchr (title, '\n'));
  g_assert_null (strstr (title, "\xe2\x80\xae"));
}

/* Whatever rule fires on whatever request, what is offered can be sent. */
static void
test_any (void)
{
  static const char *const lines[] = {
    "GET https://" HOST "/",
    "HEAD http://" HOST "/%",
    "PUT http://b.b.oss-cn-hangzhou.aliyuncs.com",
    "OPTIONS http://[::1]:9/%2F%2F%25zz?append&&=&position",
    "POST https://a.example/%00%25%32%35+",
    "DELETE http://oss-cn-hangzhou-internal.aliyuncs.com/b/?uploadId=&" SIGNED,
  };
  static const char *const headers = "Origin: o\nContent-MD5: 0\nReferer: r\nIf-Match: *\n"
                                     "x-oss-security-token: t\nContent-Type: a\n";
  const char *const *rules = ossicle_diagnosis_get_rules ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    for (gsize j = 0; rules[j] != NULL; j++)
      {
        g_autoptr (OssicleCase) subject = create_case ("bucket=b\nbody.Endpoint=e\n");
        g_autoptr (GListModel) findings = create_findings (rules[j], OSSICLE_VERDICT_CAUSE);
        g_autoptr (OssicleRequest) request = create_request (lines[i], headers);
        g_autoptr (GPtrArray) remedies = ossicle_remedy_list (subject, findings, request, FALSE);

        for (guint k = 0; k < remedies->len; k++)
          {
            const OssicleRemedy *remedy = g_ptr_array_index (remedies, k);

            g_test_message ("%s: %s", lines[i], remedy->id);
            g_assert_cmpstr (remedy->title, !=, "");
            for (guint l = 0; l < remedy->requests->len; l++)
              {
                g_autoptr (GError) error = NULL;
                const OssicleRemedyRequest *one = g_ptr_array_index (remedy->requests, l);

                ossicle_request_check (one->request, &error);
                if (ossicle_request_check (request, NULL))
                  g_assert_no_error (error);
                else
                  g_clear_error (&error);
              }
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/remedy/row/%s", rows[i].what);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/remedy/all-are-offered", test_all_are_offered);
  g_test_add_func ("/remedy/signed-here", test_signed_here);
  g_test_add_func ("/remedy/pair", test_pair);
  g_test_add_func ("/remedy/ruled-out", test_ruled_out);
  g_test_add_func ("/remedy/once", test_once);
  g_test_add_func ("/remedy/title", test_title);
  g_test_add_func ("/remedy/any", test_any);

  return g_test_run ();
}
