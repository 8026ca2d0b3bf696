/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-escape.h"
#include "core/signing/ossicle-signer-v1.h"
#include "core/signing/ossicle-signer-v4.h"
#include "core/signing/ossicle-sub-resource.h"

#define ID "LTAI5tExampleKeyId00001"
#define SECRET "ExampleSecret30charsAAAABBBBCC"
#define NOON 1701605532

typedef struct
{
  const char *id;
  const char *secret;
  const char *token;
  const char *bucket;
  const char *key;
  const char *product;
  const char *region;
  const char *endpoint;
  const char *query;
  const char *header;
  const char *value;
  const char *additional;
  const char *scope_date;
  gint64 expires;
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  OssicleSigningWarning warning;
} Odd;

static OssicleSigningRequest *
make_request (const Odd *odd)
{
  OssicleSigningRequest *request = ossicle_signing_request_new ("PUT");

  ossicle_signing_request_set_date (request, NOON);
  ossicle_signing_request_set_bucket (request, odd->bucket != NULL ? odd->bucket : "demo");
  if (odd->product != NULL)
    ossicle_signing_request_set_product (request, odd->product);
  ossicle_signing_request_set_key (request, odd->key != NULL ? odd->key : "key");
  ossicle_signing_request_set_region (request, odd->region != NULL ? odd->region : "cn-hangzhou");
  ossicle_signing_request_set_endpoint (
    request, odd->endpoint != NULL ? odd->endpoint : "oss-cn-hangzhou.aliyuncs.com");
  ossicle_signing_request_set_scope_date (request, odd->scope_date);
  if (odd->expires != 0)
    ossicle_signing_request_set_expires (request, odd->expires);
  if (odd->query != NULL)
    (void) ossicle_fields_add_query (ossicle_signing_request_get_query (request), odd->query,
                                     strlen (odd->query));
  if (odd->header != NULL)
    ossicle_fields_add (ossicle_signing_request_get_headers (request), odd->header, odd->value);
  if (odd->additional != NULL)
    ossicle_signing_request_add_additional (request, odd->additional);

  return request;
}

static OssicleWorksheet *
sign (const Odd *odd)
{
  g_autoptr (OssicleSigningRequest) request = make_request (odd);
  const char *text = odd->secret != NULL ? odd->secret : SECRET;
  g_autoptr (OssicleSecret) secret = *text != '\0' ? ossicle_secret_new (text, -1) : NULL;
  g_autoptr (OssicleSecret) token = odd->token != NULL ? ossicle_secret_new (odd->token, -1) : NULL;
  g_autoptr (OssicleAccessKey)
    key = ossicle_access_key_new (odd->id != NULL ? odd->id : ID, secret, token);

  if (odd->version == OSSICLE_SIGNATURE_V1)
    return ossicle_signer_v1_sign (request, odd->place, key);

  return ossicle_signer_v4_sign (request, odd->place, key, NULL);
}

#define V1 .version = OSSICLE_SIGNATURE_V1
#define V4 .version = OSSICLE_SIGNATURE_V4
#define URL .place = OSSICLE_SIGNATURE_IN_URL
#define WARN(name) .warning = OSSICLE_SIGNING_WARNING_##name

static const Odd odd[] = {
  { V1, .query = "acl&acl=1", WARN (QUERY_REPEATED) },
  { V4, .query = "a=1&b&a=2", WARN (QUERY_REPEATED) },
  { V4, URL, .query = "x-oss-date=20200101T000000Z", WARN (QUERY_REPEATED) },
  { V1, .query = "x-oss-custom=1", WARN (QUERY_UNLISTED) },
  { V1, .header = "x-oss-meta-a", .value = " v", WARN (HEADER_TRIMMED) },
  { V4, .header = "Content-Type", .value = "text/plain\t", WARN (HEADER_TRIMMED) },
  { V4, .additional = "if-match", WARN (ADDITIONAL_MISSING) },
  { V1, .header = "Date", .value = "2023-12-03T12:12:12Z", WARN (DATE_FORM) },
  { V4, .header = "x-oss-date", .value = "Sun, 03 Dec 2023 12:12:12 GMT", WARN (DATE_FORM) },
  { V4, .scope_date = "20231204", WARN (DATES_DIFFER) },
  { V4, .header = "x-oss-content-sha256", .value = "e3b0c442", WARN (PAYLOAD_FORM) },
  { V4, URL, .expires = 604801, WARN (EXPIRES_RANGE) },
  { V4, URL, .expires = -1, WARN (EXPIRES_RANGE) },
  { V1, URL, .expires = -1, WARN (EXPIRES_PAST) },
  { V1, URL, .expires = G_MININT64, WARN (EXPIRES_PAST) },
  { V4, .region = "", WARN (REGION_MISSING) },
  { V4, .region = "hangzhou", WARN (REGION_FORM) },
  { V4, .region = "oss-accelerate", WARN (REGION_FORM) },
  { V4, .product = "s3", WARN (PRODUCT_UNKNOWN) },
  { V4, URL, .product = "", WARN (PRODUCT_UNKNOWN) },
  { V4, .region = "oss-cn-hangzhou", WARN (REGION_FORM) },
  { V4, .region = "cn-hangzhou-internal", WARN (REGION_FORM) },
  { V4, .region = "cn-beijing", WARN (REGION_DIFFERS) },
  { V1, .key = "/key", WARN (KEY_LEADING_SLASH) },
  { V4, .key = "\\key", WARN (KEY_LEADING_SLASH) },
  { V1, .key = "a\nb", WARN (KEY_CONTROL) },
  { V1, .key = "a\xff", WARN (KEY_NOT_UTF8) },
  { V4, .key = "\xd6\xd0\xce\xc4", WARN (KEY_NOT_UTF8) },
  { V4, .key = "a/../b", WARN (KEY_DOTS) },
  { V1, URL, .key = "./a", WARN (KEY_DOTS) },
  { V1, .key = "a/.", WARN (KEY_DOTS) },
  { V1, .bucket = "", WARN (BUCKET_MISSING) },
  { V4, URL, .bucket = "", .endpoint = "img.example.com", WARN (BUCKET_MISSING) },
  { V1, .bucket = "Demo", WARN (BUCKET_NAME) },
  { V4, .bucket = "a.b", WARN (BUCKET_NAME) },
  { V4, .bucket = "ab", WARN (BUCKET_NAME) },
  { V4, .bucket = "demo-", WARN (BUCKET_NAME) },
  { V1, .endpoint = "photos.oss-cn-hangzhou.aliyuncs.com", WARN (BUCKET_DIFFERS) },
  { V4, URL, .endpoint = "photos.oss-cn-hangzhou-internal.aliyuncs.com", WARN (BUCKET_DIFFERS) },
  { V1, .header = "content-md5", .value = " AA==", WARN (HEADER_TRIMMED) },
  { V1, .query = "Signature=a", WARN (SIGNED_TWICE) },
  { V4, .query = "x-oss-signature=a", WARN (SIGNED_TWICE) },
  { V1, URL, .header = "Authorization", .value = "OSS a:b", WARN (SIGNED_TWICE) },
  { V1, URL, .query = "Expires=5", WARN (QUERY_REPEATED) },
  { V1, .id = "STS.demo", .token = "CAIS", .query = "security-token=a", WARN (TOKEN_TWICE) },
  { V4, .id = "STS.demo", .token = "CAIS", .query = "x-oss-security-token=a", WARN (TOKEN_TWICE) },
  { V4, URL, .id = "STS.demo", .token = "CAIS", .header = "x-oss-security-token", .value = "a",
    WARN (TOKEN_TWICE) },
  { V1, .id = ID "\r", WARN (ID_CHARACTERS) },
  { V4, .id = " " ID, WARN (ID_CHARACTERS) },
  { V1, .secret = SECRET "\n", WARN (SECRET_CHARACTERS) },
  { V4, .secret = SECRET "\xc2\xa0", WARN (SECRET_CHARACTERS) },
  { V4, .id = "STS.demo", WARN (TOKEN_MISSING) },
  { V4, .token = "CAIS", WARN (TOKEN_STRAY) },
  { V1, .secret = "", WARN (NO_SECRET) },
  { V4, URL, .secret = "", WARN (NO_SECRET) },
};

static void
test_warnings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (OssicleWorksheet) worksheet = sign (&odd[i]);

      g_test_message ("%" G_GSIZE_FORMAT ": %s", i,
                      ossicle_signing_warning_to_string (odd[i].warning));
      g_assert_true (ossicle_worksheet_has_warning (worksheet, odd[i].warning));
      g_assert_cmpuint (
        ossicle_signing_warnings_get_length (ossicle_worksheet_get_warnings (worksheet)), ==, 1);
    }
}

static const Odd plain[] = {
  { V1 },
  { V4 },
  { V1, URL },
  { V4, URL },
  { V4, .region = "cn-hangzhou-finance", .endpoint = "oss-cn-hzjbp-a-internal.aliyuncs.com" },
  { V4, .endpoint = "oss-accelerate.aliyuncs.com" },
  { V4, .endpoint = "demo.oss-cn-hangzhou.aliyuncs.com" },
  { V1, .endpoint = "demo.oss-accelerate.aliyuncs.com" },
  { V4, .endpoint = "img.example.com" },
  { V4, .endpoint = "" },
  { V4, .endpoint = "127.0.0.1:9000" },
  { V4, .additional = "host" },
  { V4, URL, .expires = 604800 },
  { V1, URL, .expires = 31536000 },
  { V1, .header = "x-oss-date", .value = "Sun, 03 Dec 2023 12:12:12 GMT" },
  { V4, .id = "STS.demo", .token = "CAIS" },
  { V4, .id = "STS.demo", .header = "x-oss-security-token", .value = "CAIS" },
  { V1, URL, .id = "STS.demo", .query = "security-token=CAIS" },
  { V4, .key = "目录/测试 文件+%.txt" },
  { V4, .key = "a/.../.b/c..//d" },
  { V1, .key = "" },
  { V1, .key = "", .bucket = "" },
  { V4, .product = "oss-cloudbox", .region = "cb-123",
    .endpoint = "cb-123.cn-hangzhou.oss-cloudbox.aliyuncs.com" },
};

static void
test_nothing_to_warn_of (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autoptr (OssicleWorksheet) worksheet = sign (&plain[i]);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (
        ossicle_signing_warnings_get_length (ossicle_worksheet_get_warnings (worksheet)), ==, 0);
      g_assert_nonnull (ossicle_worksheet_get_signature (worksheet));
    }
}

/* A host that is signed and not among the headers is that of the URL. */
static void
test_signed_host (void)
{
  const Odd request = { V4, .additional = "Host", .endpoint = "oss-cn-hangzhou.aliyuncs.com:8080" };
  g_autoptr (OssicleWorksheet) worksheet = sign (&request);

  g_assert_cmpstr (ossicle_worksheet_get_additional_headers (worksheet), ==, "host");
  g_assert_true (g_str_has_prefix (ossicle_worksheet_get_canonical_headers (worksheet),
                                   "host:demo.oss-cn-hangzhou.aliyuncs.com:8080\n"));
}

/* V4 has its own form of a date: one of V1 gives way. */
static void
test_date_of_v1 (void)
{
  const Odd odd_date = { V4, .header = "x-oss-date", .value = "Sun, 03 Dec 2023 12:12:12 GMT" };
  const Odd no_date = { V4 };
  g_autoptr (OssicleWorksheet) first = sign (&odd_date);
  g_autoptr (OssicleWorksheet) second = sign (&no_date);

  g_assert_cmpstr (ossicle_worksheet_get_authorization (first), ==,
                   ossicle_worksheet_get_authorization (second));
}

static void
test_token_is_added_once (void)
{
  const Odd header = { V4, .id = "STS.a", .token = "T", .header = "x-oss-security-token",
                       .value = "T" };
  const Odd parameter = { V1, URL, .id = "STS.a", .token = "T", .query = "security-token=T" };
  g_autoptr (OssicleWorksheet) first = sign (&header);
  g_autoptr (OssicleWorksheet) second = sign (&parameter);

  g_assert_false (ossicle_worksheet_has_warning (first, OSSICLE_SIGNING_WARNING_HEADER_REPEATED));
  g_assert_cmpstr (ossicle_worksheet_get_canonical_query (second), ==, "security-token=T");
}

/* A key for another day, region or product is not used. */
static void
test_signing_key_of_another_day (void)
{
  const Odd plain_request = { V4 };
  g_autoptr (OssicleSigningRequest) request = make_request (&plain_request);
  g_autoptr (OssicleSecret) secret = ossicle_secret_new (SECRET, -1);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new (ID, secret, NULL);
  g_autoptr (OssicleSigningKey)
    right = ossicle_signing_key_new (secret, "20231203", "cn-hangzhou", "oss");
  g_autoptr (OssicleSigningKey)
    wrong = ossicle_signing_key_new (secret, "20231204", "cn-hangzhou", "oss");
  g_autoptr (OssicleWorksheet)
    a = ossicle_signer_v4_sign (request, OSSICLE_SIGNATURE_IN_HEADER, key, right);
  g_autoptr (OssicleWorksheet)
    b = ossicle_signer_v4_sign (request, OSSICLE_SIGNATURE_IN_HEADER, key, wrong);
  g_autoptr (OssicleWorksheet)
    again = ossicle_signer_v4_sign (request, OSSICLE_SIGNATURE_IN_HEADER, key, right);

  g_assert_cmpstr (ossicle_worksheet_get_signature (a), ==, ossicle_worksheet_get_signature (b));
  g_assert_cmpstr (ossicle_worksheet_get_signature (a), ==,
                   ossicle_worksheet_get_signature (again));
}

/* Of a request that was sent nothing is made up: no date, no payload hash. */
static void
test_complete (void)
{
  const Odd plain_request = { V4 };
  g_autoptr (OssicleSigningRequest) request = make_request (&plain_request);
  g_autoptr (OssicleAccessKey) key = ossicle_access_key_new (ID, NULL, NULL);
  g_autoptr (OssicleWorksheet) v1 = NULL;
  g_autoptr (OssicleWorksheet) v4 = NULL;

  ossicle_signing_request_set_complete (request, TRUE);
  v1 = ossicle_signer_v1_sign (request, OSSICLE_SIGNATURE_IN_HEADER, key);
  v4 = ossicle_signer_v4_sign (request, OSSICLE_SIGNATURE_IN_HEADER, key, NULL);

  g_assert_cmpstr (ossicle_worksheet_get_string_to_sign (v1), ==, "PUT\n\n\n\n/demo/key");
  g_assert_cmpstr (ossicle_worksheet_get_canonical_headers (v4), ==, "");
  g_assert_cmpuint (ossicle_fields_get_length (ossicle_worksheet_get_added (v4)), ==, 0);
}

static const struct
{
  const char *endpoint;
  const char *bucket;
  OssicleAddressing addressing;
  const char *host;
  const char *path;
} addresses[] = {
  { "oss-cn-hangzhou.aliyuncs.com", "demo", OSSICLE_ADDRESSING_AUTO,
    "demo.oss-cn-hangzhou.aliyuncs.com", "/a%20b/" },
  { "https://oss-cn-hangzhou.aliyuncs.com:443/x", "demo", OSSICLE_ADDRESSING_AUTO,
    "demo.oss-cn-hangzhou.aliyuncs.com:443", "/a%20b/" },
  { "cn-hangzhou.oss.aliyuncs.com", "demo", OSSICLE_ADDRESSING_AUTO,
    "demo.cn-hangzhou.oss.aliyuncs.com", "/a%20b/" },
  { "s3.oss-cn-hangzhou.aliyuncs.com", "demo", OSSICLE_ADDRESSING_AUTO,
    "demo.s3.oss-cn-hangzhou.aliyuncs.com", "/a%20b/" },
  { "Demo.oss-cn-hangzhou.aliyuncs.com", "demo", OSSICLE_ADDRESSING_AUTO,
    "Demo.oss-cn-hangzhou.aliyuncs.com", "/a%20b/" },
  { "oss-cn-hangzhou.aliyuncs.com", "", OSSICLE_ADDRESSING_AUTO, "oss-cn-hangzhou.aliyuncs.com",
    "/a%20b/" },
  { "10.0.0.1", "demo", OSSICLE_ADDRESSING_AUTO, "10.0.0.1", "/demo/a%20b/" },
  { "localhost:18081", "demo", OSSICLE_ADDRESSING_AUTO, "localhost:18081", "/demo/a%20b/" },
  { "[::1]:80", "demo", OSSICLE_ADDRESSING_AUTO, "[::1]:80", "/demo/a%20b/" },
  { "img.example.com", "demo", OSSICLE_ADDRESSING_AUTO, "img.example.com", "/a%20b/" },
  { "img.example.com", "demo", OSSICLE_ADDRESSING_VIRTUAL, "demo.img.example.com", "/a%20b/" },
  { "oss-cn-hangzhou.aliyuncs.com", "demo", OSSICLE_ADDRESSING_PATH, "oss-cn-hangzhou.aliyuncs.com",
    "/demo/a%20b/" },
  { "oss-cn-hangzhou.aliyuncs.com", "demo", OSSICLE_ADDRESSING_CUSTOM,
    "oss-cn-hangzhou.aliyuncs.com", "/a%20b/" },
  { "", "demo", OSSICLE_ADDRESSING_AUTO, "", "/a%20b/" },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (OssicleSigningRequest) request = ossicle_signing_request_new ("GET");
      g_autofree char *host = NULL;
      g_autofree char *path = NULL;

      ossicle_signing_request_set_endpoint (request, addresses[i].endpoint);
      ossicle_signing_request_set_bucket (request, addresses[i].bucket);
      ossicle_signing_request_set_key (request, "a b/");
      ossicle_signing_request_set_addressing (request, addresses[i].addressing);
      host = ossicle_signing_request_dup_host (request);
      path = ossicle_signing_request_dup_path (request);
      g_assert_cmpstr (host, ==, addresses[i].host);
      g_assert_cmpstr (path, ==, addresses[i].path);
    }
}

static void
test_escapes (void)
{
  GString *every = g_string_new (NULL);
  g_autoptr (GString) escaped = g_string_new (NULL);
  g_autofree char *back = NULL;

  for (int c = 1; c < 256; c++)
    g_string_append_c (every, (char) c);
  ossicle_escape_append (escaped, every->str);
  g_assert_cmpuint (escaped->len, ==, 66 + 3 * (255 - 66));
  back = ossicle_unescape (escaped->str, escaped->len, FALSE);
  g_assert_cmpstr (back, ==, every->str);
  g_string_free (every, TRUE);
}

static void
test_unescapes (void)
{
  static const struct
  {
    const char *text;
    gboolean plus;
    const char *raw;
  } cases[] = {
    { "a%20b", FALSE, "a b" }, { "a+b", FALSE, "a+b" },  { "a+b", TRUE, "a b" },
    { "100%", FALSE, "100%" }, { "%", FALSE, "%" },      { "%4", FALSE, "%4" },
    { "%zz", FALSE, "%zz" },   { "%2f", FALSE, "/" },    { "%252F", FALSE, "%2F" },
    { "%00", FALSE, NULL },    { "a%00", TRUE, NULL },   { "", FALSE, "" },
    { "%C3%A9", FALSE, "é" },  { "%FF", FALSE, "\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *raw = ossicle_unescape (cases[i].text, strlen (cases[i].text),
                                               cases[i].plus);

      g_assert_cmpstr (raw, ==, cases[i].raw);
    }
}

static void
test_query (void)
{
  g_autoptr (OssicleFields) fields = ossicle_fields_new ();
  const char *query = "&&a=1&b&c=&d=x=y&e%20f=g+h&=z&";

  g_assert_true (ossicle_fields_add_query (fields, query, strlen (query)));
  g_assert_cmpuint (ossicle_fields_get_length (fields), ==, 6);
  g_assert_cmpstr (ossicle_fields_find_exactly (fields, "a")->value, ==, "1");
  g_assert_null (ossicle_fields_find_exactly (fields, "b")->value);
  g_assert_cmpstr (ossicle_fields_find_exactly (fields, "c")->value, ==, "");
  g_assert_cmpstr (ossicle_fields_find_exactly (fields, "d")->value, ==, "x=y");
  g_assert_cmpstr (ossicle_fields_find_exactly (fields, "e f")->value, ==, "g+h");
  g_assert_cmpstr (ossicle_fields_find_exactly (fields, "")->value, ==, "z");
  g_assert_null (ossicle_fields_find_exactly (fields, "A"));
  g_assert_nonnull (ossicle_fields_find (fields, "A"));
  g_assert_cmpuint (ossicle_fields_remove (fields, "A"), ==, 1);
  g_assert_null (ossicle_fields_find (fields, "a"));
}

static void
test_sub_resources (void)
{
  static const char *const listed[] = { "accessPoint", "acl", "x-oss-write-get-object-response",
                                        "security-token", "wormId" };
  static const char *const others[] = { "",        "ACL",          "prefix",         "max-keys",
                                        "regions", "x-oss-custom", "OSSAccessKeyId", "zzz" };

  for (gsize i = 0; i < G_N_ELEMENTS (listed); i++)
    g_assert_true (ossicle_sub_resource_is_signed (listed[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (ossicle_sub_resource_is_signed (others[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/signer/warnings", test_warnings);
  g_test_add_func ("/signer/nothing-to-warn-of", test_nothing_to_warn_of);
  g_test_add_func ("/signer/signed-host", test_signed_host);
  g_test_add_func ("/signer/date-of-v1", test_date_of_v1);
  g_test_add_func ("/signer/token-is-added-once", test_token_is_added_once);
  g_test_add_func ("/signer/signing-key-of-another-day", test_signing_key_of_another_day);
  g_test_add_func ("/signer/complete", test_complete);
  g_test_add_func ("/signer/addresses", test_addresses);
  g_test_add_func ("/signer/escapes", test_escapes);
  g_test_add_func ("/signer/unescapes", test_unescapes);
  g_test_add_func ("/signer/query", test_query);
  g_test_add_func ("/signer/sub-resources", test_sub_resources);

  return g_test_run ();
}
