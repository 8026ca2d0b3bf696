/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "app-test.h"
#include "app/ossicle-case-item.h"
#include "app/ossicle-case-list.h"

/* Rows as "heading:title" or "title". */
static GListStore *
new_rows (const char *text)
{
  GListStore *rows = g_list_store_new (OSSICLE_TYPE_CASE_ITEM);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');
      g_autofree char *heading = colon != NULL ? g_strndup (words[i], (gsize) (colon - words[i]))
                                               : NULL;
      g_autoptr (OssicleCaseItem)
        row = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", colon != NULL ? colon + 1 : words[i],
                            "heading", heading, NULL);

      g_list_store_append (rows, row);
    }

  return rows;
}

static char *
dup_text (GListStore *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (OssicleListItem) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      const char *heading = ossicle_list_item_get_heading (row);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", heading != NULL ? heading : "",
                              heading != NULL ? ":" : "", ossicle_list_item_get_title (row));
    }

  return g_string_free (text, FALSE);
}

/* A group keeps its heading until its last row is gone; what is put back is as it was. */
static void
test_remove (void)
{
  static const struct
  {
    const char *before;
    guint position;
    const char *after;
  } rows[] = {
    { "A:a b B:c", 0, "A:b B:c" },
    { "A:a b B:c", 1, "A:a B:c" },
    { "A:a b B:c", 2, "A:a b" },
    { "A:a B:b", 0, "B:b" },
    { "A:a", 0, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GListStore) list = new_rows (rows[i].before);
      g_autoptr (OssicleRemovedRow) removed = ossicle_case_list_remove (list, rows[i].position);
      g_autofree char *after = dup_text (list);
      g_autofree char *again = NULL;

      g_assert_cmpstr (after, ==, rows[i].after);
      g_assert_cmpuint (ossicle_removed_row_put_back (removed, list), ==, rows[i].position);
      again = dup_text (list);
      g_assert_cmpstr (again, ==, rows[i].before);
    }
}

/* Rows that came meanwhile, and one that it stood before which is gone as well. */
static void
test_put_back_later (void)
{
  g_autoptr (GListStore) list = new_rows ("A:a b B:c");
  g_autoptr (OssicleRemovedRow) b = ossicle_case_list_remove (list, 1);
  g_autoptr (OssicleRemovedRow) c = ossicle_case_list_remove (list, 1);
  g_autoptr (OssicleCaseItem) other = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", "x", NULL);
  g_autofree char *text = NULL;

  g_list_store_insert (list, 0, other);
  g_assert_cmpuint (ossicle_removed_row_put_back (c, list), ==, 2);
  g_assert_cmpuint (ossicle_removed_row_put_back (b, list), ==, 2);
  text = dup_text (list);
  g_assert_cmpstr (text, ==, "x A:a b B:c");
}

static void
test_headings (void)
{
  g_autoptr (GListStore) list = new_rows ("10:30:a b");
  g_autoptr (GListStore) full = new_rows ("P:a P");
  g_autoptr (OssicleCaseItem)
    second = g_object_new (OSSICLE_TYPE_CASE_ITEM, "title", "x", "heading", "P (2)", NULL);
  g_autofree char *free_one = ossicle_case_list_dup_heading (G_LIST_MODEL (list), "Pasted");
  g_autofree char *two = ossicle_case_list_dup_heading (G_LIST_MODEL (full), "P");
  g_autofree char *three = NULL;

  g_list_store_append (full, second);
  three = ossicle_case_list_dup_heading (G_LIST_MODEL (full), "P");
  g_assert_cmpstr (free_one, ==, "Pasted");
  g_assert_cmpstr (two, ==, "P (2)");
  g_assert_cmpstr (three, ==, "P (3)");
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/case-list/remove", test_remove);
  g_test_add_func ("/case-list/put-back-later", test_put_back_later);
  g_test_add_func ("/case-list/headings", test_headings);

  return g_test_run ();
}
