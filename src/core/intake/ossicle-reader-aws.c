/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-answerer.h"
#include "ossicle-line.h"
#include "ossicle-readers.h"
#include "ossicle-record.h"

/* What Amazon's SDKs and tools built on them (rclone, aws-cli, s3cmd, MinIO's Go client, jclouds)
 * print when OSS answers them in the manner of S3. They never say that it was OSS: an id of OSS, a
 * code or a message that only OSS has, or an endpoint nearby has to. */

#define BEFORE 1024
#define AFTER 1024

static const OssicleField id_field = { "request id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID };
static const OssicleField status_field = { "status code", OSSICLE_FACT_STATUS,
                                           OSSICLE_VALUE_STATUS };
static const OssicleField host_field = { "host id", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST };
static const OssicleField code_field = { "error", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE };
static const OssicleField message_field = { "error", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };

typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
} Scan;

static void
add (Scan *self, OssicleCandidate *candidate, const OssicleField *field, gsize from, gsize to)
{
  from = ossicle_line_skip_blanks (self->text, from, to);
  while (to > from && g_ascii_isspace (self->text[to - 1]))
    to--;
  ossicle_value_add (self->tray, candidate, field, self->view, from, to,
                     field != &message_field || self->text[to] != '\0');
}

/* Adds what stands behind @label in [@from, @to). */
static void
add_behind (Scan *self,
            OssicleCandidate *candidate,
            const OssicleField *field,
            const char *label,
            gsize from,
            gsize to)
{
  gsize at;

  if (ossicle_line_find (self->text, from, to, label, &at))
    add (self, candidate, field, at + strlen (label), to);
}

/* "Code: Message" at the end of [@from, @to): the last word that looks like a code and has a colon
 * behind it, a documented one before others. */
static gboolean
add_pair (Scan *self, OssicleCandidate *candidate, gsize from, gsize to)
{
  gsize best = to, n = 0;
  gboolean known = FALSE;

  for (gsize i = from; i < to; i++)
    {
      gsize length = i == from || strchr (" :\t\n\"(", self->text[i - 1]) != NULL
                       ? ossicle_line_code_length (self->text, i, to)
                       : 0;
      g_autofree char *word = NULL;

      if (length == 0 || self->text[i + length] != ':' || self->text[i + length + 1] != ' ')
        continue;
      word = g_strndup (self->text + i, length);
      if (known && !ossicle_tray_knows_code (self->tray, word))
        continue;
      known = ossicle_tray_knows_code (self->tray, word);
      best = i;
      n = length;
    }
  if (n == 0)
    return FALSE;

  ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, "error", self->view, best, best + n);
  add (self, candidate, &message_field, best + n + 1, to);

  return TRUE;
}

/* Whether the text names an endpoint of OSS, near enough to be the one that answered. */
static gboolean
names_oss (Scan *self, gsize at)
{
  gsize from = at > 4 * BEFORE ? at - 4 * BEFORE : 0, found;
  gsize to = MIN (self->length, at + 4 * AFTER);

  return ossicle_line_find (self->text, from, to, ".aliyuncs.com", &found) ||
         ossicle_line_find (self->text, from, to, "//oss-", &found);
}

static void
finish (Scan *self, OssicleCandidate *candidate, gsize at, gsize end)
{
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);
  const char *message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);

  ossicle_candidate_cover (candidate, self->view, at, end);
  if (ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
      ossicle_code_is_only_oss (code) || names_oss (self, at) ||
      (code != NULL && message != NULL && ossicle_tray_knows_message (self->tray, code, message) &&
       !g_str_equal (message, "Access Denied")))
    ossicle_tray_take (self->tray, candidate);
  else if (code != NULL)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = "Amazon S3 or a service like it";
      ossicle_tray_take (self->tray, candidate);
    }
  else
    ossicle_candidate_free (candidate);
}

/* "SecondLevelDomainForbidden: Please …\n\tstatus code: 403, request id: …, host id: " */
static void
read_go1 (Scan *self)
{
  static const char anchor[] = "status code: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      gsize from = ossicle_line_start (self->text, at), to = at;
      OssicleCandidate *candidate;

      if (!ossicle_line_find (self->text, at, MIN (end, at + 40), ", request id:", &found))
        continue;
      if (ossicle_line_skip_blanks (self->text, from, at) == at && from > 0)
        from = ossicle_line_start (self->text, to = from - 1);
      candidate = ossicle_candidate_new ("aws-go-1");
      add (self, candidate, &status_field, at + strlen (anchor), end);
      add_behind (self, candidate, &id_field, "request id:", at, end);
      add_behind (self, candidate, &host_field, "host id:", at, end);
      from = MAX (from, at > BEFORE ? at - BEFORE : 0);
      add_pair (self, candidate, from, to);
      finish (self, candidate, from, end);
    }
}

/* "https response error StatusCode: 403, RequestID: …, HostID: …, api error Code: Message" */
static void
read_go2 (Scan *self)
{
  static const char anchor[] = "StatusCode: ";

  for (const char *p = self->text; (p = strstr (p, anchor)) != NULL; p++)
    {
      gsize at = p - self->text, end = ossicle_line_end (self->text, at, self->length), found;
      OssicleCandidate *candidate;

      end = MIN (end, at + AFTER);
      if (!ossicle_line_find (self->text, at, MIN (end, at + 40), ", RequestID:", &found))
        continue;
      candidate = ossicle_candidate_new ("aws-go-2");
      add (self, candidate, &status_field, at + strlen (anchor), end);
      add_behind (self, candidate, &id_field, "RequestID:", at, end);
      add_behind (self, candidate, &host_field, "HostID:", at, end);
      if (ossicle_line_find (self->text, at, end, "api ", &found))
        {
          found += 4 + strcspn (self->text + found + 4, " ") + 1;
          if (memchr (self->text + found, '\\', end - found) == NULL)
            add_pair (self, candidate, MIN (found, end), end);
        }
      finish (self, candidate, at, end);
    }
}

/* "message (Service: Amazon S3; Status Code: 403; Error Code: …; Request ID: …)" */
static void
read_java (Scan *self)
{
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
      add_behind (self, candidate, &status_field, "Status Code:", at, stop);
      add_behind (self, candidate, &code_field, "Error Code:", at, stop);
      add_behind (self, candidate, &id_field, "Request ID:", at, stop);
      if (ossicle_line_find_last (self->text, from, at, "Exception: ", &found))
        add (self, candidate, &message_field, found + strlen ("Exception: "), at);
      finish (self, candidate, from, stop);
    }
}

/* "An error occurred (AccessDenied) when calling the ListObjectsV2 operation: message" */
static void
read_cli (Scan *self)
{
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
      found += strcspn (self->text + found, ":") + 1;
      candidate = ossicle_candidate_new ("aws-cli");
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, anchor, self->view, code, code + n);
      if (found < end && memchr (self->text + found, '\\', end - found) == NULL)
        add (self, candidate, &message_field, found, end);
      finish (self, candidate, at, end);
    }
}

/* "ERROR: S3 error: 403 (SecondLevelDomainForbidden): message" */
static void
read_s3cmd (Scan *self)
{
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
      add (self, candidate, &status_field, status, open);
      ossicle_candidate_add (candidate, OSSICLE_FACT_CODE, anchor, self->view, open + 1,
                             open + 1 + n);
      if (self->text[open + n + 2] == ':')
        add (self, candidate, &message_field, open + n + 3, end);
      finish (self, candidate, at, end);
    }
}

void
ossicle_reader_aws (OssicleTray *tray, OssicleView *view)
{
  Scan self = { tray, view };

  self.text = ossicle_view_get_text (view, &self.length);
  read_go1 (&self);
  read_go2 (&self);
  read_java (&self);
  read_cli (&self);
  read_s3cmd (&self);
}
