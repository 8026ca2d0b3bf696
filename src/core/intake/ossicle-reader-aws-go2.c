/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"

/* The AWS SDK for Go v2; a browser may have translated its words. */

#define AFTER 1024

/* "https response error StatusCode: 403, RequestID: …, HostID: …, api error Code: Message" */
void
ossicle_reader_aws_go2 (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon amazon = ossicle_amazon_init (tray, view), *self = &amazon;
  static const char anchor[] = "StatusCode: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      OssicleCandidate *candidate;

      end = MIN (end, at + AFTER);
      if (!ossicle_line_find (self->text, at, MIN (end, at + 40), ", RequestID:", &found))
        continue;
      candidate = ossicle_candidate_new ("aws-go-2");
      ossicle_amazon_add (self, candidate, &ossicle_amazon_status, at + strlen (anchor), end);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_id, "RequestID:", at, end);
      ossicle_amazon_add_behind (self, candidate, &ossicle_amazon_host, "HostID:", at, end);
      if (ossicle_line_find (self->text, at, end, "api ", &found))
        {
          for (found += strlen ("api "); found < end && self->text[found] != ' ';)
            found++;
          if (memchr (self->text + found, '\\', end - found) == NULL)
            ossicle_amazon_add_pair (self, candidate, found, end);
        }
      ossicle_amazon_finish (self, candidate, at, end);
    }
}
