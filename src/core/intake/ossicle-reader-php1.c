/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "NoSuchKey: The specified key does not exist. RequestId: …": the exceptions of the PHP SDK v1;
 * without the code, those of the Ruby SDK. */

#define ANCHOR "RequestId: "
#define BEFORE 1200

/* What stands before code and message; the last one counts. */
static const char *const heads[] = {
  "OssException: ",
  "ServerError: ",
  "ServerError (",
  "Message: ",
  "ERROR: ",
  "(code: 0): ",
  "OssException with message '",
  "exception: ",
  ">",
};

static gboolean
is_ours (const char *text, gsize start, gsize end)
{
  gsize found;

  return ossicle_line_find (text, start, end, "OssException", &found) ||
         ossicle_line_find (text, start, end, "OSS::ServerError", &found) ||
         ossicle_line_find (text, start, end, "OSS\\", &found);
}

/* "NoSuchKey: The specified key …" in [@from, @to). */
static void
add_words (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize from, gsize to)
{
  static const OssicleField message = { "exception", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  const char *text = ossicle_view_get_text (view, NULL);
  gsize n = ossicle_line_code_length (text, from, to);

  if (n > 0 && text[from + n] == ':')
    {
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "exception", view, from, from + n);
      from = from + n + 1;
    }
  from = ossicle_line_skip_blanks (text, from, to);
  if (from < to && text[from] == ':')
    from = ossicle_line_skip_blanks (text, from + 1, to);
  if (from < to && text[to - 1] != ':')
    ossicle_value_add (tray, candidate, &message, view, from, to, TRUE);
}

/* Frameworks print the response with the exception: '"oss-stringtosign":"PUT\n\n…"'. */
static void
add_string_to_sign (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  static const OssicleField field = { "oss-stringtosign", OSSICLE_FACT_STRING_TO_SIGN,
                                      OSSICLE_VALUE_TEXT };
  gsize length, end, from, to;
  const char *text = ossicle_view_get_text (view, &length);

  end = ossicle_line_end (text, at, length);
  if (!ossicle_line_find (text, at, end, "oss-stringtosign\":\"", &from))
    return;
  from += strlen ("oss-stringtosign\":\"");
  if (ossicle_line_find (text, from, end, "\"", &to))
    ossicle_value_add (tray, candidate, &field, view, from, to, TRUE);
}

void
ossicle_reader_php1 (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, ANCHOR)) != NULL; p++)
    {
      gsize at = p - text, id = at + strlen (ANCHOR), n, from, line, to = at, found;
      OssicleCandidate *candidate;

      n = ossicle_value_id_length (text + id, tray->now);
      if (n == 0 || at == 0 || text[at - 1] != ' ')
        continue;
      line = ossicle_line_start (text, at);
      from = line = MAX (line, at > BEFORE ? at - BEFORE : 0);
      for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
        if (ossicle_line_find_last (text, line, at, heads[i], &found))
          from = MAX (from, found + strlen (heads[i]));
      while (to > from && g_ascii_isspace (text[to - 1]))
        to--;
      if (!is_ours (text, ossicle_line_paragraph_start (text, at, BEFORE),
                    ossicle_line_paragraph_end (text, at, length, BEFORE)) ||
          ossicle_line_find (text, from, to, "ErrorCode:", &found))
        continue;

      candidate = ossicle_candidate_new ("php-1");
      ossicle_candidate_add (candidate, OSSICLE_FACT_REQUEST_ID, ANCHOR, view, id, id + n);
      add_words (tray, candidate, view, from, to);
      add_string_to_sign (tray, candidate, view, at);
      ossicle_tray_take (tray, candidate);
    }
}
