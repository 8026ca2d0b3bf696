/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-comparison.h"

#define DATE "Sun, 03 Dec 2023 12:12:12 GMT"

/* What the service signed: one of each kind. */
#define V1_HEADER                                                                                  \
  "PUT\n\n\n" DATE "\nx-oss-acl:private\nx-oss-meta-a:some value\n"                                \
  "/demo/dir/a b+c.txt?acl&x-oss-process=image/resize,w_10"
#define V1_TYPED "PUT\neB5eJF1ptWaXm4bijSPyxw==\nimage/jpeg\n" DATE "\n/demo/caf\xc3\xa9.jpg"
#define V1_URL "GET\n\n\n1701606132\n/demo/key?security-token=CAIS"
#define V4_STRING                                                                                  \
  "OSS4-HMAC-SHA256\n20231203T121212Z\n20231203/cn-hangzhou/oss/aliyun_v4_request\n"               \
  "6eef4c283c6ed78ca2d257aa297a94a1a2644d6d1a59a8118fd2523c218716de"
#define V4_HEADER                                                                                  \
  "PUT\n/demo/dir/a%20b%2Bc.txt\nacl&x-oss-process=a%2Fb\ncontent-type:image/jpeg\n"               \
  "x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:20231203T121212Z\n\n\nUNSIGNED-PAYLOAD"
#define V4_HOST                                                                                    \
  "GET\n/demo/key\n\nhost:demo.oss-cn-hangzhou.aliyuncs.com\n"                                     \
  "x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:20231203T121212Z\n\nhost\nUNSIGNED-PAYLOAD"
#define V4_URL                                                                                     \
  "GET\n/demo/key\nx-oss-credential=LTAI%2F20231203%2Fcn-hangzhou%2Foss%2Faliyun_v4_request&"      \
  "x-oss-date=20231203T121212Z&x-oss-expires=600&x-oss-security-token=CAIS&"                       \
  "x-oss-signature-version=OSS4-HMAC-SHA256\n\n\nUNSIGNED-PAYLOAD"
#define POLICY "eyJleHBpcmF0aW9uIjoiMjAzMC0wMS0wMVQwMDowMDowMC4wMDBaIn0="

/* A mistake: in the client's text @from stands as @to. The first difference has to be in line
 * @line, in a row of @kind (and @name), and the first reason has to be @reason with @detail. */
typedef struct
{
  const char *id;
  const char *server;
  const char *from;
  const char *to;
  guint line;
  OssicleSigningLineKind kind;
  const char *name;
  const char *reason;
  const char *detail;
} Mistake;

static const Mistake mistakes[] = {
  { "content-type-added", V1_TYPED, "image/jpeg", "", 3, OSSICLE_LINE_CONTENT_TYPE, NULL,
    "content-type-added", NULL },
  { "content-type-replaced", V1_TYPED, "image/jpeg", "text/plain", 3, OSSICLE_LINE_CONTENT_TYPE,
    NULL, "content-type-added", NULL },
  { "content-type-not-sent", V1_HEADER, "PUT\n\n\n", "PUT\n\nimage/png\n", 3,
    OSSICLE_LINE_CONTENT_TYPE, NULL, "content-type-missing", NULL },
  { "content-md5-added", V1_TYPED, "eB5eJF1ptWaXm4bijSPyxw==", "", 2, OSSICLE_LINE_CONTENT_MD5,
    NULL, "content-md5-added", NULL },
  { "content-md5-not-sent", V1_HEADER, "PUT\n\n", "PUT\neB5eJF1ptWaXm4bijSPyxw==\n", 2,
    OSSICLE_LINE_CONTENT_MD5, NULL, "content-md5-missing", NULL },
  { "date-rewritten", V1_HEADER, "12:12:12", "12:12:11", 4, OSSICLE_LINE_DATE, NULL,
    "date-rewritten", NULL },
  { "expires-differs", V1_URL, "1701606132", "1701606131", 4, OSSICLE_LINE_DATE, NULL,
    "date-rewritten", NULL },
  { "expires-in-milliseconds", V1_URL, "1701606132", "1701606132000", 4, OSSICLE_LINE_DATE, NULL,
    "expires-in-milliseconds", NULL },
  { "header-added-by-proxy", V1_HEADER, "x-oss-acl:private\n", "", 5, OSSICLE_LINE_HEADER,
    "x-oss-acl", "header-added", "x-oss-acl" },
  { "header-not-sent", V1_HEADER, "x-oss-meta-a", "x-oss-forbid-overwrite:true\nx-oss-meta-a", 6,
    OSSICLE_LINE_HEADER, "x-oss-forbid-overwrite", "header-missing", "x-oss-forbid-overwrite" },
  { "header-changed", V1_HEADER, "private", "public-read", 5, OSSICLE_LINE_HEADER, "x-oss-acl",
    "header-changed", "x-oss-acl" },
  { "header-order", V1_HEADER, "x-oss-acl:private\nx-oss-meta-a:some value\n",
    "x-oss-meta-a:some value\nx-oss-acl:private\n", 5, OSSICLE_LINE_HEADER, NULL, "header-order",
    NULL },
  { "header-case", V1_HEADER, "x-oss-meta-a:", "X-Oss-Meta-A:", 6, OSSICLE_LINE_HEADER,
    "x-oss-meta-a", "header-case", "x-oss-meta-a" },
  { "bucket-missing", V1_HEADER, "/demo/dir", "/dir", 7, OSSICLE_LINE_RESOURCE, NULL,
    "resource-bucket-missing", NULL },
  { "bucket-twice", V1_HEADER, "/demo/dir", "/demo/demo/dir", 7, OSSICLE_LINE_RESOURCE, NULL,
    "resource-bucket-twice", NULL },
  { "key-escaped", V1_HEADER, "a b+c", "a%20b%2Bc", 7, OSSICLE_LINE_RESOURCE, NULL, "key-encoding",
    "escaped" },
  { "key-plus-for-blank", V1_HEADER, "a b+c", "a+b+c", 7, OSSICLE_LINE_RESOURCE, NULL,
    "key-encoding", "plus" },
  { "key-decomposed", V1_TYPED, "caf\xc3\xa9", "cafe\xcc\x81", 5, OSSICLE_LINE_RESOURCE, NULL,
    "key-encoding", "normalization" },
  { "other-key", V1_TYPED, "caf\xc3\xa9.jpg", "tea.jpg", 5, OSSICLE_LINE_RESOURCE, NULL,
    "resource-changed", NULL },
  { "sub-resource-missing", V1_HEADER, "?acl&", "?", 7, OSSICLE_LINE_PARAMETER, "acl",
    "subresource-mismatch", "acl" },
  { "sub-resource-too-many", V1_HEADER, "?acl&", "?acl&max-keys=5&", 7, OSSICLE_LINE_PARAMETER,
    "max-keys", "subresource-mismatch", "max-keys" },
  { "process-after-signing", V1_HEADER, "&x-oss-process=image/resize,w_10", "", 7,
    OSSICLE_LINE_PARAMETER, "x-oss-process", "subresource-mismatch", "x-oss-process" },
  { "ampersand-escaped", V1_HEADER, "&x-oss-process", "&amp;x-oss-process", 7,
    OSSICLE_LINE_PARAMETER, "x-oss-process", "subresource-mismatch", "x-oss-process" },
  { "verb-changed", V1_URL, "GET", "HEAD", 1, OSSICLE_LINE_VERB, NULL, "verb-changed", NULL },
  { "token-after-signing-v1", V1_URL, "?security-token=CAIS", "", 5, OSSICLE_LINE_PARAMETER,
    "security-token", "token-after-signing", "security-token" },
  { "token-after-signing-v4", V4_URL, "&x-oss-security-token=CAIS", "", 3, OSSICLE_LINE_PARAMETER,
    "x-oss-security-token", "token-after-signing", "x-oss-security-token" },
  { "v4-content-type-added", V4_HEADER, "content-type:image/jpeg\n", "", 4, OSSICLE_LINE_HEADER,
    "content-type", "content-type-added", NULL },
  { "v4-content-type-replaced", V4_HEADER, "image/jpeg", "multipart/form-data", 4,
    OSSICLE_LINE_HEADER, "content-type", "content-type-added", NULL },
  { "v4-key-escaped-twice", V4_HEADER, "a%20b%2Bc", "a%2520b%252Bc", 2, OSSICLE_LINE_RESOURCE, NULL,
    "key-encoding", "escaped" },
  { "v4-key-not-escaped", V4_HEADER, "a%20b%2Bc", "a b+c", 2, OSSICLE_LINE_RESOURCE, NULL,
    "key-encoding", "not-escaped" },
  { "v4-slash-escaped", V4_HEADER, "/dir/", "%2Fdir%2F", 2, OSSICLE_LINE_RESOURCE, NULL,
    "key-encoding", "escaped" },
  { "v4-bucket-missing", V4_HEADER, "/demo/", "/", 2, OSSICLE_LINE_RESOURCE, NULL,
    "resource-bucket-missing", NULL },
  { "v4-query-added", V4_URL, "x-oss-date", "a=1&x-oss-date", 3, OSSICLE_LINE_PARAMETER, "a",
    "subresource-mismatch", "a" },
  { "v4-expires", V4_URL, "expires=600", "expires=60", 3, OSSICLE_LINE_PARAMETER, "x-oss-expires",
    "date-rewritten", NULL },
  { "v4-header-added", V4_HEADER, "x-oss-date", "x-oss-callback:e30=\nx-oss-date", 6,
    OSSICLE_LINE_HEADER, "x-oss-callback", "header-missing", "x-oss-callback" },
  { "v4-date-header", V4_HEADER, "121212Z", "121213Z", 6, OSSICLE_LINE_HEADER, "x-oss-date",
    "v4-date", NULL },
  { "v4-host-not-signed", V4_HOST, "host:demo.oss-cn-hangzhou.aliyuncs.com\n", "", 4,
    OSSICLE_LINE_HEADER, "host", "v4-additional-headers", "host" },
  { "v4-host-name-missing", V4_HOST, "\n\nhost\n", "\n\n\n", 8, OSSICLE_LINE_ADDITIONAL_HEADERS,
    NULL, "v4-additional-headers", NULL },
  { "v4-host-rewritten", V4_HOST, "demo.oss-cn-hangzhou.aliyuncs.com", "img.example.com", 4,
    OSSICLE_LINE_HEADER, "host", "v4-additional-headers", "host" },
  { "v4-payload", V4_HOST, "host\nUNSIGNED-PAYLOAD", "host\ne3b0c44298fc1c14", 9,
    OSSICLE_LINE_PAYLOAD, NULL, "payload-changed", NULL },
  { "v4-region", V4_STRING, "cn-hangzhou", "cn-shanghai", 3, OSSICLE_LINE_SCOPE, NULL, "v4-region",
    NULL },
  { "v4-region-of-endpoint", V4_STRING, "/cn-hangzhou", "/oss-cn-hangzhou", 3, OSSICLE_LINE_SCOPE,
    NULL, "v4-region", NULL },
  { "v4-scope-date", V4_STRING, "20231203/", "20231204/", 3, OSSICLE_LINE_SCOPE, NULL, "v4-date",
    NULL },
  { "v4-timestamp", V4_STRING, "T121212Z", "T201212Z", 2, OSSICLE_LINE_TIMESTAMP, NULL, "v4-date",
    NULL },
  { "v4-terminator", V4_STRING, "aliyun_v4_request", "aws4_request", 3, OSSICLE_LINE_SCOPE, NULL,
    "v4-scope", NULL },
  { "v4-credential-region", V4_URL, "cn-hangzhou", "cn-beijing", 3, OSSICLE_LINE_PARAMETER,
    "x-oss-credential", "v4-region", NULL },
  { "v4-id-with-cr", V4_URL, "LTAI%2F", "LTAI%0D%2F", 3, OSSICLE_LINE_PARAMETER, "x-oss-credential",
    "key-malformed", NULL },
  { "no-break-space", V1_HEADER, "some value", "some\xc2\xa0value", 6, OSSICLE_LINE_HEADER,
    "x-oss-meta-a", "invisible-character", "U+00A0 no-break space" },
  { "cr-in-value", V1_HEADER, "some value", "some value\r", 6, OSSICLE_LINE_HEADER, "x-oss-meta-a",
    "invisible-character", "U+000D carriage return" },
  { "blank-behind-value", V1_HEADER, "some value", "some value ", 6, OSSICLE_LINE_HEADER,
    "x-oss-meta-a", "invisible-character", "U+0020 blank" },
  { "byte-order-mark", V1_TYPED, "PUT", "\xef\xbb\xbfPUT", 1, OSSICLE_LINE_VERB, NULL,
    "invisible-character", "U+FEFF byte order mark" },
  { "zero-width", V1_TYPED, ".jpg", "\xe2\x80\x8b.jpg", 5, OSSICLE_LINE_RESOURCE, NULL,
    "invisible-character", "U+200B zero width space" },
  { "full-width", V1_TYPED, ".jpg", "\xef\xbc\x8ejpg", 5, OSSICLE_LINE_RESOURCE, NULL,
    "invisible-character", "U+FF0E full-width character" },
  { "line-end-too-many", V1_TYPED, ".jpg", ".jpg\n", 5, OSSICLE_LINE_RESOURCE, NULL, "line-ends",
    NULL },
  { "policy", POLICY, "eyJl", "eyJm", 1, OSSICLE_LINE_POLICY, NULL, "policy-changed", NULL },
};

static char *
replace_once (const char *text, const char *from, const char *to)
{
  const char *found = strstr (text, from);

  g_assert_nonnull (found);

  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, to, found + strlen (from));
}

static OssicleSigningText *
make_text (const char *text)
{
  if (ossicle_signing_text_guess_kind (text) == OSSICLE_TEXT_CANONICAL)
    return ossicle_signing_text_new (V4_STRING, text);

  return ossicle_signing_text_new (text, NULL);
}

static OssicleComparison *
compare (const char *client, const char *server)
{
  g_autoptr (OssicleSigningText) ours = make_text (client);
  g_autoptr (OssicleSigningText) theirs = make_text (server);

  return ossicle_comparison_new (ours, theirs);
}

static void
assert_row (OssicleComparison *comparison, const Mistake *mistake)
{
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);
  const OssicleComparisonRow *row;

  g_assert_cmpint (difference->row, >=, 0);
  row = ossicle_comparison_get_row (comparison, difference->row);
  g_assert_true ((row->client != NULL && row->client->kind == mistake->kind) ||
                 (row->server != NULL && row->server->kind == mistake->kind));

  if (mistake->name != NULL)
    g_assert_true ((row->client != NULL && g_strcmp0 (row->client->name, mistake->name) == 0) ||
                   (row->server != NULL && g_strcmp0 (row->server->name, mistake->name) == 0));
}

static void
test_mistake (gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *client = replace_once (mistake->server, mistake->from, mistake->to);
  g_autoptr (OssicleComparison) comparison = compare (client, mistake->server);
  const OssicleDifference *difference = ossicle_comparison_get_difference (comparison);
  const OssicleComparisonReason *reason;
  gsize offset = 0;

  g_assert_true (ossicle_comparison_is_comparable (comparison));
  g_assert_false (ossicle_comparison_is_equal (comparison));
  while (client[offset] == mistake->server[offset])
    offset++;
  g_assert_nonnull (difference);
  g_assert_cmpuint (difference->offset, ==, offset);
  g_assert_cmpuint (difference->line, ==, mistake->line);
  assert_row (comparison, mistake);

  g_assert_cmpuint (ossicle_comparison_get_n_reasons (comparison), >, 0);
  reason = ossicle_comparison_get_reason (comparison, 0);
  g_assert_cmpstr (ossicle_signing_reason_to_string (reason->reason), ==, mistake->reason);
  g_assert_cmpstr (reason->detail, ==, mistake->detail);
  g_assert_false (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_SECRET_WRONG));
}

static void
test_equal (void)
{
  static const char *const texts[] = { V1_HEADER, V1_TYPED, V1_URL, V4_STRING, V4_HEADER,
                                       V4_HOST,   V4_URL,   POLICY, "",        "\n\n\n\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (OssicleComparison) comparison = compare (texts[i], texts[i]);

      g_assert_true (ossicle_comparison_is_equal (comparison));
      g_assert_null (ossicle_comparison_get_difference (comparison));
      g_assert_cmpuint (ossicle_comparison_get_n_reasons (comparison), ==, 1);
      g_assert_cmpint (ossicle_comparison_get_reason (comparison, 0)->reason, ==,
                       OSSICLE_REASON_SECRET_WRONG);
    }
}

/* Both sides sign the same, and yet the scope is of another day than the timestamp. */
static void
test_scope_of_another_day (void)
{
  g_autofree char *text = replace_once (V4_STRING, "20231203/", "20231202/");
  g_autoptr (OssicleComparison) comparison = compare (text, text);

  g_assert_true (ossicle_comparison_is_equal (comparison));
  g_assert_true (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_V4_DATE));
}

/* A paste from Windows: the line ends are told, and what else differs is found all the same. */
static void
test_crlf (void)
{
  g_autoptr (GString) client = g_string_new (V1_TYPED);
  g_autoptr (OssicleComparison) comparison = NULL;

  g_string_replace (client, "image/jpeg", "", 0);
  g_string_replace (client, "\n", "\r\n", 0);
  comparison = compare (client->str, V1_TYPED);

  g_assert_cmpuint (ossicle_comparison_get_n_reasons (comparison), ==, 2);
  g_assert_true (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_LINE_ENDS));
  g_assert_true (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_CONTENT_TYPE_ADDED));
  g_assert_cmpstr (ossicle_comparison_get_difference (comparison)->client_character, ==,
                   "U+000D carriage return");
}

static void
test_two_mistakes (void)
{
  g_autofree char *one = replace_once (V1_HEADER, "x-oss-acl:private\n", "");
  g_autofree char *two = replace_once (one, "?acl&", "?");
  g_autoptr (OssicleComparison) comparison = compare (two, V1_HEADER);

  g_assert_cmpuint (ossicle_comparison_get_n_reasons (comparison), ==, 2);
  g_assert_cmpint (ossicle_comparison_get_reason (comparison, 0)->reason, ==,
                   OSSICLE_REASON_HEADER_ADDED);
  g_assert_cmpint (ossicle_comparison_get_reason (comparison, 1)->reason, ==,
                   OSSICLE_REASON_SUBRESOURCE_MISMATCH);
}

static void
test_hash_only (void)
{
  g_autofree char *text = replace_once (V4_STRING, "6eef", "0000");
  g_autoptr (OssicleComparison) comparison = compare (text, V4_STRING);

  g_assert_true (ossicle_comparison_needs_canonical_request (comparison));
  g_assert_cmpuint (ossicle_comparison_get_n_reasons (comparison), ==, 0);
}

static void
test_versions (void)
{
  g_autoptr (OssicleComparison) comparison = compare (V1_HEADER, V4_STRING);

  g_assert_true (ossicle_comparison_has_reason (comparison, OSSICLE_REASON_VERSION_MISMATCH));
}

static void
test_nothing_in_common (void)
{
  g_autoptr (OssicleSigningText) request = ossicle_signing_text_new (NULL, V4_HEADER);
  g_autoptr (OssicleSigningText) string = ossicle_signing_text_new (V4_STRING, NULL);
  g_autoptr (OssicleComparison) comparison = ossicle_comparison_new (request, string);

  g_assert_false (ossicle_comparison_is_comparable (comparison));
  g_assert_false (ossicle_comparison_is_equal (comparison));
  g_assert_null (ossicle_comparison_get_difference (comparison));
}

/* A canonical request alone is held against the hash in the other side's string to sign. */
static void
test_hash_of_request (void)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, V4_HEADER, -1);
  g_autofree char *upper = g_ascii_strup (hash, -1);
  const struct
  {
    const char *hash;
    OssicleHashCheck check;
  } rows[] = {
    { hash, OSSICLE_HASH_MATCHES },
    { upper, OSSICLE_HASH_MATCHES },
    { "6eef4c283c6ed78ca2d257aa297a94a1a2644d6d1a59a8118fd2523c218716de", OSSICLE_HASH_DIFFERS },
    { "", OSSICLE_HASH_UNCHECKED },
    { "6eef", OSSICLE_HASH_UNCHECKED },
  };
  g_autoptr (OssicleSigningText) request = ossicle_signing_text_new (NULL, V4_HEADER);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *head = g_strndup (V4_STRING, strrchr (V4_STRING, '\n') + 1 - V4_STRING);
      g_autofree char *text = g_strconcat (head, rows[i].hash, NULL);
      g_autoptr (OssicleSigningText) string = ossicle_signing_text_new (text, NULL);
      g_autoptr (OssicleComparison) there = ossicle_comparison_new (request, string);
      g_autoptr (OssicleComparison) back = ossicle_comparison_new (string, request);

      g_assert_cmpint (ossicle_comparison_check_hash (there), ==, rows[i].check);
      g_assert_cmpint (ossicle_comparison_check_hash (back), ==, rows[i].check);
      g_assert_false (ossicle_comparison_is_comparable (there));
    }
}

/* Where both sides have the same text, that is what counts; V1 has no hash. */
static void
test_no_hash_to_check (void)
{
  g_autoptr (OssicleComparison) strings = compare (V4_STRING, V4_STRING);
  g_autoptr (OssicleSigningText) request = ossicle_signing_text_new (NULL, V4_HEADER);
  g_autoptr (OssicleSigningText) v1 = ossicle_signing_text_new (V1_HEADER, NULL);
  g_autoptr (OssicleComparison) versions = ossicle_comparison_new (request, v1);

  g_assert_cmpint (ossicle_comparison_check_hash (strings), ==, OSSICLE_HASH_UNCHECKED);
  g_assert_cmpint (ossicle_comparison_check_hash (versions), ==, OSSICLE_HASH_UNCHECKED);
}

/* Rows come in the service's order, and what only the client has where it has it. */
static void
test_rows (void)
{
  g_autofree char *client = replace_once (V1_HEADER, "x-oss-acl:private", "x-oss-b:1");
  g_autoptr (OssicleComparison) comparison = compare (client, V1_HEADER);
  const OssicleRowState states[] = { OSSICLE_ROW_SAME,        OSSICLE_ROW_SAME,
                                     OSSICLE_ROW_SAME,        OSSICLE_ROW_SAME,
                                     OSSICLE_ROW_ONLY_SERVER, OSSICLE_ROW_ONLY_CLIENT,
                                     OSSICLE_ROW_SAME,        OSSICLE_ROW_SAME,
                                     OSSICLE_ROW_SAME,        OSSICLE_ROW_SAME };

  g_assert_cmpuint (ossicle_comparison_get_n_rows (comparison), ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpint (ossicle_comparison_get_row (comparison, i)->state, ==, states[i]);
}

static void
test_bytes (void)
{
  static const struct
  {
    const char *hex;
    const char *text;
  } cases[] = {
    { "47 45 54 0A ", "GET\n" }, { "474554", "GET" }, { "47 45 5", NULL },     { "47 zz", NULL },
    { "47 00 45", NULL },        { "", NULL },        { "c3 A9", "\xc3\xa9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ossicle_signing_text_decode_bytes (cases[i].hex);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The bytes know what the text, on its way through XML, no longer does; but not where they are
 * cut. */
static void
test_error (void)
{
  g_autoptr (OssicleSigningText)
    text = ossicle_signing_text_new_for_error ("GET x", "47 45 54 C2 A0 78", "PUT", "bad");
  g_autoptr (OssicleSigningText)
    cut = ossicle_signing_text_new_for_error ("GET x", "47 45", NULL, "50 55 54");

  g_assert_cmpstr (ossicle_signing_text_get_string_to_sign (text), ==, "GET\xc2\xa0x");
  g_assert_cmpstr (ossicle_signing_text_get_canonical_request (text), ==, "PUT");
  g_assert_cmpstr (ossicle_signing_text_get_string_to_sign (cut), ==, "GET x");
  g_assert_cmpstr (ossicle_signing_text_get_canonical_request (cut), ==, "PUT");
}

static void
test_pasted (void)
{
  g_autoptr (OssicleSigningText) string = ossicle_signing_text_new_pasted (V1_URL "\r\n");
  g_autoptr (OssicleSigningText) request = ossicle_signing_text_new_pasted (V4_URL "\n");

  g_assert_cmpstr (ossicle_signing_text_get_string_to_sign (string), ==, V1_URL);
  g_assert_cmpstr (ossicle_signing_text_get_canonical_request (request), ==, V4_URL);
}

/* Whatever is compared, nothing is read beyond it. */
static void
test_malformed (void)
{
  static const char *const texts[] = {
    "",
    "\n",
    "GET",
    "GET\n\n\n\n",
    "GET\n\n\n\nx-oss-a:1",
    "GET\n\n\n\nx-oss-a:1\n",
    "GET\n/",
    "GET\n/\n",
    "GET\n/\n&&&=\n",
    "GET\n/\n\r\n\r\n\r\n",
    "D320231212345678\n/a\n\n",
    "{",
    "OSS4-HMAC-SHA256",
    "OSS4-HMAC-SHA256\n\n\n",
    "OSS4-HMAC-SHA256\n1\n/\n",
    "\xff\xfe\n\xc3\n\n\n/\xe2\x80?&",
    "GET\n\n\n\n?acl&&=",
    "\r\n\r\n\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
      {
        g_autoptr (OssicleSigningText) ours = ossicle_signing_text_new (texts[i], texts[j]);
        g_autoptr (OssicleSigningText) theirs = ossicle_signing_text_new (texts[j], texts[i]);
        g_autoptr (OssicleComparison) comparison = ossicle_comparison_new (ours, theirs);

        g_assert_cmpint (ossicle_comparison_is_equal (comparison), ==, i == j);
      }
}

/* A query of many thousand parameters takes no more than its share of time. */
static void
test_huge (void)
{
  g_autoptr (GString) text = g_string_new ("GET\n/demo/\n");
  g_autofree char *other = NULL;
  g_autoptr (OssicleComparison) comparison = NULL;

  for (guint i = 0; i < 60000; i++)
    g_string_append (text, "a=1&");
  g_string_append (text, "\n\n\nUNSIGNED-PAYLOAD");
  other = g_strdup (text->str);
  other[text->len / 2] = 'b';
  comparison = compare (text->str, other);

  g_assert_false (ossicle_comparison_is_equal (comparison));
  g_assert_cmpuint (ossicle_comparison_get_difference (comparison)->offset, ==, text->len / 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autofree char *name = g_strconcat ("/comparison/mistake/", mistakes[i].id, NULL);

      g_test_add_data_func (name, &mistakes[i], test_mistake);
    }

  g_test_add_func ("/comparison/equal", test_equal);
  g_test_add_func ("/comparison/scope-of-another-day", test_scope_of_another_day);
  g_test_add_func ("/comparison/crlf", test_crlf);
  g_test_add_func ("/comparison/two-mistakes", test_two_mistakes);
  g_test_add_func ("/comparison/hash-only", test_hash_only);
  g_test_add_func ("/comparison/versions", test_versions);
  g_test_add_func ("/comparison/nothing-in-common", test_nothing_in_common);
  g_test_add_func ("/comparison/hash-of-request", test_hash_of_request);
  g_test_add_func ("/comparison/no-hash", test_no_hash_to_check);
  g_test_add_func ("/comparison/rows", test_rows);
  g_test_add_func ("/comparison/bytes", test_bytes);
  g_test_add_func ("/comparison/error", test_error);
  g_test_add_func ("/comparison/pasted", test_pasted);
  g_test_add_func ("/comparison/malformed", test_malformed);
  g_test_add_func ("/comparison/huge", test_huge);

  return g_test_run ();
}
