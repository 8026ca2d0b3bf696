/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-request-id.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* What the person pasted when nothing else is left of the answer: ids, with or without a label, a
 * code, a fine-grained code, the address of its page. */

#define NEARBY 160
#define MAX_LONELY 400
#define MAX_LONELY_LOWER 60
#define LEAST_ID 12
#define MAX_ID 60
#define MAX_LABEL 60

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Whether the id at @at is called a request's: by a label before it, or because a text this short
 * holds nothing else. */
static gboolean
is_called_request (const char *text, gsize length, gsize at)
{
  static const char *const labels[] = { "request", "req_id", "reqid", "请求", "x-oss", "rid=" };
  g_autofree char *before = NULL;

  before = g_ascii_strdown (text + (at > NEARBY ? at - NEARBY : 0), MIN (at, NEARBY));
  if (g_str_has_suffix (before, "objectid(\"") || g_str_has_suffix (before, "objectid('") ||
      g_str_has_suffix (before, "oid\":\""))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (strstr (before, labels[i]) != NULL)
      return TRUE;

  return length < MAX_LONELY;
}

/* The fine-grained code of a page that was opened for the request at @at:
 * "troubleshoot?q=0003-00000001&product=Oss&requestId=…". */
static void
add_link (OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from = at, query;

  while (from > 0 && at - from < NEARBY && g_ascii_isgraph (text[from - 1]))
    from--;
  if (!ossicle_line_find (text, from, at, "troubleshoot?q=", &query))
    return;
  query += strlen ("troubleshoot?q=");
  if (ossicle_value_is_ec (text + query))
    ossicle_candidate_add (candidate, OSSICLE_FACT_EC, "text", view, query, query + 13);
}

static gboolean
has_lower (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_ascii_islower (text[i]))
      return TRUE;

  return FALSE;
}

static void
take_id (OssicleTray *tray, OssicleView *view, gsize at, gsize n)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("bare");

  ossicle_candidate_add (candidate, OSSICLE_FACT_REQUEST_ID, "text", view, at, at + n);
  add_link (candidate, view, at);
  ossicle_tray_take (tray, candidate);
}

static guint
read_ids (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);
  guint found = 0;

  for (gsize i = 0; i + 24 <= length; i++)
    {
      gsize n;

      if (!g_ascii_isxdigit (text[i]))
        continue;
      n = i == 0 || (!is_word (text[i - 1]) && text[i - 1] != '-')
            ? ossicle_value_id_length (text + i, tray->now)
            : 0;
      if (n > 0 && length > MAX_LONELY_LOWER && has_lower (text + i, n))
        n = 0; /* as likely the id of anything else */
      if (n > 0 && is_called_request (text, length, i))
        {
          take_id (tray, view, i, n);
          found++;
        }
      while (i + 1 < length && is_word (text[i + 1]))
        i++;
    }

  return found;
}

/* A text that is one documented code, or one fine-grained code and its page, and nothing else. */
static void
read_word (OssicleTray *tray, OssicleView *view)
{
  gsize length, start = 0, end;
  const char *text = ossicle_view_get_text (view, &length);
  g_autoptr (OssicleCandidate) candidate = ossicle_candidate_new ("bare");
  g_autofree char *word = NULL;
  const char *query = strstr (text, "troubleshoot?q=");

  if (length > MAX_LONELY)
    return;
  if (query != NULL)
    start = query + strlen ("troubleshoot?q=") - text;
  while (start < length && (g_ascii_isspace (text[start]) || strchr ("\"'`", text[start]) != NULL))
    start++;
  for (end = start; end < length && (is_word (text[end]) || text[end] == '-');)
    end++;
  if (text[end + strspn (text + end, " \t\n.!\"'`")] != '\0' && query == NULL)
    return;

  word = g_strndup (text + start, end - start);
  if (ossicle_value_is_ec (text + start) && end - start == 13)
    ossicle_candidate_add (candidate, OSSICLE_FACT_EC, "text", view, start, end);
  else if (query == NULL && ossicle_tray_knows_code (tray, word))
    ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "text", view, start, end);
  else
    return;
  ossicle_tray_take (tray, g_steal_pointer (&candidate));
}

/* The last word of a text that is no more than an id, with a label before it perhaps. */
static gboolean
find_lonely (const char *text, gsize length, gsize *start, gsize *end)
{
  gsize digits;

  for (*end = length; *end > 0 && strchr (" \t\n.\"'`", text[*end - 1]) != NULL;)
    (*end)--;
  for (*start = *end; *start > 0 && *end - *start <= MAX_ID &&
                      (g_ascii_isalnum (text[*start - 1]) || strchr ("-*", text[*start - 1]));)
    (*start)--;
  digits = strcspn (text, "0123456789*");

  return *end - *start >= LEAST_ID && *end - *start <= MAX_ID && *start <= MAX_LABEL &&
         digits + LEAST_ID > *start && memchr (text, '\n', *start) == NULL;
}

/* An id of something else: nothing of OSS, but worth saying whose it is. */
static void
take_strange_id (OssicleTray *tray,
                 OssicleView *view,
                 OssicleRequestId *id,
                 const char *fact,
                 gsize at,
                 gsize end)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("bare");
  gint64 unix_ms;

  candidate->kind = OSSICLE_CASE_NOT_OSS;
  switch (ossicle_request_id_get_form (id))
    {
    case OSSICLE_REQUEST_ID_EAGLE:
      candidate->answerer = "Alibaba Cloud CDN";
      break;
    case OSSICLE_REQUEST_ID_CEPH:
      candidate->answerer = "Ceph";
      break;
    default:
      candidate->answerer = "Alibaba Cloud (another product)";
      break;
    }
  ossicle_candidate_add (candidate, fact, "text", view, at, end);
  if (ossicle_request_id_get_time (id, &unix_ms))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_ms / 1000);
      g_autofree char *value = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");

      ossicle_candidate_add_inferred (candidate, OSSICLE_FACT_REQUEST_TIME, value, fact);
    }
  ossicle_tray_take (tray, candidate);
}

/* A text that is one id, of which OSS's own are read already. */
static void
read_lonely_id (OssicleTray *tray, OssicleView *view)
{
  gsize length, start, end;
  const char *text = ossicle_view_get_text (view, &length);
  g_autofree char *word = NULL;
  g_autoptr (OssicleRequestId) id = NULL;
  OssicleCandidate *candidate;

  if (length > MAX_LONELY || !find_lonely (text, length, &start, &end))
    return;
  word = g_strndup (text + start, end - start);
  id = ossicle_request_id_new (word, tray->now);
  switch (ossicle_request_id_get_form (id))
    {
    case OSSICLE_REQUEST_ID_UUID:
    case OSSICLE_REQUEST_ID_CEPH:
      take_strange_id (tray, view, id, "body.RequestId", start, end);
      return;
    case OSSICLE_REQUEST_ID_EAGLE:
      take_strange_id (tray, view, id, "header.eagleid", start, end);
      return;
    case OSSICLE_REQUEST_ID_MASKED:
      break;
    default:
      return;
    }
  if (strspn (word, "0123456789ABCDEF") < 8)
    return;
  candidate = ossicle_candidate_new ("bare");
  ossicle_candidate_add (candidate, OSSICLE_FACT_REQUEST_ID_MASKED, "text", view, start, end);
  ossicle_tray_take (tray, candidate);
}

void
ossicle_reader_bare (OssicleTray *tray, OssicleView *view)
{
  if (read_ids (tray, view) > 0)
    return;
  read_word (tray, view);
  read_lonely_id (tray, view);
}
