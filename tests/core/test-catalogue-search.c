/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"

#define ALL "AccessDenied NoSuchBucket NoSuchKey KeyNotFound CORSRuleBeyondLimit"

static OssicleCatalogue *
open_fixture (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "catalogue", "search.xml",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = NULL;
  OssicleCatalogue *self;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  xml = g_bytes_new_take (data, size);
  self = ossicle_catalogue_new_for_xml (xml, path, &error);
  g_assert_no_error (error);

  return self;
}

static char *
search (OssicleCatalogue *self, const char *text)
{
  g_autoptr (GPtrArray) found = ossicle_catalogue_search (self, text);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ossicle_entry_get_code (g_ptr_array_index (found, i)));

  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static void
test_search_table (void)
{
  static const struct
  {
    const char *text;
    const char *codes; /* in order */
  } table[] = {
    { "", ALL },
    { "  \t\n", ALL },
    { "...", ALL },
    { "\xff\xfe", "" },

    /* the code, its beginning, a word of it, a part, a message, the rest */
    { "nosuchkey", "NoSuchKey" },
    { "NoSuch", "NoSuchBucket NoSuchKey" },
    { "key", "KeyNotFound NoSuchKey NoSuchBucket" },
    { "bucket", "NoSuchBucket AccessDenied" },
    { "uchk", "NoSuchKey" },
    { "alias", "KeyNotFound" },
    { "expired", "NoSuchKey" },
    { "encryption", "KeyNotFound AccessDenied" },
    { "gateway", "AccessDenied" },
    { "layer", "AccessDenied" },
    { "cors", "CORSRuleBeyondLimit" },
    { "rule", "CORSRuleBeyondLimit" },

    /* statuses and fine-grained codes */
    { "404", "NoSuchBucket NoSuchKey KeyNotFound" },
    { "0003-00000001", "AccessDenied" },
    { "0003-", "AccessDenied" },
    { "404 key", "KeyNotFound NoSuchKey NoSuchBucket" },

    /* every word somewhere, in any order; words side by side in a message first */
    { "no such key", "NoSuchKey NoSuchBucket" },
    { "key such no", "NoSuchKey NoSuchBucket" },
    { "specified key does not exist", "NoSuchKey NoSuchBucket" },
    { "The specified bucket does not exist.", "NoSuchBucket" },
    { "bucket alias", "" },
    { "\"denies\", policy!", "AccessDenied" },

    /* slips of the finger, also before the word is whole */
    { "nosuchkye", "NoSuchKey" },
    { "specifeid", "NoSuchBucket NoSuchKey" },
    { "encrpyt", "KeyNotFound AccessDenied" },
    { "accessdeneid", "AccessDenied" },
    { "bukcet polciy", "AccessDenied" },
    { "requet", "CORSRuleBeyondLimit" },
    { "requet denies", "AccessDenied" },
    { "right expired", "" },
    { "xyz", "" },
    { "xyzxyzxyz", "" },

    /* Chinese has no blanks between words; full-width letters are letters */
    { "规则", "CORSRuleBeyondLimit" },
    { "跨域规则", "CORSRuleBeyondLimit" },
    { "规则 限制", "CORSRuleBeyondLimit" },
    { "ＣＯＲＳ", "CORSRuleBeyondLimit" },
    { "abc", "CORSRuleBeyondLimit" },
    { "签名", "" },
  };
  g_autoptr (OssicleCatalogue) self = open_fixture ();

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *codes = search (self, table[i].text);

      if (!g_str_equal (codes, table[i].codes))
        g_error ("\"%s\": %s", table[i].text, codes);
    }
}

/* Each letter that is typed may only take entries away, as long as nothing is misspelt. */
static void
test_search_letter_by_letter (void)
{
  static const char text[] = "the specified key does not exist";
  g_autoptr (OssicleCatalogue) self = open_fixture ();
  guint before = G_MAXUINT;

  for (gsize i = 1; i < sizeof text; i++)
    {
      g_autofree char *so_far = g_strndup (text, i);
      g_autoptr (GPtrArray) found = ossicle_catalogue_search (self, so_far);

      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpuint (found->len, <=, before);
      before = found->len;
    }
}

static void
test_search_huge (void)
{
  g_autoptr (OssicleCatalogue) self = open_fixture ();
  g_autofree char *letters = g_strnfill (10 * 1024 * 1024, 'k');
  g_autofree char *blanks = g_strnfill (10 * 1024 * 1024, ' ');
  g_autofree char *none = search (self, letters);
  g_autofree char *all = search (self, blanks);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *found = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (all, ==, ALL);
  for (guint i = 0; i < 100000; i++)
    g_string_append (words, "key ");
  found = search (self, words->str);
  g_assert_cmpstr (found, ==, "KeyNotFound NoSuchKey NoSuchBucket");
}

static void
test_search_built_in (void)
{
  static const struct
  {
    const char *text;
    const char *first;
  } table[] = {
    { "NoSuchKey", "NoSuchKey" },
    { "signature", "SignatureDoesNotMatch" },
    { "sigantuer", "SignatureDoesNotMatch" },
    { "skewed", "RequestTimeTooSkewed" },
    { "requet time skewd", "RequestTimeTooSkewed" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleCatalogue) self = ossicle_catalogue_new (&error);
  g_autoptr (GPtrArray) all = ossicle_catalogue_search (self, "");

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, g_list_model_get_n_items (ossicle_catalogue_get_entries (self)));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) found = ossicle_catalogue_search (self, table[i].text);

      g_assert_cmpuint (found->len, >, 0);
      g_assert_cmpstr (ossicle_entry_get_code (found->pdata[0]), ==, table[i].first);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/catalogue-search/table", test_search_table);
  g_test_add_func ("/catalogue-search/letter-by-letter", test_search_letter_by_letter);
  g_test_add_func ("/catalogue-search/huge", test_search_huge);
  g_test_add_func ("/catalogue-search/built-in", test_search_built_in);

  return g_test_run ();
}
