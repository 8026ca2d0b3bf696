/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"

/* s3cmd. */

/* "ERROR: S3 error: 403 (SecondLevelDomainForbidden): message" */
void
ossicle_reader_s3cmd (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon amazon = ossicle_amazon_init (tray, view), *self = &amazon;
  static const char anchor[] = "S3 error: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), open;
      gsize status = at + strlen (anchor), n;
      OssicleCandidate *candidate;

      if (!ossicle_line_find (self->text, status, MIN (end, status + 8), "(", &open))
        continue;
      n = ossicle_line_code_length (self->text, open + 1, end);
      if (n == 0 || self->text[open + 1 + n] != ')')
        continue;
      candidate = ossicle_candidate_new ("s3cmd");
      ossicle_amazon_add (self, candidate, &ossicle_amazon_status, status, open);
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, anchor, self->view, open + 1,
                             open + 1 + n);
      if (self->text[open + n + 2] == ':')
        ossicle_amazon_add (self, candidate, &ossicle_amazon_message, open + n + 3, end);
      ossicle_amazon_finish (self, candidate, at, end);
    }
}
