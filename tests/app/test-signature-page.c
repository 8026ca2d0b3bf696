/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-carried-signature.h"
#include "app/ossicle-case-page.h"
#include "app/ossicle-comparison-view.h"
#include "app/ossicle-fact-row.h"
#include "app/ossicle-sides.h"
#include "app/ossicle-signature-page.h"
#include "core/diagnosis/ossicle-signing-words.h"

#define TOKEN "CAIS9/example+of/a+token=="
#define STRING                                                                                     \
  "PUT\n\nimage/jpeg\nFri, 14 Mar 2025 08:21:07 GMT\nx-oss-security-token:" TOKEN                  \
  "\n/demo-photos/a\xc2\xa0"                                                                       \
  "b.jpg"
#define SIGNED_URL                                                                                 \
  "https://demo-photos.oss-cn-hangzhou.aliyuncs.com/a?x-oss-signature-version=OSS4-HMAC-SHA256"    \
  "&x-oss-credential=LTAI5tExample%2F20260330%2Fcn-hangzhou%2Foss%2Faliyun_v4_request"             \
  "&x-oss-date=20260330T000000Z&x-oss-expires=3600&x-oss-additional-headers=host"                  \
  "&x-oss-signature=0000000000000000000000000000000000000000000000000000000000000000"

static OssicleCaseItem *
read_item (const char *text)
{
  g_autoptr (OssicleReading) reading = app_test_read (text, -1);
  g_autoptr (OssicleCase) case_ = g_list_model_get_item (ossicle_reading_get_cases (reading), 0);

  g_assert_nonnull (case_);

  return ossicle_case_item_new (case_, ossicle_reading_get_source (reading));
}

/* With the bytes, as OSS tells them: what pasting does to blanks does not change those. */
static OssicleCaseItem *
read_mismatch (void)
{
  g_autoptr (GString) hex = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (const char *p = STRING; *p != '\0'; p++)
    g_string_append_printf (hex, "%02X ", (guchar) *p);
  text = g_strdup_printf (
    APP_TEST_ERROR ("SignatureDoesNotMatch",
                    "<Message>m</Message><HostId>demo-photos.oss-cn-hangzhou.aliyuncs.com</HostId>"
                    "<StringToSign>%s</StringToSign><StringToSignBytes>%s</StringToSignBytes>"),
    STRING, hex->str);

  return read_item (text);
}

static OssicleSignaturePage *
show (OssicleCaseItem *item, int width, gboolean has_words)
{
  OssicleSignaturePage *page = g_object_new (OSSICLE_TYPE_SIGNATURE_PAGE, NULL);

  g_assert_cmpint (ossicle_signature_page_set_item (page, item, FALSE), ==, has_words);
  app_test_show (GTK_WIDGET (page), width, 1200);

  return page;
}

static void
close_window (OssicleSignaturePage *page)
{
  gpointer weak = page;

  g_object_add_weak_pointer (G_OBJECT (page), &weak);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  app_test_settle ();
  g_assert_null (weak);
}

static void
type (OssicleSignaturePage *page, const char *text)
{
  GtkWidget *view = app_test_find (GTK_WIDGET (page), GTK_TYPE_TEXT_VIEW, 0);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  app_test_settle ();
}

static gboolean
sees (OssicleSignaturePage *page, const char *text)
{
  return app_test_has_text (GTK_WIDGET (page), text);
}

static void
test_server_alone (void)
{
  g_autoptr (OssicleCaseItem) item = read_mismatch ();
  OssicleSignaturePage *page = show (item, 700, TRUE);

  g_assert_true (sees (page, "Content-Type"));
  g_assert_true (sees (page, "image/jpeg"));
  g_assert_true (sees (page, "Header x-oss-security-token"));
  g_assert_true (sees (page, "***************"));
  g_assert_false (sees (page, "CAIS9"));
  g_assert_true (sees (page, "Stars stand for"));
  g_assert_true (sees (page, "U+00A0 no-break space"));
  g_assert_false (sees (page, "Same"));
  close_window (page);
}

static void
test_compares_while_one_types (void)
{
  g_autoptr (OssicleCaseItem) item = read_mismatch ();
  OssicleSignaturePage *page = show (item, 700, TRUE);

  type (page, "PUT\n\n\nFri, 14 Mar 2025 08:21:07 GMT\nx-oss-security-token:" TOKEN
              "\n/demo-photos/a\xc2\xa0"
              "b.jpg\n");
  g_assert_true (sees (page, ossicle_signing_reason_get_title (OSSICLE_REASON_CONTENT_TYPE_ADDED)));
  g_assert_true (sees (page, "First difference: byte 1"));
  g_assert_true (sees (page, "the end of the line"));
  g_assert_true (sees (page, "Taken for a string to sign"));

  type (page, "PUT\n\nimage/jpeg\nFri, 14 Mar 2025 08:21:07 GMT\nx-oss-security-token:" TOKEN
              "\n/demo-photos/a b.jpg");
  g_assert_true (sees (page, "The client has U+0020 blank, OSS has U+00A0 no-break space"));

  type (page, STRING);
  g_assert_true (
    sees (page, "The strings are equal: the secret is not the one of this access key."));
  g_assert_false (sees (page, "First difference"));

  type (page, "OSS4-HMAC-SHA256\n20250314T082107Z\n20250314/cn-hangzhou/oss/aliyun_v4_request\n0");
  g_assert_true (sees (page, ossicle_signing_reason_get_title (OSSICLE_REASON_VERSION_MISMATCH)));
  type (page, "This is none, or its line ends are lost");
  g_assert_true (sees (page, "A string to sign has several lines, and this is one."));
  g_assert_false (sees (page, "Differs"));
  type (page, "PUT\\n\\n\\nFri, 14 Mar 2025 08:21:07 GMT\\n/demo-photos/a");
  g_assert_true (sees (page, "Taken for a string to sign"));
  type (page, "");
  g_assert_false (sees (page, "Differs"));
  close_window (page);
}

static void
test_rebuilds_from_a_request (void)
{
  g_autoptr (OssicleCaseItem) item = read_mismatch ();
  OssicleSignaturePage *page = show (item, 700, TRUE);

  type (page, "curl -X PUT 'https://demo-photos.oss-cn-hangzhou.aliyuncs.com/a%C2%A0b.jpg' "
              "-H 'Authorization: OSS LTAI5tExample:abc' -H 'Date: Fri, 14 Mar 2025 08:21:07 GMT' "
              "-H 'x-oss-security-token: " TOKEN "'");
  g_assert_true (sees (page, "Rebuilt from the request"));
  g_assert_true (sees (page, ossicle_signing_reason_get_title (OSSICLE_REASON_CONTENT_TYPE_ADDED)));
  g_assert_false (sees (page, "CAIS9"));
  type (page, "https://demo-photos.oss-cn-hangzhou.aliyuncs.com/a");
  g_assert_true (sees (page, "carries no signature"));
  type (page, "curl 'unfinished");
  g_assert_true (sees (page, "cannot be read"));
  type (page, "AWS something\nelse \x01\xe2\x80\xae evil");
  g_assert_false (sees (page, "\xe2\x80\xae"));
  close_window (page);
}

static void
test_what_we_signed (void)
{
  g_autoptr (OssicleCaseItem) item = read_mismatch ();
  OssicleSignaturePage *page;

  ossicle_case_take_fact (ossicle_case_item_get_case (item),
                          ossicle_fact_new (OSSICLE_FACT_CLIENT_STRING_TO_SIGN, STRING,
                                            OSSICLE_FACT_INFERRED, "signer", OSSICLE_NO_SPAN));
  page = show (item, 700, TRUE);
  g_assert_true (sees (page, "The strings are equal"));
  g_assert_true (sees (page, "Same"));
  close_window (page);
}

static guint
count_stacked (GtkWidget *widget)
{
  guint n = 0;

  for (guint i = 0; i < app_test_count (widget, OSSICLE_TYPE_SIDES); i++)
    n += ossicle_sides_are_stacked (OSSICLE_SIDES (app_test_find (widget, OSSICLE_TYPE_SIDES, i)));

  return n;
}

/* Side by side, it is as high at its natural width as it says it is where no width is given. */
static void
check_natural_size (GtkWidget *sides)
{
  int width, height, unbound;

  gtk_widget_measure (sides, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (sides, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_measure (sides, GTK_ORIENTATION_VERTICAL, -1, &unbound, NULL, NULL, NULL);
  g_assert_cmpint (height, <=, unbound);
}

static void
test_sides_stack_where_it_is_narrow (void)
{
  g_autoptr (OssicleCaseItem) item = read_mismatch ();
  OssicleSignaturePage *wide = show (item, 700, TRUE);
  OssicleSignaturePage *narrow = show (item, 360, TRUE);

  type (wide, "GET\n\n\nFri, 14 Mar 2025 08:21:07 GMT\n/demo-photos/a");
  type (narrow, "GET\n\n\nFri, 14 Mar 2025 08:21:07 GMT\n/demo-photos/a");
  g_assert_cmpuint (count_stacked (GTK_WIDGET (wide)), ==, 0);
  g_assert_cmpuint (count_stacked (GTK_WIDGET (narrow)), ==, 4);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (narrow)), <=, 360);
  for (guint i = 0; i < app_test_count (GTK_WIDGET (wide), OSSICLE_TYPE_SIDES); i++)
    check_natural_size (app_test_find (GTK_WIDGET (wide), OSSICLE_TYPE_SIDES, i));
  close_window (wide);
  close_window (narrow);
}

static const OssicleCarriedPart *
find_part (GPtrArray *parts, const char *value)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const OssicleCarriedPart *part = g_ptr_array_index (parts, i);

      if (strstr (part->value, value) != NULL)
        return part;
    }

  return NULL;
}

static void
test_takes_a_signed_url_apart (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", SIGNED_URL);
  g_autoptr (OssicleRequest) bare = ossicle_request_new ("GET", "https://h.example/a");
  g_autoptr (GPtrArray) then = ossicle_carried_signature_list (request, NULL, 1774828800 + 60);
  g_autoptr (GPtrArray) now = ossicle_carried_signature_list (request, NULL, APP_TEST_NOW);
  g_autoptr (GPtrArray) nothing = ossicle_carried_signature_list (bare, NULL, APP_TEST_NOW);
  const char *seen[] = { "V4, in the URL",          "LTAI5tExample",           "cn-hangzhou",
                         "2026-03-30 00:00:00 UTC", "2026-03-30 01:00:00 UTC", "host",
                         "every parameter" };

  for (gsize i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_nonnull (find_part (now, seen[i]));
  g_assert_cmpint (find_part (now, "Expired now")->state, ==, OSSICLE_CARRIED_BAD);
  g_assert_cmpint (find_part (then, "Not expired")->state, ==, OSSICLE_CARRIED_GOOD);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_takes_a_header_apart (void)
{
  g_autoptr (OssicleRequest)
    request = ossicle_request_new ("GET", "https://demo.oss-cn-hangzhou.aliyuncs.com/a");
  g_autoptr (GPtrArray) parts = NULL;

  ossicle_headers_append (ossicle_request_get_headers (request), "Authorization", "OSS :abc");
  ossicle_headers_append (ossicle_request_get_headers (request), "Date",
                          "Tue, 31 Mar 2026 23:50:00 GMT");
  parts = ossicle_carried_signature_list (request, NULL, APP_TEST_NOW);
  g_assert_nonnull (find_part (parts, "V1, in the Authorization header"));
  g_assert_nonnull (find_part (parts, "2026-03-31 23:50:00 UTC"));
  g_assert_cmpint (find_part (parts, "The access key id is missing")->state, ==,
                   OSSICLE_CARRIED_BAD);
}

static void
test_takes_a_policy_apart (void)
{
  static const char policy[] = "{\"expiration\":\"2026-03-31T00:00:00.000Z\",\"conditions\":"
                               "[[\"content-length-range\",0,1048576]]}";
  g_autofree char *encoded = g_base64_encode ((const guchar *) policy, strlen (policy));
  g_autofree char *text = g_strdup_printf (
    APP_TEST_ERROR ("SignatureDoesNotMatch", "<StringToSign>%s</StringToSign>"), encoded);
  g_autoptr (OssicleCaseItem) item = read_item (text);
  OssicleSignaturePage *page = show (item, 700, TRUE);

  g_assert_true (sees (page, "The policy of a form"));
  g_assert_true (sees (page, "2026-03-31 00:00:00 UTC"));
  g_assert_true (sees (page, "content-length-range"));
  close_window (page);
}

/* The text that is marked in the label that shows @text. */
static char *
dup_marked (GtkWidget *widget, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = app_test_find (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    {
      const char *shown = gtk_label_get_text (GTK_LABEL (label));
      PangoAttrList *list = gtk_label_get_attributes (GTK_LABEL (label));
      g_autoslist (PangoAttribute) found = NULL;

      if (list == NULL || strstr (shown, text) == NULL)
        continue;
      found = pango_attr_list_get_attributes (list);
      for (GSList *l = found; l != NULL; l = l->next)
        {
          const PangoAttribute *attribute = l->data;

          if (attribute->klass->type != PANGO_ATTR_BACKGROUND)
            continue;
          g_assert_cmpuint (attribute->end_index, <=, strlen (shown));
          return g_strndup (shown + attribute->start_index,
                            attribute->end_index - attribute->start_index);
        }
    }

  return NULL;
}

/* Two characters that begin with the same bytes: the whole of each is marked. */
static void
test_marks_whole_characters (void)
{
  static const struct
  {
    const char *client;
    const char *server;
    const char *client_mark;
    const char *server_mark;
  } rows[] = {
    { "/b/x1", "/b/x2", "1", "2" },
    { "/b/\xe4\xb8\xad", "/b/\xe4\xb8\xae", "\xe4\xb8\xad", "\xe4\xb8\xae" },
    { "/b/\xe4\xb8\xad/a", "/b/\xe4\xb8\xae/a", "\xe4\xb8\xad", "\xe4\xb8\xae" },
    { "/b/\xf0\x9f\x98\x80", "/b/\xf0\x9f\x98\x81", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x81" },
    { "/b/\xc3\xa9\xc3\xa8", "/b/\xc3\xa9\xc3\xa9", "\xc3\xa8", "\xc3\xa9" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ours = g_strconcat ("GET\n\n\n\n", rows[i].client, NULL);
      g_autofree char *theirs = g_strconcat ("GET\n\n\n\n", rows[i].server, NULL);
      g_autoptr (OssicleSigningText) client = ossicle_signing_text_new (ours, NULL);
      g_autoptr (OssicleSigningText) server = ossicle_signing_text_new (theirs, NULL);
      g_autoptr (OssicleTokenMask) mask = ossicle_token_mask_new ();
      GtkWidget *view = g_object_ref_sink (g_object_new (OSSICLE_TYPE_COMPARISON_VIEW, NULL));
      g_autofree char *client_mark = NULL;
      g_autofree char *server_mark = NULL;

      ossicle_comparison_view_set_texts (OSSICLE_COMPARISON_VIEW (view), client, server, mask);
      client_mark = dup_marked (view, rows[i].client);
      server_mark = dup_marked (view, rows[i].server);
      g_assert_cmpstr (client_mark, ==, rows[i].client_mark);
      g_assert_cmpstr (server_mark, ==, rows[i].server_mark);
      g_assert_finalize_object (view);
    }
}

/* A time that no clock reaches is nothing that could be shown. */
static void
test_expires_in_another_age (void)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new (
    "GET", "https://demo-photos.oss-cn-hangzhou.aliyuncs.com/a?OSSAccessKeyId=LTAI5tExample"
           "&Expires=999999999999999999&Signature=AAAAAAAAAAAAAAAAAAAAAAAAAAA%3D");
  g_autoptr (GPtrArray) parts = ossicle_carried_signature_list (request, NULL, APP_TEST_NOW);

  g_assert_nonnull (find_part (parts, "V1, in the URL"));
  for (guint i = 0; i < parts->len; i++)
    {
      const OssicleCarriedPart *part = g_ptr_array_index (parts, i);

      g_assert_cmpstr (part->title, !=, "Good until");
    }
}

static void
test_nothing_to_say (void)
{
  g_autoptr (OssicleCaseItem) item = read_item (APP_TEST_ERROR ("NoSuchKey", ""));
  OssicleSignaturePage *page = show (item, 700, FALSE);

  close_window (page);
}

/* The tab is there for what has something to say, and no token is among the facts. */
static void
test_in_the_case (void)
{
  g_autoptr (OssicleCaseItem) with = read_mismatch ();
  g_autoptr (OssicleCaseItem) without = read_item (APP_TEST_ERROR ("NoSuchKey", ""));
  g_autoptr (OssicleCaseItem) closed = read_item (
    APP_TEST_ERROR ("AccessDenied", "<HostId>demo-photos.oss-cn-hangzhou.aliyuncs.com</HostId>"
                                    "<EC>0002-00000080</EC>"));
  OssicleCasePage *page = g_object_new (OSSICLE_TYPE_CASE_PAGE, NULL);
  GtkWidget *window = app_test_show (GTK_WIDGET (page), 700, 900);
  GtkStack *stack;

  ossicle_case_page_set_item (page, with, app_test_get_catalogue ());
  app_test_settle ();
  stack = gtk_stack_switcher_get_stack (
    GTK_STACK_SWITCHER (app_test_find (GTK_WIDGET (page), GTK_TYPE_STACK_SWITCHER, 0)));
  g_assert_true (app_test_has_text (GTK_WIDGET (page), "Signature"));
  gtk_stack_set_visible_child_name (stack, "facts");
  app_test_settle ();
  g_assert_true (app_test_has_text (GTK_WIDGET (page), "x-oss-security-token:****"));
  g_assert_false (app_test_has_text (GTK_WIDGET (page), "CAIS9"));

  ossicle_case_page_set_item (page, closed, app_test_get_catalogue ());
  gtk_stack_set_visible_child_name (stack, "signature");
  app_test_settle ();
  g_assert_true (app_test_has_text (GTK_WIDGET (page), "Signatures of version 1"));
  ossicle_case_page_set_item (page, without, app_test_get_catalogue ());
  app_test_settle ();
  g_assert_false (gtk_stack_page_get_visible (
    gtk_stack_get_page (stack, gtk_stack_get_child_by_name (stack, "signature"))));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/signature-page/server", test_server_alone);
  g_test_add_func ("/signature-page/compare", test_compares_while_one_types);
  g_test_add_func ("/signature-page/rebuild", test_rebuilds_from_a_request);
  g_test_add_func ("/signature-page/ours", test_what_we_signed);
  g_test_add_func ("/signature-page/stack", test_sides_stack_where_it_is_narrow);
  g_test_add_func ("/signature-page/url", test_takes_a_signed_url_apart);
  g_test_add_func ("/signature-page/header", test_takes_a_header_apart);
  g_test_add_func ("/signature-page/policy", test_takes_a_policy_apart);
  g_test_add_func ("/signature-page/marks", test_marks_whole_characters);
  g_test_add_func ("/signature-page/age", test_expires_in_another_age);
  g_test_add_func ("/signature-page/nothing", test_nothing_to_say);
  g_test_add_func ("/signature-page/case", test_in_the_case);

  return g_test_run ();
}
