/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* A message of OSS with neither code nor id, behind "Error: " or in a member of an object: all that
 * some programs show. Only what is documented, and only where the text itself or something near it
 * speaks of OSS. */

#define MOST_MESSAGE 400
#define MOST_LOOKUPS 64
#define NEARBY 4096

static const char *const leads[] = {
  "Error: ", "Exception: ", "message: '", "\"message\":\"", "\"message\": \"",
  "ERROR ",  "error: ",     "Message: ",  "Object: ",       " ("
};

static gboolean
speaks_of_oss (const char *text, gsize length, gsize from, gsize to)
{
  gsize start = from > NEARBY ? from - NEARBY : 0, found;

  return ossicle_line_find (text, from, to, "OSS", &found) ||
         ossicle_line_find (text, start, MIN (length, to + NEARBY), "aliyun", &found) ||
         ossicle_line_find (text, start, MIN (length, to + NEARBY), "virtual hosted style", &found);
}

/* The code beside the message, "name: 'SecondLevelDomainForbidden'", if only OSS has it. */
static void
add_name (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from = ossicle_line_paragraph_start (text, at, 512), found, n;
  g_autofree char *word = NULL;

  if (!ossicle_line_find_last (text, from, at, "name: '", &found) &&
      !ossicle_line_find_last (text, from, at, "\"name\":\"", &found))
    return;
  found += 7 + (text[found] == '"');
  n = ossicle_line_code_length (text, found, at);
  word = g_strndup (text + found, n);
  if (n > 0 && ossicle_tray_knows_code (tray, word))
    ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "name", view, found, found + n);
}

/* Whether a sentence has ended before @p and something else goes on: ".)", "., ". */
static gboolean
is_closed_sentence (const char *p)
{
  return p[-1] == '.' && (*p == ')' || (*p == ',' && p[1] == ' '));
}

/* The code before the message in brackets: "Errors::SecondLevelDomainForbidden (Please …". */
static void
add_class (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from, to = at >= 2 && text[at - 1] == '(' && text[at - 2] == ' ' ? at - 2 : 0;
  g_autofree char *word = NULL;

  for (from = to; from > 0 && to - from < 64 && g_ascii_isalpha (text[from - 1]);)
    from--;
  word = g_strndup (text + from, to - from);
  if (to > from && ossicle_tray_knows_code (tray, word))
    ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "class", view, from, to);
}

static gboolean
read_at (OssicleTray *tray, OssicleView *view, gsize from)
{
  gsize length, to;
  const char *text = ossicle_view_get_text (view, &length);
  g_autofree char *message = NULL;
  OssicleCandidate *candidate;

  for (to = from; to < length && to - from < MOST_MESSAGE && strchr ("\n\"\\", text[to]) == NULL &&
                  !is_closed_sentence (text + to);)
    to++;
  if (to > from + 2 && text[to - 1] == ',' && text[to - 2] == '\'')
    to -= 2;
  while (to > from && strchr (" \t'", text[to - 1]) != NULL)
    to--;
  message = g_strndup (text + from, to - from);
  if (to - from < 12 || strchr (message, ' ') == NULL || !g_ascii_isupper (*message) ||
      !speaks_of_oss (text, length, from, to) || !ossicle_tray_knows_message (tray, NULL, message))
    return FALSE;

  candidate = ossicle_candidate_new ("message");
  ossicle_candidate_add (candidate, OSSICLE_FACT_MESSAGE, "text", view, from, to);
  add_name (tray, candidate, view, from);
  add_class (tray, candidate, view, from);
  ossicle_tray_take (tray, candidate);

  return TRUE;
}

/* What stands behind the last colon of a line: "client.BucketExists: Please use …". */
static void
read_tails (OssicleTray *tray, OssicleView *view, guint lookups)
{
  gsize length, colon;
  const char *text = ossicle_view_get_text (view, &length);

  for (gsize line = 0; line < length && lookups < 2 * MOST_LOOKUPS;)
    {
      gsize end = ossicle_line_end (text, line, length);

      if (ossicle_line_find_last (text, line, end, ": ", &colon) && end - colon > 20 &&
          end - colon < MOST_MESSAGE && g_ascii_isupper (text[colon + 2]))
        {
          lookups++;
          read_at (tray, view, colon + 2);
        }
      line = end + 1;
    }
}

void
ossicle_reader_message (OssicleTray *tray, OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);
  guint lookups = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    for (const char *p = text; (p = strstr (p, leads[i])) != NULL && lookups < MOST_LOOKUPS; p++)
      {
        lookups++;
        read_at (tray, view, p - text + strlen (leads[i]));
      }
  read_tails (tray, view, lookups);
}
