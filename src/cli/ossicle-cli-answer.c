/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-answer.h"

#include <string.h>

static void
take_entry (OssicleCliAnswer *self, OssicleEntry *entry, const char *matched)
{
  if (entry != NULL)
    g_ptr_array_add (self->entries, g_object_ref (entry));
  self->matched = matched;
}

static gboolean
find_status (OssicleCliAnswer *self, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) entries = NULL;
  guint64 status;

  if (!g_ascii_string_to_unsigned (self->query, 10, 100, 599, &status, NULL))
    return FALSE;

  entries = ossicle_catalogue_lookup_status (catalogue, status);
  if (entries == NULL || entries->len == 0)
    return FALSE;

  self->status = status;
  self->matched = "status";
  for (guint i = 0; i < entries->len; i++)
    take_entry (self, g_ptr_array_index (entries, i), "status");

  return TRUE;
}

/* An EC is told with the entries that name it; its own code comes first. */
static gboolean
find_ec (OssicleCliAnswer *self, OssicleCatalogue *catalogue)
{
  g_autoptr (GPtrArray) hits = NULL;
  OssicleEntry *own = NULL;

  self->ec = ossicle_catalogue_lookup_ec (catalogue, self->query);
  if (self->ec == NULL)
    return FALSE;

  if (self->ec->code != NULL)
    own = ossicle_catalogue_lookup (catalogue, self->ec->code);
  take_entry (self, own, "ec");

  hits = ossicle_catalogue_search (catalogue, self->query);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      OssicleEntry *entry = g_ptr_array_index (hits, i);

      if (entry != own && g_strv_contains (ossicle_entry_get_ecs (entry), self->query))
        take_entry (self, entry, "ec");
    }

  return TRUE;
}

static gboolean
find_exactly (OssicleCliAnswer *self, OssicleCatalogue *catalogue)
{
  OssicleEntry *entry = ossicle_catalogue_lookup (catalogue, self->query);

  if (entry != NULL)
    {
      take_entry (self, entry, "code");
      return TRUE;
    }
  if (find_ec (self, catalogue))
    return TRUE;

  self->variant = ossicle_catalogue_match_message (catalogue, NULL, 0, self->query, &entry);
  if (entry != NULL)
    take_entry (self, entry, "message");

  return self->entries->len > 0;
}

/* Whether each of @words stands in @text, both folded. */
static gboolean
strike_out (char **words, gboolean *found, const char *text)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  gboolean all = TRUE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (folded != NULL && strstr (folded, words[i]) != NULL)
        found[i] = TRUE;
      all = all && found[i];
    }

  return all;
}

static gboolean
strike_out_advice (char **words, gboolean *found, GPtrArray *advice)
{
  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const OssicleAdvice *one = g_ptr_array_index (advice, i);

      if (strike_out (words, found, one->text) || strike_out_advice (words, found, one->items))
        return TRUE;
    }

  return FALSE;
}

/* The catalogue's search forgives typing errors, as one wants while typing. An answer that a script
 * takes for one does not: each word must really stand in the entry. */
static gboolean
holds_every_word (OssicleEntry *entry, char **words)
{
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length (words) + 1);
  GListModel *variants = ossicle_entry_get_variants (entry);
  guint n = g_list_model_get_n_items (variants);

  if (strike_out (words, found, ossicle_entry_get_code (entry)) ||
      strike_out (words, found, ossicle_entry_get_summary (entry)))
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleVariant) variant = g_list_model_get_item (variants, i);

      if (strike_out (words, found, ossicle_variant_get_message (variant)) ||
          strike_out_advice (words, found, ossicle_variant_get_causes (variant)) ||
          strike_out_advice (words, found, ossicle_variant_get_fixes (variant)))
        return TRUE;
    }

  return FALSE;
}

static void
find_by_text (OssicleCliAnswer *self, OssicleCatalogue *catalogue)
{
  g_autofree char *folded = g_utf8_casefold (self->query, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GPtrArray) hits = ossicle_catalogue_search (catalogue, self->query);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      if (holds_every_word (g_ptr_array_index (hits, i), words))
        take_entry (self, g_ptr_array_index (hits, i), "text");
    }
}

/* Status and code are often copied together, "403 AccessDenied": then the code tells all. */
static gboolean
find_beside_status (OssicleCliAnswer *self, OssicleCatalogue *catalogue)
{
  g_auto (GStrv) words = g_strsplit (self->query, " ", 3);
  OssicleEntry *entry;

  if (g_strv_length (words) != 2)
    return FALSE;

  entry = ossicle_catalogue_lookup (catalogue, words[0]);
  if (entry != NULL && g_ascii_string_to_unsigned (words[1], 10, 100, 599, NULL, NULL))
    take_entry (self, entry, "code");
  else if (g_ascii_string_to_unsigned (words[0], 10, 100, 599, NULL, NULL))
    {
      entry = ossicle_catalogue_lookup (catalogue, words[1]);
      if (entry != NULL)
        take_entry (self, entry, "code");
    }

  return self->entries->len > 0;
}

/**
 * ossicle_cli_answer_init:
 * @self: (out caller-allocates): an answer to fill
 * @catalogue: the catalogue
 * @query: (transfer full): what was asked
 *
 * Looks @query up as a status, a code, an EC and a message, and else for its words.
 */
void
ossicle_cli_answer_init (OssicleCliAnswer *self, OssicleCatalogue *catalogue, char *query)
{
  *self = (OssicleCliAnswer){ .query = query };
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);

  if (!find_status (self, catalogue) && !find_exactly (self, catalogue) &&
      !find_beside_status (self, catalogue))
    find_by_text (self, catalogue);
}

/**
 * ossicle_cli_answer_clear:
 * @self: an answer, or one that is all zero
 */
void
ossicle_cli_answer_clear (OssicleCliAnswer *self)
{
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
}

/**
 * ossicle_cli_answer_find_nearest:
 * @self: an answer that has nothing to say
 * @catalogue: the catalogue
 * @most: how many to name
 *
 * Returns: (transfer full) (element-type OssicleEntry): what may have been meant, the likeliest
 *   first
 */
GPtrArray *
ossicle_cli_answer_find_nearest (OssicleCliAnswer *self, OssicleCatalogue *catalogue, guint most)
{
  g_autoptr (GPtrArray) nearest = ossicle_catalogue_suggest (catalogue, self->query, most);

  if (nearest == NULL || nearest->len == 0)
    {
      g_clear_pointer (&nearest, g_ptr_array_unref);
      nearest = ossicle_catalogue_search (catalogue, self->query);
    }
  if (nearest != NULL && nearest->len > most)
    g_ptr_array_set_size (nearest, most);

  return g_steal_pointer (&nearest);
}
