/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* Labels that people and programs set before what OSS told them, in English or Chinese, with
 * whatever punctuation: "错误码：AccessDenied；请求ID：…", "error_code: … req_id: …". Read only
 * round a request id, on its line and on the lines next to it that begin with a label too. */

#define MOST_LINE 4096
#define MOST_LINES 40

typedef struct
{
  const char *name; /* lower case; blanks, hyphens and underscores do not count */
  OssicleField field;
  gboolean exact; /* says that it is about an error, so any value will do */
} Label;

#define FIELD(fact, kind)                                                                          \
  {                                                                                                \
    "label", fact, kind                                                                            \
  }
#define CODE FIELD (OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE)
#define MESSAGE FIELD (OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT)
#define ID FIELD (OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID)
#define STATUS FIELD (OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS)
#define HOST FIELD (OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST)
#define BUCKET FIELD (OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET)
#define OBJECT FIELD (OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT)
#define EC FIELD (OSSICLE_FACT_EC, OSSICLE_VALUE_EC)

static const Label labels[] = {
  { "xossrequestid", ID, TRUE },
  { "xamzrequestid", ID, TRUE },
  { "ossrequestid", ID, TRUE },
  { "requestid", ID, TRUE },
  { "reqid", ID, TRUE },
  { "请求id", ID, TRUE },
  { "请求编号", ID, TRUE },
  { "请求标识", ID, TRUE },
  { "请求号", ID, TRUE },
  { "リクエストid", ID, TRUE },
  { "httpstatuscode", STATUS, TRUE },
  { "httpstatus", STATUS, TRUE },
  { "httpcode", STATUS, TRUE },
  { "statuscode", STATUS, TRUE },
  { "status", STATUS, FALSE },
  { "http状态码", STATUS, TRUE },
  { "http状态", STATUS, TRUE },
  { "状态码", STATUS, TRUE },
  { "ステータスコード", STATUS, TRUE },
  { "responsecode", STATUS, TRUE },
  { "errorcode", CODE, TRUE },
  { "errcode", CODE, TRUE },
  { "code", CODE, FALSE },
  { "错误码", CODE, TRUE },
  { "错误代码", CODE, TRUE },
  { "报错码", CODE, TRUE },
  { "エラーコード", CODE, TRUE },
  { "errormessage", MESSAGE, TRUE },
  { "errormsg", MESSAGE, TRUE },
  { "errmsg", MESSAGE, TRUE },
  { "errmessage", MESSAGE, TRUE },
  { "errorinfo", MESSAGE, TRUE },
  { "rawmessage", MESSAGE, TRUE },
  { "message", MESSAGE, TRUE },
  { "msg", MESSAGE, FALSE },
  { "错误信息", MESSAGE, TRUE },
  { "错误消息", MESSAGE, TRUE },
  { "报错信息", MESSAGE, TRUE },
  { "错误描述", MESSAGE, TRUE },
  { "错误详情", MESSAGE, TRUE },
  { "错误提示", MESSAGE, TRUE },
  { "メッセージ", MESSAGE, TRUE },
  { "エラーメッセージ", MESSAGE, TRUE },
  { "hostid", HOST, TRUE },
  { "host", HOST, FALSE },
  { "域名", HOST, TRUE },
  { "访问域名", HOST, TRUE },
  { "bucketname", BUCKET, TRUE },
  { "bucket名称", BUCKET, TRUE },
  { "bucket", BUCKET, TRUE },
  { "存储空间", BUCKET, TRUE },
  { "存储桶", BUCKET, TRUE },
  { "バケット", BUCKET, TRUE },
  { "objectname", OBJECT, TRUE },
  { "objectkey", OBJECT, TRUE },
  { "object", OBJECT, TRUE },
  { "对象名称", OBJECT, TRUE },
  { "对象名", OBJECT, TRUE },
  { "对象", OBJECT, TRUE },
  { "文件路径", OBJECT, TRUE },
  { "xossec", EC, TRUE },
  { "eccode", EC, TRUE },
  { "ec", EC, TRUE },
  { "ec码", EC, TRUE },
};

typedef struct
{
  gsize at, value;
  const Label *label; /* NULL: none */
} Hit;

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
  GArray *hits;
} Scan;

static gboolean
is_joint (char c)
{
  return c == ' ' || c == '-' || c == '_';
}

/* Behind the label @name at @at, in whatever case and with whatever joints; 0 where it is not. */
static gsize
match_name (const char *text, gsize at, gsize end, const char *name)
{
  gsize i = at;

  for (const char *p = name; *p != '\0'; i++)
    {
      if (i > at && i < end && is_joint (text[i]) && g_ascii_isalnum (*p))
        continue;
      if (i >= end || g_ascii_tolower (text[i]) != *p)
        return 0;
      p++;
    }

  return i;
}

/* Behind the mark that separates a label from its value, or 0. A blank alone will do behind names
 * that nobody uses in a sentence. */
static gsize
match_separator (const char *text, gsize at, gsize end, gboolean blank)
{
  static const char *const marks[] = { "：", ":", "=>", "=", "】", "是", "为", "|" };
  gsize i = at;

  while (i < end && strchr ("\"'*`]) \t", text[i]) != NULL)
    i++;
  for (gsize j = 0; j < G_N_ELEMENTS (marks); j++)
    if (i < end && strncmp (text + i, marks[j], strlen (marks[j])) == 0)
      return i + strlen (marks[j]);

  return blank && i > at && text[at] == ' ' ? i : 0;
}

static gboolean
is_start (const char *text, gsize at)
{
  guchar before = at > 0 ? text[at - 1] : ' ';

  if ((guchar) text[at] >= 0x80)
    return TRUE;

  return !g_ascii_isalnum (before) && before != '_' && before != '-' && before != '.' &&
         before != '/';
}

/* Whether the label [@at, @after) is the first of two cells of a line, a tab between them. */
static gboolean
is_cell (const char *text, gsize at, gsize after, gsize end)
{
  gsize stop;

  if (after >= end || text[after] != '\t' || (at > 0 && text[at - 1] != '\n'))
    return FALSE;
  stop = ossicle_line_end (text, after, end);

  return stop > after + 1 && memchr (text + after + 1, '\t', stop - after - 1) == NULL;
}

static Hit
hit_at (Scan *self, gsize at, gsize end)
{
  Hit hit = { at, end, NULL };
  gsize longest = 0;

  if (!is_start (self->text, at))
    return hit;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize after, value;
      gboolean blank;

      if (labels[i].name[0] != g_ascii_tolower (self->text[at]))
        continue;
      after = match_name (self->text, at, end, labels[i].name);
      if (after == 0 || after <= longest)
        continue;
      blank = (guchar) labels[i].name[0] >= 0x80 ||
              memchr (self->text + at, '_', after - at) != NULL;
      value = match_separator (self->text, after, end, blank);
      if (value == 0 && is_cell (self->text, at, after, end))
        value = after + 1;
      if (value == 0 ||
          (self->text[value - 1] == '=' && memchr (self->text + at, ' ', after - at) != NULL))
        continue;
      longest = after;
      hit = (Hit){ at, value, &labels[i] };
    }

  return hit;
}

/* Every label of the text, found once. */
static void
find_hits (Scan *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  for (gsize at = 0; at < self->length;)
    {
      Hit hit = hit_at (self, at, self->length);

      if (hit.label != NULL)
        g_array_append_val (self->hits, hit);
      at = hit.label != NULL ? hit.value : at + 1;
    }
}

/* The number of the first label at or behind @from. */
static guint
first_hit (Scan *self, gsize from)
{
  guint low = 0, high = self->hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, Hit, middle).at < from)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* The first label at or behind @from that ends before @end. */
static Hit
next_hit (Scan *self, gsize from, gsize end)
{
  guint i = first_hit (self, from);

  if (i < self->hits->len && g_array_index (self->hits, Hit, i).value <= end)
    return g_array_index (self->hits, Hit, i);

  return (Hit){ end, end, NULL };
}

/* Behind the pictures and bullets that people set before a line. */
static gsize
skip_marks (const char *text, gsize at, gsize end)
{
  gboolean again = TRUE;

  while (again && at < end)
    {
      gunichar c = g_utf8_get_char (text + at);

      again = strchr (" \t-*>|#\"'{[,", text[at]) != NULL || c == 0xFE0F ||
              (c >= 0x80 && g_unichar_type (c) == G_UNICODE_OTHER_SYMBOL) || c == 0x2022;
      at += again ? g_unichar_to_utf8 (c, NULL) : 0;
    }

  return MIN (at, end);
}

/* Whether a line is "name:value" without a blank, as the console of Log Service lists a record. */
static gboolean
is_pair (const char *text, gsize at, gsize end)
{
  gsize i = at;

  while (i < end && (g_ascii_islower (text[i]) || text[i] == '_'))
    i++;
  if (i < at + 3 || i + 1 >= end || text[i] != ':' || text[i + 1] == '/')
    return FALSE;

  for (i++; i < end && text[i] == ' ';)
    i++;

  return memchr (text + i, ' ', end - i) == NULL;
}

/* Whether what stands behind a mark of Markdown is a name in bold: "**Region:** cn-hangzhou". */
static gboolean
is_bold (const char *text, gsize at, gsize end)
{
  gsize found;

  if (at < 2 || text[at - 1] != '*' || text[at - 2] != '*')
    return FALSE;

  return ossicle_line_find (text, at, MIN (end, at + 40), ":**", &found) ||
         ossicle_line_find (text, at, MIN (end, at + 40), "**:", &found);
}

/* Whether a line begins with a label, behind a bullet or a mark of quotation; one in Chinese, which
 * nobody takes for anything else, may stand anywhere in it. A form's "【…】" names something too.
 */
static gboolean
is_label_line (Scan *self, gsize line, gsize end)
{
  line = skip_marks (self->text, line, end);
  if (line < end && (g_str_has_prefix (self->text + line, "【") ||
                     is_pair (self->text, line, end) || is_bold (self->text, line, end)))
    return TRUE;

  for (Hit hit = next_hit (self, line, end); hit.label != NULL;
       hit = next_hit (self, hit.value, end))
    if (hit.at == line ||
        ((guchar) self->text[hit.at] >= 0xE0 && hit.label->field.kind == OSSICLE_VALUE_CODE))
      return TRUE;

  return FALSE;
}

static gsize
value_end (Scan *self, const Hit *hit, const Hit *next, gsize from)
{
  static const char *const marks[] = { "；", "，", "。", "）", "（" };
  gsize end = MIN (next->at, ossicle_line_end (self->text, from, self->length)), at;
  gboolean text = hit->label->field.kind == OSSICLE_VALUE_TEXT;

  for (gsize i = 0; i < (text ? 2 : G_N_ELEMENTS (marks)); i++)
    if ((guchar) self->text[from] < 0x80 &&
        ossicle_line_find (self->text, from, end, marks[i], &at))
      end = at;
  if (!text)
    for (at = from; at < end; at++)
      if (self->text[at] == ',' && self->text[at + 1] == ' ')
        end = at;
  if (self->text[hit->value - 1] == '|' && ossicle_line_find (self->text, from, end, "|", &at))
    end = at;
  while (end > from && strchr (" \t,;|([{\"'`*", self->text[end - 1]) != NULL)
    end--;

  return end;
}

/* Where the text in quotation marks from @from on ends: at a mark with structure behind it. */
static gsize
closing_quote (const char *text, gsize from, gsize end, char quote)
{
  for (gsize i = from; i < end; i++)
    if (text[i] == quote && strchr (",;}]) \n", text[i + 1]) != NULL &&
        !g_ascii_isalpha (text[i + 1 + (text[i + 1] == ' ')]))
      return i;

  return 0;
}

static void
take (Scan *self, OssicleCandidate *candidate, const Hit *hit, const Hit *next)
{
  gsize from = hit->value, end;
  char quote = '\0';
  gsize close;

  while (from < next->at && strchr (" \t\"'`*[(", self->text[from]) != NULL)
    {
      quote = self->text[from] == '"' || self->text[from] == '\'' ? self->text[from] : quote;
      from++;
    }
  if (g_str_has_prefix (self->text + from, "“"))
    from += strlen ("“");
  end = value_end (self, hit, next, from);
  if (end <= from || self->text[from] == '\n')
    return;
  close = quote != '\0' ? closing_quote (self->text, from, MIN (end + 1, self->length), quote) : 0;
  if (close > 0)
    end = close;
  else if (quote != '\0' && next->label == NULL && end + 1 >= self->length)
    return; /* cut off */
  if (hit->label->field.kind == OSSICLE_VALUE_TEXT && !hit->label->exact)
    {
      g_autofree char *value = g_strndup (self->text + from, end - from);

      if (!ossicle_tray_knows_message (self->tray, NULL, value))
        return;
    }
  if (hit->label->field.kind == OSSICLE_VALUE_TEXT &&
      (self->text[from] == '{' || self->text[from] == '<' ||
       memchr (self->text + from, '\\', end - from) != NULL))
    return;
  ossicle_value_add (self->tray, candidate, &hit->label->field, self->view, from, end,
                     close > 0 || next->label != NULL || self->text[end] != '\0');
}

/* The lines round the id at @at that belong to it. */
static void
find_block (Scan *self, gsize at, gsize *start, gsize *end)
{
  *start = ossicle_line_start (self->text, at);
  *end = ossicle_line_end (self->text, at, self->length);
  for (guint i = 0; i<MOST_LINES && * start> 0; i++)
    {
      gsize line = ossicle_line_start (self->text, *start - 1);

      if (*start - line > MOST_LINE || !is_label_line (self, line, *start - 1))
        break;
      *start = line;
    }
  for (guint i = 0; i < MOST_LINES && *end < self->length; i++)
    {
      gsize stop = ossicle_line_end (self->text, *end + 1, self->length);

      if (stop - *end > MOST_LINE || !is_label_line (self, *end + 1, stop))
        break;
      *end = stop;
    }
}

/* Where the id behind the label @hit begins, or 0 where there is none. */
static gsize
id_of (Scan *self, const Hit *hit)
{
  gsize from = hit->value;

  if (hit->label->field.kind != OSSICLE_VALUE_ID)
    return 0;
  while (from < self->length && strchr (" \t\"'`*[(", self->text[from]) != NULL)
    from++;

  return ossicle_value_id_length (self->text + from, self->tray->now) > 0 ? from : 0;
}

/* Narrows a block that holds more than one id to the one at @at: where the block begins with an id,
 * what belongs to each follows it. */
static void
narrow_block (Scan *self, gsize at, gsize *start, gsize *end)
{
  Hit first = next_hit (self, *start, *end);
  gboolean leads = first.label != NULL && first.label->field.kind == OSSICLE_VALUE_ID;
  guint middle = first_hit (self, at);

  for (guint i = middle; i > 0; i--)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i - 1);
      gsize id = hit->at >= *start ? id_of (self, hit) : 0;

      if (hit->at < *start)
        break;
      if (id > 0 && id < at)
        {
          *start = id + 24;
          break;
        }
    }
  for (guint i = middle; i < self->hits->len; i++)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i);

      if (hit->at >= *end)
        break;
      if (id_of (self, hit) > at)
        {
          *end = leads ? hit->at : MIN (at + 24, hit->at);
          break;
        }
    }
}

/* A status that the code never comes with is the program's own. */
static void
drop_status (OssicleTray *tray, OssicleCandidate *candidate)
{
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);

  if (status != NULL && ossicle_tray_knows_code (tray, code) &&
      !ossicle_tray_allows_status (tray, code, g_ascii_strtoull (status, NULL, 10)))
    ossicle_candidate_remove (candidate, OSSICLE_FACT_STATUS);
}

static void
read_block (Scan *self, gsize at)
{
  OssicleCandidate *candidate;
  gsize start, end, found;
  Hit hit;

  find_block (self, at, &start, &end);
  start = at > MOST_LINE ? MAX (start, at - MOST_LINE) : start;
  end = MIN (end, at + MOST_LINE);
  if (self->tray->deeper && ossicle_line_find (self->text, start, end, "\\n", &found))
    return; /* these lines are told apart where their escapes are undone */
  narrow_block (self, at, &start, &end);

  candidate = ossicle_candidate_new ("labels");
  hit = next_hit (self, start, end);
  while (hit.label != NULL)
    {
      Hit next = next_hit (self, hit.value, end);

      take (self, candidate, &hit, &next);
      hit = next;
    }
  drop_status (self->tray, candidate);
  if (ossicle_line_find (self->text, start, end, "Internal Server Error", &found))
    ossicle_candidate_remove (candidate, OSSICLE_FACT_STATUS);
  if (ossicle_line_find (self->text, start, end, "operation:", &found))
    ossicle_value_decode_object (candidate);
  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
      (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) != NULL &&
       ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) != NULL))
    ossicle_tray_take_loose (self->tray, candidate);
  else
    ossicle_candidate_free (candidate);
}

void
ossicle_reader_labels (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };

  self.text = ossicle_view_get_text (view, &self.length);
  find_hits (&self);
  for (gsize i = 0; i + 24 <= self.length; i++)
    {
      if (!g_ascii_isxdigit (self.text[i]))
        continue;
      if ((i == 0 || (!g_ascii_isalnum (self.text[i - 1]) && self.text[i - 1] != '_')) &&
          ossicle_value_id_length (self.text + i, tray->now) > 0)
        read_block (&self, i);
      while (i + 1 < self.length && g_ascii_isalnum (self.text[i + 1]))
        i++;
    }
  g_array_unref (self.hits);
}
