/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "Http Status Code: 403.": the errors of the second generation of SDKs (Go, Python, Java, PHP,
 * .NET, Swift, Kotlin) and of ossutil 2, which print the same lines, some with a full stop behind
 * each value. */

#define MOST 8192
#define ANCHOR "tatus Code:"

static const OssicleField fields[] = {
  { "Http Status Code:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "Status Code:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "Error Code:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Request Id:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "Message:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "EC:", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "Timestamp:", NULL, OSSICLE_VALUE_NOTHING },
  { "Request Endpoint:", OSSICLE_FACT_URL, OSSICLE_VALUE_NOTHING },
  { "ErrorDetail:", "body.ErrorDetail", OSSICLE_VALUE_TEXT },
  { "ArgumentName:", "body.ArgumentName", OSSICLE_VALUE_WORD },
  { "ArgumentValue:", NULL, OSSICLE_VALUE_NOTHING },
};

/* "Request Endpoint: GET https://…." */
static void
add_endpoint (OssicleCandidate *candidate, OssicleView *view, gsize start, gsize stop)
{
  static const char label[] = "Request Endpoint:";
  const char *text = ossicle_view_get_text (view, NULL);
  gsize at, method, url, end;
  gboolean open;

  if (!ossicle_line_find (text, start, stop, label, &at))
    return;
  method = ossicle_line_skip_blanks (text, at + strlen (label), stop);
  for (url = method; url < stop && g_ascii_isupper (text[url]);)
    url++;
  if (url == method || text[url] != ' ')
    return;
  ossicle_candidate_add (candidate, OSSICLE_FACT_METHOD, "Request Endpoint:", view, method, url);

  for (end = ++url;
       end < stop && !g_ascii_isspace (text[end]) && strchr ("\"'\\<>", text[end]) == NULL;)
    end++;
  open = text[end] == '\0';
  if (open && text[end - 1] != '.')
    return;
  while (end > url && strchr (".,;)]", text[end - 1]) != NULL)
    end--;
  if (open && g_strstr_len (text + url, end - url, ".com") == NULL)
    return;
  if (g_str_has_prefix (text + url, "http"))
    ossicle_candidate_add (candidate, OSSICLE_FACT_URL, "Request Endpoint:", view, url, end);
}

/* "BadErrorResponse" is the SDK's own word for an answer that it could not read. */
static void
drop_own_code (OssicleCandidate *candidate)
{
  if (g_strcmp0 (ossicle_candidate_get (candidate, OSSICLE_FACT_CODE), "BadErrorResponse") != 0)
    return;
  ossicle_candidate_remove (candidate, OSSICLE_FACT_CODE);
  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = "a proxy or another server";
    }
}

/* Where the record ends at the latest: where the next one begins. */
static gsize
record_end (const char *text, gsize length, gsize start)
{
  gsize end = MIN (length, start + MOST), next, line;

  if (!ossicle_line_find (text, start + 12, end, ANCHOR, &next))
    return end;
  line = ossicle_line_start (text, next);

  return line > start ? line : next;
}

void
ossicle_reader_sdk2 (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, ANCHOR)) != NULL;)
    {
      OssicleCandidate *candidate;
      gsize start = p - text, end = record_end (text, length, start), found, stop;
      gsize value = ossicle_line_skip_blanks (text, start + strlen (ANCHOR), end);
      gboolean stops = value + 3 < end && text[value + 3] == '.';

      p += strlen (ANCHOR);
      if (!ossicle_line_find (text, start, end, "Request Id:", &found))
        continue;
      if (!ossicle_line_find (text, start, end, "Error Code:", &found))
        continue;
      start = start >= 6 && strncmp (text + start - 6, "Http S", 6) == 0 ? start - 6 : start - 1;

      candidate = ossicle_candidate_new ("sdk-2");
      if (ossicle_record_read (tray, candidate, view, start, end, fields, G_N_ELEMENTS (fields),
                               stops ? OSSICLE_RECORD_FULL_STOPS : OSSICLE_RECORD_PLAIN, &stop))
        {
          add_endpoint (candidate, view, start, end);
          drop_own_code (candidate);
          ossicle_tray_take (tray, candidate);
        }
      else
        ossicle_candidate_free (candidate);
    }
}
