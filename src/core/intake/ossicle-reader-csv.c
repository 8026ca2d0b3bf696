/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* A row of a table that somebody exported as CSV: the header row names the columns, and one cell
 * may hold a sentence with everything else, its quotation marks doubled. */

#define MOST_LINE 8192
#define MOST_CELLS 64

typedef struct
{
  gsize start, end;
  gboolean quoted;
} Cell;

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  OssicleCandidate *candidate;
} Scan;

static const OssicleField columns[] = {
  { "http", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "status_code", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "http_status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "httpstatus", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "状态码", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "error_code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "errorcode", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "错误码", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "request_id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "requestid", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "request id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "请求id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "error_message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "错误信息", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "bucket", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "object", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "object_key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "host", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "hostid", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "host_id", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "ec", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "operation", "body.operation", OSSICLE_VALUE_WORD },
};

static gsize
split (const char *text, gsize at, gsize end, char separator, Cell cells[MOST_CELLS])
{
  gsize n = 0;

  while (at <= end && n < MOST_CELLS)
    {
      gsize stop = at;

      if (text[at] == '"')
        {
          for (stop = at + 1; stop < end; stop++)
            if (text[stop] == '"' && text[stop + 1] == '"')
              stop++;
            else if (text[stop] == '"')
              break;
          cells[n++] = (Cell){ at + 1, stop, TRUE };
          stop++;
        }
      else
        {
          while (stop < end && text[stop] != separator)
            stop++;
          cells[n++] = (Cell){ at, stop, FALSE };
        }
      while (stop < end && text[stop] != separator)
        stop++;
      at = stop + 1;
    }

  return n;
}

static const OssicleField *
find_column (Scan *self, const Cell *cell)
{
  g_autofree char *name = g_ascii_strdown (self->text + cell->start, cell->end - cell->start);

  g_strstrip (name);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].print, name))
      return &columns[i];

  return NULL;
}

/* A word behind @lead in a cell's sentence: "bucket demo-photos". */
static void
add_word (Scan *self, const Cell *cell, const char *lead, const char *fact, OssicleValueKind kind)
{
  OssicleField field = { "cell", fact, kind };
  gsize at, end;

  for (gsize from = cell->start; ossicle_line_find (self->text, from, cell->end, lead, &at);
       from = at)
    {
      at += strlen (lead);
      while (at < cell->end && strchr (" =:\"'", self->text[at]) != NULL)
        at++;
      for (end = at; end < cell->end && strchr (" ,;\"", self->text[end]) == NULL;)
        end++;
      if (ossicle_value_add (self->tray, self->candidate, &field, self->view, at, end, TRUE))
        return;
    }
}

/* What a sentence tells: a documented code, the message in doubled marks, the id. */
static void
read_sentence (Scan *self, const Cell *cell)
{
  static const OssicleField id = { "cell", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID };
  static const OssicleField message = { "cell", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  gsize at, stop;

  for (at = cell->start; at < cell->end; at++)
    {
      gsize n;
      g_autofree char *word = NULL;

      if (g_ascii_isalnum (self->text[at - 1]))
        continue;
      if (ossicle_value_id_length (self->text + at, self->tray->now) > 0)
        ossicle_value_add (self->tray, self->candidate, &id, self->view, at, cell->end, TRUE);
      n = ossicle_line_code_length (self->text, at, cell->end);
      word = g_strndup (self->text + at, n);
      if (n > 0 && ossicle_tray_knows_code (self->tray, word))
        ossicle_candidate_add (self->candidate, OSSICLE_FACT_CODE, "cell", self->view, at, at + n);
    }
  if ((ossicle_line_find (self->text, cell->start, cell->end, "msg=\"\"", &at) ||
       ossicle_line_find (self->text, cell->start, cell->end, "age=\"\"", &at)) &&
      ossicle_line_find (self->text, at + 6, cell->end, "\"\"", &stop))
    ossicle_value_add (self->tray, self->candidate, &message, self->view, at + 6, stop, TRUE);
  add_word (self, cell, "bucket ", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET);
  add_word (self, cell, "key ", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT);
}

static gboolean
read_row (Scan *self, const Cell *header, gsize n_header, const Cell *row, gsize n)
{
  guint named = 0;

  self->candidate = ossicle_candidate_new ("csv");
  for (gsize i = 0; i < n && i < n_header; i++)
    {
      const OssicleField *column = find_column (self, &header[i]);

      if (column != NULL && row[i].end > row[i].start)
        named += ossicle_value_add (self->tray, self->candidate, column, self->view, row[i].start,
                                    row[i].end, self->text[row[i].end] != '\0');
    }
  if (ossicle_candidate_get (self->candidate, "body.operation") != NULL)
    ossicle_value_decode_object (self->candidate);
  for (gsize i = 0; i < n; i++)
    if (row[i].quoted && row[i].end - row[i].start > 40)
      read_sentence (self, &row[i]);

  ossicle_candidate_cover (self->candidate, self->view, row[0].start, row[n - 1].end);
  if (ossicle_candidate_get (self->candidate, OSSICLE_FACT_REQUEST_ID) != NULL && named > 0)
    ossicle_tray_take (self->tray, self->candidate);
  else
    ossicle_candidate_free (self->candidate);

  return named > 0;
}

void
ossicle_reader_csv (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };
  Cell header[MOST_CELLS], row[MOST_CELLS];
  gsize length, n_header = 0;
  char separator = '\0';

  self.text = ossicle_view_get_text (view, &length);
  for (gsize line = 0; line < length;)
    {
      gsize end = ossicle_line_end (self.text, line, length);

      if (separator == '\0' && end - line > 8 && end - line < MOST_LINE)
        {
          separator = memchr (self.text + line, ';', end - line) != NULL    ? ';'
                      : memchr (self.text + line, '\t', end - line) != NULL ? '\t'
                                                                            : ',';
          n_header = split (self.text, line, end, separator, header);
          if (n_header < 4)
            return;
        }
      else if (end - line > 40 && end - line < MOST_LINE &&
               memchr (self.text + line, separator, end - line) != NULL &&
               split (self.text, line, end, separator, row) == n_header)
        read_row (&self, header, n_header, row, n_header);
      line = end + 1;
    }
}
