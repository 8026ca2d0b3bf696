/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"

/* boto3 and aws-cli. */

/* "An error occurred (AccessDenied) when calling the ListObjectsV2 operation: message" */
void
ossicle_reader_aws_cli (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon amazon = ossicle_amazon_init (tray, view), *self = &amazon;
  static const char anchor[] = "An error occurred (";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      gsize code = at + strlen (anchor), n = ossicle_line_code_length (self->text, code, end);
      OssicleCandidate *candidate;

      if (n == 0 || self->text[code + n] != ')' ||
          !ossicle_line_find (self->text, code + n, end, " operation", &found))
        continue;
      found += strlen (" operation");
      while (found < end && self->text[found++] != ':')
        ;
      candidate = ossicle_candidate_new ("aws-cli");
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, anchor, self->view, code, code + n);
      if (found < end && memchr (self->text + found, '\\', end - found) == NULL)
        ossicle_amazon_add (self, candidate, &ossicle_amazon_message, found, end);
      ossicle_amazon_finish (self, candidate, at, end);
    }
}
