/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-context.h"
#include "ossicle-line.h"
#include "ossicle-record.h"

/* What stands around an error and is not part of it: the status that the client names, the URL it
 * asked for, the bucket in its command. It only fills what the error itself does not tell, and only
 * from nearby; a status has to be one that the code comes with. */

#define BEFORE 2048
#define AFTER 512
#define APART 64
#define MOST_NEIGHBOURS 16
#define MOST_URL 2048

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  OssicleGroup *group;
  OssicleCandidate *found;
  gsize from, start, end, to; /* the error stands from start to end */
} Scan;

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static gboolean
lacks (Scan *self, const char *name)
{
  return ossicle_group_get (self->group, name) == NULL;
}

static gboolean
is_error (OssicleGroup *group)
{
  return ossicle_group_get_kind (group) == OSSICLE_CASE_ERROR;
}

/* No answer came: what was asked is all that there is to tell. */
static gboolean
is_failure (OssicleGroup *group)
{
  return ossicle_group_get_kind (group) == OSSICLE_CASE_NETWORK;
}

/* Whether what stands before the number at @at says that it is a status. */
static gboolean
is_led_by_status (Scan *self, gsize at)
{
  static const char *const leads[] = {
    "status",           "statuscode",      "status_code",    "status code",
    "status of",        "status code of",  "http",           "http error",
    "response code",    "http code",       "status error",   "状态码",
    "returned",         "statuscodeerror", "httpstatuscode", "http_status",
    "http_code",        "http/1.1",        "http/2",         "http/1.0",
    "http/2.0",         "http status",     "状态",           "返回",
    "failed with code", "响应码",          "error code"
  };
  gsize i = at, from;
  g_autofree char *before = NULL;

  while (i > self->from && strchr (" :=\"'([`\t", self->text[i - 1]) != NULL)
    i--;
  if (at - i > 4 || i == at)
    return FALSE;
  from = i - self->from > 20 ? i - 20 : self->from;
  before = g_ascii_strdown (self->text + from, i - from);
  for (gsize j = 0; j < G_N_ELEMENTS (leads); j++)
    if (g_str_has_suffix (before, leads[j]))
      return TRUE;

  return FALSE;
}

/* Whether the number at @at is followed by its reason phrase: "403 Forbidden", "403 (Forbidden)".
 */
static gboolean
is_followed_by_reason (Scan *self, gsize at)
{
  static const char *const reasons[] = {
    "Forbidden",           "Not Found",
    "Bad Request",         "Conflict",
    "Non-Authoritative",   "Method Not Allowed",
    "Precondition Failed", "Length Required",
    "Service Unavailable", "Client Error",
    "Requested Range",     "Range Not Satisfiable",
    "Too Many Requests",   "Moved",
    "Unauthorized",
  };
  const char *p = self->text + at + 3;

  if (*p != ' ')
    return FALSE;
  p += strspn (p, " (");
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_has_prefix (p, reasons[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_status (Scan *self, gsize at)
{
  const char *p = self->text + at;
  guint status;

  if ((at > 0 && (is_word (p[-1]) || p[-1] == '.' || p[-1] == '-')) || *p < '2' || *p > '5' ||
      !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || is_word (p[3]) ||
      (p[3] == '.' && g_ascii_isdigit (p[4])))
    return FALSE;
  status = (p[0] - '0') * 100 + (p[1] - '0') * 10 + (p[2] - '0');
  if (status < 300 && status != 203)
    return FALSE;

  return (is_led_by_status (self, at) || is_followed_by_reason (self, at)) &&
         ossicle_tray_allows_status (self->tray, ossicle_group_get (self->group, OSSICLE_FACT_CODE),
                                     status);
}

static gboolean
take_status (Scan *self, gsize at)
{
  if (!is_status (self, at))
    return FALSE;
  ossicle_candidate_add (self->found, OSSICLE_FACT_STATUS, "text", self->view, at, at + 3);

  return TRUE;
}

/* The nearest status: within the error, else before it, else right behind it. */
static void
find_status (Scan *self)
{
  for (gsize i = self->start; i + 3 <= self->end; i++)
    if (g_ascii_isdigit (self->text[i]) && take_status (self, i))
      return;
  for (gsize i = self->start; i > self->from; i--)
    if (g_ascii_isdigit (self->text[i - 1]) && take_status (self, i - 1))
      return;
  for (gsize i = self->end; i + 3 <= self->to; i++)
    if (g_ascii_isdigit (self->text[i]) && take_status (self, i))
      return;
}

static gsize
url_end (const char *text, gsize at, gsize to)
{
  gsize end = at;

  while (end < to && end - at < MOST_URL && !g_ascii_isspace (text[end]) &&
         strchr ("\"'`<>\\{}|^", text[end]) == NULL && (guchar) text[end] < 0xE0)
    end++;
  while (end > at && strchr (".,;:)]!", text[end - 1]) != NULL)
    end--;

  return end;
}

/* Whether what begins at @start is the name of an XML name space, or glued to an escape. */
static gboolean
is_debris (Scan *self, gsize start)
{
  gsize from = start > self->from + 24 ? start - 24 : self->from, at;

  return (start > self->from && strchr ("\\%", self->text[start - 1]) != NULL) ||
         ossicle_line_find (self->text, from, start, "xmlns", &at);
}

/* Whether the line tells of another request, which went well: "GET https://… 200". */
static gboolean
went_well (Scan *self, gsize end)
{
  gsize stop = MIN (ossicle_line_end (self->text, end, self->to), end + 80), at;

  return ossicle_line_find (self->text, end, stop, " 200", &at) ||
         ossicle_line_find (self->text, end, stop, "=200", &at);
}

/* Takes the URL at @at if it can be what was asked for. */
static gboolean
take_url (Scan *self, gsize at)
{
  const char *host = ossicle_group_get (self->group, OSSICLE_FACT_HOST);
  gsize end = url_end (self->text, at, self->to);
  g_autofree char *url = g_strndup (self->text + at, end - at);
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  gboolean asked;

  if (end - at < 12 || self->text[end] == '\0' || strchr (url, '*') != NULL ||
      is_debris (self, at) || went_well (self, end))
    return FALSE;
  endpoint = ossicle_endpoint_new_for_url (url);
  asked = at >= 5 && (strncmp (self->text + at - 5, "url: ", 5) == 0 ||
                      strncmp (self->text + at - 4, "GET ", 4) == 0 ||
                      strncmp (self->text + at - 4, "PUT ", 4) == 0);
  if (host != NULL ? g_ascii_strcasecmp (host, ossicle_endpoint_get_host (endpoint)) != 0 && !asked
                   : !ossicle_endpoint_is_oss (endpoint))
    return FALSE;

  end = ossicle_line_drop_signed_query (self->text, at, end);
  ossicle_candidate_add (self->found, OSSICLE_FACT_URL, "text", self->view, at, end);

  return TRUE;
}

/* The nearest URL of OSS within the error, before it, or behind it. */
static void
find_url (Scan *self)
{
  gsize at, from;

  for (from = self->start; ossicle_line_find (self->text, from, self->end, "http", &at);
       from = at + 4)
    if (take_url (self, at))
      return;
  for (from = self->start; ossicle_line_find_last (self->text, self->from, from, "http", &at);
       from = at)
    if (take_url (self, at))
      return;
  for (from = self->end; ossicle_line_find (self->text, from, self->to, "http", &at); from = at + 4)
    if (!g_ascii_isdigit (self->text[ossicle_line_start (self->text, at)]) && take_url (self, at))
      return;
}

/* A host of OSS without a scheme: "oss-cn-beijing.aliyuncs.com/ Failed to load resource". */
static void
find_host (Scan *self)
{
  static const OssicleField field = { "text", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST };
  gsize at, start;

  if (!(is_failure (self->group) &&
        ossicle_line_find (self->text, self->start, self->end, ".aliyuncs.com", &at)) &&
      !ossicle_line_find_last (self->text, self->from, self->start, ".aliyuncs.com", &at) &&
      !ossicle_line_find (self->text, self->end, self->to, ".aliyuncs.com", &at))
    return;
  for (start = at;
       start > self->from && (g_ascii_isalnum (self->text[start - 1]) ||
                              self->text[start - 1] == '-' || self->text[start - 1] == '.');)
    start--;
  if (!ossicle_line_find (self->text, start, at, "oss-", &at) || is_debris (self, start))
    return;
  ossicle_value_add (self->tray, self->found, &field, self->view, start, self->to, TRUE);
}

/* The bucket of a command: "oss://bucket/key", "s3://bucket/". */
static void
find_bucket (Scan *self)
{
  static const OssicleField field = { "text", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET };
  gsize at;

  if (!ossicle_line_find_last (self->text, self->from, self->end, "oss://", &at) &&
      !ossicle_line_find_last (self->text, self->from, self->end, "s3://", &at))
    return;
  at += self->text[at] == 'o' ? 6 : 5;
  ossicle_value_add (self->tray, self->found, &field, self->view, at, self->to, TRUE);
}

static void
read_group (Scan *self)
{
  self->found = ossicle_candidate_new ("context");
  if (lacks (self, OSSICLE_FACT_STATUS) && is_error (self->group))
    find_status (self);
  if (lacks (self, OSSICLE_FACT_URL) &&
      (lacks (self, OSSICLE_FACT_OBJECT) || lacks (self, OSSICLE_FACT_HOST)))
    find_url (self);
  if (lacks (self, OSSICLE_FACT_HOST) &&
      ossicle_candidate_get (self->found, OSSICLE_FACT_URL) == NULL &&
      lacks (self, OSSICLE_FACT_URL))
    find_host (self);
  if (lacks (self, OSSICLE_FACT_BUCKET) && lacks (self, OSSICLE_FACT_HOST) &&
      ossicle_candidate_get (self->found, OSSICLE_FACT_HOST) == NULL)
    find_bucket (self);

  if (self->found->facts->len > 0)
    self->group->context = g_steal_pointer (&self->found);
  g_clear_pointer (&self->found, ossicle_candidate_free);
}

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const OssicleSpan *left = a, *right = b;

  return (left->offset > right->offset) - (left->offset < right->offset);
}

/* Where an error is told for the first time: what is told again far behind it has other things
 * around it, and others between. */
static OssicleSpan
first_telling (OssicleGroup *group)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OssicleSpan));
  OssicleSpan first;

  for (guint i = 0; i < group->candidates->len; i++)
    {
      OssicleCandidate *candidate = g_ptr_array_index (group->candidates, i);

      if (candidate->extent.length > 0)
        g_array_append_val (spans, candidate->extent);
    }
  if (spans->len == 0)
    return group->extent;

  g_array_sort (spans, compare_offsets);
  first = g_array_index (spans, OssicleSpan, 0);
  for (guint i = 1; i < spans->len; i++)
    {
      OssicleSpan next = g_array_index (spans, OssicleSpan, i);

      if (next.offset > first.offset + first.length + APART)
        break;
      first.length = MAX (first.length, next.offset + next.length - first.offset);
    }

  return first;
}

/* Every place where an error is told, in order. */
static GArray *
find_tellings (GPtrArray *groups)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (OssicleSpan));

  for (guint i = 0; i < groups->len; i++)
    {
      OssicleGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0;
           j < group->candidates->len && ossicle_group_get_kind (group) == OSSICLE_CASE_ERROR; j++)
        {
          OssicleCandidate *candidate = g_ptr_array_index (group->candidates, j);

          if (candidate->extent.length > 0)
            g_array_append_val (spans, candidate->extent);
        }
    }
  g_array_sort (spans, compare_offsets);

  return spans;
}

/* The number of the first telling at or behind @offset. */
static guint
first_telling_from (GArray *tellings, gsize offset)
{
  guint low = 0, high = tellings->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tellings, OssicleSpan, middle).offset < offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Where the lines near enough to belong to the error begin and end, between its neighbours. */
static gboolean
bound (Scan *self, gsize length, GArray *tellings)
{
  OssicleSpan source = first_telling (self->group), own, other;
  guint before = first_telling_from (tellings, source.offset);
  guint after = first_telling_from (tellings, source.offset + source.length);

  if (!ossicle_view_find (self->view, source, &own))
    return FALSE;
  self->start = own.offset;
  self->end = MIN (own.offset + own.length, length);
  self->from = self->start > BEFORE ? self->start - BEFORE : 0;
  self->to = MIN (length, self->end + AFTER);
  for (guint i = before; i > 0 && before - i < MOST_NEIGHBOURS; i--)
    if (ossicle_view_find (self->view, g_array_index (tellings, OssicleSpan, i - 1), &other))
      self->from = MIN (MAX (self->from, other.offset + other.length), self->start);
  if (after < tellings->len &&
      ossicle_view_find (self->view, g_array_index (tellings, OssicleSpan, after), &other))
    self->to = MAX (MIN (self->to, ossicle_line_start (self->text, other.offset)), self->end);

  return TRUE;
}

/**
 * ossicle_context_read:
 * @tray: the tray
 * @view: the view that the groups were read in
 * @groups: (element-type OssicleGroup): the errors found, in the order of their places
 *
 * Adds to each error what stands around it.
 */
void
ossicle_context_read (OssicleTray *tray, OssicleView *view, GPtrArray *groups)
{
  g_autoptr (GArray) tellings = find_tellings (groups);
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (guint i = 0; i < groups->len; i++)
    {
      Scan self = { tray, view, text, g_ptr_array_index (groups, i) };

      if ((is_error (self.group) || is_failure (self.group)) && bound (&self, length, tellings))
        read_group (&self);
    }
}
