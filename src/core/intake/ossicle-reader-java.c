/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "[ErrorCode]: NoSuchKey": the exceptions of the Java SDK v1, and of all that is built on it
 * (Hadoop, Spark, Flink, DataX, Elasticsearch), and of the Android SDK. */

#define MOST 4096
#define BEFORE 1200

static const OssicleField fields[] = {
  { "[ErrorCode]:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "[RequestId]:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "[HostId]:", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "[EC]:", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "[StatusCode]:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "[Code]:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "[Message]:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "[BucketName]:", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "[ResourceType]:", "body.ResourceType", OSSICLE_VALUE_WORD },
  { "[Header]:", "body.Header", OSSICLE_VALUE_WORD },
  { "[Method]:", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "[RawMessage]:", NULL, OSSICLE_VALUE_NOTHING },
  { "[ResponseError]:", NULL, OSSICLE_VALUE_NOTHING },
  { "[RecommendDoc]:", NULL, OSSICLE_VALUE_NOTHING },
  { "[ErrorMessage]:", NULL, OSSICLE_VALUE_NOTHING },
};

/* What stands before the message in an exception's first line. */
static const char *const heads[] = {
  "OSSException: ",
  "ServiceException: ",
  "Unable to execute HTTP request: ",
  "OSSException Message:",
};

/* Where the message before the first label begins; @at where there is none. */
static gsize
message_start (const char *text, gsize at)
{
  gsize from = ossicle_line_paragraph_start (text, at, BEFORE), found, best = 0, line;

  if (at - from > BEFORE)
    from = at - BEFORE;
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (ossicle_line_find_last (text, from, at, heads[i], &found))
      best = MAX (best, found + strlen (heads[i]));
  if (best > 0)
    return best;

  /* Clojure and the like print the class first and the message on a line of its own. */
  line = ossicle_line_start (text, at);
  if (line != at || line == 0)
    return at;
  line = ossicle_line_start (text, line - 1);
  from = line > 0 ? ossicle_line_start (text, line - 1) : 0;

  return ossicle_line_find (text, from, line, "OSSException", &found) ? line : at;
}

static void
add_message (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  static const OssicleField field = { "exception", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from = message_start (text, at), to = at;

  while (to > from && (g_ascii_isspace (text[to - 1]) || text[to - 1] == ','))
    to--;
  if (to <= from || to - from > BEFORE || text[to - 1] == ':' ||
      memchr (text + from, '\\', to - from) != NULL)
    return;
  ossicle_value_add (tray, candidate, &field, view, from, to, TRUE);
}

static gboolean
is_client_side (const char *text, gsize start, gsize stop)
{
  gsize found;

  return ossicle_line_find (text, start, stop, "[RequestId]: Unknown", &found);
}

void
ossicle_reader_java (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, "]:")) != NULL;)
    {
      OssicleCandidate *candidate;
      gsize start = p - text, stop;
      gboolean read;

      while (start > 0 && text[start] != '[' && p - text - start < 16)
        start--;
      p += 2;
      if (strncmp (text + start, "[ErrorCode]", 11) != 0 &&
          g_ascii_strncasecmp (text + start, "[RequestId]", 11) != 0 &&
          strncmp (text + start, "[StatusCode]", 12) != 0)
        continue;

      candidate = ossicle_candidate_new ("java-exception");
      read = ossicle_record_read (tray, candidate, view, start, MIN (length, start + MOST), fields,
                                  G_N_ELEMENTS (fields), OSSICLE_RECORD_PLAIN, &stop);
      if (read && is_client_side (text, start, stop))
        {
          candidate->kind = OSSICLE_CASE_NETWORK;
          ossicle_candidate_remove (candidate, OSSICLE_FACT_CODE);
        }
      else if (ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL &&
               ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL)
        read = FALSE;
      else if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL &&
               !ossicle_tray_knows_code (tray,
                                         ossicle_candidate_get (candidate, OSSICLE_FACT_CODE)) &&
               ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) == NULL)
        read = FALSE; /* a code of the SDK's own, and cut off */
      if (read)
        add_message (tray, candidate, view, start);
      if (read)
        ossicle_tray_take (tray, candidate);
      else
        ossicle_candidate_free (candidate);
      p = text + MAX (stop, (gsize) (p - text));
    }
}
