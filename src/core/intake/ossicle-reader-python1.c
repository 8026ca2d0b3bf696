/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-braces.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "{'status': 403, 'x-oss-request-id': '…', 'details': {'Code': …}}": the exceptions of the Python
 * SDK oss2, as a dictionary of Python or as the JSON that somebody made of it. */

#define REACH (8 * 1024)
#define MOST_DETAILS 2048
#define FEW 64

static const OssicleField fields[] = {
  { "status", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "x-oss-request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "Code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "RequestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "HostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "EC", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "Key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "ObjectName", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "Bucket", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "BucketName", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Endpoint", "body.Endpoint", OSSICLE_VALUE_TEXT },
  { "Method", OSSICLE_FACT_METHOD, OSSICLE_VALUE_WORD },
  { "Header", "body.Header", OSSICLE_VALUE_TEXT },
  { "ResourceType", "body.ResourceType", OSSICLE_VALUE_TEXT },
  { "ArgumentName", "body.ArgumentName", OSSICLE_VALUE_TEXT },
  { "ArgumentValue", "body.ArgumentValue", OSSICLE_VALUE_TEXT },
  { "Condition", "body.Condition", OSSICLE_VALUE_TEXT },
  { "Content-MD5", "body.Content-MD5", OSSICLE_VALUE_TEXT },
  { "ErrorDetail", "body.ErrorDetail", OSSICLE_VALUE_TEXT },
  { "ETag", "body.ETag", OSSICLE_VALUE_TEXT },
  { "PartNumber", "body.PartNumber", OSSICLE_VALUE_TEXT },
  { "UploadId", "body.UploadId", OSSICLE_VALUE_TEXT },
  { "PolicyType", "body.PolicyType", OSSICLE_VALUE_TEXT },
  { "NoPermissionType", "body.NoPermissionType", OSSICLE_VALUE_TEXT },
  { "AuthAction", "body.AuthAction", OSSICLE_VALUE_TEXT },
  { "OSSAccessKeyId", OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_VALUE_TEXT },
  { "StringToSign", OSSICLE_FACT_STRING_TO_SIGN, OSSICLE_VALUE_TEXT },
  { "SignatureProvided", OSSICLE_FACT_SIGNATURE_PROVIDED, OSSICLE_VALUE_TEXT },
  { "CanonicalRequest", "body.CanonicalRequest", OSSICLE_VALUE_TEXT },
  { "RequestTime", "body.RequestTime", OSSICLE_VALUE_TEXT },
  { "ServerTime", OSSICLE_FACT_SERVER_TIME, OSSICLE_VALUE_TEXT },
  { "Expires", "body.Expires", OSSICLE_VALUE_TEXT },
  { "MaxAllowedSkewMilliseconds", "body.MaxAllowedSkewMilliseconds", OSSICLE_VALUE_TEXT },
  { "SecurityToken", NULL, OSSICLE_VALUE_NOTHING },
  { "RecommendDoc", "body.RecommendDoc", OSSICLE_VALUE_TEXT },
  { "body", NULL, OSSICLE_VALUE_NOTHING },
};

static const char *const anchors[] = { "'x-oss-request-id'", "'request-id'", "\"x-oss-request-id\"",
                                       "\"request-id\"" };

/* What kept the request from getting through: 'details': "RequestError: …". */
static void
add_details (OssicleCandidate *candidate, OssicleView *view, gsize start, gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from;

  if (!ossicle_line_find (text, start, end, "'details': ", &from))
    return;
  from += strlen ("'details': ");
  while (end > from && strchr ("\"'} \n", text[end - 1]) != NULL)
    end--;
  if ((text[from] == '"' || text[from] == '\'') && end > from + 1 && end - from <= MOST_DETAILS)
    ossicle_candidate_add (candidate, OSSICLE_FACT_FAILURE_TEXT, "details", view, from + 1, end);
}

/* The SDK's own statuses are below zero: the request did not get through. */
static void
judge (OssicleCandidate *candidate, OssicleView *view, gsize start, gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  gsize value;

  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
      ossicle_candidate_get (candidate, OSSICLE_FACT_CODE) != NULL)
    return;
  if (!ossicle_line_find (text, start, end, "status", &value))
    return;
  value += strlen ("status'");
  while (text[value] == ' ' || text[value] == ':')
    value++;
  if (status == NULL && text[value] == '-')
    {
      candidate->kind = OSSICLE_CASE_NETWORK;
      add_details (candidate, view, start, end);
    }
  else if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) == NULL)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = "a proxy or another server";
    }
}

static gsize
read_at (OssicleTray *tray, OssicleView *view, gsize start, gsize end)
{
  OssicleCandidate *candidate = ossicle_candidate_new ("python-1");
  gsize stop;

  if (ossicle_record_read (tray, candidate, view, start, end, fields, G_N_ELEMENTS (fields),
                           OSSICLE_RECORD_KEYS | OSSICLE_RECORD_NESTED, &stop))
    {
      judge (candidate, view, start, end);
      ossicle_tray_take (tray, candidate);
    }
  else
    ossicle_candidate_free (candidate);

  return MAX (stop, start + 1);
}

void
ossicle_reader_python1 (OssicleTray *tray, OssicleView *view)
{
  gsize length, start, end, found, failures = 0;
  const char *text = ossicle_view_get_text (view, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
    for (const char *p = text; (p = strstr (p, anchors[i])) != NULL;)
      {
        gsize at = p - text, stop = at + 1;

        if (ossicle_braces_outermost (text, length, at, REACH, &start, &end) &&
            ossicle_line_find (text, start, end, "status", &found) &&
            (!ossicle_value_has_ids (text, start, end, tray->now) ||
             ossicle_braces_innermost (text, length, at, REACH, &start, &end)))
          {
            stop = MAX (stop, read_at (tray, view, start, end));
            failures = 0;
          }
        else /* what goes on like this holds no such dictionaries: look less and less closely */
          stop += MIN (failures++ / FEW * FEW, REACH);
        p = text + stop;
      }
}
