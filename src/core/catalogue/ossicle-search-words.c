/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-search-words.h"

/* Longer ones are addresses and the like, which nobody types. */
#define MAX_BYTES 64

struct _OssicleSearchWords
{
  GHashTable *by_text; /* text, the word's own → OssicleSearchWord */
};

static void
word_free (gpointer data)
{
  OssicleSearchWord *word = data;

  g_free (word->text);
  ossicle_spelling_clear (&word->spelling);
  g_array_unref (word->rows);
  g_free (word);
}

OssicleSearchWords *
ossicle_search_words_new (void)
{
  OssicleSearchWords *self = g_new0 (OssicleSearchWords, 1);

  self->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, word_free);

  return self;
}

void
ossicle_search_words_free (OssicleSearchWords *self)
{
  g_hash_table_unref (self->by_text);
  g_free (self);
}

static void
add_word (OssicleSearchWords *self, const char *text, guint row)
{
  OssicleSearchWord *word = g_hash_table_lookup (self->by_text, text);

  if (word == NULL)
    {
      word = g_new0 (OssicleSearchWord, 1);
      word->text = g_strdup (text);
      word->rows = g_array_new (FALSE, FALSE, sizeof (guint));
      ossicle_spelling_init (&word->spelling, text);
      g_hash_table_insert (self->by_text, word->text, word);
    }
  if (word->rows->len == 0 || g_array_index (word->rows, guint, word->rows->len - 1) != row)
    g_array_append_val (word->rows, row);
}

static const char *
skip (const char *text, gboolean letters)
{
  while (*text != '\0' && g_unichar_isalnum (g_utf8_get_char (text)) == letters)
    text = g_utf8_next_char (text);

  return text;
}

/**
 * ossicle_search_words_add:
 * @self: words
 * @text: folded text
 * @row: the index of the row that has it, no less than that of the call before
 */
void
ossicle_search_words_add (OssicleSearchWords *self, const char *text, guint row)
{
  const char *begin = skip (text, FALSE);

  while (*begin != '\0')
    {
      const char *end = skip (begin, TRUE);
      gsize length = end - begin;

      if (length <= MAX_BYTES)
        {
          g_autofree char *word = g_strndup (begin, length);

          add_word (self, word, row);
        }
      begin = skip (end, FALSE);
    }
}

/* The longer a word, the more slips; a short one with a slip is just another word. */
static guint
count_slips (gsize length)
{
  if (length < 4)
    return 0;

  return length < 8 ? 1 : 2;
}

/**
 * ossicle_search_words_find_like:
 * @self: words
 * @typed: a folded word, perhaps not yet whole
 *
 * Returns: (transfer container) (element-type OssicleSearchWord): those of the words that begin
 * with something as near to @typed as any does, and near enough
 */
GPtrArray *
ossicle_search_words_find_like (OssicleSearchWords *self, const char *typed)
{
  GPtrArray *nearest = g_ptr_array_new ();
  g_auto (OssicleSpelling) spelling = { 0 };
  OssicleSearchWord *word;
  GHashTableIter iter;
  guint most;

  ossicle_spelling_init (&spelling, typed);
  most = count_slips (spelling.length);
  if (most == 0)
    return nearest;

  g_hash_table_iter_init (&iter, self->by_text);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &word))
    {
      guint distance = ossicle_spelling_distance_to_beginning (&spelling, &word->spelling, most);

      if (distance > most || distance == 0)
        continue;
      if (distance < most)
        g_ptr_array_set_size (nearest, 0);
      most = distance;
      g_ptr_array_add (nearest, word);
    }

  return nearest;
}
