/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-case-item.h"

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *title;
    const char *subtitle;
    const char *badge;
  } rows[] = {
    { APP_TEST_ERROR ("NoSuchKey", "<Message>The specified key does not exist.</Message>"),
      "NoSuchKey", "The specified key does not exist.", NULL },
    { "HTTP/1.1 404 Not Found\r\nServer: AliyunOSS\r\n\r\n" APP_TEST_ERROR (
        "NoSuchKey", "<HostId>oss-cn-hangzhou.aliyuncs.com</HostId>"),
      "NoSuchKey", "oss-cn-hangzhou.aliyuncs.com", "404" },
    { "67D3E6F3A1B2C33936D4E5F6", "67D3E6F3A1B2C33936D4E5F6", "2025-03-14 08:21:07 UTC", NULL },
    { APP_TEST_ERROR ("NoSuchKey", "<Message>one\ntwo\xe2\x80\xae three</Message>"), "NoSuchKey",
      "one two three", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleReading) reading = app_test_read (rows[i].text, -1);
      OssicleSource *source = ossicle_reading_get_source (reading);
      g_autoptr (OssicleCase)
        case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
      OssicleCaseItem *item;

      g_assert_nonnull (case_);
      item = ossicle_case_item_new (case_, source);
      g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (item)), ==, rows[i].title);
      g_assert_cmpstr (ossicle_list_item_get_subtitle (OSSICLE_LIST_ITEM (item)), ==,
                       rows[i].subtitle);
      g_assert_cmpstr (ossicle_list_item_get_badge (OSSICLE_LIST_ITEM (item)), ==, rows[i].badge);
      g_assert_true (ossicle_case_item_get_case (item) == case_);
      g_assert_true (ossicle_case_item_get_source (item) == source);
      g_assert_finalize_object (item);
    }
}

static void
test_not_from_oss (void)
{
  g_autoptr (OssicleCase) case_ = ossicle_case_new (OSSICLE_CASE_NOT_OSS);
  g_autoptr (OssicleReading) reading = app_test_read ("x", -1);
  OssicleSource *source = ossicle_reading_get_source (reading);
  g_autoptr (OssicleCaseItem) unnamed = ossicle_case_item_new (case_, source);
  g_autoptr (OssicleCaseItem) named = NULL;

  g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (unnamed)), ==, "Not from OSS");
  ossicle_case_set_answerer (case_, "Amazon S3");
  named = ossicle_case_item_new (case_, source);
  g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (named)), ==, "Amazon S3");
}

static void
test_nothing_found (void)
{
  g_autoptr (OssicleReading) reading = app_test_read ("hello", -1);
  g_autoptr (OssicleCaseItem)
    item = ossicle_case_item_new (NULL, ossicle_reading_get_source (reading));

  g_assert_null (ossicle_case_item_get_case (item));
  g_assert_cmpstr (ossicle_list_item_get_title (OSSICLE_LIST_ITEM (item)), ==, "No Error Found");
}

static void
test_heading_is_told (void)
{
  g_autoptr (OssicleReading) reading = app_test_read ("hello", -1);
  g_autoptr (OssicleCaseItem)
    item = ossicle_case_item_new (NULL, ossicle_reading_get_source (reading));
  int n_notified = 0;

  g_signal_connect_swapped (item, "notify::heading", G_CALLBACK (g_atomic_int_inc), &n_notified);
  ossicle_list_item_set_heading (OSSICLE_LIST_ITEM (item), "ticket.txt");
  ossicle_list_item_set_heading (OSSICLE_LIST_ITEM (item), "ticket.txt");
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_cmpstr (ossicle_list_item_get_heading (OSSICLE_LIST_ITEM (item)), ==, "ticket.txt");
}

/* A pasted command may name any method. */
static void
test_method_steers_nothing (void)
{
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (OssicleSource) source = ossicle_source_new (nothing, NULL);
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("P\342\200\256UT\033", "https://x.example/");
  g_autoptr (OssicleCaseItem) item = ossicle_case_item_new_for_request (source, request, NULL);
  g_autofree char *badge = NULL;

  g_object_get (item, "badge", &badge, NULL);
  g_assert_cmpstr (badge, ==, "PUT");
}

/* A request is known by its address; a case by what was answered. */
static void
test_row_follows_the_request (void)
{
  g_autoptr (OssicleReading) reading = app_test_read (APP_TEST_ERROR ("NoSuchKey", ""), -1);
  g_autoptr (OssicleCase) case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
  OssicleSource *source = ossicle_reading_get_source (reading);
  g_autoptr (OssicleRequest) empty = ossicle_request_new ("GET", "https://");
  g_autoptr (OssicleRequest) written = ossicle_request_new ("PUT", "https://x.example/a?b");
  g_autoptr (OssicleCaseItem) row = ossicle_case_item_new_for_request (source, empty, NULL);
  g_autoptr (OssicleCaseItem) answered = ossicle_case_item_new (case_, source);

  ossicle_case_item_set_request (row, written, NULL);
  g_assert_cmpstr (ossicle_list_item_get_subtitle (OSSICLE_LIST_ITEM (row)), ==,
                   "https://x.example/a");
  g_assert_cmpstr (ossicle_list_item_get_badge (OSSICLE_LIST_ITEM (row)), ==, "PUT");
  ossicle_case_item_set_request (answered, written, NULL);
  g_assert_cmpstr (ossicle_list_item_get_badge (OSSICLE_LIST_ITEM (answered)), ==, NULL);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/case-item/texts", test_texts);
  g_test_add_func ("/case-item/not-from-oss", test_not_from_oss);
  g_test_add_func ("/case-item/nothing-found", test_nothing_found);
  g_test_add_func ("/case-item/heading", test_heading_is_told);
  g_test_add_func ("/case-item/method", test_method_steers_nothing);
  g_test_add_func ("/case-item/row-follows-the-request", test_row_follows_the_request);

  return g_test_run ();
}
