/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What one who asks for a code waits for, and one who types into the search. The catalogue that is
 * compiled in, and one made up, as large as it is to become. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/catalogue/ossicle-catalogue.h"

#define ROUNDS 50
#define MADE_UP 240

static const char *const typed[] = {
  "nosuchkey",           "signature does not match",
  "sigantuer not macth", "the specified key does not exist",
  "403 bucket policy",   "0003-00000001",
  "zzzzzzzzzzzz",
};

static double
milliseconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static OssicleCatalogue *
open_built_in (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self = ossicle_catalogue_new (&error);

  g_assert_no_error (error);

  return self;
}

static void
measure_start (void)
{
  double opening = 0, explaining = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (OssicleCatalogue) self = open_built_in ();

      opening += milliseconds_since (start);
      g_assert_nonnull (ossicle_entry_get_summary (ossicle_catalogue_lookup (self, "NoSuchKey")));
      explaining += milliseconds_since (start);
    }
  printf ("open %.3f ms, open and read one entry %.3f ms\n", opening / ROUNDS, explaining / ROUNDS);
}

/* Some words are met often, most are rare. */
static void
append_word (GString *xml, GRand *random)
{
  static const char *const words[] = { "request", "signature", "bucket", "policy",  "object",
                                       "region",  "endpoint",  "header", "the",     "does",
                                       "not",     "match",     "with",   "expired", "callback" };
  guint32 rare = g_rand_int_range (random, 0, 4000) * 2654435761u;

  if (rare % 3 > 0)
    g_string_append (xml, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  else
    for (; rare > 0; rare /= 26)
      g_string_append_c (xml, 'a' + rare % 26);
  g_string_append_c (xml, ' ');
}

static void
append_sentence (GString *xml, GRand *random, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    append_word (xml, random);
}

static void
append_element (GString *xml, GRand *random, const char *name, guint n_words)
{
  g_string_append_printf (xml, "<%s>", name);
  append_sentence (xml, random, n_words);
  g_string_append_printf (xml, "</%s>", name);
}

static OssicleCatalogue *
make_up (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_new ("<catalogue version=\"1\">");
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *self;

  for (guint i = 0; i < MADE_UP; i++)
    {
      g_string_append_printf (text, "<entry code=\"MadeUp%u\" source=\"x\" date=\"2026\">", i);
      append_element (text, random, "summary", 12);
      g_string_append (text, "<variant status=\"403\">");
      append_element (text, random, "message", 12);
      for (guint j = 0; j < 6; j++)
        append_element (text, random, "cause", 30);
      for (guint j = 0; j < 6; j++)
        append_element (text, random, "fix", 20);
      g_string_append (text, "</variant></entry>");
    }
  g_string_append (text, "</catalogue>");

  xml = g_string_free_to_bytes (g_steal_pointer (&text));
  self = ossicle_catalogue_new_for_xml (xml, "made-up", &error);
  g_assert_no_error (error);
  printf ("made up: %u entries, %" G_GSIZE_FORMAT " bytes\n", MADE_UP, g_bytes_get_size (xml));

  return self;
}

/* As if @text were typed letter by letter. */
static void
measure_typing (OssicleCatalogue *self, const char *text)
{
  double total = 0, longest = 0;
  gsize length = strlen (text);
  guint found = 0;

  for (gsize i = 1; i <= length; i++)
    {
      g_autofree char *so_far = g_strndup (text, i);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) entries = ossicle_catalogue_search (self, so_far);
      double took = milliseconds_since (start);

      found = entries->len;
      total += took;
      longest = MAX (longest, took);
    }
  printf ("  %-34s %3u found, a letter %.3f ms, at most %.3f ms\n", text, found, total / length,
          longest);
}

static void
measure_search (OssicleCatalogue *self, const char *name)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) first = ossicle_catalogue_search (self, "x");
  double first_search = milliseconds_since (start);
  double misspelt;

  start = g_get_monotonic_time ();
  g_ptr_array_unref (ossicle_catalogue_search (self, "zqzqzqzq"));
  misspelt = milliseconds_since (start);
  printf ("%s: first search %.2f ms, first misspelt word %.2f ms\n", name, first_search, misspelt);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    measure_typing (self, typed[i]);
}

int
main (void)
{
  g_autoptr (OssicleCatalogue) built_in = open_built_in ();
  g_autoptr (OssicleCatalogue) made_up = NULL;

  measure_start ();
  measure_search (built_in, "built in");
  made_up = make_up ();
  measure_search (made_up, "made up");

  return 0;
}
