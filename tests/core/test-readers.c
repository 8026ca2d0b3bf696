/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-intake.h"

/* Each reader's shape as it should be, cut at every byte, cut into lines of 80 columns, with a
 * logger's time before each line, and twice in one paste: nothing wrong may ever come out. */

#define NOW G_GINT64_CONSTANT (1795340000)
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define HOST "demo-photos.oss-cn-hangzhou.aliyuncs.com"
#define ACL "You have no right to access this object because of bucket acl."
#define NO_KEY "The specified key does not exist."
#define CHUNKED                                                                                    \
  "aws-chunked encoding is not supported with the specified x-amz-content-sha256 value."
#define STYLE "Please use virtual hosted style to access."
#define XML                                                                                        \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>\n  <Code>AccessDenied</Code>\n"             \
  "  <Message>" ACL "</Message>\n  <RequestId>" ID "</RequestId>\n  <HostId>" HOST "</HostId>\n"   \
  "  <EC>0003-00000001</EC>\n</Error>\n"

typedef struct
{
  const char *shape;
  const char *text;
  const char *facts[10][2];
} Row;

#define CODE(value)                                                                                \
  {                                                                                                \
    "code", value                                                                                  \
  }
#define STATUS(value)                                                                              \
  {                                                                                                \
    "status", value                                                                                \
  }
#define MESSAGE(value)                                                                             \
  {                                                                                                \
    "message", value                                                                               \
  }
#define OSS_ID                                                                                     \
  {                                                                                                \
    "request_id", ID                                                                               \
  }
#define OSS_HOST                                                                                   \
  {                                                                                                \
    "host", HOST                                                                                   \
  }
#define BUCKET                                                                                     \
  {                                                                                                \
    "bucket", "demo-photos"                                                                        \
  }
#define OBJECT(value)                                                                              \
  {                                                                                                \
    "object", value                                                                                \
  }
#define EC(value)                                                                                  \
  {                                                                                                \
    "ec", value                                                                                    \
  }

static const Row rows[] = {
  { "xml-body",
    XML,
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET, EC ("0003-00000001") } },
  { "http-response",
    "> GET /a.txt HTTP/1.1\n> Host: " HOST "\n> \n< HTTP/1.1 403 Forbidden\n< Server: AliyunOSS\n"
    "< x-oss-request-id: " ID "\n< x-oss-ec: 0003-00000001\n< \n" XML,
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET,
      OBJECT ("a.txt"), EC ("0003-00000001") } },
  { "har",
    "{\n \"request\": {\n  \"method\": \"GET\",\n  \"url\": \"https://" HOST
    "/a.jpg?x-oss-process=1\"\n },\n \"response\": {\n  \"status\": 403,\n  \"headers\": [\n   {\n"
    "    \"name\": \"x-oss-request-id\",\n    \"value\": \"" ID "\"\n   }\n  ]\n }\n}\n",
    { STATUS ("403"), OSS_ID, OSS_HOST, BUCKET, OBJECT ("a.jpg") } },
  { "java-exception",
    "com.aliyun.oss.OSSException: " NO_KEY "\n[ErrorCode]: NoSuchKey\n[RequestId]: " ID
    "\n[HostId]: " HOST "\n[EC]: 0026-00000001\n\tat com.aliyun.oss.X.y(X.java:403)\n",
    { CODE ("NoSuchKey"), MESSAGE (NO_KEY), OSS_ID, OSS_HOST, BUCKET, EC ("0026-00000001") } },
  { "sdk-2",
    "operation error GetObject: Error returned by Service. \nHttp Status Code: 404. \n"
    "Error Code: NoSuchKey. \nRequest Id: " ID ". \nMessage: " NO_KEY ".\nEC: 0026-00000001.\n"
    "Timestamp: 2025-03-14 08:21:07 +0000 UTC.\nRequest Endpoint: GET https://" HOST "/a/b.jpg.\n",
    { CODE ("NoSuchKey"), STATUS ("404"), MESSAGE (NO_KEY), OSS_ID, OSS_HOST, BUCKET,
      OBJECT ("a/b.jpg"), EC ("0026-00000001") } },
  { "go-1",
    "oss: service returned error: StatusCode=403, ErrorCode=AccessDenied, ErrorMessage=\"" ACL
    "\", RequestId=" ID ", Ec=0003-00000001, Bucket=demo-photos, Object=albums/a.jpg!\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID, BUCKET, OBJECT ("albums/a.jpg"),
      EC ("0003-00000001") } },
  { "python-1",
    "oss2.exceptions.NoSuchKey: {'status': 404, 'x-oss-request-id': '" ID
    "', 'details': {'Code': 'NoSuchKey', 'Message': '" NO_KEY "', 'RequestId': '" ID
    "', 'HostId': '" HOST "', 'Key': 'a b.jpg', 'EC': '0026-00000001'}}\n",
    { CODE ("NoSuchKey"), STATUS ("404"), MESSAGE (NO_KEY), OSS_ID, OSS_HOST, BUCKET,
      OBJECT ("a b.jpg"), EC ("0026-00000001") } },
  { "node",
    "AccessDeniedError: " ACL "\n    at Client.requestError (/app/client.js:403:15) {\n"
    "  status: 403,\n  code: 'AccessDenied',\n  requestId: '" ID
    "',\n  ecCode: '0003-00000001',\n  hostId: '" HOST
    "',\n  params: { object: 'a.jpg', bucket: 'demo-photos', method: 'GET' }\n}\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET,
      OBJECT ("a.jpg"), EC ("0003-00000001") } },
  { "php-1",
    "PHP Fatal error:  Uncaught OSS\\Core\\OssException: AccessDenied: " ACL " RequestId: " ID
    " in /var/www/Result.php:97\n",
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID } },
  { "php-dump",
    "array(4) {\n  [\"status\"]=>\n  int(403)\n  [\"request-id\"]=>\n  string(24) \"" ID
    "\"\n  [\"code\"]=>\n  string(12) \"AccessDenied\"\n  [\"message\"]=>\n  string(62) \"" ACL
    "\"\n}\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID } },
  { "dotnet-1",
    "Failed with error code: AccessDenied; Error info: " ACL ". \nRequestID:" ID "\tHostID:" HOST
    "\n",
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET } },
  { "c",
    "put object failed, code:403, error_code:AccessDenied, error_msg:" ACL ", request_id:" ID "\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID } },
  { "ios",
    "Error Domain=com.aliyun.oss.serverError Code=-403 \"(null)\" UserInfo={Code=AccessDenied, "
    "Message=" ACL ", RequestId=" ID ", HostId=" HOST ", __name=Error}\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET } },
  { "registry",
    "panic: Aliyun API Error: RequestId: " ID " Status Code: 403 Code: AccessDenied Message: " ACL
    "\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID } },
  { "ossfs-2",
    "Operation on [albums/a.jpg] failed! RequestId[" ID
    "], OSSError: Code[AccessDenied], Message[" ACL "], EC[0003-00000001]\n",
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID, OBJECT ("albums/a.jpg"),
      EC ("0003-00000001") } },
  { "aws-go-1",
    "ERROR : a.jpg: Failed to copy: SecondLevelDomainForbidden: " STYLE
    "\n\tstatus code: 403, request id: " ID ", host id: \n",
    { CODE ("SecondLevelDomainForbidden"), STATUS ("403"), MESSAGE (STYLE), OSS_ID } },
  { "aws-go-2",
    "operation error S3: PutObject, https response error StatusCode: 400, RequestID: " ID
    ", HostID: " HOST ", api error InvalidArgument: " CHUNKED "\n",
    { CODE ("InvalidArgument"), STATUS ("400"), MESSAGE (CHUNKED), OSS_ID, OSS_HOST, BUCKET } },
  { "aws-java",
    "com.amazonaws.services.s3.model.AmazonS3Exception: " ACL
    " (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: " ID
    "; S3 Extended Request ID: null; Proxy: null)\n",
    { CODE ("AccessDenied"), STATUS ("403"), MESSAGE (ACL), OSS_ID } },
  { "aws-cli",
    "An error occurred (SecondLevelDomainForbidden) when calling the ListObjectsV2 "
    "operation: " STYLE "\n",
    { CODE ("SecondLevelDomainForbidden"), MESSAGE (STYLE) } },
  { "s3cmd",
    "ERROR: S3 error: 403 (SecondLevelDomainForbidden): " STYLE "\n",
    { CODE ("SecondLevelDomainForbidden"), STATUS ("403"), MESSAGE (STYLE) } },
  { "header-list",
    "Request URL:https://" HOST "/a.jpg\nRequest Method:GET\nStatus Code:403 Forbidden\n"
    "Response Headers\nServer:AliyunOSS\nx-oss-ec:0003-00000001\nx-oss-request-id:" ID "\n",
    { STATUS ("403"), OSS_ID, OSS_HOST, BUCKET, OBJECT ("a.jpg"), EC ("0003-00000001") } },
  { "access-log",
    "203.0.113.9 - - [14/Mar/2025:16:21:07 +0800] \"GET /a.jpg HTTP/1.1\" 403 336 12 \"-\" "
    "\"curl/8.5.0\" \"" HOST "\" \"" ID "\" \"true\" \"-\" \"GetObject\" \"demo-photos\" "
    "\"a.jpg\" - 3 \"AccessDenied\" 142 \"1000000000000001\" - \"-\"\n",
    { CODE ("AccessDenied"), STATUS ("403"), OSS_ID, OSS_HOST, BUCKET, OBJECT ("a.jpg") } },
  { "json-record",
    "{\n \"bucket\": \"demo-photos\",\n \"error_code\": \"AccessDenied\",\n \"host\": \"" HOST
    "\",\n \"http_status\": \"403\",\n \"object\": \"a%2Fb.jpg\",\n \"operation\": \"GetObject\",\n"
    " \"request_id\": \"" ID "\"\n}\n",
    { CODE ("AccessDenied"), STATUS ("403"), OSS_ID, OSS_HOST, BUCKET, OBJECT ("a/b.jpg") } },
  { "csv",
    "time;bucket;object;http_status;error_code;request_id\n"
    "14.03.2025;demo-photos;a.jpg;403;AccessDenied;" ID "\n",
    { CODE ("AccessDenied"), STATUS ("403"), OSS_ID, BUCKET, OBJECT ("a.jpg") } },
  { "tags-stripped",
    "AccessDenied" ACL ID HOST "\n",
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID, OSS_HOST, BUCKET } },
  { "labels",
    "错误码：AccessDenied；错误信息：" ACL "；请求ID：" ID "；EC：0003-00000001；Bucket："
    "demo-photos（华东1）\n",
    { CODE ("AccessDenied"), MESSAGE (ACL), OSS_ID, BUCKET, EC ("0003-00000001") } },
  { "message",
    "Error: The OSS Access Key Id you provided does not exist in our records.\n",
    { MESSAGE ("The OSS Access Key Id you provided does not exist in our records.") } },
  { "bare", "RequestId " ID "\n", { OSS_ID } },
};

static OssicleCatalogue *catalogue;

static const char *
expected (const Row *row, const char *name)
{
  for (gsize i = 0; row->facts[i][0] != NULL; i++)
    if (g_str_equal (row->facts[i][0], name))
      return row->facts[i][1];

  return NULL;
}

static OssicleReading *
read_text (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (GError) error = NULL;
  OssicleReading *reading = ossicle_intake_read (source, catalogue, NOW, NULL, &error);

  g_assert_no_error (error);

  return reading;
}

static gboolean
is_beginning (const char *name, const char *value, const char *whole)
{
  static const char *const open[] = { "message", "object", "bucket", NULL };

  return g_strv_contains (open, name) && g_str_has_prefix (whole, value);
}

/* No fact of the one error may have another value than the row tells. Where the text was cut, the
 * last of those values that nothing closes may be the beginning of what stood there. */
static void
check_nothing_wrong (const Row *row, OssicleReading *reading, gboolean cut, const char *what)
{
  static const char *const names[] = { "code", "status", "message", "request_id",
                                       "host", "bucket", "object",  "ec" };
  GListModel *cases = ossicle_reading_get_cases (reading);

  if (g_list_model_get_n_items (cases) > 1)
    g_error ("%s: %s: %u cases", row->shape, what, g_list_model_get_n_items (cases));
  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        {
          const char *got = ossicle_case_get_value (one, names[j]);
          const char *want = expected (row, names[j]);

          if (got == NULL || g_strcmp0 (got, want) == 0 ||
              (cut && want != NULL && is_beginning (names[j], got, want)))
            continue;
          g_test_message ("%s: %s: %s: want %s, got %s", row->shape, what, names[j], want, got);
          g_test_fail ();
        }
    }
}

static void
check_everything (const Row *row, OssicleReading *reading, const char *what)
{
  GListModel *cases = ossicle_reading_get_cases (reading);
  g_autoptr (OssicleCase) one = g_list_model_get_item (cases, 0);

  check_nothing_wrong (row, reading, FALSE, what);
  g_assert_nonnull (one);
  for (gsize i = 0; row->facts[i][0] != NULL; i++)
    if (g_strcmp0 (ossicle_case_get_value (one, row->facts[i][0]), row->facts[i][1]) != 0)
      {
        g_test_message ("%s: %s: no %s", row->shape, what, row->facts[i][0]);
        g_test_fail ();
      }
}

static void
test_good (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (OssicleReading) reading = read_text (row->text, strlen (row->text));
  g_autoptr (OssicleCase) one = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  check_everything (row, reading, "good");
  g_assert_cmpstr (ossicle_case_get_shape (one), ==, row->shape);
}

static void
test_cut (gconstpointer data)
{
  const Row *row = data;

  for (gsize n = 0; n < strlen (row->text); n++)
    {
      g_autoptr (OssicleReading) reading = read_text (row->text, n);
      g_autofree char *what = g_strdup_printf ("cut at %" G_GSIZE_FORMAT, n);

      check_nothing_wrong (row, reading, TRUE, what);
    }
}

static void
test_wrapped (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OssicleReading) reading = NULL;
  gsize column = 0;

  for (const char *p = row->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (column == 80 && *p != '\n')
        {
          g_string_append_c (text, '\n');
          column = 0;
        }
      g_string_append_len (text, p, g_utf8_next_char (p) - p);
      column = *p == '\n' ? 0 : column + ((guchar) *p < 0x80 ? 1 : 2);
    }
  reading = read_text (text->str, text->len);
  check_nothing_wrong (row, reading, FALSE, "wrapped");
}

static void
test_logged (gconstpointer data)
{
  const Row *row = data;
  g_auto (GStrv) lines = g_strsplit (row->text, "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OssicleReading) reading = NULL;

  for (gsize i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    g_string_append_printf (text, "2025-03-14 16:21:07.%03d %s\n", (int) i, lines[i]);
  reading = read_text (text->str, text->len);
  check_nothing_wrong (row, reading, FALSE, "logged");
  if (!g_str_equal (row->shape, "csv"))
    g_assert_cmpuint (g_list_model_get_n_items (ossicle_reading_get_cases (reading)), ==, 1);
}

static void
test_twice (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = g_strconcat (row->text, "\n", row->text, NULL);
  g_autoptr (OssicleReading) reading = read_text (text, strlen (text));

  check_everything (row, reading, "twice");
}

static void
add_row (const Row *row)
{
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = { { "good", test_good },
                { "cut", test_cut },
                { "wrapped", test_wrapped },
                { "logged", test_logged },
                { "twice", test_twice } };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/readers/", row->shape, "/", tests[i].name, NULL);

      g_test_add_data_func (path, row, tests[i].test);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = ossicle_catalogue_new (&error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    add_row (&rows[i]);

  result = g_test_run ();
  g_clear_object (&catalogue);

  return result;
}
