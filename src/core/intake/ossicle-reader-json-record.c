/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-braces.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* One record of a log as a JSON object: real-time logs of OSS in Log Service, and the structured
 * logs of programs that name what OSS told them. Read from the object that holds the id. */

#define REACH 8192

static const OssicleField fields[] = {
  { "request_id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "requestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "RequestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "oss_request_id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "error_code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "errorCode", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "error_message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "errorMessage", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "Message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "http_status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "httpStatus", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "status_code", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "http_method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "HostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "host", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "bucket", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "object", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "Key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "EC", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "ec", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "access_id", OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_VALUE_WORD },
  { "operation", "body.operation", OSSICLE_VALUE_WORD },
};

static void
read_at (OssicleTray *tray, OssicleView *view, gsize at)
{
  OssicleCandidate *candidate;
  gsize length, start, end;
  const char *text = ossicle_view_get_text (view, &length), *status, *id;

  if (!ossicle_braces_innermost (text, length, at, REACH, &start, &end))
    return;
  candidate = ossicle_candidate_new ("json-record");
  ossicle_record_read (tray, candidate, view, start, end, fields, G_N_ELEMENTS (fields),
                       OSSICLE_RECORD_KEYS | OSSICLE_RECORD_NESTED, NULL);
  if (ossicle_candidate_get (candidate, "body.operation") != NULL)
    ossicle_value_decode_object (candidate);
  status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  id = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID);
  if (id != NULL && status != NULL && *status == '2' &&
      ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) == NULL)
    candidate->kind = OSSICLE_CASE_SUCCESS;
  if (id != NULL && g_ascii_strncasecmp (text + at, id, strlen (id)) == 0)
    ossicle_tray_take_loose (tray, candidate);
  else
    ossicle_candidate_free (candidate);
}

void
ossicle_reader_json_record (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (gsize i = 1; i + 24 <= length; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        continue;
      if (text[i - 1] == '"' && ossicle_value_id_length (text + i, tray->now) > 0 &&
          text[i + 24] == '"')
        read_at (tray, view, i);
      while (i + 1 < length && g_ascii_isalnum (text[i + 1]))
        i++;
    }
}
