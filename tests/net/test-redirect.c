/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "net/exchange/ossicle-exchange-private.h"
#include "net/exchange/ossicle-redirect.h"

#define FROM "https://demo.oss-cn-hangzhou.aliyuncs.com/a/b?acl"

static const char *const credentials[] = { "Authorization", "Cookie", "Proxy-Authorization",
                                           "x-oss-security-token", "X-Amz-Security-Token" };

/* Returns: (transfer full) (nullable): what follows when @method was answered so */
static OssicleRequest *
follow (const char *method, guint status, const char *location)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new (method, FROM);
  g_autoptr (OssicleExchange) exchange = ossicle_exchange_new (request);
  g_autoptr (GBytes) body = g_bytes_new_static ("hello", 5);
  OssicleHeaders *headers = ossicle_request_get_headers (ossicle_exchange_get_request (exchange));

  for (gsize i = 0; i < G_N_ELEMENTS (credentials); i++)
    ossicle_headers_append (headers, credentials[i], "secret");
  ossicle_headers_append (headers, "Host", "demo.oss-cn-hangzhou.aliyuncs.com");
  ossicle_headers_append (headers, "Content-Type", "text/plain");
  ossicle_request_append_bytes (ossicle_exchange_get_request (exchange), body);
  exchange->response = ossicle_response_new ("HTTP/1.1", status, "");
  if (location != NULL)
    ossicle_headers_append (ossicle_response_get_headers (exchange->response), "Location",
                            location);

  return ossicle_redirect_build (exchange);
}

static void
test_statuses (void)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  for (guint status = 0; status < 1000; status++)
    {
      gboolean wanted = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
        wanted |= statuses[i] == status;
      g_assert_cmpint (ossicle_redirect_is_status (status), ==, wanted);
    }
}

static void
test_methods (void)
{
  static const struct
  {
    guint status;
    const char *before, *after;
  } table[] = {
    { 301, "GET", "GET" },   { 301, "POST", "GET" },  { 302, "POST", "GET" },
    { 302, "PUT", "PUT" },   { 303, "POST", "GET" },  { 303, "DELETE", "GET" },
    { 303, "HEAD", "HEAD" }, { 307, "POST", "POST" }, { 308, "PUT", "PUT" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleRequest) next = follow (table[i].before, table[i].status, "/c");
      OssicleHeaders *headers = ossicle_request_get_headers (next);
      gboolean changed = !g_str_equal (table[i].before, table[i].after) || table[i].status == 303;

      g_test_message ("%s, %u", table[i].before, table[i].status);
      changed = changed && !g_str_equal (table[i].before, "HEAD");
      g_assert_cmpstr (ossicle_request_get_method (next), ==, table[i].after);
      g_assert_cmpuint (ossicle_request_get_n_body_parts (next), ==, changed ? 0 : 1);
      g_assert_cmpint (ossicle_headers_get (headers, "Content-Type") == NULL, ==, changed);
      g_assert_null (ossicle_headers_get (headers, "Host"));
    }
}

/* Who is asking is for the same scheme, host and port alone. */
static void
test_places (void)
{
  static const struct
  {
    const char *location, *url;
    gboolean keeps;
  } table[] = {
    { "/c", "https://demo.oss-cn-hangzhou.aliyuncs.com/c", TRUE },
    { "c?x=1", "https://demo.oss-cn-hangzhou.aliyuncs.com/a/c?x=1", TRUE },
    { "//demo.oss-cn-hangzhou.aliyuncs.com/c", "https://demo.oss-cn-hangzhou.aliyuncs.com/c",
      TRUE },
    { "https://DEMO.oss-cn-hangzhou.aliyuncs.com/c", NULL, TRUE },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com:443/c", NULL, TRUE },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com:8443/c", NULL, FALSE },
    { "http://demo.oss-cn-hangzhou.aliyuncs.com/c", NULL, FALSE },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com@evil.example/c", NULL, FALSE },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com.evil.example/c", NULL, FALSE },
    { "//evil.example", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleRequest) next = follow ("GET", 307, table[i].location);

      g_test_message ("%s", table[i].location);
      if (table[i].url != NULL)
        g_assert_cmpstr (ossicle_request_get_url (next), ==, table[i].url);
      for (gsize j = 0; j < G_N_ELEMENTS (credentials); j++)
        g_assert_cmpint (ossicle_headers_get (ossicle_request_get_headers (next), credentials[j]) !=
                           NULL,
                         ==, table[i].keeps);
    }
}

static void
test_nowhere (void)
{
  g_assert_null (follow ("GET", 302, NULL));
  g_assert_null (follow ("GET", 302, "http://[::1"));
  g_assert_null (follow ("GET", 302, "https:c"));
  g_assert_null (follow ("GET", 302, "mailto:somebody"));
  g_assert_null (follow ("GET", 302, "file:///etc/passwd"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/redirect/statuses", test_statuses);
  g_test_add_func ("/redirect/methods", test_methods);
  g_test_add_func ("/redirect/places", test_places);
  g_test_add_func ("/redirect/nowhere", test_nowhere);

  return g_test_run ();
}
