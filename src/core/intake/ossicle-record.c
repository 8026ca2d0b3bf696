/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-record.h"

#define MAX_GAP 2048
#define MAX_QUOTED (64 * 1024)
#define MAX_FOLDS 4
#define MAX_VALUES 256
#define FOLD_WIDTH 60

typedef struct
{
  OssicleTray *tray;
  OssicleCandidate *candidate;
  OssicleView *view;
  const char *text;
  gsize end;
  const OssicleField *fields;
  gsize n_fields;
  OssicleRecordFlags flags;
  guint64 seen;
  gsize passed;    /* what is before has been looked at */
  gboolean debris; /* escapes outside of quotation marks: this text is still escaped */
} Record;

typedef struct
{
  gsize at;    /* where the label begins, or the end */
  gsize value; /* behind the label */
  gsize field; /* n_fields where there is none */
} Hit;

static gboolean
is_boundary (Record *self, gsize at, const char *print)
{
  char before;

  if (at == 0 || !g_ascii_isalnum (print[0]))
    return TRUE;
  before = self->text[at - 1];

  return !g_ascii_isalnum (before) && before != '_' && before != '-' && before != '.';
}

/* Matches a label as it is printed. Returns where its value begins, or 0. */
static gsize
match_print (Record *self, gsize at, const char *print)
{
  gsize n = strlen (print);

  if (n > self->end - at || !is_boundary (self, at, print))
    return 0;
  if ((self->flags & OSSICLE_RECORD_CASE) != 0
        ? strncmp (print, self->text + at, n) != 0
        : g_ascii_strncasecmp (print, self->text + at, n) != 0)
    return 0;

  return at + n;
}

/* Matches a key of a dictionary, with quotation marks or without, and what separates it from its
 * value in one language or another. Returns where the value begins, or 0. */
static gsize
match_key (Record *self, gsize at, const char *key)
{
  char quote = self->text[at] == '"' || self->text[at] == '\'' ? self->text[at] : '\0';
  gsize i = at + (quote != '\0'), n = strlen (key);

  if (n > self->end - i || strncmp (key, self->text + i, n) != 0 ||
      (quote == '\0' && !is_boundary (self, at, key)))
    return 0;
  i += n;
  if (quote != '\0' && self->text[i++] != quote)
    return 0;
  while (self->text[i] == ' ')
    i++;
  if (self->text[i] == '=' && self->text[i + 1] == '>')
    return i + 2;

  return self->text[i] == ':' || self->text[i] == '=' ? i + 1 : 0;
}

static Hit
next_hit (Record *self, gsize from)
{
  gboolean keys = (self->flags & OSSICLE_RECORD_KEYS) != 0;
  gsize end = MIN (self->end, from + MAX_GAP);

  for (gsize at = from; at < end; at++)
    {
      char c = g_ascii_tolower (self->text[at]);
      gboolean quoted = keys && (c == '"' || c == '\'');

      if (quoted)
        c = g_ascii_tolower (self->text[at + 1]);
      for (gsize i = 0; i < self->n_fields; i++)
        {
          const char *print = self->fields[i].print;
          gsize value;

          if (g_ascii_tolower (print[0]) != c)
            continue;
          value = keys ? match_key (self, at, print) : match_print (self, at, print);
          if (value > 0)
            return (Hit){ at, MIN (value, self->end), i };
        }
    }

  return (Hit){ end, end, self->n_fields };
}

static gboolean
has_escapes (Record *self, gsize from, gsize to)
{
  for (const char *p = self->text + from;
       p < self->text + to && (p = memchr (p, '\\', self->text + to - p)) != NULL; p++)
    if (p[1] == 'n' || p[1] == '"')
      return TRUE;

  return FALSE;
}

/* The length of an opening quotation mark at @p, and what closes it. */
static gsize
opening (const char *p, const char **close)
{
  static const struct
  {
    const char *open;
    const char *close;
  } marks[] = { { "\"", "\"" }, { "'", "'" }, { "“", "”" }, { "‘", "’" }, { "`", "`" } };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i].open))
      {
        *close = marks[i].close;
        return strlen (marks[i].open);
      }

  return 0;
}

/* Whether the mark that ends at @p closes: what follows goes on with the structure around it. */
static gboolean
closes (const char *p)
{
  while (*p == ' ')
    p++;
  if (*p == '"' || *p == '\'') /* and the mark round the whole */
    p++;

  return *p == '\0' || strchr (",}])>;|\n\t:!?", *p) != NULL || g_str_has_prefix (p, "，") ||
         g_str_has_prefix (p, "；") || g_str_has_prefix (p, "。");
}

/* Node breaks long strings, "'…' +\n    '…'", and so does Python, without the plus. Returns the
 * length of such a seam, or 0. */
static gsize
seam (const char *p, char quote)
{
  const char *q = p;
  gboolean broken = FALSE;

  while (g_ascii_isspace (*q) || *q == '+')
    broken |= *q == '\n', q++;

  return broken && *q == quote ? q + 1 - p : 0;
}

/* Finds the end of the quoted text that begins at @from; the end of the record if it has none. */
static gsize
quoted_end (Record *self, gsize from, const char *close, OssicleValueKind kind)
{
  gboolean text = kind == OSSICLE_VALUE_TEXT || kind == OSSICLE_VALUE_NOTHING;
  gsize limit = MIN (self->end, from + (text ? MAX_QUOTED : MAX_GAP)), n = strlen (close);

  for (gsize i = from; i < limit; i++)
    {
      gsize joined;

      if (self->text[i] == '\\' && i + 1 < limit)
        i++;
      else if (strncmp (self->text + i, close, n) == 0)
        {
          if ((joined = seam (self->text + i + n, close[0])) > 0)
            i += n + joined - 1;
          else if (closes (self->text + i + n))
            return i;
        }
    }

  return self->end;
}

/* Where a text without quotation marks ends: at the end of its line, or further on where a
 * terminal or a border folded it. */
static gsize
plain_end (Record *self, gsize from, const Hit *next)
{
  gsize line = from;

  for (guint folds = 0; folds <= MAX_FOLDS; folds++)
    {
      const char *stop = memchr (self->text + line, '\n', next->at - line);
      gsize at, after;

      if (stop == NULL)
        return next->at;
      at = stop - self->text;
      for (after = at + 1; after < next->at && strchr (" \t>|", self->text[after]) != NULL;)
        after++;
      if (next->field == self->n_fields || after >= next->at || self->text[after] == '\n' ||
          at - line < FOLD_WIDTH || (at > from && self->text[at - 1] == '.'))
        return at;
      line = at + 1;
    }

  return line - 1;
}

static gsize
trim_end (Record *self, gsize from, gsize to)
{
  static const char *const marks[] = { "，", "；", "、", "。；" };
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      while (to > from && strchr (" \t\n,;|[({'\"", self->text[to - 1]) != NULL)
        to--, again = TRUE;
      for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
        if (to - from >= strlen (marks[i]) &&
            memcmp (self->text + to - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
          to -= strlen (marks[i]), again = TRUE;
    }

  return to;
}

/* Lines that were folded become one again. */
static char *
unfold (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) words = g_strsplit_set (copy, " \n\t", -1);
  GString *out = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);

  return g_string_free (out, FALSE);
}

static void
take_plain (Record *self, const OssicleField *field, gsize from, const Hit *next)
{
  gsize to = plain_end (self, from, next);
  gboolean closed = next->field < self->n_fields || to < next->at;

  if (next->field < self->n_fields || field->kind != OSSICLE_VALUE_TEXT || self->text[to] == '\0')
    to = trim_end (self, from, to);
  self->debris |= has_escapes (self, from, to);
  while (to > from && g_ascii_isspace (self->text[to - 1]))
    to--;
  if ((self->flags & OSSICLE_RECORD_FULL_STOPS) != 0 && field->kind == OSSICLE_VALUE_TEXT &&
      to > from && self->text[to - 1] == '.')
    to--;

  if (field->kind == OSSICLE_VALUE_TEXT && memchr (self->text + from, '\n', to - from) != NULL)
    {
      g_autofree char *value = unfold (self->text + from, to - from);

      if (!g_str_has_prefix (value, "Failed to parse"))
        ossicle_candidate_add_value (self->candidate, field->fact, value, field->print, self->view,
                                     from, to);
    }
  else
    ossicle_value_add (self->tray, self->candidate, field, self->view, from, to, closed);
}

/* Takes the value behind @hit; returns where to go on, and sets @hit to the next label. */
static void
take_value (Record *self, Hit *hit)
{
  const OssicleField *field = &self->fields[hit->field];
  const char *close = NULL;
  gsize from = hit->value, mark;

  while (from < self->end && (self->text[from] == ' ' || self->text[from] == '\t'))
    from++;
  if (self->text[from] == '[' && (self->text[from + 1] == ' ' || self->text[from + 1] == '\''))
    for (from++; self->text[from] == ' ';)
      from++;
  if ((self->text[from] == 'u' || self->text[from] == 'b') &&
      (self->text[from + 1] == '\'' || self->text[from + 1] == '"'))
    from++;
  if (self->text[from] == '\\')
    self->debris = TRUE;

  mark = from < self->end ? opening (self->text + from, &close) : 0;
  if (mark > 0)
    {
      gsize to = quoted_end (self, from + mark, close, field->kind);

      if (to < self->end)
        {
          gsize first = from + mark;

          while (first < to && g_ascii_isspace (self->text[first]) &&
                 field->kind != OSSICLE_VALUE_TEXT && field->kind != OSSICLE_VALUE_OBJECT)
            first++;
          ossicle_value_add (self->tray, self->candidate, field, self->view, first, to, TRUE);
          self->passed = to + strlen (close);
          *hit = next_hit (self, self->passed);
          return;
        }
      from += mark;
      if (field->kind == OSSICLE_VALUE_TEXT || field->kind == OSSICLE_VALUE_OBJECT)
        {
          *hit = next_hit (self, from);
          return;
        }
    }

  self->passed = from;
  *hit = next_hit (self, hit->value);
  if (from < hit->at)
    take_plain (self, field, from, hit);
}

/**
 * ossicle_record_read:
 * @tray: the tray
 * @candidate: takes the facts
 * @view: a view
 * @start: where the record begins
 * @end: where it ends at the latest
 * @fields: the labels that the client prints, with what they mean
 * @n_fields: how many
 * @flags: how the client prints
 * @stop: (out) (optional): where the record ended
 *
 * Reads labelled values one after the other. A label that comes again begins the next record.
 *
 * Returns: whether anything was read, and in its final form: %FALSE where the text is still escaped
 *   and will be read again without its escapes
 */
gboolean
ossicle_record_read (OssicleTray *tray,
                     OssicleCandidate *candidate,
                     OssicleView *view,
                     gsize start,
                     gsize end,
                     const OssicleField *fields,
                     gsize n_fields,
                     OssicleRecordFlags flags,
                     gsize *stop)
{
  Record self = { tray, candidate, view,     ossicle_view_get_text (view, NULL),
                  end,  fields,    n_fields, flags,
                  0,    start,     FALSE };
  Hit hit = next_hit (&self, start);

  ossicle_candidate_cover (candidate, view, hit.at, MIN (hit.value, end));
  for (guint values = 0; hit.field < n_fields && values < MAX_VALUES; values++)
    {
      guint64 bit = G_GUINT64_CONSTANT (1) << hit.field;

      if ((self.seen & bit) != 0 && (flags & OSSICLE_RECORD_NESTED) == 0)
        break;
      if (hit.at > self.passed && self.seen != 0 && (flags & OSSICLE_RECORD_NESTED) == 0)
        self.debris |= has_escapes (&self, self.passed, hit.at);
      self.seen |= bit;
      self.passed = hit.value;
      take_value (&self, &hit);
    }
  if (stop != NULL)
    *stop = MAX (MIN (hit.at, end), start + 1);

  return self.seen != 0 && !(self.debris && tray->deeper);
}
