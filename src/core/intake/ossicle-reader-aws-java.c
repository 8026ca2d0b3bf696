/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"

/* The AWS SDKs for Java. */

/* "message (Service: Amazon S3; Status Code: 403; Error Code: …; Request ID: …)" */
void
ossicle_reader_aws_java (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon amazon = ossicle_amazon_init (tray, view), *self = &amazon;
  static const char anchor[] = "(Service: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      gsize from = ossicle_line_start (self->text, at), stop;
      OssicleCandidate *candidate;

      if (!ossicle_line_find (self->text, at, MIN (end, at + 64), "Status Code:", &found))
        continue;
      stop = ossicle_line_find (self->text, at, end, ")", &found) ? found : end;
      candidate = ossicle_candidate_new ("aws-java");
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_status, "Status Code:", at, stop);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_code, "Error Code:", at, stop);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_id, "Request ID:", at, stop);
      if (ossicle_line_find_last (self->text, from, at, "Exception: ", &found))
        ossicle_amazon_add (self, candidate, &ossicle_amazon_message,
                            found + strlen ("Exception: "), at);
      ossicle_amazon_finish (self, candidate, from, stop);
    }
}
