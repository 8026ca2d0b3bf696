/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* PHP's var_dump of the SDK's error: '["request-id"]=>\n  string(24) "…"'. */

#define ANCHOR "[\"request-id\"]=>"
#define BEFORE 1024
#define AFTER 4096

static const OssicleField fields[] = {
  { "[\"status\"]=>", OSSICLE_FACT_STATUS, OSSICLE_VALUE_STATUS },
  { "[\"request-id\"]=>", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "[\"code\"]=>", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE },
  { "[\"message\"]=>", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT },
};

/* Adds the value behind the key at @at: 'int(403)' or 'string(12) "AccessDenied"'. */
static void
add (OssicleTray *tray,
     OssicleCandidate *candidate,
     OssicleView *view,
     const OssicleField *field,
     gsize at,
     gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize line, from, to;

  at = ossicle_line_skip_blanks (text, at + strlen (field->print), end);
  line = ossicle_line_end (text, at, end);
  if (strncmp (text + at, "int(", 4) == 0)
    {
      ossicle_value_add (tray, candidate, field, view, at + 4, line, TRUE);
      return;
    }
  if (ossicle_line_find (text, at, line, "\"", &from) &&
      ossicle_line_find_last (text, from + 1, line, "\"", &to))
    ossicle_value_add (tray, candidate, field, view, from + 1, to, TRUE);
}

void
ossicle_reader_php_dump (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);

  for (const char *p = text; (p = strstr (p, ANCHOR)) != NULL; p += strlen (ANCHOR))
    {
      OssicleCandidate *candidate = ossicle_candidate_new ("php-dump");
      gsize at = p - text, start = ossicle_line_paragraph_start (text, at, BEFORE), found;
      gsize end = ossicle_line_paragraph_end (text, at, length, AFTER);

      for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        if (ossicle_line_find (text, start, end, fields[i].print, &found))
          add (tray, candidate, view, &fields[i], found, end);
      if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL)
        ossicle_tray_take (tray, candidate);
      else
        ossicle_candidate_free (candidate);
    }
}
