/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/catalogue/ossicle-spelling.h"

static void
test_spelling_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint most;
    guint distance;
  } table[] = {
    { "", "", 2, 0 },
    { "key", "key", 0, 0 },
    { "kye", "key", 2, 1 },
    { "ky", "key", 2, 1 },
    { "keey", "key", 2, 1 },
    { "kex", "key", 2, 1 },
    { "sigantuer", "signature", 2, 2 },
    { "ca", "abc", 3, 3 }, /* each letter is moved once at most */
    { "abc", "", 3, 3 },
    { "abcd", "", 3, 4 },
    { "abcdef", "uvwxyz", 2, 3 },
    { "abcdef", "abcdefghij", 3, 4 },
    { "\xe5\xaf\x86\xe9\x92\xa5", "\xe9\x92\xa5\xe5\xaf\x86", 2, 1 }, /* two characters, swapped */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (OssicleSpelling) a = { 0 };
      g_auto (OssicleSpelling) b = { 0 };

      ossicle_spelling_init (&a, table[i].a);
      ossicle_spelling_init (&b, table[i].b);
      g_assert_cmpuint (ossicle_spelling_distance (&a, &b, table[i].most), ==, table[i].distance);
      g_assert_cmpuint (ossicle_spelling_distance (&b, &a, table[i].most), ==, table[i].distance);
    }
}

static void
test_spelling_beginning (void)
{
  static const struct
  {
    const char *typed;
    const char *word;
    guint most;
    guint distance;
  } table[] = {
    { "", "key", 2, 0 },           { "sig", "signature", 2, 0 },
    { "siga", "signature", 2, 1 }, { "sigan", "signature", 2, 1 },
    { "isg", "signature", 2, 1 },  { "signatures", "signature", 2, 1 },
    { "xyzw", "signature", 2, 3 }, { "signature", "sig", 2, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (OssicleSpelling) typed = { 0 };
      g_auto (OssicleSpelling) word = { 0 };

      ossicle_spelling_init (&typed, table[i].typed);
      ossicle_spelling_init (&word, table[i].word);
      g_assert_cmpuint (ossicle_spelling_distance_to_beginning (&typed, &word, table[i].most), ==,
                        table[i].distance);
    }
}

static void
test_spelling_long (void)
{
  g_autofree char *x = g_strnfill (100000, 'x');
  g_auto (OssicleSpelling) a = { 0 };
  g_auto (OssicleSpelling) b = { 0 };

  ossicle_spelling_init (&a, x);
  ossicle_spelling_init (&b, x + 1);
  g_assert_cmpuint (a.length, ==, OSSICLE_SPELLING_MOST);
  g_assert_cmpuint (ossicle_spelling_distance (&a, &b, 5), ==, 0);
  g_assert_cmpuint (ossicle_spelling_distance_to_beginning (&a, &b, 5), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/spelling/distance", test_spelling_distance);
  g_test_add_func ("/spelling/beginning", test_spelling_beginning);
  g_test_add_func ("/spelling/long", test_spelling_long);

  return g_test_run ();
}
