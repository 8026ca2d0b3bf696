/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "Error Domain=com.aliyun.oss.serverError Code=-403 … UserInfo={Code=…, RequestId=…}": the NSError
 * of the iOS SDK. The status stands below zero. */

#define MOST (16 * 1024)
#define SERVER "com.aliyun.oss.serverError"
#define CLIENT "com.aliyun.oss.clientError"

static const OssicleField fields[] = {
  { "Code", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Message", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "RequestId", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "HostId", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "EC", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "BucketName", OSSICLE_FACT_BUCKET, OSSICLE_VALUE_BUCKET },
  { "Key", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
  { "OSSAccessKeyId", OSSICLE_FACT_ACCESS_KEY_ID, OSSICLE_VALUE_WORD },
  { "SignatureProvided", OSSICLE_FACT_SIGNATURE_PROVIDED, OSSICLE_VALUE_WORD },
  { "StringToSign", NULL, OSSICLE_VALUE_NOTHING },
  { "StringToSignBytes", NULL, OSSICLE_VALUE_NOTHING },
  { "SecurityToken", NULL, OSSICLE_VALUE_NOTHING },
  { "RecommendDoc", NULL, OSSICLE_VALUE_NOTHING },
  { "ServerTime", OSSICLE_FACT_SERVER_TIME, OSSICLE_VALUE_WORD },
  { "RequestTime", "body.RequestTime", OSSICLE_VALUE_WORD },
  { "MaxAllowedSkewMilliseconds", "body.MaxAllowedSkewMilliseconds", OSSICLE_VALUE_WORD },
  { "ArgumentName", "body.ArgumentName", OSSICLE_VALUE_WORD },
  { "__name", NULL, OSSICLE_VALUE_NOTHING },
  { "NSLocalizedDescription", NULL, OSSICLE_VALUE_NOTHING },
  { "ErrorMessage", NULL, OSSICLE_VALUE_NOTHING },
};

static void
read_server (OssicleTray *tray, OssicleView *view, gsize at)
{
  static const OssicleField status = { "Code=", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS };
  OssicleCandidate *candidate = ossicle_candidate_new ("ios");
  gsize length, end, info, code;
  const char *text = ossicle_view_get_text (view, &length);

  end = MIN (length, at + MOST);
  if (ossicle_line_find (text, at, MIN (end, at + 60), "Code=", &code))
    ossicle_value_add (tray, candidate, &status, view, code + 5, end, TRUE);
  if (ossicle_line_find (text, at, end, "UserInfo", &info) &&
      !ossicle_record_read (tray, candidate, view, info, end, fields, G_N_ELEMENTS (fields),
                            OSSICLE_RECORD_KEYS, NULL))
    {
      ossicle_candidate_free (candidate);
      return;
    }
  ossicle_candidate_cover (candidate, view, at, at + strlen (SERVER));
  ossicle_tray_take (tray, candidate);
}

void
ossicle_reader_ios (OssicleTray *tray, OssicleView *view)
{
  const char *text = ossicle_view_get_text (view, NULL);

  for (const char *p = text; (p = strstr (p, SERVER)) != NULL; p++)
    read_server (tray, view, p - text);
  for (const char *p = text; (p = strstr (p, CLIENT)) != NULL; p++)
    {
      OssicleCandidate *candidate = ossicle_candidate_new ("ios");

      candidate->kind = OSSICLE_CASE_NETWORK;
      ossicle_candidate_cover (candidate, view, p - text, p - text + strlen (CLIENT));
      ossicle_tray_take (tray, candidate);
    }
}
