/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-intake.h"

/* The request that stands beside an answer, in each of the ways in which it is shown. */

#define NOW G_GINT64_CONSTANT (1795334400) /* 2026-11-22T08:00:00Z */
#define HOST "demo-photos.oss-cn-hangzhou.aliyuncs.com"
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define ANSWER                                                                                     \
  "HTTP/1.1 403 Forbidden\nServer: AliyunOSS\nDate: Fri, 14 Mar 2025 08:21:07 GMT\n"               \
  "x-oss-request-id: " ID "\nx-oss-ec: 0003-00000001\n\n"
#define SECRET "wJalrXUtnFEMI"

typedef struct
{
  const char *name;
  const char *text;
  const char *facts[13]; /* name, value, …; a value of NULL: there is no such fact */
  const char *place;     /* the value of this fact counts as read, and stands there */
} Row;

static const Row rows[] = {
  { "raw",
    "GET /a.jpg HTTP/1.1\nHost: " HOST "\nDate: Fri, 14 Mar 2025 08:20:00 GMT\n"
    "Referer: https://app.example/\n\n" ANSWER,
    { "method", "GET", "url", "https://" HOST "/a.jpg", "request.referer", "https://app.example/",
      "date", "Fri, 14 Mar 2025 08:20:00 GMT", "header.date", "Fri, 14 Mar 2025 08:21:07 GMT",
      "object", "a.jpg", NULL },
    "request.referer" },
  { "without-host",
    "GET /a.jpg HTTP/1.1\nAccept: */*\n\n" ANSWER,
    { "method", "GET", "url", NULL, "request.accept", "*/*", NULL },
    NULL },
  { "x-oss-date-counts",
    "PUT /a.jpg HTTP/1.1\nHost: " HOST "\nx-oss-date: 20250314T082000Z\n"
    "Date: Fri, 14 Mar 2025 08:00:00 GMT\n\n" ANSWER,
    { "date", "20250314T082000Z", NULL },
    "date" },
  { "no-request-no-date-of-its-own",
    ANSWER,
    { "date", "Fri, 14 Mar 2025 08:21:07 GMT", "method", NULL, "request.host", NULL, NULL },
    NULL },
  { "authorization",
    "GET /a.jpg HTTP/1.1\nHost: " HOST "\nAuthorization: OSS LTAI5tExampleKeyId00001:" SECRET
    "\n\n" ANSWER,
    { "request.authorization", "OSS LTAI****0001:REDACTED", "access_key_id",
      "LTAI5tExampleKeyId00001", NULL },
    "access_key_id" },
  { "authorization-that-is-none",
    "GET /a.jpg HTTP/1.1\nHost: " HOST "\nAuthorization: " SECRET "\n\n" ANSWER,
    { "request.authorization", "REDACTED", "access_key_id", NULL, NULL },
    NULL },
  { "token-and-cookie",
    "GET /a.jpg HTTP/1.1\nHost: " HOST "\nCookie: sid=" SECRET "\nx-oss-security-token: " SECRET
    "\n\n" ANSWER,
    { "request.cookie", "REDACTED", "request.x-oss-security-token", "REDACTED", NULL },
    NULL },
  { "signed-url",
    "GET /a.jpg?OSSAccessKeyId=LTAI5tExampleKeyId00001&Expires=1741944067&Signature=" SECRET
    " HTTP/1.1\nHost: " HOST "\n\n" ANSWER,
    { "url",
      "https://" HOST "/a.jpg?OSSAccessKeyId=LTAI****0001&Expires=1741944067&Signature=REDACTED",
      "access_key_id", "LTAI5tExampleKeyId00001", NULL },
    NULL },
  { "curl",
    "* Connected to " HOST " (118.31.219.250) port 80 (#0)\n> GET /a.jpg HTTP/1.1\n> Host: " HOST
    "\n> User-Agent: curl/8.5.0\n> \n< HTTP/1.1 403 Forbidden\n< Server: AliyunOSS\n"
    "< x-oss-request-id: " ID "\n< \n",
    { "url", "http://" HOST "/a.jpg", "request.user-agent", "curl/8.5.0", "request.host", HOST,
      NULL },
    "request.user-agent" },
  { "second-of-two",
    "GET /one HTTP/1.1\nHost: " HOST "\nX-Of: one\n\nHTTP/1.1 302 Found\nLocation: /two\n\n"
    "GET /two HTTP/1.1\nHost: " HOST "\nX-By: two\n\n" ANSWER,
    { "object", "two", "request.x-by", "two", "request.x-of", NULL, NULL },
    NULL },
  { "har",
    "{\"request\":{\"method\":\"GET\",\"url\":\"https://" HOST "/a.jpg\",\"headers\":["
    "{\"name\":\"Origin\",\"value\":\"https://app.example\"}],\"queryString\":["
    "{\"name\":\"q\",\"value\":\"1\"}]},\"response\":{\"status\":403,\"headers\":["
    "{\"name\":\"x-oss-request-id\",\"value\":\"" ID "\"}]}}",
    { "request.origin", "https://app.example", "request.q", NULL, "url", "https://" HOST "/a.jpg",
      NULL },
    "request.origin" },
  { "panel",
    "Request URL: https://" HOST "/a.jpg\nRequest Method: GET\nStatus Code: 403 Forbidden\n"
    "Response Headers\nx-oss-request-id: " ID "\nServer: AliyunOSS\nRequest Headers\nReferer: "
    "https://app.example/\n",
    { "request.referer", "https://app.example/", "header.server", "AliyunOSS", "header.referer",
      NULL, NULL },
    "request.referer" },
  { "panel-provisional",
    "Request URL: https://" HOST "/a.jpg\nRequest Method: GET\nStatus Code: 403 Forbidden\n"
    "Response Headers\nx-oss-request-id: " ID "\nServer: AliyunOSS\nRequest Headers\n"
    "Provisional headers are shown\nReferer: https://app.example/\n",
    { "request.referer", NULL, "header.server", "AliyunOSS", NULL },
    NULL },
};

static void
check_place (OssicleCase *subject, const char *name, const char *text)
{
  OssicleFact *fact = ossicle_case_get_fact (subject, name);
  OssicleSpan span;

  g_assert_cmpint (ossicle_fact_get_how (fact), ==, OSSICLE_FACT_READ);
  g_assert_true (ossicle_fact_get_span (fact, &span));
  g_assert_cmpmem (text + span.offset, span.length, ossicle_fact_get_value (fact),
                   strlen (ossicle_fact_get_value (fact)));
}

static void
check_secret (OssicleCase *subject)
{
  GListModel *facts = ossicle_case_get_facts (subject);

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      g_assert_null (strstr (ossicle_fact_get_value (fact), SECRET));
    }
}

static void
test_request_head (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (row->text, strlen (row->text));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleReading) reading = ossicle_intake_read (source, NULL, NOW, NULL, NULL);
  GListModel *cases = ossicle_reading_get_cases (reading);
  g_autoptr (OssicleCase) subject = g_list_model_get_item (cases, 0);

  g_assert_cmpuint (g_list_model_get_n_items (cases), ==, 1);
  for (gsize i = 0; row->facts[i] != NULL; i += 2)
    {
      g_test_message ("%s", row->facts[i]);
      g_assert_cmpstr (ossicle_case_get_value (subject, row->facts[i]), ==, row->facts[i + 1]);
    }
  if (row->place != NULL)
    check_place (subject, row->place, row->text);
  check_secret (subject);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/request-head/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_request_head);
    }

  return g_test_run ();
}
