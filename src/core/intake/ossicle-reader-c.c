/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* What programs in C and C++ print of the SDKs' status: "code:403, error_code:AccessDenied,
 * error_msg:…, request_id:…" and "code:AccessDenied,message:…,requestId:…"; and what the AWS SDK
 * for C++ makes of an answer, "[errcode:403, exception:…, errmessage:…]". */

#define MOST 2048
#define BEFORE 1024

static const OssicleField c_fields[] = {
  { "code:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "code=", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "error_code:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "error_code=", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "error_msg:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "error_msg=", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "request_id:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "request_id=", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "req_id:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "req_id=", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
};

static const OssicleField cpp_fields[] = {
  { "code:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "message:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "requestId:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "hostId:", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
};

static const OssicleField aws_fields[] = {
  { "errcode:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "exception:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "errmessage:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
};

static void
read_record (OssicleTray *tray,
             OssicleView *view,
             gsize start,
             gsize end,
             const OssicleField *fields,
             gsize n_fields)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("c");

  if (ossicle_record_read (tray, candidate, view, start, end, fields, n_fields,
                           OSSICLE_RECORD_PLAIN, NULL) &&
      candidate->facts->len > 1 &&
      (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
       n_fields == G_N_ELEMENTS (aws_fields)))
    ossicle_tray_take (tray, candidate);
  else
    ossicle_candidate_free (candidate);
}

/* One line of C: from its "code:" to its id. */
static void
read_c (OssicleTray *tray, OssicleView *view, const char *text, gsize length)
{
  for (const char *p = text; (p = strstr (p, "error_code")) != NULL; p++)
    {
      gsize at = p - text, line = ossicle_line_start (text, at), start = at;
      gsize end = ossicle_line_paragraph_end (text, at, length, MOST), code;

      if (p[10] != ':' && p[10] != '=')
        continue;
      if (ossicle_line_find_last (text, line, at, "code", &code) ||
          (line > 0 && ossicle_line_find_last (text, ossicle_line_start (text, line - 1), line,
                                               "->code", &code)))
        start = code + (text[code] == '-' ? 2 : 0);
      read_record (tray, view, start, end, c_fields, G_N_ELEMENTS (c_fields));
    }
}

static void
read_cpp (OssicleTray *tray, OssicleView *view, const char *text, gsize length)
{
  for (const char *p = text; (p = strcasestr (p, "requestId:")) != NULL; p++)
    {
      gsize at = p - text, line = ossicle_line_start (text, at), start;

      line = MAX (line, at > BEFORE ? at - BEFORE : 0);
      if (at == line || (text[at - 1] != ',' && text[at - 1] != ' ') ||
          !ossicle_line_find_last (text, line, at, "code:", &start) ||
          !ossicle_line_find_last (text, line, at, "message:", &line))
        continue;
      read_record (tray, view, start, ossicle_line_end (text, at, length), cpp_fields,
                   G_N_ELEMENTS (cpp_fields));
    }
}

/* The program that prints this may talk to any service: an endpoint has to tell that it is OSS. */
static void
read_aws (OssicleTray *tray, OssicleView *view, const char *text, gsize length)
{
  gsize found;

  if (!ossicle_line_find (text, 0, length, "aliyuncs.com", &found))
    return;
  for (const char *p = text; (p = strstr (p, "[errcode:")) != NULL; p++)
    {
      gsize at = p - text, end = ossicle_line_end (text, at, length);

      if (ossicle_line_find (text, at, end, "]", &found))
        read_record (tray, view, at, found, aws_fields, G_N_ELEMENTS (aws_fields));
    }
}

void
ossicle_reader_c (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  read_c (tray, view, text, length);
  read_cpp (tray, view, text, length);
  read_aws (tray, view, text, length);
}
