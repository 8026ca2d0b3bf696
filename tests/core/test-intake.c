/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-intake.h"

#define NOW G_GINT64_CONSTANT (1795340000)
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define GO_ERROR                                                                                   \
  "2025-01-01 08:00:00 ERROR oss: service returned error: StatusCode=503, "                        \
  "ErrorCode=DownloadTrafficRateLimitExceeded, ErrorMessage=\"The download traffic rate exceeds "  \
  "the limit.\", RequestId=%08X0000000%05d3000\n"

static OssicleReading *
read_bytes (GBytes *bytes)
{
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleCatalogue) catalogue = ossicle_catalogue_new (NULL);
  g_autoptr (GError) error = NULL;
  OssicleReading *reading = ossicle_intake_read (source, catalogue, NOW, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ossicle_reading_get_source (reading) == source);

  return reading;
}

static OssicleReading *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return read_bytes (bytes);
}

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

/* Who answered instead of OSS is said apart from the errors. */
static void
test_others (void)
{
  static const struct
  {
    const char *text;
    OssicleCaseKind kind;
    const char *answerer;
  } table[] = {
    { "<Error><Code>NoSuchBucket</Code><Message>m</Message><RequestId>9QGTP3QRZFAKE0VG</RequestId>"
      "<HostId>JwLY4GOJlMQmULk7kgbn7uk8/FkSMspvyGjSv3ROtIk9Imz+GdAEdb=</HostId></Error>",
      OSSICLE_CASE_NOT_OSS, "Amazon S3" },
    { "<Error><Code>AccessDenied</Code><Resource>/x</Resource><RequestId>16068FE8ECFA4E40"
      "</RequestId><HostId>d9ab0000-c245-4ad7-9af4-000000270000</HostId></Error>",
      OSSICLE_CASE_NOT_OSS, "MinIO" },
    { "<Error><Code>NoSuchBucket</Code><RequestId>tx00000000000000000001a-0065f0a1b2-1-default"
      "</RequestId></Error>",
      OSSICLE_CASE_NOT_OSS, "Ceph" },
    { "<Error><Code>AccessDenied</Code><Resource>b-1.cos.ap-chengdu.myqcloud.com/a</Resource>"
      "<RequestId>NWNhYzEzZThfNGQ5ZTU4NjRfNmFhNV83YTZjOGY=</RequestId></Error>",
      OSSICLE_CASE_NOT_OSS, "Tencent Cloud COS" },
    { "<Error><Code>AccessDenied</Code><RequestId>0000017EE824A5666407C4CE27B80000</RequestId>"
      "</Error>",
      OSSICLE_CASE_NOT_OSS, "Huawei Cloud OBS" },
    { "<Error><Code>AccessDenied</Code><Details>Anonymous caller does not have storage.objects.get"
      "</Details></Error>",
      OSSICLE_CASE_NOT_OSS, "Google Cloud Storage" },
    { "<Error><Code>ResourceNotFound</Code><Message>m\nRequestId:1f0f1234-001e-0012-3456-7\n"
      "</Message></Error>",
      OSSICLE_CASE_NOT_OSS, "Azure Storage" },
    { "HTTP/1.1 403 Forbidden\nServer: squid/4.10\nContent-Type: text/html\n\n<html>",
      OSSICLE_CASE_NOT_OSS, "squid" },
    { "HTTP/1.1 200 OK\nServer: AliyunOSS\nx-oss-request-id: " ID "\n\nhello", OSSICLE_CASE_SUCCESS,
      NULL },
    { "curl: (6) Could not resolve host: x.oss-cn-hangzhou.aliyuncs.com", OSSICLE_CASE_NETWORK,
      NULL },
    { "{'status': -2, 'x-oss-request-id': '', 'details': 'RequestError: x'}", OSSICLE_CASE_NETWORK,
      NULL },
    { "com.aliyun.oss.ClientException: x\n[ErrorCode]: ConnectionTimeout\n[RequestId]: Unknown\n",
      OSSICLE_CASE_NETWORK, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleReading) reading = read_text (table[i].text);
      g_autoptr (OssicleCase) other = NULL;

      g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), ==, 0);
      g_assert_cmpuint (count (ossicle_reading_get_others (reading)), >=, 1);
      other = g_list_model_get_item (ossicle_reading_get_others (reading), 0);
      g_assert_cmpint (ossicle_case_get_kind (other), ==, table[i].kind);
      g_assert_cmpstr (ossicle_case_get_answerer (other), ==, table[i].answerer);
      g_assert_nonnull (ossicle_intake_get_shape_title (ossicle_case_get_shape (other)));
    }
}

static void
test_nothing (void)
{
  static const char *const table[] = {
    "", " ", "\n\n\n", "hello", "{}", "<", "\\", "\"", "</Error>"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleReading) reading = read_text (table[i]);

      g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), ==, 0);
      g_assert_cmpuint (count (ossicle_reading_get_others (reading)), ==, 0);
    }
}

/* Without a catalogue nothing breaks, and what tells itself is read all the same. */
static void
test_no_catalogue (void)
{
  static const char text[] = "<Error><Code>NoSuchKey</Code><RequestId>" ID "</RequestId></Error>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleReading) reading = ossicle_intake_read (source, NULL, NOW, NULL, NULL);
  g_autoptr (OssicleCase) one = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  g_assert_cmpstr (ossicle_case_get_value (one, OSSICLE_FACT_CODE), ==, "NoSuchKey");
  g_assert_cmpstr (ossicle_case_get_value (one, OSSICLE_FACT_REQUEST_TIME), ==,
                   "2025-03-14T08:21:07Z");
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (ID, strlen (ID));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (ossicle_intake_read (source, NULL, NOW, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Two thousand requests are two thousand cases, in their order, also where they fill more than one
 * window of a large text. */
static void
test_many (gconstpointer data)
{
  guint filler = GPOINTER_TO_UINT (data);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OssicleReading) reading = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 2000; i++)
    {
      g_string_append_printf (text, GO_ERROR, 1741940467 + i * 7, i);
      for (guint j = 0; j < filler; j++)
        g_string_append (text, "2025-01-01 08:00:00 INFO all is well with this request, says it\n");
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  reading = read_bytes (bytes);
  g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), ==, 2000);
  for (int i = 0; i < 2000; i += 333)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (ossicle_reading_get_cases (reading), i);
      g_autofree char *id = g_strdup_printf ("%08X0000000%05d3000", 1741940467 + i * 7, i);

      g_assert_cmpstr (ossicle_case_get_value (one, OSSICLE_FACT_REQUEST_ID), ==, id);
      g_assert_cmpuint (ossicle_case_get_status (one), ==, 503);
    }
}

/* An error in the midst of a large log is found with what stands before it. */
static void
test_large (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (OssicleReading) reading = NULL;
  g_autoptr (OssicleCase) one = NULL;
  g_autoptr (GBytes) bytes = NULL;
  OssicleSpan span;

  while (text->len < 3 * 1024 * 1024)
    g_string_append (text, "2025-03-14 INFO requestId=0A9672F1-AFA7-57A7-8B43-5F0DE9CEA02F ok\n");
  g_string_append (text, "Response code 403 (Forbidden)\n<Error>\n  <Code>AccessDenied</Code>\n"
                         "  <RequestId>" ID "</RequestId>\n</Error>\n");
  while (text->len < 6 * 1024 * 1024)
    g_string_append (text, "2025-03-14 INFO requestId=0A9672F1-AFA7-57A7-8B43-5F0DE9CEA02F ok\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  reading = read_bytes (bytes);

  g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), ==, 1);
  one = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
  g_assert_cmpuint (ossicle_case_get_status (one), ==, 403);
  g_assert_true (ossicle_case_get_span (one, &span));
  g_assert_cmpuint (span.offset, >=, 3 * 1024 * 1024);
}

/* Text that is made to hurt: an answer comes, and soon. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "<Code>",
    "<Error>",
    "<Error><Code><![CDATA[",
    "{",
    "\"requestId\":\"",
    "requestId: '",
    "HTTP/1.1 403 ",
    "RequestId: " ID "\n",
    "'status': 'x-oss-request-id': ",
    "Http Status Code: Error Code: Request Id: ",
    "status code: 403, request id: ",
    "StatusCode=403, ErrorCode=",
    "[ErrorCode]: [RequestId]: ",
    "\\n",
    "&lt;",
    "PD94bWwg",
    "\"request\" \"response\" \"name\": \"value\": ",
    "请求ID：错误码：",
    "x-oss-request-id: \n",
    "Transfer-Encoding: chunked\n\n1\n",
    "\n",
    "A",
    "[a.b](http://x) ",
    "\033[",
    "=3D=\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (OssicleReading) reading = NULL;

      while (text->len < 256 * 1024)
        g_string_append (text, pieces[i]);
      reading = read_text (text->str);
      g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), <=, 1);
    }
}

/* Whoever has a signed URL has the object, wherever it stands. */
static void
test_signed_urls_are_cut (void)
{
  g_autoptr (OssicleReading)
    reading = read_text ("HTTP/1.1 403 Forbidden\nServer: AliyunOSS\nx-oss-request-id: " ID "\n"
                         "Location: https://b.oss-cn-hangzhou.aliyuncs.com/a?Expires=1&"
                         "Signature=c2VjcmV0&security-token=c2VjcmV0\n"
                         "Referer: https://example.com/?page=2\n\n"
                         "<Error><Code>AccessDenied</Code></Error>");
  g_autoptr (OssicleCase) one = NULL;

  g_assert_cmpuint (count (ossicle_reading_get_cases (reading)), ==, 1);
  one = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
  g_assert_cmpstr (ossicle_case_get_value (one, "header.location"), ==,
                   "https://b.oss-cn-hangzhou.aliyuncs.com/a");
  g_assert_cmpstr (ossicle_case_get_value (one, "header.referer"), ==,
                   "https://example.com/?page=2");
}

static void
test_titles (void)
{
  g_assert_cmpstr (ossicle_intake_get_shape_title ("xml-body"), ==, "XML error body");
  g_assert_null (ossicle_intake_get_shape_title ("none"));
  g_assert_null (ossicle_intake_get_shape_title (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake/others", test_others);
  g_test_add_func ("/intake/nothing", test_nothing);
  g_test_add_func ("/intake/no-catalogue", test_no_catalogue);
  g_test_add_func ("/intake/cancelled", test_cancelled);
  g_test_add_data_func ("/intake/many", GUINT_TO_POINTER (0), test_many);
  g_test_add_data_func ("/intake/many-far", GUINT_TO_POINTER (20), test_many);
  g_test_add_func ("/intake/large", test_large);
  g_test_add_func ("/intake/hostile", test_hostile);
  g_test_add_func ("/intake/signed-urls", test_signed_urls_are_cut);
  g_test_add_func ("/intake/titles", test_titles);

  return g_test_run ();
}
