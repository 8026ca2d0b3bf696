/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-catalogue-list.h"
#include "app/ossicle-entry-item.h"

static const char *
get_title (OssicleCatalogueList *list, guint position)
{
  g_autoptr (OssicleListItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  return ossicle_list_item_get_title (item);
}

static void
test_grouped_by_status (void)
{
  OssicleCatalogueList *list = ossicle_catalogue_list_new (app_test_get_catalogue ());
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_headings = 0;
  guint status = 0;
  gboolean topics = FALSE;

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == OSSICLE_TYPE_ENTRY_ITEM);
  g_assert_cmpuint (n_items, >, 46);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (OssicleEntryItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gboolean is_topic = ossicle_entry_item_get_topic (item) != NULL;
      gboolean starts = is_topic ? !topics : ossicle_entry_item_get_status (item) != status;

      /* Topics come last, and a heading just where a group starts. */
      g_assert_true (is_topic || !topics);
      g_assert_cmpint (ossicle_list_item_get_heading (OSSICLE_LIST_ITEM (item)) != NULL, ==,
                       starts);
      g_assert_cmpuint (is_topic ? 999 : ossicle_entry_item_get_status (item), >=, status);
      n_headings += starts ? 1 : 0;
      topics = is_topic;
      status = is_topic ? status : ossicle_entry_item_get_status (item);
    }
  g_assert_true (topics);
  g_assert_cmpuint (n_headings, ==, ossicle_catalogue_list_get_statuses (list)->len + 1);
  g_assert_finalize_object (list);
}

static void
test_statuses_in_order (void)
{
  g_autoptr (OssicleCatalogueList) list = ossicle_catalogue_list_new (app_test_get_catalogue ());
  GArray *statuses = ossicle_catalogue_list_get_statuses (list);

  g_assert_cmpuint (statuses->len, >=, 9);
  for (guint i = 1; i < statuses->len; i++)
    g_assert_cmpuint (g_array_index (statuses, guint, i - 1), <,
                      g_array_index (statuses, guint, i));
}

static void
test_filter (void)
{
  static const struct
  {
    const char *search;
    guint status;
    const char *first;
  } rows[] = {
    { "", 405, "MethodNotAllowed" },
    { NULL, 405, "MethodNotAllowed" },
    { "NoSuchKey", 0, "NoSuchKey" },
    { "nosuchky", 0, "NoSuchKey" },
    { "specified key does not exist", 404, "NoSuchKey" },
    { "NoSuchKey", 411, NULL },
    { "zzzzqqqq", 0, NULL },
  };
  g_autoptr (OssicleCatalogueList) list = ossicle_catalogue_list_new (app_test_get_catalogue ());

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ossicle_catalogue_list_set_filter (list, rows[i].search, rows[i].status);
      if (rows[i].first == NULL)
        g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
      else
        g_assert_cmpstr (get_title (list, 0), ==, rows[i].first);
    }
}

/* Matches stand in the order of their worth, without headings, and say their status. */
static void
test_matches_have_badges (void)
{
  g_autoptr (OssicleCatalogueList) list = ossicle_catalogue_list_new (app_test_get_catalogue ());

  ossicle_catalogue_list_set_filter (list, "bucket", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 3);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (OssicleListItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_null (ossicle_list_item_get_heading (item));
      g_assert_nonnull (ossicle_list_item_get_badge (item));
    }
}

typedef struct
{
  guint n_items;
  guint n_emissions;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->n_items);
  g_assert_true (removed == 0 || added == 0);
  mirror->n_items += added - removed;
  mirror->n_emissions++;
  g_assert_cmpuint (mirror->n_items, ==, g_list_model_get_n_items (model));
}

static void
test_tells_what_changes (void)
{
  g_autoptr (OssicleCatalogueList) list = ossicle_catalogue_list_new (app_test_get_catalogue ());
  Mirror mirror = { g_list_model_get_n_items (G_LIST_MODEL (list)), 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  ossicle_catalogue_list_set_filter (list, "key", 0);
  ossicle_catalogue_list_set_filter (list, "zzzzqqqq", 0);
  ossicle_catalogue_list_set_filter (list, NULL, 0);
  g_assert_cmpuint (mirror.n_emissions, ==, 4);
}

static void
test_finds_an_entry (void)
{
  g_autoptr (OssicleCatalogueList) list = ossicle_catalogue_list_new (app_test_get_catalogue ());
  OssicleEntry *entry = ossicle_catalogue_lookup (app_test_get_catalogue (), "NoSuchKey");
  guint position = ossicle_catalogue_list_find_entry (list, entry);

  g_assert_cmpstr (get_title (list, position), ==, "NoSuchKey");
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), G_MAXUINT));
  ossicle_catalogue_list_set_filter (list, "BucketNotEmpty", 0);
  g_assert_cmpuint (ossicle_catalogue_list_find_entry (list, entry), ==, G_MAXUINT);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/catalogue-list/grouped", test_grouped_by_status);
  g_test_add_func ("/catalogue-list/statuses", test_statuses_in_order);
  g_test_add_func ("/catalogue-list/filter", test_filter);
  g_test_add_func ("/catalogue-list/badges", test_matches_have_badges);
  g_test_add_func ("/catalogue-list/tells-what-changes", test_tells_what_changes);
  g_test_add_func ("/catalogue-list/finds-an-entry", test_finds_an_entry);

  return g_test_run ();
}
