/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-catalogue-search.h"
#include "ossicle-entry-private.h"
#include "ossicle-search-words.h"

/* Of one word in one entry; less is better. */
typedef enum {
  GRADE_CODE,
  GRADE_CODE_BEGINS,
  GRADE_CODE_WORD, /* the "key" of NoSuchKey; an EC or a status */
  GRADE_CODE_PART,
  GRADE_MESSAGE_WORD,
  GRADE_MESSAGE_PART,
  GRADE_TEXT,
  GRADE_ASIDE, /* what is said of other codes */
  GRADE_NOWHERE,
} Grade;

/* What stands where people typed something else comes behind what they typed. */
#define MISSPELT GRADE_NOWHERE

/* Nobody reads on after so many words; the rest of a pasted page is not looked for. */
#define MAX_WORDS 16
#define MAX_BYTES 1024

/* An entry, folded. Every field begins with a blank, and so does every word of it. */
typedef struct
{
  OssicleEntry *entry;
  char *code;
  char *code_words;
  char *messages;
  char *text;
  char *asides;
} Row;

typedef struct
{
  guint index;
  guint grade; /* the sum of its words' */
} Hit;

struct _OssicleSearch
{
  GArray *rows; /* of Row */
  OssicleSearchWords *words;
};

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_object_unref (row->entry);
  g_free (row->code);
  g_free (row->code_words);
  g_free (row->messages);
  g_free (row->text);
  g_free (row->asides);
}

/* Returns: (transfer full): @text as it is compared: without case, and without the difference
 * between full-width and other letters */
static char *
fold (const char *text)
{
  g_autofree char *normal = NULL;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal, -1);
}

static void
append (GString *string, const char *text)
{
  if (text == NULL)
    return;

  g_string_append_c (string, ' ');
  g_string_append (string, text);
}

/* NoSuchKey: " No Such Key"; CORSRuleBeyondLimit: " CORS Rule Beyond Limit" */
static void
append_code_words (GString *string, const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    {
      gboolean begins = g_ascii_isupper (*p) &&
                        (p == code || !g_ascii_isupper (p[-1]) || g_ascii_islower (p[1]));

      if (begins)
        g_string_append_c (string, ' ');
      g_string_append_c (string, *p);
    }
}

static void
append_advice (GString *string, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const OssicleAdvice *advice = g_ptr_array_index (list, i);

      append (string, advice->text);
      append_advice (string, advice->items);
    }
}

static void
append_relations (GString *string, GPtrArray *relations)
{
  for (guint i = 0; i < relations->len; i++)
    append (string, ((const OssicleRelation *) g_ptr_array_index (relations, i))->text);
}

static char *
fold_names (const OssicleEntryData *data)
{
  g_autoptr (GString) names = g_string_new (NULL);

  append_code_words (names, data->code);
  for (guint i = 0; i < data->ecs->len; i++)
    append (names, g_ptr_array_index (data->ecs, i));
  for (guint i = 0; i < data->variants->len; i++)
    g_string_append_printf (names, " %u",
                            ossicle_variant_get_status (g_ptr_array_index (data->variants, i)));

  return fold (names->str);
}

static char *
fold_messages (const OssicleEntryData *data)
{
  g_autoptr (GString) messages = g_string_new (NULL);

  for (guint i = 0; i < data->variants->len; i++)
    append (messages, ossicle_variant_get_message (g_ptr_array_index (data->variants, i)));

  return fold (messages->str);
}

static char *
fold_text (const OssicleEntryData *data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (text, data->summary);
  for (guint i = 0; i < data->variants->len; i++)
    {
      OssicleVariant *variant = g_ptr_array_index (data->variants, i);

      append (text, ossicle_variant_get_slip (variant));
      append_advice (text, ossicle_variant_get_causes (variant));
      append_advice (text, ossicle_variant_get_fixes (variant));
    }
  for (guint i = 0; i < data->looks->len; i++)
    append (text, ((const OssicleLook *) g_ptr_array_index (data->looks, i))->text);

  return fold (text->str);
}

static char *
fold_asides (const OssicleEntryData *data)
{
  g_autoptr (GString) asides = g_string_new (NULL);

  append_relations (asides, data->related);
  append_relations (asides, data->confused);

  return fold (asides->str);
}

/* entry: (transfer full) */
static void
row_init (Row *row, OssicleEntry *entry)
{
  const OssicleEntryData *data = ossicle_entry_get_data (entry);
  g_autofree char *lower = g_ascii_strdown (data->code, -1);

  row->entry = entry;
  row->code = g_strconcat (" ", lower, NULL);
  row->code_words = fold_names (data);
  row->messages = fold_messages (data);
  row->text = fold_text (data);
  row->asides = fold_asides (data);
}

/**
 * ossicle_search_new:
 * @entries: (element-type OssicleEntry): entries
 *
 * Returns: (transfer full): @entries, folded, so that each letter that is typed only compares
 */
OssicleSearch *
ossicle_search_new (GPtrArray *entries)
{
  OssicleSearch *self = g_new0 (OssicleSearch, 1);

  self->rows = g_array_sized_new (FALSE, FALSE, sizeof (Row), entries->len);
  g_array_set_clear_func (self->rows, row_clear);
  for (guint i = 0; i < entries->len; i++)
    {
      Row row;

      row_init (&row, g_object_ref (g_ptr_array_index (entries, i)));
      g_array_append_val (self->rows, row);
    }

  return self;
}

void
ossicle_search_free (OssicleSearch *self)
{
  g_array_unref (self->rows);
  g_clear_pointer (&self->words, ossicle_search_words_free);
  g_free (self);
}

/* word: with a blank before it */
static Grade
grade (const Row *row, const char *word)
{
  const char *bare = word + 1;

  if (g_str_has_prefix (row->code, word))
    return row->code[strlen (word)] == '\0' ? GRADE_CODE : GRADE_CODE_BEGINS;
  if (strstr (row->code_words, word) != NULL)
    return GRADE_CODE_WORD;
  if (strstr (row->code, bare) != NULL)
    return GRADE_CODE_PART;
  if (strstr (row->messages, word) != NULL)
    return GRADE_MESSAGE_WORD;
  if (strstr (row->messages, bare) != NULL)
    return GRADE_MESSAGE_PART;
  if (strstr (row->text, bare) != NULL)
    return GRADE_TEXT;

  return strstr (row->asides, bare) != NULL ? GRADE_ASIDE : GRADE_NOWHERE;
}

static void
ensure_words (OssicleSearch *self)
{
  if (self->words != NULL)
    return;

  self->words = ossicle_search_words_new ();
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      ossicle_search_words_add (self->words, row->code, i);
      ossicle_search_words_add (self->words, row->code_words, i);
      ossicle_search_words_add (self->words, row->messages, i);
      ossicle_search_words_add (self->words, row->text, i);
      ossicle_search_words_add (self->words, row->asides, i);
    }
}

/* Grades the rows that have a word like @word. */
static void
grade_misspelt (OssicleSearch *self, const char *word, guint *grades)
{
  g_autoptr (GPtrArray) likely = NULL;

  ensure_words (self);
  likely = ossicle_search_words_find_like (self->words, word + 1);
  for (guint i = 0; i < likely->len; i++)
    {
      const OssicleSearchWord *other = g_ptr_array_index (likely, i);
      g_autofree char *right = g_strconcat (" ", other->text, NULL);

      for (guint j = 0; j < other->rows->len; j++)
        {
          guint index = g_array_index (other->rows, guint, j);
          guint found = MISSPELT + grade (&g_array_index (self->rows, Row, index), right);

          grades[index] = MIN (grades[index], found);
        }
    }
}

/* One word: its grade is added to each row's, a row without it is out for good.
 * lenient: it may be misspelt though it stands somewhere */
static void
add_word (OssicleSearch *self, const char *word, gboolean lenient, guint *sums)
{
  g_autofree guint *grades = g_new (guint, self->rows->len);
  gboolean found = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Grade one = grade (&g_array_index (self->rows, Row, i), word);

      grades[i] = one != GRADE_NOWHERE ? (guint) one : G_MAXUINT;
      found = found || one != GRADE_NOWHERE;
    }
  if (!found || lenient)
    grade_misspelt (self, word, grades);

  for (guint i = 0; i < self->rows->len; i++)
    sums[i] = sums[i] == G_MAXUINT || grades[i] == G_MAXUINT ? G_MAXUINT : sums[i] + grades[i];
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *one = a;
  const Hit *other = b;

  if (one->grade != other->grade)
    return one->grade < other->grade ? -1 : 1;

  return one->index < other->index ? -1 : 1;
}

static GPtrArray *
collect (OssicleSearch *self, const guint *sums)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Hit hit = { i, sums[i] };

      if (sums[i] != G_MAXUINT)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      guint index = g_array_index (hits, Hit, i).index;

      g_ptr_array_add (found, g_object_ref (g_array_index (self->rows, Row, index).entry));
    }

  return found;
}

/* Words that stand side by side in a message as they do here are likely to be from it. */
static void
prefer_phrase (OssicleSearch *self, const char *phrase, guint n_words, guint *sums)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (sums[i] != G_MAXUINT && strstr (row->messages, phrase) != NULL)
        sums[i] -= MIN (sums[i], GRADE_MESSAGE_WORD * n_words);
    }
}

static char *
dup_trimmed (const char *word)
{
  static const char *const marks = "\"'`.,;:!?()<>";
  gsize length;

  word += strspn (word, marks);
  length = strlen (word);
  while (length > 0 && strchr (marks, word[length - 1]) != NULL)
    length--;

  return g_strndup (word, length);
}

static char **
split_words (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, MAX_BYTES));
  g_autofree char *folded = fold (valid);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n_words = 0;

  for (gsize i = 0; parts[i] != NULL && n_words < MAX_WORDS; i++)
    {
      g_autofree char *word = dup_trimmed (parts[i]);

      if (*word == '\0')
        continue;
      g_strv_builder_add (words, word);
      n_words++;
    }

  return g_strv_builder_end (words);
}

/* Returns: whether a row has them all */
static gboolean
add_words (OssicleSearch *self, char **words, gboolean lenient, guint *sums)
{
  memset (sums, 0, self->rows->len * sizeof *sums);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", words[i], NULL);

      add_word (self, word, lenient, sums);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (sums[i] != G_MAXUINT)
        return TRUE;
    }

  return FALSE;
}

/**
 * ossicle_search_find:
 * @self: folded entries
 * @text: what a person has typed so far
 *
 * Returns: (transfer full) (element-type OssicleEntry): see ossicle_catalogue_search()
 */
GPtrArray *
ossicle_search_find (OssicleSearch *self, const char *text)
{
  g_auto (GStrv) words = split_words (text);
  g_autofree guint *sums = g_new0 (guint, MAX (1, self->rows->len));
  guint n_words = g_strv_length (words);

  if (!add_words (self, words, FALSE, sums) && n_words > 1)
    add_words (self, words, TRUE, sums);
  if (n_words > 1)
    {
      g_autofree char *phrase = g_strjoinv (" ", words);

      prefer_phrase (self, phrase, n_words, sums);
    }

  return collect (self, sums);
}
