/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-undo.h"

#define MOST_LOGGER 120

static const char *
skip_digits (const char *p, gsize most)
{
  const char *q = p;

  while (g_ascii_isdigit (*q) && (gsize) (q - p) < most)
    q++;

  return q;
}

/* Behind the clock time "08:21:07", with its fraction and zone, at @p; @p where there is none. */
static const char *
skip_clock (const char *p)
{
  const char *q = p;

  for (gsize i = 0; i < 3; i++)
    {
      const char *r = skip_digits (q, 2);

      if (r == q || (i < 2 && *r != ':'))
        return p;
      q = i < 2 ? r + 1 : r;
    }
  if (*q == '.' || *q == ',')
    q = skip_digits (q + 1, 9);
  if (*q == 'Z')
    q++;
  else if ((*q == '+' || *q == '-' || (*q == ' ' && (q[1] == '+' || q[1] == '-'))) &&
           skip_digits (q + 1 + (*q == ' '), 2) == q + 3 + (*q == ' '))
    {
      q = skip_digits (q + 1 + (*q == ' '), 4);
      if (*q == ':')
        q = skip_digits (q + 1, 2);
    }

  return q;
}

/* Behind the date "2025-03-14" (or with slashes, or "Mar 14", or 8 digits) at @p. */
static const char *
skip_date (const char *p)
{
  const char *q = skip_digits (p, 8);

  if (q - p == 8)
    return q;
  if ((q - p == 4 || q - p == 2) && (*q == '-' || *q == '/'))
    {
      const char *r = skip_digits (q + 1, 2);

      if (r == q + 1 || *r != *q)
        return p;
      q = skip_digits (r + 1, 4);
      return q > r + 1 ? q : p;
    }
  if (g_ascii_isupper (p[0]) && g_ascii_islower (p[1]) && g_ascii_islower (p[2]) && p[3] == ' ')
    {
      for (q = p + 3; *q == ' ' && q - p < 6;)
        q++;
      return skip_digits (q, 2) > q ? skip_digits (q, 2) : p;
    }

  return p;
}

static const char *
skip_level (const char *p)
{
  static const char *const levels[] = { "TRACE", "DEBUG", "INFO",  "WARNING", "WARN",
                                        "ERROR", "FATAL", "error", "info",    "warn" };
  const char *q = p + (*p == '[');

  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_str_has_prefix (q, levels[i]))
      {
        q += strlen (levels[i]);
        if (*p == '[' && *q == ']')
          return q + 1;
        return *p != '[' && (*q == ' ' || *q == '\t') ? q : p;
      }

  return p;
}

/* Behind a time stamp that begins a line, and what the logger prints with it. */
static const char *
skip_stamp (const char *p)
{
  gboolean bracket = *p == '[';
  const char *q = p + bracket, *date, *clock;

  if (g_ascii_isupper (*q) && g_ascii_isdigit (q[1]))
    q++; /* Meteor's "I20150715-" */
  date = skip_date (q);
  if (date == q)
    return p;
  clock = date + (*date == ' ' || *date == 'T' || *date == '-');
  q = skip_clock (clock);
  if (q == clock)
    return p;
  if (bracket && *q++ != ']')
    return p;
  if (g_str_has_prefix (q, "(8)?"))
    q += 4;

  while (*q == ' ' && skip_level (q + 1) > q + 1)
    q = skip_level (q + 1);

  return q;
}

/* Behind "host program[123]:", "I/tag (123):", "name  |", a line number, a border at @p. */
static const char *
skip_mark (const char *p, gboolean stamped)
{
  const char *q = skip_digits (p, 6), *r;

  if (q > p && (*q == '\t' || (*q == ' ' && q[1] == '|')))
    return *q == '\t' ? q + 1 : q + 2;
  if (g_str_has_prefix (p, "│") || g_str_has_prefix (p, "┃") || g_str_has_prefix (p, "║"))
    return p + 3;
  if (*p == '|' && (p[1] == ' ' || p[1] == '\n'))
    return p + 1;
  if (g_ascii_isupper (p[0]) && p[1] == '/')
    {
      for (q = p + 2; (g_ascii_isalnum (*q) || strchr ("-_. ", *q) != NULL) && *q != '\0';)
        q++;
      if (*q == '(')
        for (q++; g_ascii_isdigit (*q) || *q == ' ';)
          q++;
      if (*q == ')')
        q++;
      return *q == ':' ? q + 1 : p;
    }
  for (q = p; g_ascii_isalnum (*q) || *q == '-' || *q == '_' || *q == '.';)
    q++;
  if (stamped && q > p && *q == ' ' && g_ascii_isalpha (q[1]))
    {
      for (q++; g_ascii_isalnum (*q) || *q == '-' || *q == '_' || *q == '.' || *q == '/';)
        q++;
      r = *q == '[' ? skip_digits (q + 1, 8) : q;
      if (*q == '[' && r > q + 1 && r[0] == ']' && r[1] == ':')
        return r + 2;
    }

  return p;
}

/* Length of "name  | " at @p, as the output of several containers has it; else 0. */
static gsize
name_length (const char *p)
{
  const char *q = p, *r;

  while (g_ascii_isalnum (*q) || *q == '-' || *q == '_' || *q == '.')
    q++;
  for (r = q; *r == ' ';)
    r++;

  return q > p && r > q && r[0] == '|' && (r[1] == ' ' || r[1] == '\n') ? (gsize) (r + 1 - p) : 0;
}

/* What the lines of a text have in common. */
typedef struct
{
  const char *logger; /* "[main] c.e.App - " behind the time stamp */
  gsize logger_length;
  gboolean quoted;  /* each begins with ">" */
  const char *name; /* of the container that printed them */
  gsize name_length;
} Habits;

/* Behind the logger's name at @p, where it stands there; blanks at the end of a line may be lost.
 */
static const char *
skip_logger (const char *p, const Habits *habits)
{
  gsize n = 0;

  while (n < habits->logger_length && p[n] == habits->logger[n])
    n++;
  while (n < habits->logger_length && p[n] == '\n' && habits->logger[n] == ' ')
    return p + n;

  return n == habits->logger_length ? p + n : p;
}

/* Length of what names thread and logger at @p, "[main] c.e.App - " or "7 --- [x] c.e.App : ", its
 * dash or colon included; 0 where there is no such thing. */
static gsize
logger_length (const char *p)
{
  gboolean named = FALSE;
  const char *q = p;

  while (q - p < MOST_LOGGER && (g_ascii_isalnum (*q) || strchr ("[]._$-/#:@, ", *q) != NULL))
    {
      if (*q == '\0')
        return 0;
      named |= *q == '[' || (*q == '.' && g_ascii_isalpha (q[1]));
      if (*q == ' ' && (q[1] == '-' || q[1] == ':') && (q[2] == ' ' || q[2] == '\n'))
        return named ? q + 2 + (q[2] == ' ') - p : 0;
      q++;
    }

  return 0;
}

/* Where the content of the line at @line begins, behind what a logger, a viewer or a quotation put
 * before it; @line where nothing stands before it. */
static const char *
content (const char *line, const Habits *habits)
{
  const char *p = line, *end = line;
  gboolean stamped = FALSE;

  if (habits->name_length > 0 && strncmp (line, habits->name, habits->name_length) == 0)
    end = p = line + habits->name_length;

  for (guint i = 0; i < 6; i++)
    {
      const char *q = p;

      while (*q == ' ')
        q++;
      p = q;
      if (habits->quoted && *p == '>' && (p[1] == ' ' || p[1] == '\n'))
        q = p + 1;
      else if ((q = skip_stamp (p)) > p)
        stamped = TRUE;
      else
        q = skip_mark (p, stamped);
      if (q == p)
        break;
      end = p = q;
    }
  if (end > line && *end == ' ')
    end++;
  if (habits->logger_length > 0 && stamped)
    end = skip_logger (end, habits);

  return end;
}

static const char *
next_line (const char *line, const char *end)
{
  const char *stop = memchr (line, '\n', end - line);

  return stop != NULL ? stop + 1 : end;
}

/* Finds what the lines have in common; returns how many there are that are not empty. */
static gsize
learn_habits (const char *text, const char *end, Habits *habits)
{
  gsize lines = 0, quoted = 0, named = 0;

  *habits = (Habits){ FALSE };
  for (const char *line = text; line < end; line = next_line (line, end))
    {
      lines += *line != '\n';
      quoted += *line == '>';
      if (habits->name_length == 0 && (habits->name_length = name_length (line)) > 0)
        habits->name = line;
      else if (habits->name_length > 0)
        named += strncmp (line, habits->name, habits->name_length) == 0;
    }
  habits->quoted = quoted * 10 > lines * 8;
  if (named == 0)
    habits->name_length = 0;

  return lines;
}

/* Finds out whether what follows the time stamps is the same logger's name on each line. */
static void
learn_logger (const char *text, const char *end, Habits *habits)
{
  Habits found = *habits;
  gsize stamped = 0, same = 0;

  for (const char *line = text; line < end; line = next_line (line, end))
    {
      const char *p = content (line, habits);

      if (p == line || skip_stamp (line) == line)
        continue;
      stamped++;
      if (found.logger_length == 0 && (found.logger_length = logger_length (p)) > 0)
        found.logger = p;
      same += found.logger_length > 0 && skip_logger (p, &found) > p;
    }
  if (same >= 3 && same == stamped)
    *habits = found;
}

/**
 * ossicle_undo_prefixes:
 * @view: a view
 *
 * Takes away what stands before every line: time stamps, line numbers, borders, quotation marks. A
 * text where only some lines have one is left alone.
 *
 * Returns: (transfer full) (nullable): the view without them
 */
OssicleView *
ossicle_undo_prefixes (OssicleView *view)
{
  OssicleRewrite *rewrite;
  const char *text, *end;
  Habits habits;
  gsize length, lines, prefixed = 0;

  text = ossicle_view_get_text (view, &length);
  end = text + length;
  lines = learn_habits (text, end, &habits);
  learn_logger (text, end, &habits);
  for (const char *line = text; line < end; line = next_line (line, end))
    prefixed += content (line, &habits) > line;
  if (prefixed < 2 || prefixed * 10 < lines * 6)
    return NULL;

  rewrite = ossicle_rewrite_new (view);
  for (const char *line = text, *stop; line < end; line = stop)
    {
      const char *from = content (line, &habits);

      stop = next_line (line, end);
      from = MIN (from, stop);
      ossicle_rewrite_copy (rewrite, from - text, stop - from);
    }

  return ossicle_rewrite_end (rewrite);
}
