/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"
#include "core/intake/ossicle-intake.h"
#include "core/intake/ossicle-told-request.h"

#define NOW G_GINT64_CONSTANT (1775001600)
#define ID "67D3E6F3A1B2C33936D4E5F6"
#define HOST "demo-photos.oss-cn-hangzhou.aliyuncs.com"
#define ANSWER                                                                                     \
  "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nx-oss-request-id: " ID "\r\n"                    \
  "Content-Type: application/xml\r\n\r\n"
#define ERROR(code)                                                                                \
  "<Error><Code>" code "</Code><Message>You have no right.</Message><RequestId>" ID "</RequestId>" \
  "<HostId>" HOST "</HostId></Error>\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *method; /* NULL where there is no request */
  const char *url;
  const char *headers;
  const char *body;
  OssicleGuesses guesses;
} Row;

static const Row rows[] = {
  { "bare", ERROR ("AccessDenied"), "GET", "https://" HOST "/", "", NULL,
    OSSICLE_GUESS_METHOD | OSSICLE_GUESS_ADDRESS | OSSICLE_GUESS_HEADERS },
  { "id-only", "RequestId: " ID, NULL, NULL, NULL, NULL, 0 },
  { "curl",
    "$ curl -i -X PUT https://" HOST
    "/a.txt -H 'x-oss-meta-a: 1' \\\n  --data-raw 'two\nlines'\n" ANSWER ERROR ("AccessDenied"),
    "PUT", "https://" HOST "/a.txt",
    "x-oss-meta-a: 1\nAccept: */*\nContent-Type: application/x-www-form-urlencoded\n", "two\nlines",
    0 },
  { "curl-cmd", "C:\\>curl -I ^\r\n  \"https://" HOST "/a.txt\"\r\n" ANSWER, "HEAD",
    "https://" HOST "/a.txt", "Accept: */*\n", NULL, 0 },
  { "curl-verbose",
    "* Connected to " HOST " (203.0.113.66) port 443 (#0)\n"
    "> GET /a.txt HTTP/1.1\n> Host: " HOST "\n> User-Agent: curl/8\n> \n"
    "< HTTP/1.1 403 Forbidden\n< Server: AliyunOSS\n< x-oss-request-id: " ID
    "\n< \n" ERROR ("AccessDenied"),
    "GET", "https://" HOST "/a.txt", "Host: " HOST "\nUser-Agent: curl/8\n", NULL,
    OSSICLE_GUESS_SCHEME },
  { "curl-verbose-command",
    "$ curl -v https://" HOST "/a.txt -H 'x-oss-a: 1'\n"
    "> GET /a.txt HTTP/1.1\n> Host: " HOST "\n> x-oss-a: 1\n> \n"
    "< HTTP/1.1 403 Forbidden\n< Server: AliyunOSS\n< x-oss-request-id: " ID
    "\n< \n" ERROR ("AccessDenied"),
    "GET", "https://" HOST "/a.txt", "x-oss-a: 1\nAccept: */*\n", NULL, 0 },
  { "sniffed",
    "PUT /test.txt HTTP/1.1\r\nHost: " HOST "\r\nContent-Type: text/plain\r\n"
    "x-oss-tagging: TagA=A&TagB=B\r\nContent-Length: 12\r\n\r\n....k..9Z..." ANSWER ERROR (
      "AccessDenied"),
    "PUT", "https://" HOST "/test.txt",
    "Host: " HOST "\nContent-Type: text/plain\nx-oss-tagging: TagA=A&TagB=B\n", NULL,
    OSSICLE_GUESS_SCHEME | OSSICLE_GUESS_BODY },
  { "second-answer-first-request",
    "$ curl -i https://" HOST "/one\n"
    "HTTP/1.1 200 OK\r\nServer: AliyunOSS\r\nx-oss-request-id: 67D3E6F3A1B2C33936D4E5F5\r\n\r\n\r\n"
    "\r\nlater\r\n\r\n" ANSWER ERROR ("AccessDenied"),
    "GET", "https://" HOST "/one", "", NULL, OSSICLE_GUESS_METHOD | OSSICLE_GUESS_HEADERS },
  { "another-bucket",
    "$ curl -i https://other.oss-cn-hangzhou.aliyuncs.com/one\n" ERROR ("AccessDenied"), "GET",
    "https://" HOST "/", "", NULL,
    OSSICLE_GUESS_METHOD | OSSICLE_GUESS_ADDRESS | OSSICLE_GUESS_HEADERS },
  { "archive",
    "{\"log\":{\"version\":\"1.2\",\"entries\":[{\"startedDateTime\":\"2025-03-14T08:21:07Z\","
    "\"request\":{\"method\":\"POST\",\"url\":\"https://" HOST "/a?append&position=0\","
    "\"headers\":[{\"name\":\"x-oss-a\",\"value\":\"{1\\\"}\"}],"
    "\"postData\":{\"mimeType\":\"text/plain\",\"text\":\"hello\"}},"
    "\"response\":{\"status\":409,\"statusText\":\"Conflict\",\"headers\":["
    "{\"name\":\"Server\",\"value\":\"AliyunOSS\"},"
    "{\"name\":\"x-oss-request-id\",\"value\":\"" ID "\"}],"
    "\"content\":{\"text\":\"\"}}}]}}",
    "POST", "https://" HOST "/a?append&position=0", "x-oss-a: {1\"}\n", "hello", 0 },
  { "powershell",
    "PS C:\\> Invoke-WebRequest \"https://" HOST "/x.zip\" -Method PUT\n"
    "Invoke-WebRequest : <?xml version=\"1.0\"?> " ERROR ("AccessDenied"),
    "PUT", "https://" HOST "/x.zip", "", NULL, 0 },
};

static OssicleCatalogue *catalogue;

static OssicleSource *
create_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ossicle_source_new (bytes, NULL);
}

/* The last case of a text: what came before it must not mislead. */
static OssicleToldRequest *
find (const char *text)
{
  g_autoptr (OssicleSource) source = create_source (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleReading) reading = ossicle_intake_read (source, catalogue, NOW, NULL, &error);
  GListModel *cases = ossicle_reading_get_cases (reading);
  g_autoptr (OssicleCase) case_ = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (cases), >, 0);
  case_ = g_list_model_get_item (cases, g_list_model_get_n_items (cases) - 1);

  return ossicle_told_request_find (case_, source);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (OssicleToldRequest) told = find (row->text);
  g_autofree char *headers = NULL;
  const OssicleBodyPart *part;

  if (row->method == NULL)
    {
      g_assert_null (told);
      return;
    }

  g_assert_nonnull (told);
  headers = ossicle_headers_to_text (ossicle_request_get_headers (told->request), "\n");
  g_assert_cmpstr (ossicle_request_get_method (told->request), ==, row->method);
  g_assert_cmpstr (ossicle_request_get_url (told->request), ==, row->url);
  g_assert_cmpstr (headers, ==, row->headers);
  g_assert_cmphex (told->guesses, ==, row->guesses);
  g_assert_cmpuint (ossicle_request_get_n_body_parts (told->request), ==, row->body != NULL);
  if (row->body == NULL)
    return;
  part = ossicle_request_get_body_part (told->request, 0);
  g_assert_cmpmem (g_bytes_get_data (part->bytes, NULL), g_bytes_get_size (part->bytes), row->body,
                   strlen (row->body));
}

typedef struct
{
  const char *facts[9]; /* name, value, name, value … */
  const char *method;
  const char *url;
} FactRow;

static const FactRow fact_rows[] = {
  { { "url", "http://" HOST "/a?acl", "method", "HEAD" }, "HEAD", "http://" HOST "/a?acl" },
  { { "host", HOST, "object", "\346\227\245 a/b.txt" },
    "GET",
    "https://" HOST "/%E6%97%A5%20a/b.txt" },
  { { "host", "oss-cn-hangzhou.aliyuncs.com", "bucket", "b-1" },
    "GET",
    "https://b-1.oss-cn-hangzhou.aliyuncs.com/" },
  { { "bucket", "b-1", "region", "cn-beijing", "object", "a" },
    "GET",
    "https://b-1.oss-cn-beijing.aliyuncs.com/a" },
  { { "host", "files.example.com", "bucket", "b-1", "url", "/a%20b?x=1" },
    "GET",
    "https://files.example.com/a%20b?x=1" },
  { { "host", "not a host" }, NULL, NULL },
  { { "host", "unknown", "bucket", "b" }, NULL, NULL },
  { { "url", "https://" HOST "/", "method", "TWO WORDS" }, NULL, NULL },
  { { "bucket", "b-1" }, NULL, NULL },
};

static void
test_facts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fact_rows); i++)
    {
      const FactRow *row = &fact_rows[i];
      g_autoptr (OssicleCase) case_ = ossicle_case_new (OSSICLE_CASE_ERROR);
      g_autoptr (OssicleSource) source = create_source ("");
      g_autoptr (OssicleToldRequest) told = NULL;

      for (guint j = 0; row->facts[j] != NULL; j += 2)
        ossicle_case_take_fact (case_, ossicle_fact_new (row->facts[j], row->facts[j + 1],
                                                         OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
      told = ossicle_told_request_find (case_, source);
      g_assert_cmpstr (told != NULL ? ossicle_request_get_method (told->request) : NULL, ==,
                       row->method);
      g_assert_cmpstr (told != NULL ? ossicle_request_get_url (told->request) : NULL, ==, row->url);
    }
}

/* Neither a long text nor one that goes wrong everywhere takes long or reads behind its end. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "curl '",        "GET / HTTP/1.1\n", "> ",
                                        "\"request\":{", "iwr \\\n",         "\n\n" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (i == 3 ? "{" : "");
      g_autoptr (OssicleToldRequest) told = NULL;

      while (text->len < 200 * 1024)
        g_string_append (text, pieces[i]);
      g_string_append (text, "\n" ERROR ("AccessDenied"));
      told = find (text->str);
      g_assert_nonnull (told);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  catalogue = ossicle_catalogue_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/told-request/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/told-request/facts", test_facts);
  g_test_add_func ("/told-request/hostile", test_hostile);
  result = g_test_run ();
  g_object_unref (catalogue);

  return result;
}
