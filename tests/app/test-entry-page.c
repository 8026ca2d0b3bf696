/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-entry-page.h"
#include "app/ossicle-variant-card.h"

static GtkWidget *
new_page (void)
{
  return g_object_ref_sink (g_object_new (OSSICLE_TYPE_ENTRY_PAGE, NULL));
}

static void
show_code (GtkWidget *page, const char *code)
{
  OssicleEntry *entry = ossicle_catalogue_lookup (app_test_get_catalogue (), code);

  g_assert_nonnull (entry);
  ossicle_entry_page_set_entry (OSSICLE_ENTRY_PAGE (page), entry, app_test_get_catalogue ());
}

static void
assert_advice_is_shown (GtkWidget *page, GPtrArray *advice)
{
  for (guint i = 0; i < advice->len; i++)
    {
      const OssicleAdvice *item = g_ptr_array_index (advice, i);

      g_assert_true (app_test_has_text (page, item->text));
      assert_advice_is_shown (page, item->items);
    }
}

/* Everything that the catalogue knows of every code is on its page. */
static void
test_every_entry (void)
{
  GListModel *entries = ossicle_catalogue_get_entries (app_test_get_catalogue ());
  GtkWidget *page = new_page ();

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OssicleEntry) entry = g_list_model_get_item (entries, i);
      GListModel *variants = ossicle_entry_get_variants (entry);

      show_code (page, ossicle_entry_get_code (entry));
      g_assert_true (app_test_has_text (page, ossicle_entry_get_code (entry)));
      g_assert_true (app_test_has_text (page, ossicle_entry_get_summary (entry)));
      g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_VARIANT_CARD), ==,
                        g_list_model_get_n_items (variants));
      for (guint j = 0; j < g_list_model_get_n_items (variants); j++)
        {
          g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, j);
          const char *message = ossicle_variant_get_message (variant);

          g_assert_true (message == NULL || app_test_has_text (page, message));
          assert_advice_is_shown (page, ossicle_variant_get_causes (variant));
          assert_advice_is_shown (page, ossicle_variant_get_fixes (variant));
        }
    }
  g_assert_finalize_object (page);
}

static void
test_slip_stands_beside_the_message (void)
{
  GtkWidget *page = new_page ();
  OssicleEntry *entry = ossicle_catalogue_lookup (app_test_get_catalogue (), "AccessForbidden");
  GListModel *variants = ossicle_entry_get_variants (entry);
  gboolean any = FALSE;

  show_code (page, "AccessForbidden");
  for (guint i = 0; i < g_list_model_get_n_items (variants); i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);
      const char *slip = ossicle_variant_get_slip (variant);

      if (slip != NULL)
        {
          any = TRUE;
          g_assert_true (app_test_has_text (page, slip));
        }
    }
  g_assert_true (any);
  g_assert_true (app_test_has_text (page, "evalution"));
  g_assert_finalize_object (page);
}

/* A page after another leaves nothing of it. */
static void
test_pages_follow_each_other (void)
{
  GtkWidget *page = new_page ();

  show_code (page, "NoSuchKey");
  g_assert_true (app_test_has_text (page, "The specified key does not exist."));
  show_code (page, "NoSuchBucket");
  g_assert_false (app_test_has_text (page, "The specified key does not exist."));
  g_assert_true (app_test_has_text (page, "The specified bucket does not exist."));
  g_assert_finalize_object (page);
}

static void
test_every_topic (void)
{
  GListModel *topics = ossicle_catalogue_get_topics (app_test_get_catalogue ());
  GtkWidget *page = new_page ();

  g_assert_cmpuint (g_list_model_get_n_items (topics), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (OssicleTopic) topic = g_list_model_get_item (topics, i);
      GPtrArray *blocks = ossicle_topic_get_blocks (topic);

      ossicle_entry_page_set_topic (OSSICLE_ENTRY_PAGE (page), topic, app_test_get_catalogue ());
      g_assert_true (app_test_has_text (page, ossicle_topic_get_title (topic)));
      for (guint j = 0; j < blocks->len; j++)
        {
          const OssicleBlock *block = g_ptr_array_index (blocks, j);

          g_assert_true (app_test_has_text (page, block->advice->text));
        }
      g_assert_cmpuint (app_test_count (page, OSSICLE_TYPE_VARIANT_CARD), ==, 0);
    }
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/entry-page/every-entry", test_every_entry);
  g_test_add_func ("/entry-page/slip", test_slip_stands_beside_the_message);
  g_test_add_func ("/entry-page/follow-each-other", test_pages_follow_each_other);
  g_test_add_func ("/entry-page/every-topic", test_every_topic);

  return g_test_run ();
}
