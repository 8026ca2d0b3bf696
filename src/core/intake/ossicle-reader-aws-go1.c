/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"

/* The AWS SDK for Go v1: rclone, s5cmd, backup tools. */

#define BEFORE 768

/* "SecondLevelDomainForbidden: Please …\n\tstatus code: 403, request id: …, host id: " */
void
ossicle_reader_aws_go1 (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon amazon = ossicle_amazon_init (tray, view), *self = &amazon;
  static const char anchor[] = "status code: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      gsize from = ossicle_line_start (self->text, at), to = at;
      OssicleCandidate *candidate;

      end = MIN (end, at + BEFORE);
      if (!ossicle_line_find (self->text, at, MIN (end, at + 40), ", request id:", &found))
        continue;
      if (ossicle_line_skip_blanks (self->text, from, at) == at && from > 0)
        from = ossicle_line_start (self->text, to = from - 1);
      candidate = ossicle_candidate_new ("aws-go-1");
      ossicle_amazon_add (self, candidate, &ossicle_amazon_status, at + strlen (anchor), end);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_id, "request id:", at, end);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_host, "host id:", at, end);
      from = MAX (from, at > BEFORE ? at - BEFORE : 0);
      ossicle_amazon_add_pair (self, candidate, from, to);
      ossicle_amazon_finish (self, candidate, from, end);
    }
}
