/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-message.h"

/* No message of the service is near this long; what comes may be anything. */
#define MAX_BYTES 4096

/* Fewer words than this begin too many messages to tell one. */
#define MIN_WORDS 3

static gboolean
is_host_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '.';
}

/* 8.8.8.8:9090, demo.oss-cn-hangzhou.aliyuncs.com, https://a.example/path?query. A sentence whose
 * blank was forgotten ("-1.OSS can") has one dot only.
 * Returns: its length, or 0 */
static gsize
measure_address (const char *text)
{
  gsize length = 0, dots = 0;

  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://"))
    return strcspn (text, " \t\r\n\"'<>");

  while (is_host_char (text[length]))
    {
      dots += text[length] == '.' && g_ascii_isalnum (text[length + 1]);
      length++;
    }
  if (dots < 2)
    return 0;
  while (text[length - 1] == '.')
    length--;
  if (text[length] == ':' && g_ascii_isdigit (text[length + 1]))
    length += 1 + strspn (text + length + 1, "0123456789");

  return length;
}

/* [0-9a-zA-Z], \[. _=\]
 * Returns: its length, or 0 */
static gsize
measure_list (const char *text)
{
  const char *end = *text == '[' ? strchr (text, ']') : NULL;

  return end != NULL ? (gsize) (end + 1 - text) : 0;
}

static gsize
measure_variable (const char *text, gboolean word_begins)
{
  gsize length = measure_list (text);

  if (length == 0 && word_begins)
    length = measure_address (text);

  return length > 0 ? length : strspn (text, "0123456789");
}

static void
append_word (GString *string, const char *word, gsize length)
{
  if (string->len > 0)
    g_string_append_c (string, ' ');
  g_string_append_len (string, word, length);
}

/* Several values side by side are one: there may be more of them next time. */
static void
append_variable (OssicleMessage *self,
                 GString *words,
                 GString *shape,
                 const char *text,
                 gsize length)
{
  append_word (words, text, length);
  if (shape->len > 0 && shape->str[shape->len - 1] == '#')
    return;
  append_word (shape, "#", 1);
  self->n_words++;
}

static gsize
measure_word (const char *text)
{
  const char *p = text;

  while (*p != '\0' && !g_ascii_isdigit (*p) && g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p - text;
}

static void
take_apart (OssicleMessage *self, const char *text, GString *words, GString *shape)
{
  const char *p = text;
  gboolean word_begins = TRUE;

  while (*p != '\0')
    {
      gsize length = measure_variable (p, word_begins);

      if (length > 0)
        {
          append_variable (self, words, shape, p, length);
          word_begins = FALSE;
        }
      else if ((length = measure_word (p)) > 0)
        {
          append_word (words, p, length);
          append_word (shape, p, length);
          self->n_words++;
          word_begins = FALSE;
        }
      else
        {
          length = g_utf8_next_char (p) - p;
          word_begins = TRUE;
        }
      p += length;
    }
}

/**
 * ossicle_message_new:
 * @text: a message, as it came or as the catalogue has it
 *
 * Returns: (transfer full): @text without what does not matter: case, white space, quotes, any
 *   other punctuation; and with what varies from one time to the next told apart
 */
OssicleMessage *
ossicle_message_new (const char *text)
{
  OssicleMessage *self = g_new0 (OssicleMessage, 1);
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, MAX_BYTES));
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) shape = g_string_new (NULL);

  take_apart (self, folded, words, shape);
  self->words = g_string_free (g_steal_pointer (&words), FALSE);
  self->shape = g_string_free (g_steal_pointer (&shape), FALSE);

  return self;
}

void
ossicle_message_free (OssicleMessage *self)
{
  g_free (self->words);
  g_free (self->shape);
  g_free (self);
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  gsize length = strlen (beginning);

  return strncmp (text, beginning, length) == 0 && text[length] == ' ';
}

/**
 * ossicle_message_fit:
 * @known: a message of the catalogue
 * @came: a message that came
 *
 * Returns: how well they fit
 */
OssicleFit
ossicle_message_fit (const OssicleMessage *known, const OssicleMessage *came)
{
  if (known->n_words == 0 || came->n_words == 0)
    return OSSICLE_FIT_NONE;
  if (g_str_equal (known->words, came->words))
    return OSSICLE_FIT_LITERAL;
  if (g_str_equal (known->shape, came->shape))
    return OSSICLE_FIT_SHAPE;
  if (known->n_words >= MIN_WORDS && begins_with (came->words, known->words))
    return OSSICLE_FIT_BEGINS;
  if (known->n_words >= MIN_WORDS && begins_with (came->shape, known->shape))
    return OSSICLE_FIT_BEGINS_SHAPE;
  if (came->n_words >= MIN_WORDS && begins_with (known->shape, came->shape))
    return OSSICLE_FIT_CUT;

  return OSSICLE_FIT_NONE;
}
