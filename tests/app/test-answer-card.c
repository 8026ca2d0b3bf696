/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-answer-card.h"

static GtkWidget *
new_card (const char *text, const char *sentence)
{
  g_autoptr (OssicleCase) case_ = app_test_read_case (text);
  GtkWidget *card = g_object_ref_sink (g_object_new (OSSICLE_TYPE_ANSWER_CARD, NULL));

  ossicle_answer_card_set_case (OSSICLE_ANSWER_CARD (card), case_, sentence,
                                app_test_get_catalogue ());

  return card;
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text;
    const char *shown[6];
    const char *hidden[3];
  } rows[] = {
    { "HTTP/1.1 404 Not Found\r\nx-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\n\r\n"
      "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
      { "NoSuchKey", "404", "67D3E6F3A1B2C33936D4E5F6", "2025-03-14 08:21:07 UTC",
        "the request arrived there", "inferred, not documented" },
      { "not come from OSS", "without a Code" } },
    { "<Error><Code>AccessDenied</Code><RequestId>1D842BC54255****</RequestId></Error>",
      { "AccessDenied", "1D842BC54255****", "starred out" },
      { "UTC", "404", "not documented" } },
    { "67D3E6F3A1B2C33936D4E5F6",
      { "A RequestId Alone", "67D3E6F3A1B2C33936D4E5F6", "2025-03-14 08:21:07 UTC" },
      { "not come from OSS", "without a Code" } },
    { "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\nx-oss-ec: 0003-00000001\r\n"
      "x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\n\r\n",
      { "An Error without a Code", "403", "0003-00000001" },
      { "RequestId Alone" } },
    { APP_TEST_ERROR ("NoSuchKey", "<EC>0026-00000001</EC><Key>a/b.jpg</Key><HostId>"
                                   "b.oss-cn-hangzhou.aliyuncs.com</HostId>"),
      { "0026-00000001", "a/b.jpg", "Bucket", "b.oss-cn-hangzhou.aliyuncs.com" },
      { "404" } },
    { APP_TEST_AMAZON,
      { "This did not come from OSS: Amazon S3", "403" },
      { "the request arrived there" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *card = new_card (rows[i].text, "One sentence.");

      g_assert_true (app_test_has_text (card, "One sentence."));
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].shown) && rows[i].shown[j] != NULL; j++)
        {
          g_test_message ("row %u shows “%s”", i, rows[i].shown[j]);
          g_assert_true (app_test_has_text (card, rows[i].shown[j]));
        }
      for (guint j = 0; j < G_N_ELEMENTS (rows[i].hidden) && rows[i].hidden[j] != NULL; j++)
        {
          g_test_message ("row %u hides “%s”", i, rows[i].hidden[j]);
          g_assert_false (app_test_has_text (card, rows[i].hidden[j]));
        }
      g_assert_finalize_object (card);
    }
}

/* A case after another leaves nothing of it. */
static void
test_leaves_nothing_behind (void)
{
  GtkWidget *card = new_card (
    "HTTP/1.1 404 Not Found\r\nServer: AliyunOSS\r\n"
    "x-oss-request-id: 67D3E6F3A1B2C33936D4E5F6\r\n\r\n" APP_TEST_ERROR ("NoSuchKey", ""),
    "One sentence.");
  g_autoptr (OssicleCase) other = app_test_new_case ("NoSuchBucket", NULL);

  ossicle_answer_card_set_case (OSSICLE_ANSWER_CARD (card), other, NULL, app_test_get_catalogue ());
  g_assert_true (app_test_has_text (card, "NoSuchBucket"));
  g_assert_false (app_test_has_text (card, "NoSuchKey"));
  g_assert_false (app_test_has_text (card, "One sentence."));
  g_assert_false (app_test_has_text (card, "404"));
  g_assert_false (app_test_has_text (card, "67D3E6F3A1B2C33936D4E5F6"));
  g_assert_finalize_object (card);
}

/* Whether a label that is shown says it to who points at it. */
static gboolean
has_tooltip (GtkWidget *card, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = app_test_find (card, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (label), text) == 0)
      return TRUE;

  return FALSE;
}

/* The status of the service has its meaning, that of another server has not. */
static void
test_meaning_of_the_status (void)
{
  const char *meaning = ossicle_catalogue_get_status_meaning (app_test_get_catalogue (), 403);
  GtkWidget *ours = new_card (
    "HTTP/1.1 403 Forbidden\r\nServer: AliyunOSS\r\n\r\n" APP_TEST_ERROR ("AccessDenied", ""),
    NULL);
  GtkWidget *theirs = new_card (APP_TEST_AMAZON, NULL);

  g_assert_nonnull (meaning);
  g_assert_true (has_tooltip (ours, meaning));
  g_assert_false (has_tooltip (theirs, meaning));
  g_assert_true (has_tooltip (theirs, "HTTP status"));
  g_assert_finalize_object (ours);
  g_assert_finalize_object (theirs);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/answer-card/texts", test_texts);
  g_test_add_func ("/answer-card/leaves-nothing-behind", test_leaves_nothing_behind);
  g_test_add_func ("/answer-card/meaning", test_meaning_of_the_status);

  return g_test_run ();
}
