/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-source-page.h"

typedef struct
{
  OssicleSourcePage *page;
  OssicleReading *reading;
  OssicleCase *case_;
} Fixture;

static void
set_up (Fixture *fixture, const char *text, gssize length)
{
  fixture->reading = app_test_read (text, length);
  fixture->case_ = g_list_model_get_item (ossicle_reading_get_cases (fixture->reading), 0);
  fixture->page = g_object_ref_sink (g_object_new (OSSICLE_TYPE_SOURCE_PAGE, NULL));
  ossicle_source_page_set_case (fixture->page, fixture->case_,
                                ossicle_reading_get_source (fixture->reading));
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->page);
  g_clear_object (&fixture->case_);
  g_clear_object (&fixture->reading);
}

static char *
dup_all (OssicleSourcePage *page)
{
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (page);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static char *
dup_selection (OssicleSourcePage *page)
{
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (page);
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return NULL;

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What is marked, each stretch in square brackets. */
static char *
dup_marked (OssicleSourcePage *page)
{
  GtkTextBuffer *buffer = ossicle_source_page_get_buffer (page);
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "fact");
  GString *marked = g_string_new (NULL);
  GtkTextIter iter, end;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  while (gtk_text_iter_starts_tag (&iter, tag) || gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    {
      g_autofree char *stretch = NULL;

      end = iter;
      if (!gtk_text_iter_forward_to_tag_toggle (&end, tag))
        break;
      stretch = gtk_text_buffer_get_text (buffer, &iter, &end, TRUE);
      g_string_append_printf (marked, "[%s]", stretch);
      iter = end;
    }

  return g_string_free (marked, FALSE);
}

static void
assert_selects (Fixture *fixture, const char *name, const char *expected)
{
  OssicleFact *fact = ossicle_case_get_fact (fixture->case_, name);
  g_autofree char *selection = NULL;

  g_assert_nonnull (fact);
  g_assert_true (ossicle_source_page_select_fact (fixture->page, fact));
  selection = dup_selection (fixture->page);
  g_assert_cmpstr (selection, ==, expected);
}

static void
test_marks_at_their_place (void)
{
  static const char *const befores[] = {
    "",
    "plain words before it: ",
    "客户说：上传一直失败，",
    "émoji 🦴🦴 and combining e\xcc\x81: ",
    "control \x01\x02\x1b[31m and bidi \xe2\x80\xae: ",
    "carriage\r\nreturns\r\n",
    "\xef\xbb\xbf",
  };

  for (guint i = 0; i < G_N_ELEMENTS (befores); i++)
    {
      g_autofree char *text = g_strconcat (
        befores[i],
        APP_TEST_ERROR (
          "NoSuchKey",
          "<Message>The specified key does not exist.</Message><Key>相册/一.jpg</Key>") " 谢谢",
        NULL);
      g_autofree char *marked = NULL;
      Fixture fixture;

      set_up (&fixture, text, -1);
      g_assert_nonnull (fixture.case_);
      assert_selects (&fixture, OSSICLE_FACT_CODE, "NoSuchKey");
      assert_selects (&fixture, OSSICLE_FACT_MESSAGE, "The specified key does not exist.");
      marked = dup_marked (fixture.page);
      g_assert_nonnull (strstr (marked, "[NoSuchKey]"));
      g_assert_nonnull (strstr (marked, "[相册/一.jpg]"));
      g_assert_null (strstr (marked, "谢谢"));
      tear_down (&fixture);
    }
}

/* UTF-16, as it comes from some editors: the offsets of the facts are those of its bytes. */
static void
test_marks_in_another_encoding (void)
{
  static const char text[] = "照片 " APP_TEST_ERROR ("NoSuchBucket", "");
  gsize length;
  g_autofree char *utf16 = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Fixture fixture;

  g_byte_array_append (bytes, (const guint8 *) "\xff\xfe", 2);
  g_byte_array_append (bytes, (const guint8 *) utf16, (guint) length);
  set_up (&fixture, (const char *) bytes->data, bytes->len);
  g_assert_nonnull (fixture.case_);
  assert_selects (&fixture, OSSICLE_FACT_CODE, "NoSuchBucket");
  tear_down (&fixture);
}

static void
test_shows_no_steering_characters (void)
{
  static const char text[] = "a\x1b[31m b\xe2\x80\xae c\x7f d\xc2\x9b e\0f";
  g_autofree char *shown = NULL;
  Fixture fixture;

  set_up (&fixture, text, sizeof text - 1);
  shown = dup_all (fixture.page);
  g_assert_cmpstr (shown, ==, "a␛[31m b\xef\xbf\xbd c␡ d\xef\xbf\xbd e␀f");
  tear_down (&fixture);
}

static void
test_long_text_is_an_excerpt (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;
  Fixture fixture;

  for (int i = 0; i < 60000; i++)
    g_string_append (text, "行 before it\n");
  g_string_append (text, APP_TEST_ERROR ("NoSuchKey", "") "\n");
  for (int i = 0; i < 60000; i++)
    g_string_append (text, "行 after it\n");

  set_up (&fixture, text->str, (gssize) text->len);
  g_assert_nonnull (fixture.case_);
  shown = dup_all (fixture.page);
  g_assert_cmpuint (strlen (shown), <=, 128 * 1024);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  assert_selects (&fixture, OSSICLE_FACT_CODE, "NoSuchKey");
  tear_down (&fixture);
}

static void
test_inferred_facts_stand_nowhere (void)
{
  Fixture fixture;
  OssicleFact *fact;

  set_up (&fixture, APP_TEST_ERROR ("NoSuchKey", ""), -1);
  fact = ossicle_case_get_fact (fixture.case_, OSSICLE_FACT_REQUEST_TIME);
  g_assert_nonnull (fact);
  g_assert_false (ossicle_source_page_select_fact (fixture.page, fact));
  tear_down (&fixture);
}

static void
test_replaces_the_text (void)
{
  g_autoptr (OssicleReading) other = app_test_read ("NoSuchBucket", -1);
  g_autofree char *marked = NULL;
  g_autofree char *shown = NULL;
  Fixture fixture;

  set_up (&fixture, APP_TEST_ERROR ("NoSuchKey", ""), -1);
  ossicle_source_page_set_case (fixture.page, NULL, ossicle_reading_get_source (other));
  shown = dup_all (fixture.page);
  marked = dup_marked (fixture.page);
  g_assert_cmpstr (shown, ==, "NoSuchBucket");
  g_assert_cmpstr (marked, ==, "");
  tear_down (&fixture);
}

static void
test_empty (void)
{
  g_autofree char *shown = NULL;
  Fixture fixture;

  set_up (&fixture, "", 0);
  g_assert_null (fixture.case_);
  shown = dup_all (fixture.page);
  g_assert_cmpstr (shown, ==, "");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/source-page/marks", test_marks_at_their_place);
  g_test_add_func ("/source-page/another-encoding", test_marks_in_another_encoding);
  g_test_add_func ("/source-page/steering-characters", test_shows_no_steering_characters);
  g_test_add_func ("/source-page/long-text", test_long_text_is_an_excerpt);
  g_test_add_func ("/source-page/inferred", test_inferred_facts_stand_nowhere);
  g_test_add_func ("/source-page/replaces", test_replaces_the_text);
  g_test_add_func ("/source-page/empty", test_empty);

  return g_test_run ();
}
