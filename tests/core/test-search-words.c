/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-search-words.h"

static OssicleSearchWords *
make_words (void)
{
  static const char *const rows[] = {
    "the signature does not match",
    "signature, signer; signed. (signature)",
    "sign here: x-oss-date \xe7\xad\xbe\xe5\x90\x8d\xe4\xb8\x8d\xe5\x8c\xb9\xe9\x85\x8d",
    "bucket not found",
  };
  OssicleSearchWords *self = ossicle_search_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    ossicle_search_words_add (self, rows[i], i);

  return self;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const OssicleSearchWord *const *one = a;
  const OssicleSearchWord *const *other = b;

  return strcmp ((*one)->text, (*other)->text);
}

static void
test_words_like (void)
{
  static const struct
  {
    const char *typed;
    const char *found; /* in alphabetical order, each with its rows */
  } table[] = {
    { "sigantuer", "signature:01 " },
    { "bukcet", "bucket:3 " },
    { "buckte", "bucket:3 " },
    { "signatuer", "signature:01 " },
    { "sinature", "signature:01 " },
    { "sigmer", "signer:1 " },
    { "mtach", "match:0 " },
    { "matchs", "match:0 " },
    /* the nearest only */
    { "signes", "signed:1 signer:1 " },
    /* too short to be a slip; too far; itself */
    { "teh", "" },
    { "not", "" },
    { "policy", "" },
    { "signature", "" },
    { "", "" },
    /* characters, not bytes */
    { "\xe7\xad\xbe\xe4\xb8\x8d\xe5\x90\x8d\xe5\x8c\xb9",
      "\xe7\xad\xbe\xe5\x90\x8d\xe4\xb8\x8d\xe5\x8c\xb9\xe9\x85\x8d:2 " },
  };
  OssicleSearchWords *self = make_words ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) like = ossicle_search_words_find_like (self, table[i].typed);
      g_autoptr (GString) found = g_string_new (NULL);

      g_ptr_array_sort (like, compare_texts);
      for (guint j = 0; j < like->len; j++)
        {
          const OssicleSearchWord *word = g_ptr_array_index (like, j);

          g_string_append_printf (found, "%s:", word->text);
          for (guint k = 0; k < word->rows->len; k++)
            g_string_append_printf (found, "%u", g_array_index (word->rows, guint, k));
          g_string_append_c (found, ' ');
        }
      g_assert_cmpstr (found->str, ==, table[i].found);
    }

  ossicle_search_words_free (self);
}

static void
test_words_long (void)
{
  OssicleSearchWords *self = ossicle_search_words_new ();
  g_autofree char *address = g_strnfill (100000, 'a');
  g_autofree char *typed = g_strnfill (63, 'a');
  g_autoptr (GPtrArray) like = NULL;

  ossicle_search_words_add (self, address, 0);
  typed[0] = 'b';
  like = ossicle_search_words_find_like (self, typed);
  g_assert_cmpuint (like->len, ==, 0);

  ossicle_search_words_free (self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/search-words/like", test_words_like);
  g_test_add_func ("/search-words/long", test_words_long);

  return g_test_run ();
}
