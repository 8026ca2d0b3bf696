/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-amazon.h"
#include "ossicle-answerer.h"
#include "ossicle-line.h"

#define NEARBY 2048

const OssicleField ossicle_amazon_id = { "request id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID };
const OssicleField ossicle_amazon_status = { "status code", OSSICLE_FACT_STATUS,
                                             OSSICLE_VALUE_STATUS };
const OssicleField ossicle_amazon_host = { "host id", OSSICLE_FACT_HOST, OSSICLE_VALUE_HOST };
const OssicleField ossicle_amazon_code = { "error", OSSICLE_FACT_CODE, OSSICLE_VALUE_CODE };
const OssicleField ossicle_amazon_message = { "error", OSSICLE_FACT_MESSAGE, OSSICLE_VALUE_TEXT };

OssicleAmazon
ossicle_amazon_init (OssicleTray *tray, OssicleView *view)
{
  OssicleAmazon self = { tray, view };

  self.text = ossicle_view_get_text (view, &self.length);

  return self;
}

/* Where a message ends before @to: at an escape, or at the mark that closes the member of a log
 * line or of an object that it stands in. */
static gsize
message_end (OssicleAmazon *self, gsize from, gsize to)
{
  for (gsize i = from; i < to; i++)
    {
      const char *p = self->text + i;
      gsize name;

      if (*p == '\\' && p[1] != '"' && p[1] != '\'')
        return i;
      if (*p != '"')
        continue;
      name = p[1] == ' ' ? strspn (p + 2, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.")
                         : 0;
      if ((name > 0 && p[2 + name] == '=') || strchr (",}\n", p[1]) != NULL)
        return i;
    }

  return to;
}

void
ossicle_amazon_add (OssicleAmazon *self,
                    OssicleCandidate *candidate,
                    const OssicleField *field,
                    gsize from,
                    gsize to)
{
  from = ossicle_line_skip_blanks (self->text, from, to);
  if (field == &ossicle_amazon_message)
    to = message_end (self, from, to);
  while (to > from && g_ascii_isspace (self->text[to - 1]))
    to--;
  ossicle_value_add (self->tray, candidate, field, self->view, from, to, self->text[to] != '\0');
}

/* Adds what stands behind @label in [@from, @to). */
void
ossicle_amazon_add_behind (OssicleAmazon *self,
                           OssicleCandidate *candidate,
                           const OssicleField *field,
                           const char *label,
                           gsize from,
                           gsize to)
{
  gsize at;

  if (ossicle_line_find (self->text, from, to, label, &at))
    ossicle_amazon_add (self, candidate, field, at + strlen (label), to);
}

/* "Code: Message" at the end of [@from, @to): the last word that looks like a code and has a colon
 * behind it, a documented one before others. */
gboolean
ossicle_amazon_add_pair (OssicleAmazon *self, OssicleCandidate *candidate, gsize from, gsize to)
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
  ossicle_amazon_add (self, candidate, &ossicle_amazon_message, best + n + 1, to);

  return TRUE;
}

/* Whether the text names an endpoint of OSS, near enough to be the one that answered. */
static gboolean
names_oss (OssicleAmazon *self, gsize at)
{
  gsize from = at > NEARBY ? at - NEARBY : 0, found;
  gsize to = MIN (self->length, at + NEARBY);

  return ossicle_line_find (self->text, from, to, ".aliyuncs.com", &found) ||
         ossicle_line_find (self->text, from, to, "//oss-", &found);
}

/* The id behind @label where it is none of OSS's: it tells that somebody else answered. */
static void
add_strange_id (OssicleAmazon *self,
                OssicleCandidate *candidate,
                const char *label,
                gsize from,
                gsize to)
{
  gsize at, end;

  if (!ossicle_line_find (self->text, from, to, label, &at))
    return;
  at = ossicle_line_skip_blanks (self->text, at + strlen (label), to);
  for (end = at; end < to && (g_ascii_isalnum (self->text[end]) || self->text[end] == '-');)
    end++;
  if (end - at >= 12)
    ossicle_candidate_add (candidate, "body.RequestId", label, self->view, at, end);
}

/* Messages that Amazon S3 has to the letter too. */
static gboolean
is_shared (const char *message)
{
  static const char *const messages[] = {
    "Access Denied",
    "The specified key does not exist",
    "The specified bucket does not exist",
    "The request signature we calculated does not match",
    "The difference between the request time and",
    "Forbidden",
    "Not Found",
    "Bad Request",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    if (g_str_has_prefix (message, messages[i]))
      return TRUE;

  return FALSE;
}

void
ossicle_amazon_finish (OssicleAmazon *self, OssicleCandidate *candidate, gsize at, gsize end)
{
  const char *code = ossicle_candidate_get (candidate, OSSICLE_FACT_CODE);
  const char *message = ossicle_candidate_get (candidate, OSSICLE_FACT_MESSAGE);
  gboolean strange, ours = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL;

  if (!ours && ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) == NULL)
    {
      add_strange_id (self, candidate, "equest id:", at, end);
      add_strange_id (self, candidate, "equest ID:", at, end);
      add_strange_id (self, candidate, "RequestID:", at, end);
    }
  strange = ossicle_candidate_get (candidate, "body.RequestId") != NULL;
  ossicle_candidate_cover (candidate, self->view, at, end);
  if (ours || (!strange && (ossicle_code_is_only_oss (code) || names_oss (self, at) ||
                            (message != NULL && !is_shared (message) &&
                             ossicle_tray_knows_message (self->tray, code, message)))))
    ossicle_tray_take (self->tray, candidate);
  else if (code != NULL || strange)
    {
      candidate->kind = OSSICLE_CASE_NOT_OSS;
      candidate->answerer = "Amazon S3 or a service like it";
      ossicle_tray_take (self->tray, candidate);
    }
  else
    ossicle_candidate_free (candidate);
}
