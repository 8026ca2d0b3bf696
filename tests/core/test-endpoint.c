/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-endpoint.h"

static void
test_endpoint_families (void)
{
  static const struct
  {
    const char *host, *kind, *bucket, *region, *service;
  } table[] = {
    { "demo.oss-cn-hangzhou.aliyuncs.com", "public", "demo", "cn-hangzhou",
      "oss-cn-hangzhou.aliyuncs.com" },
    { "oss-cn-hangzhou.aliyuncs.com", "public", NULL, "cn-hangzhou",
      "oss-cn-hangzhou.aliyuncs.com" },
    { "demo.oss-cn-hangzhou-internal.aliyuncs.com", "internal", "demo", "cn-hangzhou",
      "oss-cn-hangzhou-internal.aliyuncs.com" },
    { "demo.cn-hangzhou.oss.aliyuncs.com", "dual-stack", "demo", "cn-hangzhou",
      "cn-hangzhou.oss.aliyuncs.com" },
    { "cn-hangzhou.oss.aliyuncs.com", "dual-stack", NULL, "cn-hangzhou",
      "cn-hangzhou.oss.aliyuncs.com" },
    { "demo.oss-accelerate.aliyuncs.com", "accelerate", "demo", NULL,
      "oss-accelerate.aliyuncs.com" },
    { "demo.oss-accelerate-overseas.aliyuncs.com", "accelerate", "demo", NULL,
      "oss-accelerate-overseas.aliyuncs.com" },
    { "demo.s3.oss-cn-hongkong.aliyuncs.com", "s3", "demo", "cn-hongkong",
      "s3.oss-cn-hongkong.aliyuncs.com" },
    { "s3.oss-us-west-1.aliyuncs.com", "s3", NULL, "us-west-1", "s3.oss-us-west-1.aliyuncs.com" },
    { "ap-01.oss-cn-hangzhou.oss-accesspoint.aliyuncs.com", "access-point", NULL, "cn-hangzhou",
      "oss-cn-hangzhou.oss-accesspoint.aliyuncs.com" },
    { "fc.oss-cn-qingdao.oss-object-process.aliyuncs.com", "object-process", NULL, "cn-qingdao",
      "oss-cn-qingdao.oss-object-process.aliyuncs.com" },
    { "demo.cb-f8z7yvz.cn-hangzhou.oss-cloudbox.aliyuncs.com", "cloud-box", "demo", "cn-hangzhou",
      "cb-f8z7yvz.cn-hangzhou.oss-cloudbox.aliyuncs.com" },
    { "cb-f8z7yvz.cn-hangzhou.oss-cloudbox-control.aliyuncs.com", "cloud-box", NULL, "cn-hangzhou",
      "cb-f8z7yvz.cn-hangzhou.oss-cloudbox-control.aliyuncs.com" },
    { "demo.cn-hangzhou.oss-dls.aliyuncs.com", "hdfs", "demo", "cn-hangzhou",
      "cn-hangzhou.oss-dls.aliyuncs.com" },
    { "my-vec-1000000000000001.cn-hangzhou.oss-vectors.aliyuncs.com", "vectors", "my-vec",
      "cn-hangzhou", "cn-hangzhou.oss-vectors.aliyuncs.com" },
    { "cn-hangzhou-internal.oss-tables.aliyuncs.com", "tables", NULL, "cn-hangzhou",
      "cn-hangzhou-internal.oss-tables.aliyuncs.com" },
    { "oss.aliyuncs.com", "public", NULL, "cn-hangzhou", "oss.aliyuncs.com" },
    { "demo.oss.aliyuncs.com", "public", "demo", "cn-hangzhou", "oss.aliyuncs.com" },
    { "my-photos.oss.aliyuncs.com", "public", "my-photos", "cn-hangzhou", "oss.aliyuncs.com" },
    { "demo.oss-internal.aliyuncs.com", "internal", "demo", "cn-hangzhou",
      "oss-internal.aliyuncs.com" },
    { "oss-test.oss-cn-hangzhou.aliyuncs.com", "public", "oss-test", "cn-hangzhou",
      "oss-cn-hangzhou.aliyuncs.com" },
    { "Demo.OSS-CN-HANGZHOU.aliyuncs.COM.", "public", "demo", "cn-hangzhou",
      "oss-cn-hangzhou.aliyuncs.com" },
    { "https://demo.oss-cn-hangzhou.aliyuncs.com:443/a", "public", "demo", "cn-hangzhou",
      "oss-cn-hangzhou.aliyuncs.com" },
    { "demo.oss-cn-shanghai-finance-1.aliyuncs.com", "public", "demo", "cn-shanghai-finance-1",
      "oss-cn-shanghai-finance-1.aliyuncs.com" },
    { "demo.oss-xx-newtown-9.aliyuncs.com", "public", "demo", "xx-newtown-9",
      "oss-xx-newtown-9.aliyuncs.com" },
    { "x.aliyundrive.net", "drive", NULL, NULL, NULL },
    { "dl-uf-zb.pds.uc.cn", "drive", NULL, NULL, NULL },
    { "192.0.2.7:9000", "address", NULL, NULL, NULL },
    { "[2001:db8::1]:9000", "address", NULL, NULL, NULL },
    { "2001:db8::1", "address", NULL, NULL, NULL },
    { "localhost:18090", "address", NULL, NULL, NULL },
    { "img.example.com", "custom", NULL, NULL, NULL },
    { "demo.oss-cn-hangzhou.aliyuncs.com.example.com", "custom", NULL, NULL, NULL },
    { "demo.oss-beijing.aliyuncs.com", "custom", NULL, NULL, NULL },
    { "sts.cn-hangzhou.aliyuncs.com", "custom", NULL, NULL, NULL },
    { "aliyuncs.com", "custom", NULL, NULL, NULL },
    { ".oss-cn-hangzhou.aliyuncs.com", "custom", NULL, NULL, NULL },
    { ".aliyuncs.com", "custom", NULL, NULL, NULL },
    { "oss-tables.aliyuncs.com", "custom", NULL, NULL, NULL },
    { "s3.amazonaws.com", "custom", NULL, NULL, NULL },
    { "a b", "custom", NULL, NULL, NULL },
    { "[", "custom", NULL, NULL, NULL },
    { "", "custom", NULL, NULL, NULL },
    { "...", "custom", NULL, NULL, NULL },
    { "\xff\xfe", "custom", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEndpoint) self = ossicle_endpoint_new (table[i].host);

      g_test_message ("“%s”", table[i].host);
      g_assert_cmpstr (ossicle_endpoint_kind_to_string (ossicle_endpoint_get_kind (self)), ==,
                       table[i].kind);
      g_assert_cmpstr (ossicle_endpoint_get_bucket (self), ==, table[i].bucket);
      g_assert_cmpstr (ossicle_endpoint_get_region (self), ==, table[i].region);
      g_assert_cmpstr (ossicle_endpoint_get_service_host (self), ==, table[i].service);
      g_assert_cmpint (ossicle_endpoint_is_oss (self), ==, table[i].service != NULL);
      g_assert_true (g_utf8_validate (ossicle_endpoint_get_host (self), -1, NULL));
    }
}

static void
test_endpoint_bucket_twice (void)
{
  static const struct
  {
    const char *host, *bucket;
    gboolean twice;
  } table[] = {
    { "demo.demo.oss-cn-hangzhou.aliyuncs.com", "demo", TRUE },
    { "a.b.oss-cn-hangzhou.aliyuncs.com", NULL, TRUE },
    { "demo.demo.oss.aliyuncs.com", "demo", TRUE },
    { "ab-cd.ab-cd.oss.aliyuncs.com", "ab-cd", TRUE },
    { "demo.oss-cn-hangzhou.aliyuncs.com.oss-cn-hangzhou.aliyuncs.com", NULL, TRUE },
    { "demo.oss-cn-hangzhou.aliyuncs.com", "demo", FALSE },
    { "demo.demo.example.com", NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEndpoint) self = ossicle_endpoint_new (table[i].host);

      g_test_message ("%s", table[i].host);
      g_assert_cmpint (ossicle_endpoint_has_bucket_twice (self), ==, table[i].twice);
      g_assert_cmpstr (ossicle_endpoint_get_bucket (self), ==, table[i].bucket);
    }
}

static void
test_endpoint_internal (void)
{
  g_autoptr (OssicleEndpoint)
    internal = ossicle_endpoint_new ("s3.oss-cn-hangzhou-internal.aliyuncs.com");
  g_autoptr (OssicleEndpoint) outside = ossicle_endpoint_new ("oss-cn-hangzhou.aliyuncs.com");
  g_autoptr (OssicleEndpoint) strange = ossicle_endpoint_new ("oss-x-internal.aliyuncs.com");

  g_assert_true (ossicle_endpoint_is_internal (internal));
  g_assert_cmpint (ossicle_endpoint_get_kind (internal), ==, OSSICLE_ENDPOINT_S3);
  g_assert_false (ossicle_endpoint_is_internal (outside));
  g_assert_false (ossicle_endpoint_is_internal (strange));
}

static void
test_endpoint_urls (void)
{
  static const struct
  {
    const char *url, *scheme, *host;
    guint port;
    const char *bucket, *object;
    gboolean path_style;
  } table[] = {
    { "https://demo.oss-cn-hangzhou.aliyuncs.com/a/b.jpg?x=1#f", "https",
      "demo.oss-cn-hangzhou.aliyuncs.com", 0, "demo", "a/b.jpg", FALSE },
    { "HTTP://oss-cn-hangzhou.aliyuncs.com/demo/a%20b+c.jpg", "http",
      "oss-cn-hangzhou.aliyuncs.com", 0, "demo", "a b+c.jpg", TRUE },
    { "oss-cn-hangzhou.aliyuncs.com/demo", NULL, "oss-cn-hangzhou.aliyuncs.com", 0, "demo", NULL,
      TRUE },
    { "oss-cn-hangzhou.aliyuncs.com/demo/", NULL, "oss-cn-hangzhou.aliyuncs.com", 0, "demo", NULL,
      TRUE },
    { "oss-cn-hangzhou.aliyuncs.com/demo?acl", NULL, "oss-cn-hangzhou.aliyuncs.com", 0, "demo",
      NULL, TRUE },
    { "oss-cn-hangzhou.aliyuncs.com/", NULL, "oss-cn-hangzhou.aliyuncs.com", 0, NULL, NULL, FALSE },
    { "oss-cn-hangzhou.aliyuncs.com?x=/y", NULL, "oss-cn-hangzhou.aliyuncs.com", 0, NULL, NULL,
      FALSE },
    { "http://127.0.0.1:9000/demo/k", "http", "127.0.0.1", 9000, "demo", "k", TRUE },
    { "http://user:pw@[::1]:9000/demo/k", "http", "::1", 9000, "demo", "k", TRUE },
    { "https://img.example.com:8443/demo/k", "https", "img.example.com", 8443, NULL, "demo/k",
      FALSE },
    { "//demo.oss-cn-hangzhou.aliyuncs.com//k", NULL, "demo.oss-cn-hangzhou.aliyuncs.com", 0,
      "demo", "/k", FALSE },
    { "http://demo.oss-cn-hangzhou.aliyuncs.com/%E4%B8%AD.txt", "http",
      "demo.oss-cn-hangzhou.aliyuncs.com", 0, "demo", "中.txt", FALSE },
    { "http://demo.oss-cn-hangzhou.aliyuncs.com/%FF", "http", "demo.oss-cn-hangzhou.aliyuncs.com",
      0, "demo", NULL, FALSE },
    { "http://demo.oss-cn-hangzhou.aliyuncs.com/a%00b", "http", "demo.oss-cn-hangzhou.aliyuncs.com",
      0, "demo", NULL, FALSE },
    { "http://demo.oss-cn-hangzhou.aliyuncs.com/50%", "http", "demo.oss-cn-hangzhou.aliyuncs.com",
      0, "demo", NULL, FALSE },
    { "http://a.b.oss-cn-hangzhou.aliyuncs.com/k", "http", "a.b.oss-cn-hangzhou.aliyuncs.com", 0,
      NULL, "k", FALSE },
    { "demo.oss-cn-hangzhou.aliyuncs.com:99999/k", NULL, "demo.oss-cn-hangzhou.aliyuncs.com", 0,
      "demo", "k", FALSE },
    { "a/b://c", NULL, "a", 0, NULL, "b://c", FALSE },
    { "://", "", "", 0, NULL, NULL, FALSE },
    { "", NULL, "", 0, NULL, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEndpoint) self = ossicle_endpoint_new_for_url (table[i].url);

      g_test_message ("“%s”", table[i].url);
      g_assert_cmpstr (ossicle_endpoint_get_scheme (self), ==, table[i].scheme);
      g_assert_cmpstr (ossicle_endpoint_get_host (self), ==, table[i].host);
      g_assert_cmpuint (ossicle_endpoint_get_port (self), ==, table[i].port);
      g_assert_cmpstr (ossicle_endpoint_get_bucket (self), ==, table[i].bucket);
      g_assert_cmpstr (ossicle_endpoint_get_object (self), ==, table[i].object);
      g_assert_cmpint (ossicle_endpoint_is_path_style (self), ==, table[i].path_style);
    }
}

static void
test_endpoint_known_region (void)
{
  static const struct
  {
    const char *host;
    gboolean known;
  } table[] = {
    { "oss-cn-hangzhou.aliyuncs.com", TRUE },
    { "oss-cn-hangzhou-internal.aliyuncs.com", TRUE },
    { "oss-xx-newtown-9.aliyuncs.com", FALSE },
    { "oss-accelerate.aliyuncs.com", FALSE },
    { "example.com", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (OssicleEndpoint) self = ossicle_endpoint_new (table[i].host);

      g_assert_cmpint (ossicle_endpoint_region_is_known (self), ==, table[i].known);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/endpoint/families", test_endpoint_families);
  g_test_add_func ("/endpoint/bucket-twice", test_endpoint_bucket_twice);
  g_test_add_func ("/endpoint/internal", test_endpoint_internal);
  g_test_add_func ("/endpoint/urls", test_endpoint_urls);
  g_test_add_func ("/endpoint/known-region", test_endpoint_known_region);

  return g_test_run ();
}
