/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-request-import-items.h"

typedef struct
{
  const char *text;
  guint n_items;
  const char *method; /* of the first */
  const char *url;
} Row;

#define ENTRY(method, url)                                                                         \
  "{\"request\":{\"method\":\"" method "\",\"url\":\"" url                                         \
  "\",\"httpVersion\":\"HTTP/1.1\",\"headers\":[],"                                                \
  "\"queryString\":[],\"cookies\":[]},\"response\":{\"status\":200}}"

static const Row rows[] = {
  { "", 0, NULL, NULL },
  { "good morning", 0, NULL, NULL },
  { "{\"entries\"", 0, NULL, NULL },
  { "https://b.oss-cn-hangzhou.aliyuncs.com/a%20b?acl", 1, "GET",
    "https://b.oss-cn-hangzhou.aliyuncs.com/a%20b?acl" },
  { "curl -X DELETE https://b.oss-cn-hangzhou.aliyuncs.com/a -H 'x-oss-date: 1'", 1, "DELETE",
    "https://b.oss-cn-hangzhou.aliyuncs.com/a" },
  { "PUT /a?acl HTTP/1.1\r\nHost: b.oss-cn-hangzhou.aliyuncs.com\r\n\r\nbody", 1, "PUT",
    "https://b.oss-cn-hangzhou.aliyuncs.com/a?acl" },
  { "{\"log\":{\"version\":\"1.2\",\"entries\":[" ENTRY ("HEAD", "https://b.example/1") "," ENTRY (
      "GET",
      "https://b.example/2") "]}}",
    2, "HEAD", "https://b.example/1" },
};

static OssicleSource *
create_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return ossicle_source_new (bytes, NULL);
}

static void
import_items (GPtrArray *items, OssicleSource *source, const char *text)
{
  g_autoptr (GPtrArray) imports = ossicle_request_import_all (text, strlen (text), 10, NULL);

  ossicle_request_import_items (items, source, imports);
}

static void
test_imports (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleSource) source = create_source (rows[i].text);
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
      OssicleRequest *request;

      import_items (items, source, rows[i].text);
      g_assert_cmpuint (items->len, ==, rows[i].n_items);
      if (items->len == 0)
        continue;
      request = ossicle_case_item_get_request (g_ptr_array_index (items, 0));
      g_assert_cmpstr (ossicle_request_get_method (request), ==, rows[i].method);
      g_assert_cmpstr (ossicle_request_get_url (request), ==, rows[i].url);
      g_assert_null (ossicle_case_item_get_exchange (g_ptr_array_index (items, 0)));
    }
}

/* Neither a signature nor a password stands in the list. */
static void
test_row_shows_no_secret (void)
{
  static const char *const texts[] = {
    "https://b.oss-cn-hangzhou.aliyuncs.com/a?Expires=1&OSSAccessKeyId=x&Signature=secret",
    "https://me:secret@b.example/a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (OssicleSource) source = create_source (texts[i]);
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
      const char *subtitle;

      import_items (items, source, texts[i]);
      g_assert_cmpuint (items->len, ==, 1);
      subtitle = ossicle_list_item_get_subtitle (g_ptr_array_index (items, 0));
      g_assert_null (strstr (subtitle, "secret"));
    }
}

static void
add_fact (OssicleCase *case_, const char *name, const char *value)
{
  ossicle_case_take_fact (case_,
                          ossicle_fact_new (name, value, OSSICLE_FACT_READ, NULL, OSSICLE_NO_SPAN));
}

/* A case that tells its request can be sent; one that tells none has none. */
static void
test_request_of_a_case (void)
{
  g_autoptr (OssicleCase) case_ = app_test_new_case ("NoSuchKey", NULL);
  g_autoptr (OssicleSource) source = create_source ("");
  g_autoptr (OssicleCaseItem) without = ossicle_case_item_new (case_, source);
  g_autoptr (OssicleCaseItem) with = NULL;
  OssicleRequest *request;
  OssicleHeaders *headers;

  g_assert_null (ossicle_case_item_get_request (without));
  add_fact (case_, OSSICLE_FACT_URL, "https://b.oss-cn-hangzhou.aliyuncs.com/a");
  add_fact (case_, OSSICLE_FACT_METHOD, "HEAD");
  add_fact (case_, OSSICLE_FACT_REQUEST_PREFIX "x-oss-acl", "private");
  add_fact (case_, OSSICLE_FACT_REQUEST_PREFIX "authorization", "OSS REDACTED");
  with = ossicle_case_item_new (case_, source);
  request = ossicle_case_item_get_request (with);
  g_assert_nonnull (request);
  headers = ossicle_request_get_headers (request);
  g_assert_cmpstr (ossicle_request_get_method (request), ==, "HEAD");
  g_assert_cmpstr (ossicle_headers_get (headers, "x-oss-acl"), ==, "private");
  g_assert_null (ossicle_headers_get (headers, "authorization"));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/request-import-items/imports", test_imports);
  g_test_add_func ("/request-import-items/no-secret", test_row_shows_no_secret);
  g_test_add_func ("/request-import-items/of-a-case", test_request_of_a_case);

  return g_test_run ();
}
