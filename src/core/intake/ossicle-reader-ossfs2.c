/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* "RequestId[…], OSSError: Code[…], Message[…], EC[…]": the log of ossfs 2. */

#define MOST 2048
#define ANCHOR "OSSError:"

static const OssicleField fields[] = {
  { "RequestId[", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "Code[", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "Message[", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
  { "EC[", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "StatusCode[", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "HttpCode[", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "HostId[", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST },
  { "Operation on [", OSSICLE_FACT_OBJECT, OSSICLE_VALUE_OBJECT },
};

void
ossicle_reader_ossfs2 (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, ANCHOR)) != NULL; p++)
    {
      OssicleCandidate *candidate = ossicle_candidate_new ("ossfs-2");
      gsize at = p - text, line = ossicle_line_start (text, at);
      gsize end = MIN (ossicle_line_end (text, at, length), at + MOST);

      line = MAX (line, at > MOST ? at - MOST : 0);
      for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          gsize from, to;

          if (!ossicle_line_find (text, line, end, fields[i].print, &from))
            continue;
          from += strlen (fields[i].print);
          if (ossicle_line_find (text, from, end, "],", &to) ||
              ossicle_line_find (text, from, end, "]", &to))
            {
              gsize nearer;

              if (fields[i].kind != OSSICLE_VALUE_TEXT &&
                  ossicle_line_find (text, from, end, "]", &nearer))
                to = nearer;
              ossicle_value_add (tray, candidate, &fields[i], view, from, to, TRUE);
            }
        }
      ossicle_tray_take (tray, candidate);
    }
}
