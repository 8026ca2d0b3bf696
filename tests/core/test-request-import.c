/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-har.h"
#include "core/intake/ossicle-request-import.h"

#define HOST "demo.oss-cn-hangzhou.aliyuncs.com"

typedef struct
{
  const char *name;
  const char *text;
  OssicleImportKind kind;
  const char *raw; /* the request in the form of RFC 9112, or NULL where it is refused */
  guint n_warnings;
} Import;

static const Import imports[] = {
  { "url", "  https://" HOST "/a%20b?acl \n", OSSICLE_IMPORT_URL, "GET /a%20b?acl HTTP/1.1\r\n\r\n",
    0 },
  { "url-after-a-byte-order-mark", "\357\273\277HTTP://h/", OSSICLE_IMPORT_URL,
    "GET / HTTP/1.1\r\n\r\n", 0 },
  { "two-urls", "http://h/ http://i/", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "nothing", "", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "prose", "It does not work, help", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "xml", "<Error><Code>NoSuchKey</Code></Error>", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "json", "{\"a\": 1}", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "answer", "HTTP/1.1 200 OK\r\n\r\n", OSSICLE_IMPORT_NONE, NULL, 0 },
  { "http", "PUT /k?a HTTP/1.1\r\nHost: " HOST "\r\nX-A: 1\r\nx-a: 2\r\n\r\nbody\n",
    OSSICLE_IMPORT_HTTP, "PUT /k?a HTTP/1.1\r\nHost: " HOST "\r\nX-A: 1\r\nx-a: 2\r\n\r\nbody\n",
    0 },
  { "http-without-version", "GET /k\nHost: " HOST "\n", OSSICLE_IMPORT_HTTP,
    "GET /k HTTP/1.1\r\nHost: " HOST "\r\n\r\n", 0 },
  { "http-without-host", "GET /k HTTP/1.1\n\n", OSSICLE_IMPORT_HTTP, NULL, 0 },
  { "http-with-a-bad-header", "GET /k HTTP/1.1\nHost: h\nno colon\n\n", OSSICLE_IMPORT_HTTP, NULL,
    0 },
  { "curl", "$ curl -X DELETE http://" HOST "/k -H 'a: b'", OSSICLE_IMPORT_CURL,
    "DELETE /k HTTP/1.1\r\na: b\r\nAccept: */*\r\n\r\n", 0 },
  { "curl-with-an-open-quote", "curl 'http://h/", OSSICLE_IMPORT_CURL, NULL, 0 },
  { "powershell",
    "Invoke-WebRequest -UseBasicParsing -Uri \"https://" HOST "/k?a=1\" `\n"
    "-Method \"PUT\" `\n-Headers @{\n\"x-oss-meta-a\"=\"it's\"\n  \"Date\" = 'Fri'; x = \"y=z;}\"\n"
    "} `\n-ContentType \"text/plain\" `\n-Body \"one`ntwo\"",
    OSSICLE_IMPORT_POWERSHELL,
    "PUT /k?a=1 HTTP/1.1\r\nx-oss-meta-a: it's\r\nDate: Fri\r\nx: y=z;}\r\n"
    "Content-Type: text/plain\r\n\r\none\ntwo",
    0 },
  { "powershell-as-a-browser-copies-it",
    "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"
    "$session.UserAgent = \"Mozilla/5.0 (X)\"\n"
    "$session.Cookies.Add((New-Object System.Net.Cookie(\"a\", \"1\", \"/\", \"h\")))\n"
    "$session.Cookies.Add((New-Object System.Net.Cookie(\"b\", \"2\", \"/\", \"h\")))\n"
    "Invoke-WebRequest -UseBasicParsing -Uri \"http://h/\" `\n-Method POST `\n"
    "-WebSession $session `\n-Headers @{\n\"authority\"=\"h\"\n  \":path\"=\"/\"\n} `\n"
    "-ContentType \"application/json\" `\n"
    "-Body ([System.Text.Encoding]::UTF8.GetBytes(\"{`\"a`\":1}\"))",
    OSSICLE_IMPORT_POWERSHELL,
    "POST / HTTP/1.1\r\nUser-Agent: Mozilla/5.0 (X)\r\nCookie: a=1; b=2\r\nauthority: h\r\n"
    "Content-Type: application/json\r\n\r\n{\"a\":1}",
    0 },
  { "powershell-short", "$r = irm http://h/x -meth delete -TimeoutSec 7 -Verbose",
    OSSICLE_IMPORT_POWERSHELL, "DELETE /x HTTP/1.1\r\n\r\n", 0 },
  { "powershell-form", "iwr 'http://h/x' -Method:Post -Body 'a=1&b=2'", OSSICLE_IMPORT_POWERSHELL,
    "POST /x HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na=1&b=2", 0 },
  { "powershell-with-variables",
    "Invoke-RestMethod -Uri http://h/x -Headers @{ Date = $date } -Credential $c -Odd",
    OSSICLE_IMPORT_POWERSHELL, "GET /x HTTP/1.1\r\nDate: $date\r\n\r\n", 3 },
  { "powershell-with-a-table-elsewhere", "Invoke-RestMethod http://h/x -Headers $headers",
    OSSICLE_IMPORT_POWERSHELL, "GET /x HTTP/1.1\r\n\r\n", 1 },
  { "powershell-without-an-address", "Invoke-WebRequest -Method GET", OSSICLE_IMPORT_POWERSHELL,
    NULL, 0 },
  { "powershell-cut", "Invoke-WebRequest http://h/ -Headers @{ a =", OSSICLE_IMPORT_POWERSHELL,
    NULL, 0 },
  { "powershell-cut-behind-a-table", "Invoke-WebRequest http://h/ -Headers @{ a = b",
    OSSICLE_IMPORT_POWERSHELL, "GET / HTTP/1.1\r\na: b\r\n\r\n", 0 },
  { "powershell-without-a-value", "Invoke-WebRequest http://h/ -Method", OSSICLE_IMPORT_POWERSHELL,
    NULL, 0 },
  { "har",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"http://h/1\"},"
    "\"response\":{\"status\":200}},{\"request\":{\"method\":\"PUT\",\"url\":\"http://h/2\","
    "\"headers\":[{\"name\":\":path\",\"value\":\"/2\"},{\"name\":\"X-A\",\"value\":\"1\"},"
    "{\"name\":\"x-a\",\"value\":\"2\"},7],\"postData\":{\"mimeType\":\"text/plain\","
    "\"text\":\"caf\303\251\"}},\"response\":{\"status\":403}}]}}",
    OSSICLE_IMPORT_HAR, "PUT /2 HTTP/1.1\r\nX-A: 1\r\nx-a: 2\r\n\r\ncaf\303\251", 0 },
  { "har-base64",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"PUT\",\"url\":\"http://h/\",\"postData\":"
    "{\"encoding\":\"base64\",\"text\":\"aGkK\"}}}]}}",
    OSSICLE_IMPORT_HAR, "PUT / HTTP/1.1\r\n\r\nhi\n", 0 },
  { "har-fields",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"http://h/\",\"postData\":"
    "{\"mimeType\":\"application/x-www-form-urlencoded; charset=utf-8\",\"params\":"
    "[{\"name\":\"a b\",\"value\":\"1&2\"},{\"name\":\"c\"}]}}}]}}",
    OSSICLE_IMPORT_HAR, "POST / HTTP/1.1\r\n\r\na%20b=1%262&c=", 0 },
  { "har-multipart-without-bytes",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"http://h/\",\"postData\":"
    "{\"mimeType\":\"multipart/form-data\",\"params\":[{\"name\":\"file\"}]}}}]}}",
    OSSICLE_IMPORT_HAR, NULL, 0 },
  { "har-empty", "{\"log\":{\"entries\":[]}}", OSSICLE_IMPORT_HAR, NULL, 0 },
  { "har-of-something-else", "{\"entries\":[]}", OSSICLE_IMPORT_HAR, NULL, 0 },
  { "har-with-numbers-for-words",
    "{\"log\":{\"entries\":[{\"request\":{\"method\":1,\"url\":[]},\"response\":\"x\"}]}}",
    OSSICLE_IMPORT_HAR, NULL, 0 },
  { "har-cut", "{\"log\":{\"entries\":[{\"request\":", OSSICLE_IMPORT_HAR, NULL, 0 },
};

static void
test_import_text (gconstpointer data)
{
  const Import *expected = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleImport) import = NULL;
  g_autoptr (GBytes) raw = NULL;

  g_assert_cmpint (ossicle_request_import_recognise (expected->text), ==, expected->kind);
  import = ossicle_request_import (expected->text, strlen (expected->text),
                                   OSSICLE_IMPORT_FIRST_FAILED, &error);
  if (expected->raw == NULL)
    {
      g_assert_null (import);
      g_assert_nonnull (error);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpint (import->kind, ==, expected->kind);
  raw = ossicle_request_to_raw (import->request);
  g_assert_cmpmem (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw), expected->raw,
                   strlen (expected->raw));
  g_assert_cmpuint (import->warnings->len, ==, expected->n_warnings);
}

/* A text may end anywhere: that is told or taken, never a crash. */
static void
test_import_cut (gconstpointer data)
{
  const Import *expected = data;

  for (gsize length = 0; length < strlen (expected->text); length++)
    {
      g_autofree char *part = g_strndup (expected->text, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleImport) import = ossicle_request_import (part, length, 0, &error);

      g_assert_true ((import == NULL) == (error != NULL));
    }
}

static const struct
{
  const char *text;
  const char *url;
} schemes[] = {
  { "GET /a HTTP/1.1\r\nHost: " HOST "\r\n\r\n", "https://" HOST "/a" },
  { "GET /a HTTP/1.1\r\nHost: " HOST ":443\r\n\r\n", "https://" HOST ":443/a" },
  { "GET /a HTTP/1.1\r\nHost: " HOST ":80\r\n\r\n", "http://" HOST ":80/a" },
  { "GET /a HTTP/1.1\r\nhost: 127.0.0.1:8080\r\n\r\n", "http://127.0.0.1:8080/a" },
  { "GET /a HTTP/1.1\r\nhost: localhost\r\n\r\n", "http://localhost/a" },
  { "GET http://other/a HTTP/1.1\r\nhost: " HOST "\r\n\r\n", "http://other/a" },
};

static void
test_import_scheme (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_autoptr (OssicleImport)
        import = ossicle_request_import (schemes[i].text, strlen (schemes[i].text), 0, NULL);

      g_assert_nonnull (import);
      g_assert_cmpstr (ossicle_request_get_url (import->request), ==, schemes[i].url);
    }
}

static void
test_import_options (void)
{
  static const char text[] = "Invoke-WebRequest http://h/ -TimeoutSec 7 -MaximumRedirection 0 "
                             "-SkipCertificateCheck -Proxy http://p:8080";
  g_autoptr (OssicleImport) import = ossicle_request_import (text, strlen (text), 0, NULL);
  g_autoptr (OssicleImport) plain = ossicle_request_import ("iwr http://h/", 13, 0, NULL);
  g_autoptr (OssicleImport) curl = ossicle_request_import ("curl -Lk http://h/", 18, 0, NULL);

  g_assert_cmpuint (import->options->timeout, ==, 7);
  g_assert_false (import->options->follow_redirects);
  g_assert_true (import->options->trust_anyway);
  g_assert_cmpstr (import->options->proxy, ==, "http://p:8080");
  g_assert_true (plain->options->follow_redirects);
  g_assert_false (plain->options->trust_anyway);
  g_assert_true (curl->options->follow_redirects && curl->options->trust_anyway);
}

static void
test_import_entry (void)
{
  static const char text[] =
    "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\",\"url\":\"http://h/0\"},"
    "\"startedDateTime\":\"2025-03-14T08:21:07Z\",\"response\":{\"status\":200}},"
    "{\"request\":{\"method\":\"GET\",\"url\":\"http://h/1\"},\"response\":{\"status\":0}}]}}";
  g_autoptr (OssicleHar) archive = ossicle_har_new (text, strlen (text), NULL);

  g_assert_cmpuint (ossicle_har_get_n_entries (archive), ==, 2);
  g_assert_cmpuint (ossicle_har_get_entry (archive, 0)->status, ==, 200);
  g_assert_cmpstr (ossicle_har_get_entry (archive, 0)->started, ==, "2025-03-14T08:21:07Z");
  g_assert_null (ossicle_har_get_entry (archive, 1)->started);
  g_assert_cmpuint (ossicle_har_find_failed (archive), ==, 1);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleImport) import = ossicle_request_import (text, strlen (text), i, &error);
      g_autofree char *url = g_strdup_printf ("http://h/%d", i);

      if (i < 2)
        g_assert_cmpstr (ossicle_request_get_url (import->request), ==, url);
      else
        g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX);
    }
}

static void
test_import_deep (void)
{
  g_autoptr (GString) text = g_string_new ("{\"log\":{\"entries\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  g_assert_null (ossicle_har_new (text->str, text->len, &error));
  g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_SYNTAX);
}

/* A body may hold any byte, a NUL among them. */
static void
test_import_bytes (void)
{
  static const char text[] = "PUT http://h/ HTTP/1.1\r\na: b\r\n\r\n\0\1\xff\0";
  g_autoptr (OssicleImport) import = ossicle_request_import (text, sizeof text - 1, 0, NULL);
  GBytes *body = ossicle_request_get_body_part (import->request, 0)->bytes;

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), "\0\1\xff\0", 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (imports); i++)
    {
      g_autofree char *whole = g_strconcat ("/import/text/", imports[i].name, NULL);
      g_autofree char *cut = g_strconcat ("/import/cut/", imports[i].name, NULL);

      g_test_add_data_func (whole, &imports[i], test_import_text);
      g_test_add_data_func (cut, &imports[i], test_import_cut);
    }
  g_test_add_func ("/import/scheme", test_import_scheme);
  g_test_add_func ("/import/options", test_import_options);
  g_test_add_func ("/import/entry", test_import_entry);
  g_test_add_func ("/import/deep", test_import_deep);
  g_test_add_func ("/import/bytes", test_import_bytes);

  return g_test_run ();
}
