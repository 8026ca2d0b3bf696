/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-answerer.h"
#include "ossicle-braces.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "NoSuchKeyError: … { status: 404, code: 'NoSuchKey', requestId: '…' }": what Node and browsers
 * print of the errors of ali-oss and of the AWS SDK for JavaScript, with quotation marks round the
 * keys or without. */

#define BEFORE 4096
#define AFTER 4096
#define MOST_LINE 2048

static const OssicleField fields[] = {
  { "status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "statusCode", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "httpStatusCode", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "requestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "RequestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "x-oss-request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "ecCode", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "EC", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "hostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "HostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "host", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "object", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "bucket", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "BucketName", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "ArgumentName", "body.ArgumentName", OSSICLE_VALUE_TEXT },
  { "ArgumentValue", "body.ArgumentValue", OSSICLE_VALUE_TEXT },
  { "name", "body.name", OSSICLE_VALUE_TEXT },
  { "stack", NULL, OSSICLE_VALUE_NOTHING },
  { "RecommendDoc", NULL, OSSICLE_VALUE_NOTHING },
};

static gboolean
begins_with_code (OssicleTray *tray, const char *text, gsize line, gsize to)
{
  gsize n = ossicle_line_code_length (text, line, to);
  g_autofree char *word = g_strndup (text + line, n);

  return n > 0 && text[line + n] == ':' && ossicle_tray_knows_code (tray, word);
}

/* The stack before an object begins with "NoSuchKeyError: message", "Error [NoSuchKeyError]:
 * message", "{ [Error: message]" or "[InvalidArgument: message] {". */
static void
add_stack (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  static const OssicleField field = { "stack", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  const char *text = ossicle_view_get_text (view, NULL);
  gsize line = ossicle_line_start (text, at), from = at, to, colon;

  for (guint i = 0; i < 30 && line > 0; i++)
    {
      gsize content = ossicle_line_skip_blanks (text, line, at);

      if (strncmp (text + content, "at ", 3) != 0 && content < at && text[content] != '{')
        break;
      line = ossicle_line_start (text, line - 1);
    }
  to = MIN (ossicle_line_end (text, line, at + 1), line + MOST_LINE);
  if (to > at && text[at] == '{')
    to = MAX (line, at);
  if (ossicle_line_find (text, line, to, "Error: ", &colon) ||
      ossicle_line_find (text, line, to, "Error]: ", &colon))
    from = colon + strcspn (text + colon, " ") + 1;
  else if (text[line] == '[' && ossicle_line_code_length (text, line + 1, to) > 0 &&
           ossicle_line_find (text, line, to, ": ", &colon))
    from = colon + 2;
  else if (begins_with_code (tray, text, line, to))
    from = line + ossicle_line_code_length (text, line, to) + 2;
  while (to > from && strchr (" ]{\n", text[to - 1]) != NULL)
    to--;
  if (from < to && from > line && text[to - 1] != ':')
    ossicle_value_add (tray, candidate, &field, view, from, to, TRUE);
}

/* A program that gives the error on may have set its own status. */
static void
drop_own_status (OssicleTray *tray, OssicleCandidate *candidate)
{
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);

  if (status != NULL && status[0] == '5' && ossicle_tray_knows_code (tray, code) &&
      !ossicle_tray_allows_status (tray, code, g_ascii_strtoull (status, NULL, 10)))
    ossicle_candidate_remove (candidate, OSSICLE_FACT_STATUS);
}

/* An id that is none of OSS's tells that somebody else answered. */
static void
add_strange_id (OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from = at + strlen ("requestId"), to;

  from += strspn (text + from, "\"': ");
  for (to = from; g_ascii_isalnum (text[to]) || text[to] == '-' || text[to] == '=';)
    to++;
  if (to - from >= 12 && strchr ("\"'", text[to]) != NULL &&
      ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL &&
      ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) == NULL)
    ossicle_candidate_add (candidate, "body.RequestId", "requestId", view, from, to);
}

static gboolean
judge (OssicleTray *tray, OssicleCandidate *candidate, const char *text, gsize start, gsize end)
{
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  gsize found;

  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL)
    return TRUE;
  if (ossicle_line_find (text, start, end, "status: -", &found) ||
      ossicle_line_find (text, start, end, "\"status\":-", &found))
    {
      candidate->kind = OSSICLE_CASE_NETWORK;
      return TRUE;
    }
  if (ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = "a proxy or another server";
      return status != NULL && ossicle_line_find (text, start, end, "requestId: undefined", &found);
    }

  return ossicle_answerer_judge (tray, candidate, FALSE);
}

/* Where an object without braces begins, as a browser's console lists its members: at the first of
 * the lines "name: value" above. */
static gsize
find_first_member (const char *text, gsize at)
{
  gsize start = ossicle_line_start (text, at);

  while (start > 0 && at - start < MOST_LINE)
    {
      gsize line = ossicle_line_start (text, start - 1),
            i = ossicle_line_skip_blanks (text, line, start);

      while (g_ascii_isalpha (text[i]))
        i++;
      if (i == line || text[i] != ':' || text[i + 1] != ' ' ||
          (i - line >= 5 && memcmp (text + i - 5, "Error", 5) == 0))
        break;
      start = line;
    }

  return at - start > MOST_LINE ? at - MOST_LINE : start;
}

static gsize
read_at (OssicleTray *tray, OssicleView *view, gsize at)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("node");
  gsize length, start, end, stop;
  const char *text = ossicle_view_get_text (view, &length);
  gboolean whole;

  if (!ossicle_braces_outermost (text, length, at, BEFORE, &start, &end))
    {
      start = find_first_member (text, at);
      end = MIN (length, at + AFTER);
    }

  if (ossicle_value_has_ids (text, start, end, tray->now))
    ossicle_braces_innermost (text, length, at, BEFORE, &start, &end);

  whole = ossicle_record_read (tray, candidate, view, start, end, fields, G_N_ELEMENTS (fields),
                               OSSICLE_RECORD_KEYS | OSSICLE_RECORD_NESTED, &stop);
  add_strange_id (candidate, view, at);
  if (whole && judge (tray, candidate, text, start, end))
    {
      if (candidate->kind == OSSICLE_CASE_ERROR)
        add_stack (tray, candidate, view, start);
      drop_own_status (tray, candidate);
      ossicle_tray_take_loose (tray, candidate);
    }
  else
    ossicle_candidate_free (candidate);

  return MAX (end, at + 1);
}

/* A key that only these objects have, at @at: "requestId:", "RequestId:" or the same in marks. */
static gboolean
is_key (const char *text, gsize at)
{
  const char *p = text + at + strlen ("equestId");

  if (at == 0 || (text[at - 1] != 'r' && text[at - 1] != 'R'))
    return FALSE;
  if (at > 1 && strchr (" \t\n{,'\"", text[at - 2]) == NULL)
    return FALSE;
  if (*p == '\'' || *p == '"')
    p++;

  if (*p++ != ':')
    return FALSE;
  while (*p == ' ')
    p++;

  return *p == '\'' || *p == '"' || *p == '[' || g_str_has_prefix (p, "undefined");
}

void
ossicle_reader_node (OssicleTray *tray, OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);

  for (const char *p = text; (p = strstr (p, "equestId")) != NULL;)
    {
      gsize at = p - text;

      p = is_key (text, at) ? text + read_at (tray, view, at - 1) : p + 1;
    }
}
