/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-head.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* A line of an access log: that of OSS itself, field by field, and that of a proxy before it which
 * somebody made print the id of the request. */

#define MOST_LINE 8192
#define MOST_FIELDS 32

typedef struct
{
  gsize start, end;
} Field;

/* Splits what follows the request at blanks; quotation marks hold a field together. */
static gsize
split (const char *text, gsize at, gsize end, Field fields[MOST_FIELDS])
{
  gsize n = 0;

  while (at < end && n < MOST_FIELDS)
    {
      gsize stop;

      if (text[at] == ' ')
        {
          at++;
          continue;
        }
      if (text[at] == '"')
        {
          for (stop = at + 1; stop < end && (text[stop] != '"' || text[stop - 1] == '\\');)
            stop++;
          fields[n++] = (Field){ at + 1, stop };
          at = stop + 1;
        }
      else
        {
          for (stop = at; stop < end && text[stop] != ' ';)
            stop++;
          fields[n++] = (Field){ at, stop };
          at = stop;
        }
    }

  return n;
}

static void
add (OssicleTray *tray,
     OssicleCandidate *candidate,
     OssicleView *view,
     const Field *place,
     const char *fact,
     OssicleValueKind kind)
{
  OssicleField field = { "access-log", fact, kind };

  ossicle_value_add (tray, candidate, &field, view, place->start, place->end,
                     ossicle_view_get_text (view, NULL)[place->end] != '\0');
}

/* The fields of OSS's own log behind the request line, counted from the status. */
static gboolean
add_own (OssicleTray *tray,
         OssicleCandidate *candidate,
         OssicleView *view,
         const Field *fields,
         gsize n)
{
  const char *text = ossicle_view_get_text (view, NULL);

  if (n < 12 || ossicle_value_id_length (text + fields[6].start, tray->now) == 0)
    return FALSE;
  add (tray, candidate, view, &fields[5], OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST);
  add (tray, candidate, view, &fields[6], OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID);
  add (tray, candidate, view, &fields[10], OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET);
  if (n > 14)
    add (tray, candidate, view, &fields[14], OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE);

  return TRUE;
}

/* What a proxy was told to add: the id anywhere, the fine-grained code. */
static gboolean
add_others (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at, gsize end)
{
  static const OssicleField id = { "access-log", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID };
  static const OssicleField ec = { "access-log", OSSICLE_FACT_EC, OSSICLE_VALUE_EC };
  const char *text = ossicle_view_get_text (view, NULL);

  for (; at < end; at++)
    {
      if (!g_ascii_isxdigit (text[at]) || g_ascii_isalnum (text[at - 1]))
        continue;
      if (ossicle_value_id_length (text + at, tray->now) > 0)
        ossicle_value_add (tray, candidate, &id, view, at, end, TRUE);
      else if (ossicle_value_is_ec (text + at))
        ossicle_value_add (tray, candidate, &ec, view, at, end, TRUE);
    }

  return ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL;
}

/* Reads the line with the request "GET /a.jpg HTTP/1.1" at @request, quotation mark included. */
static void
read_line (OssicleTray *tray, OssicleView *view, gsize request, gsize close, gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  OssicleCandidate *candidate = ossicle_candidate_new ("access-log");
  Field fields[MOST_FIELDS];
  gsize n = split (text, close + 1, end, fields), target, target_end;
  const char *status;
  gboolean own;

  if (n > 0)
    add (tray, candidate, view, &fields[0], OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS);
  status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  own = status != NULL && add_own (tray, candidate, view, fields, n);
  if (status == NULL || (!own && !add_others (tray, candidate, view, close + 1, end)))
    {
      ossicle_candidate_free (candidate);
      return;
    }

  target = request + 1 + strcspn (text + request + 1, " ") + 1;
  target_end = MIN (target + strcspn (text + target, " \""), close);
  ossicle_candidate_add (candidate, OSSICLE_FACT_METHOD, "access-log", view, request + 1,
                         target - 1);
  if (target < target_end)
    ossicle_head_add_target (candidate, view,
                             own ? ossicle_candidate_get (candidate, OSSICLE_FACT_HOST) : NULL,
                             target, target_end);
  if (*status < '3' && ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL)
    candidate->kind = OSSICLE_CASE_SUCCESS;
  ossicle_candidate_cover (candidate, view, ossicle_line_start (text, request), end);
  ossicle_tray_take (tray, candidate);
}

void
ossicle_reader_access_log (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, " HTTP/")) != NULL;)
    {
      gsize at = p - text, close = at, end, line, request;

      while (close < length && close - at < 12 && text[close] != '"')
        close++;
      p++;
      if (close >= length || text[close] != '"')
        continue;
      line = ossicle_line_start (text, at);
      end = ossicle_line_end (text, at, length);
      if (end - line <= MOST_LINE && ossicle_line_find_last (text, line, at, "\"", &request) &&
          g_ascii_isupper (text[request + 1]))
        read_line (tray, view, request, close, end);
    }
}
