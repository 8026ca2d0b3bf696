/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "oss: service returned error: StatusCode=403, ErrorCode=…": the Go SDK v1 and all that is built
 * on it: ossutil 1, Terraform, Velero, ChartMuseum, registries. */

#define MOST 4096
#define ANCHOR "StatusCode="

static const OssicleField fields[] = {
  { "StatusCode=", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "ErrorCode=", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "ErrorMessage=", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "RequestId=", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "Ec=", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "HostId=", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "Endpoint=", "body.Endpoint", OSSICLE_VALUE_WORD },
  { "Bucket=", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Object=", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_NOTHING },
};

/* The key is the last value, and ossutil goes on behind it: with an exclamation mark, or with
 * where to find more. */
static void
add_object (OssicleTray *tray,
            OssicleCandidate *candidate,
            OssicleView *view,
            gsize start,
            gsize end)
{
  static const OssicleField field = { "Object=", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT };
  const char *text = ossicle_view_get_text (view, NULL);
  gsize at, stop, more;

  if (!ossicle_line_find (text, start, end, "Object=", &at))
    return;
  at += strlen ("Object=");
  stop = ossicle_line_end (text, at, end);
  if (ossicle_line_find (text, at, stop, ". See more", &more))
    stop = more;
  while (stop > at && g_ascii_isspace (text[stop - 1]))
    stop--;
  if (stop > at && (text[stop - 1] == '"' || text[stop - 1] == '\''))
    stop--;
  if (stop > at && text[stop - 1] == '!')
    stop--;
  ossicle_value_add (tray, candidate, &field, view, at, stop, FALSE);
}

static gsize
find_anchor (const char *text, gsize from)
{
  const char *p = strcasestr (text + from, ANCHOR);

  return p != NULL ? (gsize) (p - text) : G_MAXSIZE;
}

void
ossicle_reader_go1 (OssicleTray *tray, OssicleView *view)
{
  gsize length, at, next;
  const char *text = ossicle_view_get_text (view, &length);

  for (at = find_anchor (text, 0); at != G_MAXSIZE; at = next)
    {
      OssicleCandidate *candidate;
      gsize end = MIN (length, at + MOST), found, stop;

      next = find_anchor (text, at + strlen (ANCHOR));
      end = MIN (end, next);
      if (!ossicle_line_find (text, at, MIN (end, at + 80), "ErrorCode=", &found))
        continue;

      candidate = ossicle_candidate_new ("go-1");
      if (!ossicle_record_read (tray, candidate, view, at, end, fields, G_N_ELEMENTS (fields),
                                OSSICLE_RECORD_PLAIN, &stop))
        {
          ossicle_candidate_free (candidate);
          continue;
        }
      if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) == NULL &&
          !ossicle_line_find (text, at > 64 ? at - 64 : 0, at, "returned error", &found))
        {
          ossicle_candidate_free (candidate);
          continue;
        }
      add_object (tray, candidate, view, at, MIN (end, stop + 1024));
      if (text[at + strlen (ANCHOR)] == '0' || text[at + strlen (ANCHOR)] == '-')
        candidate->kind = OSSICLE_CASE_NETWORK;
      ossicle_candidate_cover (candidate, view, at, at + strlen (ANCHOR));
      ossicle_tray_take (tray, candidate);
    }
}
