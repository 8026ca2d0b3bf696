/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-request.h"

static void
test_request_raw_round_trip (void)
{
  static const char *const table[] = {
    "GET / HTTP/1.1\r\nHost: demo.oss-cn-hangzhou.aliyuncs.com\r\n\r\n",
    "PUT /a%20b+c%2F?x-oss-process=a/b&acl HTTP/1.1\r\nhost: demo\r\nX-A: 1\r\nx-a: 2\r\n\r\nbody",
    "DELETE /%E4%B8%AD?versionId=null HTTP/1.1\r\nHost: demo:8080\r\nEmpty: \r\n\r\n",
    "POST /?delete HTTP/1.1\r\nHost: d\r\n\r\n<a>\r\n\r\n</a>\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleRequest) request = NULL;
      g_autoptr (GBytes) raw = NULL;

      request = ossicle_request_new_from_raw (table[i], strlen (table[i]), "https", &error);
      g_assert_no_error (error);
      g_assert_true (ossicle_request_check (request, &error));
      g_assert_no_error (error);
      raw = ossicle_request_to_raw (request);
      g_assert_cmpmem (g_bytes_get_data (raw, NULL), g_bytes_get_size (raw), table[i],
                       strlen (table[i]));
    }
}

static void
test_request_raw_url (void)
{
  static const struct
  {
    const char *text;
    const char *method;
    const char *url;
  } table[] = {
    { "GET /a HTTP/1.1\nHost: demo\n\n", "GET", "https://demo/a" },
    { "GET /a\nHost: demo", "GET", "https://demo/a" },
    { "GET /a b HTTP/2\nHost: demo\n", "GET", "https://demo/a b" },
    { "GET http://other/x HTTP/1.1\nHost: demo\n\n", "GET", "http://other/x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (OssicleRequest) request = NULL;

      request = ossicle_request_new_from_raw (table[i].text, strlen (table[i].text), "https",
                                              &error);
      g_assert_no_error (error);
      g_assert_cmpstr (ossicle_request_get_method (request), ==, table[i].method);
      g_assert_cmpstr (ossicle_request_get_url (request), ==, table[i].url);
    }
}

static void
test_request_raw_faults (void)
{
  static const struct
  {
    const char *text;
    gsize length;
    int code;
    const char *says;
  } table[] = {
    { "", 0, OSSICLE_REQUEST_ERROR_SYNTAX, "empty" },
    { "GET\nHost: x\n\n", 13, OSSICLE_REQUEST_ERROR_SYNTAX, "line 1" },
    { "GET /\0a HTTP/1.1\n\n", 18, OSSICLE_REQUEST_ERROR_SYNTAX, "line 1" },
    { "GET / HTTP/1.1\n\n", 16, OSSICLE_REQUEST_ERROR_URL, "Host" },
    { "GET / HTTP/1.1\nHost:\n\n", 22, OSSICLE_REQUEST_ERROR_URL, "Host" },
    { "GET / HTTP/1.1\nHost: x\nrubbish\n\n", 32, OSSICLE_REQUEST_ERROR_HEADER, "line 3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (
        ossicle_request_new_from_raw (table[i].text, table[i].length, "https", &error));
      g_assert_error (error, OSSICLE_REQUEST_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, table[i].says));
    }
}

static void
test_request_check (void)
{
  static const struct
  {
    const char *method;
    const char *url;
    int code; /* -1: may be sent */
  } table[] = {
    { "GET", "https://demo/", -1 },
    { "PROPFIND", "http://demo:8080", -1 },
    { "GET", "http://[::1]:80/x", -1 },
    { "G T", "https://demo/", OSSICLE_REQUEST_ERROR_METHOD },
    { "", "https://demo/", OSSICLE_REQUEST_ERROR_METHOD },
    { "GET", "", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "demo/a", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "ftp://demo/a", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "https:///a", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "http://demo:99999/a", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "http\r://demo/a", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "http://demo/a\r\nX: y", OSSICLE_REQUEST_ERROR_URL },
    { "GET", "http://demo/\x7f", OSSICLE_REQUEST_ERROR_URL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new (table[i].method, table[i].url);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (ossicle_request_check (request, &error), ==, table[i].code == -1);
      if (table[i].code == -1)
        g_assert_no_error (error);
      else
        g_assert_error (error, OSSICLE_REQUEST_ERROR, table[i].code);
    }
}

static void
test_request_check_headers (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "https://demo/");
  g_autoptr (GError) error = NULL;

  ossicle_headers_append (ossicle_request_get_headers (request), "Date", "a\nInjected: b");
  g_assert_false (ossicle_request_check (request, &error));
  g_assert_error (error, OSSICLE_REQUEST_ERROR, OSSICLE_REQUEST_ERROR_HEADER);
}

static void
test_request_target (void)
{
  static const struct
  {
    const char *url;
    const char *target;
  } table[] = {
    { "https://demo", "/" },
    { "https://demo?acl", "/?acl" },
    { "https://demo/a%2Fb/../c?x=%20#part", "/a%2Fb/../c?x=%20" },
    { "https://demo//a", "//a" },
    { "https://demo#f", "/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", table[i].url);
      g_autofree char *target = ossicle_request_dup_target (request);

      g_assert_cmpstr (target, ==, table[i].target);
    }
}

static void
test_request_copy_is_apart (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("PUT", "https://demo/a");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (OssicleRequest) copy = NULL;

  ossicle_request_append_bytes (request, bytes);
  ossicle_request_append_file (request, "photo.jpg");
  ossicle_headers_append_automatic (ossicle_request_get_headers (request), "Host", "demo");
  copy = ossicle_request_copy (request);
  ossicle_request_set_method (copy, "GET");
  ossicle_request_set_url (copy, "https://demo/b");

  g_assert_cmpstr (ossicle_request_get_method (request), ==, "PUT");
  g_assert_cmpstr (ossicle_request_get_url (request), ==, "https://demo/a");
  g_assert_cmpuint (ossicle_request_get_n_body_parts (copy), ==, 2);
  g_assert_cmpstr (ossicle_request_get_body_part (copy, 1)->path, ==, "photo.jpg");
  g_assert_cmpuint (ossicle_headers_get_n_headers (ossicle_request_get_headers (copy)), ==, 0);

  ossicle_request_clear_body (copy);
  g_assert_cmpuint (ossicle_request_get_n_body_parts (request), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/request/raw-round-trip", test_request_raw_round_trip);
  g_test_add_func ("/request/raw-url", test_request_raw_url);
  g_test_add_func ("/request/raw-faults", test_request_raw_faults);
  g_test_add_func ("/request/check", test_request_check);
  g_test_add_func ("/request/check-headers", test_request_check_headers);
  g_test_add_func ("/request/target", test_request_target);
  g_test_add_func ("/request/copy-is-apart", test_request_copy_is_apart);

  return g_test_run ();
}
