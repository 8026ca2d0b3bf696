/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/handover/ossicle-export-curl.h"
#include "core/handover/ossicle-export-har.h"
#include "core/handover/ossicle-export-http.h"
#include "core/handover/ossicle-redacted-message.h"
#include "core/intake/ossicle-request-import.h"

#define MARK "zQ9"
#define SECRET MARK MARK MARK MARK

static char *
to_har (OssicleRequest *request, gboolean redact)
{
  OssicleHarItem item = { request, NULL, G_GINT64_CONSTANT (1741940467123456), -1, -1, -1, -1,
                          -1,      -1 };

  return ossicle_export_har (&item, 1, redact);
}

static void
assert_same (OssicleRequest *request, const char *text, gsize length, OssicleImportKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleImport) import = ossicle_request_import (text, length, 0, &error);
  g_autoptr (GBytes) wanted = ossicle_request_to_raw (request), found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (import->kind, ==, kind);
  g_assert_cmpuint (import->warnings->len, ==, 0);
  found = ossicle_request_to_raw (import->request);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found),
                   g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
  g_assert_cmpstr (ossicle_request_get_url (import->request), ==,
                   ossicle_request_get_url (request));
}

/* But for the Host, which it names where the request does not. */
static void
check_http (OssicleRequest *request)
{
  g_autoptr (GBytes) raw = ossicle_export_http (request, FALSE), wanted = NULL, found = NULL;
  gsize length;
  const char *data = g_bytes_get_data (raw, &length);
  g_autofree char *text = g_malloc0 (length + 1);
  g_autoptr (OssicleImport) import = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (text, data, length);
  import = ossicle_request_import (text, length, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (import->kind, ==, OSSICLE_IMPORT_HTTP);
  if (ossicle_headers_get (ossicle_request_get_headers (request), "Host") == NULL)
    g_assert_true (ossicle_headers_remove (ossicle_request_get_headers (import->request), "Host"));
  found = ossicle_request_to_raw (import->request);
  wanted = ossicle_request_to_raw (request);
  g_assert_cmpmem (g_bytes_get_data (found, NULL), g_bytes_get_size (found),
                   g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
  g_assert_cmpstr (ossicle_request_get_url (import->request), ==,
                   ossicle_request_get_url (request));
}

static void
check_round_trips (OssicleRequest *request, gboolean curl)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *command = ossicle_export_curl (request, NULL, FALSE, &error);
  g_autofree char *archive = to_har (request, FALSE);

  g_assert_true ((command == NULL) == (error != NULL));
  g_assert_true ((command != NULL) == curl);
  if (command != NULL)
    assert_same (request, command, strlen (command), OSSICLE_IMPORT_CURL);
  assert_same (request, archive, strlen (archive), OSSICLE_IMPORT_HAR);
  check_http (request);
}

/* What SDKs sent, recorded. */
static void
test_export_recorded (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "signing", "requests",
                                                   NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (OssicleRequest) request = NULL;
      g_autoptr (GBytes) raw = NULL;
      gsize length;

      if (!g_file_get_contents (path, &text, &length, NULL))
        continue;
      request = ossicle_request_new_from_raw (text, length, "https", NULL);
      g_assert_nonnull (request);
      check_round_trips (request, memchr (text, '\0', length) == NULL);
      raw = ossicle_export_http (request, FALSE);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (raw, NULL), -1, "HTTP/1.1\r\n"));
      n++;
    }
  g_assert_cmpuint (n, >=, 40);
}

static const struct
{
  const char *method;
  const char *url;
  const char *headers; /* one a line */
  const char *body;
} requests[] = {
  { "GET", "http://h", "", NULL },
  { "GET", "http://h/", "", NULL },
  { "GET", "https://h/a/../b/./c?x=[1-3]&y={a,b}", "", NULL },
  { "GET", "http://h/it's?a=b c", "Accept: */*", NULL },
  { "HEAD", "http://h/", "Accept: */*\nUser-Agent: me", NULL },
  { "HEAD", "http://h/", "", "a body all the same" },
  { "GET", "http://h/", "a: 1\nA: 2\na:\nAccept: */*", "" },
  { "POST", "http://h/", "Accept: */*\nContent-Type: application/x-www-form-urlencoded", "a=b" },
  { "POST", "http://h/", "Content-Type: application/x-www-form-urlencoded\nAccept: */*", "a=b" },
  { "POST", "http://h/", "", "@not-a-file" },
  { "PUT", "http://h/", "x: it's \"quoted\" \\ $HOME `date` !x", "tab\tline\nquote'\\\x7f\x01" },
  { "PUT", "http://h/", "x: \303\251", "\xff\xfe binary \x80" },
  { "DELETE", "http://h/?delete", "Content-Length: 3", "x;y|z&" },
  { "OPTIONS", "http://h/", "Accept: application/json", NULL },
  { "PUT", "http://h/Invoke-WebRequest", "a: curl.exe", "{\"\":1} ^\" `\n" },
};

static void
test_export_made_up (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    {
      g_autoptr (OssicleRequest)
        request = ossicle_request_new (requests[i].method, requests[i].url);
      g_auto (GStrv) lines = g_strsplit (requests[i].headers, "\n", -1);

      for (gsize j = 0; lines[j] != NULL; j++)
        g_assert_true (ossicle_headers_append_line (ossicle_request_get_headers (request), lines[j],
                                                    strlen (lines[j]), NULL));
      if (requests[i].body != NULL && *requests[i].body != '\0')
        {
          g_autoptr (GBytes) bytes = g_bytes_new (requests[i].body, strlen (requests[i].body));

          ossicle_request_append_bytes (request, bytes);
        }
      if (g_utf8_validate (requests[i].headers, -1, NULL))
        check_round_trips (request, TRUE);
    }
}

/* How it is sent comes back too. */
static void
test_export_options (void)
{
  static const char text[] = "curl -L -k --compressed -x http://p:3128 --cacert /ca.pem "
                             "--resolve h:80:127.0.0.1 -m 7 http://h/a";
  g_autoptr (OssicleImport) import = ossicle_request_import (text, strlen (text), 0, NULL);
  g_autofree char *command = ossicle_export_curl (import->request, import->options, FALSE, NULL);
  g_autoptr (OssicleImport) again = ossicle_request_import (command, strlen (command), 0, NULL);

  assert_same (import->request, command, strlen (command), OSSICLE_IMPORT_CURL);
  g_assert_true (again->options->follow_redirects && again->options->trust_anyway &&
                 again->options->decode);
  g_assert_cmpstr (again->options->proxy, ==, "http://p:3128");
  g_assert_cmpstr (again->options->ca_file, ==, "/ca.pem");
  g_assert_cmpuint (again->options->timeout, ==, 7);
  g_assert_cmpstr (g_ptr_array_index (again->options->resolve, 0), ==, "h:80:127.0.0.1");
}

static void
test_export_files (void)
{
  static const struct
  {
    const char *command;
    const char *part; /* of what is written */
  } rows[] = {
    { "curl -T a.bin http://h/k", "-T a.bin" },
    { "curl -T a.bin -X POST http://h/k", "-T a.bin" },
    { "curl --data-binary @a.bin http://h/", "--data-binary @a.bin" },
    { "curl -F key=k -F 'file=@a b.jpg;type=image/png' -F '<x>=<y' http://h/", "type=image/png" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleImport)
        import = ossicle_request_import (rows[i].command, strlen (rows[i].command), 0, NULL);
      g_autofree char *command = ossicle_export_curl (import->request, NULL, FALSE, NULL);
      g_autofree char *archive = to_har (import->request, FALSE);

      g_assert_nonnull (command);
      g_assert_nonnull (strstr (command, rows[i].part));
      assert_same (import->request, command, strlen (command), OSSICLE_IMPORT_CURL);
      g_assert_nonnull (strstr (archive, "read from a file"));
    }
}

static void
test_export_impossible (void)
{
  g_autoptr (OssicleRequest) nul = ossicle_request_new ("PUT", "http://h/");
  g_autoptr (OssicleRequest) files = ossicle_request_new ("PUT", "http://h/");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;

  ossicle_request_append_bytes (nul, bytes);
  check_round_trips (nul, FALSE);
  ossicle_request_append_file (files, "a");
  ossicle_request_append_file (files, "b");
  g_assert_null (ossicle_export_curl (files, NULL, FALSE, &error));
  g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_UNSUPPORTED);
}

static OssicleRequest *
make_secret (gsize split)
{
  static const char body[] =
    "--B\r\nContent-Disposition: form-data; name=\"Signature\"\r\n\r\n" SECRET "\r\n--B--\r\n";
  OssicleRequest *request = ossicle_request_new (
    "POST", "http://u:" SECRET "@h/k?OSSAccessKeyId=LTAI5tExampleWxyz&Signature=" SECRET);
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  g_autoptr (GBytes) first = g_bytes_new (body, split);
  g_autoptr (GBytes) rest = g_bytes_new (body + split, strlen (body) - split);

  ossicle_headers_append (headers, "Authorization", "OSS LTAI5tExampleWxyz:" SECRET);
  ossicle_headers_append (headers, "x-oss-security-token", SECRET);
  ossicle_headers_append (headers, "Cookie", SECRET);
  ossicle_request_append_bytes (request, first);
  ossicle_request_append_bytes (request, rest);

  return request;
}

/* By default nothing secret leaves, wherever a body's parts meet; asked for, everything does. */
static void
test_export_redacted (void)
{
  for (gsize split = 0; split < 75; split++)
    {
      g_autoptr (OssicleRequest) request = make_secret (split), redacted = NULL;
      g_autofree char *command = ossicle_export_curl (request, NULL, TRUE, NULL);
      g_autofree char *archive = to_har (request, TRUE), *whole = to_har (request, FALSE);
      g_autoptr (GBytes) raw = ossicle_export_http (request, TRUE);

      redacted = ossicle_redact_request (request);
      g_assert_cmpuint (ossicle_request_get_n_body_parts (redacted), ==, 1);
      g_assert_nonnull (command);
      g_assert_null (strstr (command, MARK));
      g_assert_null (strstr (archive, MARK));
      g_assert_null (g_strstr_len (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw), MARK));
      g_assert_nonnull (strstr (command, "LTAI****Wxyz"));
      g_assert_nonnull (strstr (whole, SECRET));
    }
}

static void
test_export_response (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "http://h/?a=%20b&c");
  g_autoptr (OssicleResponse) response = ossicle_response_new ("HTTP/1.1", 403, "Forbidden");
  g_autoptr (GBytes) body = g_bytes_new_static ("<SignatureProvided>" SECRET, 31);
  OssicleHarItem item = { request, response, 0, 1.5, 2, -1, 0, 3, -1, "[::1]:8080", "tls" };
  g_autofree char *whole = NULL, *redacted = NULL;

  ossicle_headers_append (ossicle_response_get_headers (response), "Set-Cookie", SECRET);
  ossicle_response_set_body (response, body, 5000);
  whole = ossicle_export_har (&item, 1, FALSE);
  redacted = ossicle_export_har (&item, 1, TRUE);
  g_assert_nonnull (strstr (whole, SECRET));
  g_assert_null (strstr (redacted, MARK));
  g_assert_nonnull (strstr (redacted, "\"serverIPAddress\" : \"::1\""));
  g_assert_nonnull (strstr (redacted, "\"_failure\" : \"tls\""));
  g_assert_nonnull (strstr (redacted, "\"size\" : 5000"));
  g_assert_nonnull (strstr (redacted, "\" b\""));
  g_assert_nonnull (strstr (redacted, "1970-01-01T00:00:00.000Z"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/recorded", test_export_recorded);
  g_test_add_func ("/export/made-up", test_export_made_up);
  g_test_add_func ("/export/options", test_export_options);
  g_test_add_func ("/export/files", test_export_files);
  g_test_add_func ("/export/impossible", test_export_impossible);
  g_test_add_func ("/export/redacted", test_export_redacted);
  g_test_add_func ("/export/response", test_export_response);

  return g_test_run ();
}
