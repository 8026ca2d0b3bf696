/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "Aliyun API Error: RequestId: … Status Code: 403 Code: … Message: …": the client in Go that
 * container registries had before the SDK. */

#define ANCHOR "API Error: RequestId:"
#define MOST 2048

static const OssicleField fields[] = {
  { "RequestId:", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "Status Code:", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "Code:", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Message:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_NOTHING },
};

static void
add_message (OssicleTray *tray, OssicleCandidate *candidate, OssicleView *view, gsize at, gsize end)
{
  static const OssicleField field = { "Message:", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };
  const char *text = ossicle_view_get_text (view, NULL);
  gsize from, to;

  if (!ossicle_line_find (text, at, end, "Message:", &from))
    return;
  from = ossicle_line_skip_blanks (text, from + strlen ("Message:"), end);
  for (to = from; to < end && strchr ("\"\\*", text[to]) == NULL;)
    to++;
  ossicle_value_add (tray, candidate, &field, view, from, to, text[to] != '\0');
}

void
ossicle_reader_registry (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, ANCHOR)) != NULL; p += strlen (ANCHOR))
    {
      OssicleCandidate *candidate = ossicle_candidate_new ("registry");
      gsize at = p - text, end = MIN (ossicle_line_end (text, at, length), at + MOST);

      ossicle_record_read (tray, candidate, view, at, end, fields, G_N_ELEMENTS (fields),
                           OSSICLE_RECORD_CASE, NULL);
      add_message (tray, candidate, view, at, end);
      if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL)
        ossicle_tray_take (tray, candidate);
      else
        ossicle_candidate_free (candidate);
    }
}
