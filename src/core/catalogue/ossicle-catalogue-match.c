/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-catalogue-private.h"
#include "ossicle-entry-private.h"
#include "ossicle-message.h"
#include "ossicle-spelling.h"
#include "ossicle-variant-private.h"

/* The best so far of those that a message was compared with. */
typedef struct
{
  OssicleEntry *entry;
  OssicleVariant *variant;
  OssicleFit fit;
  gboolean same_status;
  guint n_words;
  gboolean tied_variant; /* with one that says something else */
  gboolean tied_entry;   /* with one of another entry */
} Best;

/* A better fit first, then the status, then, of two beginnings, the longer. */
static int
compare (const Best *one, const Best *other)
{
  if (one->fit != other->fit)
    return one->fit < other->fit ? -1 : 1;
  if (one->same_status != other->same_status)
    return one->same_status ? 1 : -1;
  if (one->n_words != other->n_words)
    return one->n_words < other->n_words ? -1 : 1;

  return 0;
}

/* A number that fits two variants alike says which of the two it is as little as it says neither.
 */
static void
tie (Best *best, const Best *other)
{
  const OssicleMessage *one = ossicle_variant_get_pattern (best->variant);
  const OssicleMessage *another = ossicle_variant_get_pattern (other->variant);

  best->tied_entry = best->tied_entry || best->entry != other->entry;
  best->tied_variant = best->tied_variant || !g_str_equal (one->words, another->words);
}

static void
consider_entry (Best *best, OssicleEntry *entry, guint status, const OssicleMessage *came)
{
  const OssicleEntryData *data = ossicle_entry_get_data (entry);

  for (guint i = 0; i < data->variants->len; i++)
    {
      OssicleVariant *variant = g_ptr_array_index (data->variants, i);
      const OssicleMessage *known = ossicle_variant_get_pattern (variant);
      Best next = { entry, variant, ossicle_message_fit (known, came),
                    ossicle_variant_get_status (variant) == status, known->n_words };
      int order;

      if (next.fit == OSSICLE_FIT_NONE)
        continue;

      order = compare (best, &next);
      if (order < 0)
        *best = next;
      else if (order == 0)
        tie (best, &next);
    }
}

/* Without a message the status may decide, or there may be nothing to decide. */
static OssicleVariant *
find_only_variant (OssicleEntry *entry, guint status)
{
  const OssicleEntryData *data = ossicle_entry_get_data (entry);
  OssicleVariant *only = NULL;

  for (guint i = 0; i < data->variants->len; i++)
    {
      OssicleVariant *variant = g_ptr_array_index (data->variants, i);

      if (status != 0 && ossicle_variant_get_status (variant) != status)
        continue;
      if (only != NULL)
        return NULL;
      only = variant;
    }

  return only;
}

static void
consider_all (Best *best, OssicleCatalogue *self, guint status, const OssicleMessage *came)
{
  GPtrArray *entries = ossicle_catalogue_get_array (self);

  for (guint i = 0; i < entries->len; i++)
    consider_entry (best, g_ptr_array_index (entries, i), status, came);
}

/**
 * ossicle_catalogue_match_message:
 * @self: a catalogue
 * @code: (nullable): the code that came with the message
 * @status: the status that came with it, or 0
 * @message: (nullable): the message, as it came
 * @entry: (out) (optional) (nullable) (transfer none): the entry of @code, or without @code the
 * only one that has such a message
 *
 * Finds the variant that a message is of. Case, white space, quotes and other punctuation do not
 * count, nor do numbers, addresses, hosts and bracketed lists where nothing fits them better; the
 * message may go on where the catalogue's ends, or be cut off.
 *
 * Returns: (transfer none) (nullable): the variant; %NULL where none fits, or several do equally
 */
OssicleVariant *
ossicle_catalogue_match_message (OssicleCatalogue *self,
                                 const char *code,
                                 guint status,
                                 const char *message,
                                 OssicleEntry **entry)
{
  g_autoptr (OssicleMessage) came = NULL;
  OssicleEntry *known = NULL;
  Best best = { 0 };

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);

  if (code != NULL)
    known = ossicle_catalogue_lookup (self, code);
  if (entry != NULL)
    *entry = known;
  if (code != NULL && known == NULL)
    return NULL;

  came = ossicle_message_new (message != NULL ? message : "");
  if (known != NULL && came->n_words == 0)
    return find_only_variant (known, status);

  if (known != NULL)
    consider_entry (&best, known, status, came);
  else
    consider_all (&best, self, status, came);

  if (best.tied_entry)
    return NULL;
  if (entry != NULL && known == NULL)
    *entry = best.entry;

  return best.tied_variant ? NULL : best.variant;
}

/* How far a code is from what was typed; what has no chance is not suggested. */
#define NO_CHANCE G_MAXUINT

typedef struct
{
  OssicleEntry *entry;
  guint distance;
} Candidate;

/* Slips cost 4 each, what is yet to be typed less than one, what stands before more than two. */
static guint
measure_code (const OssicleSpelling *typed, const char *typed_text, const char *code)
{
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_auto (OssicleSpelling) spelling = { 0 };
  guint most = MAX (1, MIN (4, typed->length / 3));
  const char *within;
  guint slips;

  if (g_str_equal (lower, typed_text))
    return 0;
  within = strstr (lower, typed_text);
  if (within == lower)
    return 3;

  ossicle_spelling_init (&spelling, lower);
  slips = ossicle_spelling_distance (typed, &spelling, most);
  if (slips <= most)
    return 4 * slips;
  if (within != NULL)
    return 10;
  slips = ossicle_spelling_distance_to_beginning (typed, &spelling, most / 2);

  return slips <= most / 2 ? 4 * slips + 7 : NO_CHANCE;
}

/* Of two that are equally far the shorter is nearer; then the alphabet decides. */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;
  const char *code = ossicle_entry_get_code (one->entry);
  const char *other_code = ossicle_entry_get_code (other->entry);
  gsize length = strlen (code);
  gsize other_length = strlen (other_code);

  if (one->distance != other->distance)
    return one->distance < other->distance ? -1 : 1;
  if (length != other_length)
    return length < other_length ? -1 : 1;

  return strcmp (code, other_code);
}

static GArray *
find_candidates (OssicleCatalogue *self, const char *typed)
{
  GPtrArray *entries = ossicle_catalogue_get_array (self);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_auto (OssicleSpelling) spelling = { 0 };

  ossicle_spelling_init (&spelling, typed);
  for (guint i = 0; i < entries->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (entries, i);
      guint distance = measure_code (&spelling, typed, ossicle_entry_get_code (entry));
      Candidate candidate = { entry, distance };

      if (distance != NO_CHANCE)
        g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

/**
 * ossicle_catalogue_suggest:
 * @self: a catalogue
 * @code: a code that may be misspelt or cut off
 * @most: how many to return at most
 *
 * Returns: (transfer full) (element-type OssicleEntry): the entries with the nearest codes, nearest
 *   first; none where nothing is near
 */
GPtrArray *
ossicle_catalogue_suggest (OssicleCatalogue *self, const char *code, guint most)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) candidates = NULL;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (OSSICLE_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  typed = g_utf8_make_valid (code, strnlen (code, OSSICLE_SPELLING_MOST));
  for (char *p = typed; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  g_strstrip (typed);
  if (*typed == '\0')
    return g_steal_pointer (&found);

  candidates = find_candidates (self, typed);
  for (guint i = 0; i < MIN (most, candidates->len); i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (candidates, Candidate, i).entry));

  return g_steal_pointer (&found);
}
