/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-head.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"
#include "ossicle-request-head.h"

/* A response as it goes over the wire: curl -i, -I and -v, a debugger's dump, a captured stream;
 * with the request before it where that stands there. */

#define MAX_LINES 100
#define MAX_LINE (16 * 1024)
#define MAX_BACK (8 * 1024)
#define BODY_NEAR 400

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
} Scan;

/* Where the status stands in the status line at @p, "HTTP/1.1 403" or "HTTP/2 403"; else 0. */
static gsize
status_at (const char *p)
{
  gsize n = 5;

  if (!g_ascii_isdigit (p[n]))
    return 0;
  n++;
  if (p[n] == '.' && g_ascii_isdigit (p[n + 1]))
    n += 2;
  if (p[n] != ' ' || p[n + 1] < '1' || p[n + 1] > '5' || !g_ascii_isdigit (p[n + 2]) ||
      !g_ascii_isdigit (p[n + 3]) || g_ascii_isalnum (p[n + 4]) || p[n + 4] == '"')
    return 0;

  return n + 1;
}

/* Where the content of a line begins, behind what stood before the first line too, and behind the
 * marks of curl. */
static gsize
content_at (Scan *self, gsize line, gsize end, const char *prefix, gsize prefix_length)
{
  if (prefix_length > 0 && prefix_length <= end - line &&
      memcmp (self->text + line, prefix, prefix_length) == 0)
    line += prefix_length;
  while (line < end && strchr (" \t<>", self->text[line]) != NULL)
    line++;

  return line;
}

/* Takes the header fields from the line at @line on; returns where they end. */
static gsize
read_fields (Scan *self,
             OssicleCandidate *candidate,
             gsize line,
             const char *prefix,
             gsize prefix_length)
{
  guint strangers = 0;

  for (guint i = 0; i < MAX_LINES && line < self->length; i++)
    {
      gsize end = ossicle_line_end (self->text, line, self->length), name_end, value, value_end;
      gsize at = content_at (self, line, end, prefix, prefix_length);

      if (at >= end || end - line > MAX_LINE)
        return end;
      value_end = ossicle_head_read_line (self->text, at, end, &name_end, &value);
      if (value_end == 0)
        {
          gboolean is_markup = at > line && self->text[at - 1] == '<';

          if (++strangers > 2 || is_markup || self->text[at] == '{')
            return line;
          ossicle_head_add_cut (candidate, OSSICLE_FACT_ANSWER_CUT, self->view, at, end);
        }
      else
        ossicle_head_add (self->tray, candidate, self->view, at, name_end, value, value_end);
      line = end + 1;
    }

  return MIN (line, self->length);
}

/* Finds the request line before @at: "GET /a.txt HTTP/1.1". */
static gboolean
find_request (Scan *self, gsize floor, gsize at, gsize *method, gsize *target, gsize *target_end)
{
  static const char *const methods[] = { "GET ", "PUT ", "POST ", "HEAD ", "DELETE ", "OPTIONS " };

  for (gsize line = ossicle_line_start (self->text, at); line > floor;)
    {
      gsize end = line - 1, start;

      line = ossicle_line_start (self->text, end);
      if (end - line < 8 || end - line > MAX_LINE)
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
        {
          const char *p = g_strstr_len (self->text + line, MIN (end - line, 120), methods[i]);
          const char *stop;

          if (p == NULL || (p > self->text && g_ascii_isalnum (p[-1])))
            continue;
          start = p - self->text + strlen (methods[i]);
          stop = g_strstr_len (self->text + start, end - start, " HTTP/");
          if (stop == NULL || memchr (self->text + start, ' ', stop - self->text - start) != NULL ||
              memchr (self->text + line, '"', end - line) != NULL)
            continue;
          *method = p - self->text;
          *target = start;
          *target_end = stop - self->text;
          return TRUE;
        }
    }

  return FALSE;
}

static void
add_request_field (Scan *self,
                   OssicleCandidate *candidate,
                   gsize name,
                   gsize name_end,
                   gsize value,
                   gsize value_end)
{
  static const OssicleField host = { "request:host", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST };

  ossicle_request_head_add (candidate, self->view, name, name_end, value, value_end);
  if (name_end - name == strlen ("host") &&
      g_ascii_strncasecmp (self->text + name, "host", name_end - name) == 0)
    ossicle_value_add (self->tray, candidate, &host, self->view, value, value_end, TRUE);
}

/* Takes the header fields of the request between its line and @at, where the answer begins. */
static void
read_request_fields (Scan *self, OssicleCandidate *candidate, gsize request, gsize from, gsize at)
{
  gsize start = ossicle_line_start (self->text, request);
  gsize prefix = request - start < 80 ? request - start : 0;

  for (gsize line = ossicle_line_end (self->text, from, self->length) + 1; line < at;)
    {
      gsize end = ossicle_line_end (self->text, line, self->length), name_end, value, value_end;
      gsize content = content_at (self, line, end, self->text + start, prefix);

      if (content >= end || end - line > MAX_LINE)
        return;
      value_end = ossicle_head_read_line (self->text, content, end, &name_end, &value);
      if (value_end != 0)
        add_request_field (self, candidate, content, name_end, value, value_end);
      else
        ossicle_head_add_cut (candidate, OSSICLE_FACT_REQUEST_CUT, self->view, content, end);
      line = end + 1;
    }
}

/* Where curl says that it talks to port 80, nothing was encrypted; else what is usual. */
static const char *
find_scheme (Scan *self, gsize floor, gsize request)
{
  gsize at;

  return ossicle_line_find (self->text, floor, request, ") port 80 ", &at) ? "http" : "https";
}

/* Takes what the request tells that stands before the response. */
static void
read_request (Scan *self, OssicleCandidate *candidate, gsize floor, gsize at)
{
  gsize method, target, target_end;
  const char *host;

  floor = MAX (floor, at > MAX_BACK ? at - MAX_BACK : 0);
  if (!find_request (self, floor, at, &method, &target, &target_end))
    return;

  read_request_fields (self, candidate, method, target_end, at);
  host = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_PREFIX "host");
  ossicle_candidate_add (candidate, OSSICLE_FACT_METHOD, "request-line", self->view, method,
                         method + strcspn (self->text + method, " "));
  ossicle_head_add_target (candidate, self->view,
                           ossicle_candidate_get (candidate, OSSICLE_FACT_HOST), target,
                           target_end);
  if (host != NULL)
    ossicle_request_head_add_target (candidate, self->view, find_scheme (self, floor, method), host,
                                     target, target_end);
}

/* The page that follows a proxy's head is that answer's, and no other one. */
static void
cover_page (Scan *self, OssicleCandidate *candidate, gsize from)
{
  gsize stop = MIN (self->length, from + MAX_LINE), page, end;

  if (candidate->kind != OSSICLE_CASE_NOT_OSS ||
      !ossicle_line_find (self->text, from, stop, "</html>", &end))
    return;
  if (!ossicle_line_find (self->text, from, end, "HTTP/1", &page))
    ossicle_candidate_cover (candidate, self->view, from, end + strlen ("</html>"));
}

static gsize
read_response (Scan *self, gsize at, gsize status, gsize floor)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("http-response");
  gsize line = ossicle_line_start (self->text, at), end;
  const char *body;

  ossicle_candidate_add (candidate, OSSICLE_FACT_STATUS, "status-line", self->view, status,
                         status + 3);
  end = read_fields (self, candidate, ossicle_line_end (self->text, at, self->length) + 1,
                     self->text + line, at - line < 80 ? at - line : 0);
  body = g_strstr_len (self->text + end, MIN (self->length - end, BODY_NEAR), "<Error>");
  if (body != NULL && memmem (self->text + end, body - self->text - end, "HTTP/", 5) != NULL)
    body = NULL;
  ossicle_candidate_cover (candidate, self->view, at,
                           body != NULL ? (gsize) (body - self->text) + 7 : end);
  if (self->text[status] != '1' && ossicle_head_judge (candidate))
    {
      read_request (self, candidate, floor, at);
      cover_page (self, candidate, end);
      ossicle_tray_take (self->tray, candidate);
    }
  else
    ossicle_candidate_free (candidate);

  return MAX (end, at + 5);
}

void
ossicle_reader_http_response (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };
  gsize floor = 0;

  self.text = ossicle_view_get_text (view, &self.length);
  for (const char *p = self.text; (p = strstr (p, "HTTP/")) != NULL;)
    {
      gsize status = status_at (p);

      if (status == 0 || (p > self.text && g_ascii_isalnum (p[-1])))
        {
          p += 5;
          continue;
        }
      floor = read_response (&self, p - self.text, p - self.text + status, floor);
      p = self.text + floor;
    }
}
