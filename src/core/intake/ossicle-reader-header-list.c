/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-head.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"
#include "ossicle-request-head.h"

/* Header fields without a status line, as browsers' tools and the log of the Android SDK show them:
 * "x-oss-request-id: …" among others, names and values on one line or on two. */

#define MOST_BACK 6000
#define MOST_ON 4000
#define ANCHOR "x-oss-request-id"

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
  OssicleCandidate *candidate;
} Scan;

static const OssicleField labels[] = {
  { "Request URL", OSSICLE_FACT_URL, OSSICLE_VALUE_URL },
  { "请求网址", OSSICLE_FACT_URL, OSSICLE_VALUE_URL },
  { "请求 URL", OSSICLE_FACT_URL, OSSICLE_VALUE_URL },
  { "Request Method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "请求方法", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "Status Code", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "状态代码", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "response code", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "Status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "状态", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
};

/* Behind a name and its colon; on the next line where the name stands alone. */
static gsize
value_at (Scan *self, gsize at, gsize *end)
{
  while (at < *end && strchr (": \t", self->text[at]) != NULL)
    at++;
  if (g_str_has_prefix (self->text + at, "："))
    at += strlen ("：");
  if (at < *end)
    return at;
  at = MIN (*end + 1, self->length);
  *end = ossicle_line_end (self->text, at, self->length);

  return ossicle_line_skip_blanks (self->text, at, *end);
}

static void
add_url (Scan *self, gsize at, gsize end)
{
  if (!g_str_has_prefix (self->text + at, "http"))
    return;
  for (gsize i = at; i < end; i++)
    if (g_ascii_isspace (self->text[i]))
      end = i;
  ossicle_request_head_add_url (self->candidate, self->view, at, end);
}

/* Takes a label of the tool at @at. Returns whether there was one. */
static gboolean
take_label (Scan *self, gsize at, gsize end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize n = strlen (labels[i].print), value, stop = end;
      const char *behind = self->text + at + n;

      if (n > end - at || strncmp (self->text + at, labels[i].print, n) != 0 ||
          !(*behind == ':' || *behind == '\n' || *behind == '\t' ||
            g_str_has_prefix (behind, "：") || g_str_has_prefix (behind, " :")))
        continue;
      value = value_at (self, at + n, &stop);
      if (labels[i].kind == OSSICLE_VALUE_URL)
        add_url (self, value, stop);
      else
        {
          while (value < stop && (guchar) self->text[value] >= 0x80)
            value = value + g_utf8_skip[(guchar) self->text[value]];
          value = ossicle_line_skip_blanks (self->text, value, stop);
          ossicle_value_add (self->tray, self->candidate, &labels[i], self->view, value, stop,
                             TRUE);
        }
      if (g_str_equal (labels[i].print, "response code") &&
          ossicle_line_find (self->text, value, stop, "for url: ", &value))
        add_url (self, value + strlen ("for url: "), stop);
      return TRUE;
    }

  return FALSE;
}

/* "responseHeader [server]: AliyunOSS" or "server: AliyunOSS" or "server:" and its value below. */
static void
take_field (Scan *self, gsize at, gsize end, gboolean of_request)
{
  static const char android[] = "responseHeader [";
  gsize name_end, value, stop = end;

  while (at < end && self->text[at] == '*')
    at++;
  if (strncmp (self->text + at, android, strlen (android)) == 0)
    {
      at += strlen (android);
      name_end = at + strcspn (self->text + at, "]\n");
      if (self->text[name_end] != ']')
        return;
      value = value_at (self, name_end + 1, &stop);
      ossicle_head_add (self->tray, self->candidate, self->view, at, name_end, value,
                        MAX (stop, value));
      return;
    }
  for (name_end = at;
       name_end < end && (g_ascii_isalnum (self->text[name_end]) || self->text[name_end] == '-');)
    name_end++;
  if (name_end == at ||
      (name_end < end && self->text[name_end] != ':' && self->text[name_end] != '\t'))
    {
      ossicle_head_add_cut (self->candidate,
                            of_request ? OSSICLE_FACT_REQUEST_CUT : OSSICLE_FACT_ANSWER_CUT,
                            self->view, at, end);
      return;
    }
  if (name_end == end && memchr (self->text + at, '-', end - at) == NULL)
    return;
  value = value_at (self, name_end, &stop);
  while (stop > value && g_ascii_isspace (self->text[stop - 1]))
    stop--;
  if (stop > value && of_request)
    ossicle_request_head_add (self->candidate, self->view, at, name_end, value, stop);
  else if (stop > value)
    ossicle_head_add (self->tray, self->candidate, self->view, at, name_end, value, stop);
}

static gboolean
is_section (const char *p)
{
  return g_str_has_prefix (p, "Request Headers") || g_str_has_prefix (p, "请求标头") ||
         g_str_has_prefix (p, "请求头") || g_str_has_prefix (p, "Request headers");
}

static gboolean
is_response_section (const char *p)
{
  return g_str_has_prefix (p, "Response Headers") || g_str_has_prefix (p, "响应标头") ||
         g_str_has_prefix (p, "响应头") || g_str_has_prefix (p, "Response headers");
}

/* Where the browser tells that it does not show all of them, none of them counts. */
static gboolean
is_provisional (const char *p)
{
  return g_str_has_prefix (p, "Provisional headers") || strncmp (p, "显示的是临时", 18) == 0 ||
         g_str_has_prefix (p, "显示了预配标头");
}

/* A status line or a body belongs to another answer than the fields below it. */
static gboolean
ends_answer (const char *content)
{
  return *content == '<' || g_str_has_prefix (content, "HTTP/");
}

/* Where the block of lines round @at begins: at the tool's first label within reach. */
static gsize
find_start (Scan *self, gsize at)
{
  gsize floor = at > MOST_BACK ? at - MOST_BACK : 0, start = ossicle_line_start (self->text, at);
  gsize best = start, blanks = 0;

  for (gsize line = start; line > floor && blanks < 3;)
    {
      gsize end = line - 1, content;

      line = ossicle_line_start (self->text, end);
      content = ossicle_line_skip_blanks (self->text, line, end);
      blanks += content == end;
      if (ends_answer (self->text + content))
        break;
      if (ossicle_line_find (self->text, line, end, ANCHOR, &content))
        break;
      if (content < end)
        best = line;
      if (g_str_has_prefix (self->text + content, "Request URL") ||
          g_str_has_prefix (self->text + content, "请求网址") ||
          ossicle_line_find (self->text, line, end, "response code:", &content))
        break;
    }

  return MAX (best, floor);
}

static gsize
read_block (Scan *self, gsize at)
{
  gsize line = find_start (self, at), stop = MIN (self->length, at + MOST_ON), next;
  gboolean request = FALSE, provisional = FALSE;

  if (ossicle_line_find (self->text, at + strlen (ANCHOR), stop, ANCHOR, &next))
    stop = ossicle_line_start (self->text, next);
  self->candidate = ossicle_candidate_new ("header-list");
  while (line < stop)
    {
      gsize end = ossicle_line_end (self->text, line, self->length), content, found;

      content = ossicle_line_skip_blanks (self->text, line, end);
      if (ossicle_line_find (self->text, content, end, "responseHeader [", &found) ||
          ossicle_line_find (self->text, content, end, "response code:", &found))
        content = found;
      if (content == end && line > at && !request)
        break;
      request = (request || is_section (self->text + content)) &&
                !is_response_section (self->text + content);
      provisional = request && (provisional || is_provisional (self->text + content));
      if (content < end && !take_label (self, content, end) && !provisional)
        take_field (self, content, end, request);
      line = end + 1;
    }
  ossicle_candidate_cover (self->candidate, self->view, at, at + strlen (ANCHOR));
  if (ossicle_candidate_get (self->candidate, OSSICLE_FACT_REQUEST_ID) != NULL &&
      ossicle_head_judge (self->candidate))
    ossicle_tray_take (self->tray, self->candidate);
  else
    ossicle_candidate_free (self->candidate);

  return MAX (stop, at + strlen (ANCHOR));
}

/* Whether the name at @at stands at the beginning of its line, or is one of Android's. */
static gboolean
begins_line (Scan *self, gsize at)
{
  gsize line = ossicle_line_start (self->text, at);
  gsize content = ossicle_line_skip_blanks (self->text, line, at);
  const char *behind = self->text + at + strlen (ANCHOR);

  while (content < at && self->text[content] == '*')
    content++;
  if (at > 0 && self->text[at - 1] == '[')
    return *behind == ']';

  return content == at && (*behind == ':' || *behind == '\n' || *behind == '\t');
}

void
ossicle_reader_header_list (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };

  self.text = ossicle_view_get_text (view, &self.length);
  for (const char *p = self.text; (p = strcasestr (p, ANCHOR)) != NULL;)
    p = begins_line (&self, p - self.text) ? self.text + read_block (&self, p - self.text) : p + 1;
}
