/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* The text of an error body whose tags a web page has swallowed: code, message, id and host, run
 * together or with blanks or line ends between them. */

#define BEFORE 600
#define MOST_CODE 64

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
} Scan;

/* The longest documented code that the text at @at begins with. */
static gsize
known_code (Scan *self, gsize at, gsize end)
{
  gsize most = 0;

  while (at + most < end && most < MOST_CODE && g_ascii_isalnum (self->text[at + most]))
    most++;
  for (gsize n = most; n >= 5; n--)
    {
      g_autofree char *word = g_strndup (self->text + at, n);

      if (ossicle_tray_knows_code (self->tray, word))
        return n;
    }

  return 0;
}

/* Where the host behind the id at @at ends; 0 where none follows. What is glued to it is the key.
 */
static gsize
host_end (Scan *self, gsize at, gsize *start)
{
  const char *p;
  gsize end;

  *start = ossicle_line_skip_blanks (self->text, at, MIN (self->length, at + 8));
  for (end = *start; end < self->length &&
                     (g_ascii_islower (self->text[end]) || g_ascii_isdigit (self->text[end]) ||
                      strchr ("-.", self->text[end]) != NULL);)
    end++;

  p = end > *start + 12 ? g_strstr_len (self->text + *start, end - *start, ".aliyuncs.com") : NULL;

  return p != NULL ? (gsize) (p + strlen (".aliyuncs.com") - self->text) : 0;
}

/* The fine-grained code behind the host, or behind the key that may be glued between: whatever else
 * follows is its page. */
static void
add_ec (Scan *self, OssicleCandidate *candidate, gsize at)
{
  gsize end = ossicle_line_end (self->text, at, self->length), link;

  at = ossicle_line_skip_blanks (self->text, at, MIN (self->length, at + 8));
  if (!ossicle_value_is_ec (self->text + at))
    {
      if (!ossicle_line_find (self->text, at, end, "https://", &link) || link < at + 13)
        return;
      at = link - 13;
      for (gsize i = 0; i < 13; i++)
        if (i == 4 ? self->text[at + i] != '-' : !g_ascii_isdigit (self->text[at + i]))
          return;
    }
  ossicle_candidate_add (candidate, OSSICLE_FACT_EC, "text", self->view, at, at + 13);
  ossicle_candidate_cover (candidate, self->view, at, end);
}

static void
read_at (Scan *self, gsize id)
{
  static const OssicleField host_field = { "text", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST };
  static const OssicleField message_field = { "text", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  gsize floor = id > BEFORE ? id - BEFORE : 0, host, end = host_end (self, id + 24, &host);
  OssicleCandidate *candidate;

  if (end == 0)
    return;
  for (gsize at = id; at > floor; at--)
    {
      gsize n = at == 1 || g_ascii_isspace (self->text[at - 2]) ||
                    (guchar) self->text[at - 2] >= 0x80
                  ? known_code (self, at - 1, id)
                  : 0;
      gsize message, to = id;

      if (n == 0)
        {
          if (at > 2 && self->text[at - 1] == '\n' && self->text[at - 2] == '\n')
            return;
          continue;
        }
      candidate = ossicle_candidate_new ("tags-stripped");
      message = ossicle_line_skip_blanks (self->text, at - 1 + n, id);
      while (to > message && g_ascii_isspace (self->text[to - 1]))
        to--;
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "text", self->view, at - 1, at - 1 + n);
      if (memchr (self->text + message, ':', to - message) == NULL)
        ossicle_value_add (self->tray, candidate, &message_field, self->view, message, to, TRUE);
      ossicle_candidate_add (candidate, OSSICLE_FACT_REQUEST_ID, "text", self->view, id, id + 24);
      ossicle_value_add (self->tray, candidate, &host_field, self->view, host, end, TRUE);
      add_ec (self, candidate, end);
      ossicle_tray_take (self->tray, candidate);
      return;
    }
}

/* Whether an id stands at @at that may be glued to what is before and behind it. */
static gboolean
is_id (Scan *self, gsize at)
{
  g_autofree char *word = NULL;

  for (gsize i = 0; i < 24; i++)
    if (!g_ascii_isdigit (self->text[at + i]) &&
        (self->text[at + i] < 'A' || self->text[at + i] > 'F'))
      return FALSE;
  word = g_strndup (self->text + at, 24);

  return ossicle_value_id_length (word, self->tray->now) > 0;
}

void
ossicle_reader_tags_stripped (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };

  self.text = ossicle_view_get_text (view, &self.length);
  for (gsize i = 0; i + 24 <= self.length; i++)
    {
      gboolean hex = g_ascii_isdigit (self.text[i]) || (self.text[i] >= 'A' && self.text[i] <= 'F');

      if (!hex)
        continue;
      if (i > 0 && is_id (&self, i))
        read_at (&self, i);
      while (i + 1 < self.length && (g_ascii_isdigit (self.text[i + 1]) ||
                                     (self.text[i + 1] >= 'A' && self.text[i + 1] <= 'F')))
        i++;
    }
}
