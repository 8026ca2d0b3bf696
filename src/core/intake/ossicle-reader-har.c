/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-head.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"
#include "ossicle-request-head.h"

/* Entries of a HAR file, whole or in part, and other JSON of browsers' tools that lists header
 * fields as pairs of name and value. */

#define MOST_ENTRY (256 * 1024)
#define MOST_VALUE 4096

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
} Scan;

/* The string behind the key @key in [@from, @to): "url": "…". */
static gboolean
find_string (Scan *self, gsize from, gsize to, const char *key, gsize *start, gsize *end)
{
  gsize at;

  if (!ossicle_line_find (self->text, from, to, key, &at))
    return FALSE;
  at = ossicle_line_skip_blanks (self->text, at + strlen (key), to);
  if (at >= to || self->text[at] != ':')
    return FALSE;
  at = ossicle_line_skip_blanks (self->text, at + 1, to);
  if (self->text[at] == '"')
    at++;
  for (*start = *end = at;
       *end < to && *end - at < MOST_VALUE && strchr ("\"\n,}", self->text[*end]) == NULL;)
    (*end)++;

  return *end > *start;
}

/* Pairs {"name": "server", "value": "AliyunOSS"} in [@from, @to). */
static void
add_pairs (Scan *self, OssicleCandidate *candidate, gsize from, gsize to, gboolean is_request)
{
  gsize at, name, name_end, value, value_end;

  while (ossicle_line_find (self->text, from, to, "\"name\"", &at))
    {
      gsize stop = MIN (to, at + MOST_VALUE);

      from = at + 6;
      if (!find_string (self, at, stop, "\"name\"", &name, &name_end) ||
          !find_string (self, name_end, stop, "\"value\"", &value, &value_end))
        continue;
      if (is_request)
        ossicle_request_head_add (candidate, self->view, name, name_end, value, value_end);
      else
        ossicle_head_add (self->tray, candidate, self->view, name, name_end, value, value_end);
    }
}

/* The header fields of a request: its "headers", without its "queryString" and "cookies", which are
 * pairs as well. */
static void
add_request_fields (Scan *self, OssicleCandidate *candidate, gsize request, gsize response)
{
  gsize from, to;

  if (!ossicle_line_find (self->text, request, response, "\"headers\"", &from) ||
      !ossicle_line_find (self->text, from, response, "]", &to))
    return;
  add_pairs (self, candidate, from, to, TRUE);
}

static void
add_url (Scan *self, OssicleCandidate *candidate, gsize from, gsize to)
{
  gsize start, end;

  if (find_string (self, from, to, "\"url\"", &start, &end) &&
      g_str_has_prefix (self->text + start, "http"))
    ossicle_request_head_add_url (candidate, self->view, start, end);
}

static void
read_entry (Scan *self, gsize request, gsize response, gsize end)
{
  static const OssicleField status = { "response.status", OSSICLE_FACT_STATUS,
                                       OSSICLE_VALUE_STATUS };
  static const OssicleField method = { "request.method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD };
  OssicleCandidate *candidate = ossicle_candidate_new ("har");
  gsize from, to;

  add_pairs (self, candidate, response, end, FALSE);
  if (find_string (self, response, end, "\"status\"", &from, &to))
    ossicle_value_add (self->tray, candidate, &status, self->view, from, to, TRUE);
  if (find_string (self, request, response, "\"method\"", &from, &to))
    ossicle_value_add (self->tray, candidate, &method, self->view, from, to, TRUE);
  add_url (self, candidate, request, response);
  add_request_fields (self, candidate, request, response);
  ossicle_candidate_cover (candidate, self->view, request, end);

  if (ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS) != NULL &&
      ossicle_head_judge (candidate) && candidate->kind != OSSICLE_CASE_NOT_OSS)
    ossicle_tray_take (self->tray, candidate);
  else
    ossicle_candidate_free (candidate);
}

void
ossicle_reader_har (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };
  gsize request, response, next, from = 0;

  self.text = ossicle_view_get_text (view, &self.length);
  while (ossicle_line_find (self.text, from, self.length, "\"request\"", &request))
    {
      gsize end = MIN (self.length, request + MOST_ENTRY);

      from = request + 9;
      if (!ossicle_line_find (self.text, from, end, "\"response\"", &response))
        continue;
      if (ossicle_line_find (self.text, from, end, "\"request\"", &next))
        {
          if (next < response)
            continue;
          end = next;
        }
      read_entry (&self, request, response, end);
    }
}
