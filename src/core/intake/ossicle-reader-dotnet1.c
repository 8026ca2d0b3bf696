/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "Failed with error code: X; Error info: Y. \nRequestID:…\tHostID:…": what the samples of the .NET
 * SDK v1 print; and its exception, "Aliyun.OSS.Common.OssException: message", which prints neither
 * code nor id. */

#define MOST 2048

static const OssicleField fields[] = {
  { "error code:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Error info:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "RequestID:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "HostID:", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
};

static void
read_sample (OssicleTray *tray, OssicleView *view, const char *text, gsize length)
{
  static const char anchor[] = "error code:";

  for (const char *p = text; (p = strstr (p, anchor)) != NULL; p++)
    {
      OssicleCandidate *candidate;
      gsize at = p - text, end = MIN (length, at + MOST), found;

      if (!ossicle_line_find (text, at, end, "rror info:", &found) ||
          !ossicle_line_find (text, at, end, "RequestID:", &found))
        continue;
      candidate = ossicle_candidate_new ("dotnet-1");
      if (ossicle_record_read (tray, candidate, view, at, end, fields, G_N_ELEMENTS (fields),
                               OSSICLE_RECORD_FULL_STOPS, NULL))
        ossicle_tray_take (tray, candidate);
      else
        ossicle_candidate_free (candidate);
    }
}

static void
read_exception (OssicleTray *tray, OssicleView *view, const char *text, gsize length)
{
  static const char anchor[] = "Aliyun.OSS.Common.OssException: ";
  static const OssicleField message = { anchor, OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };

  for (const char *p = text; (p = strstr (p, anchor)) != NULL; p++)
    {
      OssicleCandidate *candidate = ossicle_candidate_new ("dotnet-1");
      gsize from = p - text + strlen (anchor), to = ossicle_line_end (text, from, length), found;

      if (ossicle_line_find (text, from, to, " ---> ", &found) ||
          ossicle_line_find (text, from, to, "\\n", &found))
        to = found;
      if (ossicle_value_add (tray, candidate, &message, view, from, to, to < length))
        ossicle_tray_take (tray, candidate);
      else
        ossicle_candidate_free (candidate);
    }
}

void
ossicle_reader_dotnet1 (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  read_sample (tray, view, text, length);
  read_exception (tray, view, text, length);
}
