/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-head.h"
#include "ossicle-line.h"
#include "ossicle-record.h"

/* Header fields of a response, however they are printed. */

#define MAX_NAME 64
#define MAX_VALUE (8 * 1024)
#define MAX_CUT 120

static const OssicleField known[] = {
  { "x-oss-request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "x-amz-request-id", OSSICLE_FACT_REQUEST_ID, OSSICLE_VALUE_ID },
  { "x-oss-ec", OSSICLE_FACT_EC, OSSICLE_VALUE_EC },
  { "authorization", NULL, OSSICLE_VALUE_NOTHING },
  { "proxy-authorization", NULL, OSSICLE_VALUE_NOTHING },
  { "cookie", NULL, OSSICLE_VALUE_NOTHING },
  { "set-cookie", NULL, OSSICLE_VALUE_NOTHING },
  { "x-oss-security-token", NULL, OSSICLE_VALUE_NOTHING },
  { "x-amz-security-token", NULL, OSSICLE_VALUE_NOTHING },
  { "x-oss-err", NULL, OSSICLE_VALUE_NOTHING },
};

/* Adds the header field @name of a response. Fields that hold secrets are left out. */
static void
add_named (OssicleTray *tray,
           OssicleCandidate *candidate,
           OssicleView *view,
           const char *name,
           gsize value,
           gsize value_end)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *from = g_strconcat ("header:", lower, NULL);
  g_autofree char *fact = g_strconcat (OSSICLE_FACT_HEADER_PREFIX, lower, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].print, lower))
      {
        OssicleField field = { from, known[i].fact, known[i].kind };

        if (field.fact == NULL ||
            ossicle_value_add (tray, candidate, &field, view, value, value_end, TRUE))
          return;
      }
  if (value_end - value > MAX_VALUE)
    return;

  /* A Location, a Referer: whoever has the signature has the object. */
  value_end = ossicle_line_drop_signed_query (ossicle_view_get_text (view, NULL), value, value_end);
  ossicle_candidate_add (candidate, fact, from, view, value, value_end);
  if (g_str_equal (lower, "date"))
    ossicle_candidate_add (candidate, OSSICLE_FACT_DATE, from, view, value, value_end);
}

void
ossicle_head_add (OssicleTray *tray,
                  OssicleCandidate *candidate,
                  OssicleView *view,
                  gsize name,
                  gsize name_end,
                  gsize value,
                  gsize value_end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *copy = g_strndup (text + name, MIN (name_end - name, MAX_NAME));

  add_named (tray, candidate, view, copy, value, value_end);
}

/**
 * ossicle_head_read_line:
 * @text: a text
 * @at: where a line's content begins
 * @end: where the line ends
 * @name_end: (out): where the name ends
 * @value: (out): where the value begins
 *
 * Returns: where the value ends, or 0 where the line is no header field
 */
gsize
ossicle_head_read_line (const char *text, gsize at, gsize end, gsize *name_end, gsize *value)
{
  gsize i = at;

  while (i < end && i - at < MAX_NAME &&
         (g_ascii_isalnum (text[i]) || text[i] == '-' || text[i] == '_'))
    i++;
  if (i == at || i >= end || text[i] != ':')
    return 0;
  *name_end = i;
  for (i++; i < end && (text[i] == ' ' || text[i] == '\t');)
    i++;
  *value = i;
  while (end > i && g_ascii_isspace (text[end - 1]))
    end--;

  return end;
}

/**
 * ossicle_head_add_cut:
 * @candidate: takes the fact
 * @fact: its name
 * @view: a view
 * @at: where a line's content begins that is no header field
 * @end: where the line ends
 *
 * Adds the line where it tells that fields were left out: "...", "[other headers removed]". What
 * was not told may then have been there all the same.
 */
void
ossicle_head_add_cut (OssicleCandidate *candidate,
                      const char *fact,
                      OssicleView *view,
                      gsize at,
                      gsize end)
{
  static const char *const words[] = { "...",       "…",      "omitted", "removed",
                                       "shortened", "redact", "snip",    "left out",
                                       "stripped",  "省略",   "略" };
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *line = g_strndup (text + at, MIN (end - at, MAX_CUT));

  if (end - at > MAX_CUT)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcasestr (line, words[i]) != NULL)
      {
        ossicle_candidate_add (candidate, fact, "head", view, at, end);
        return;
      }
}

/**
 * ossicle_head_judge:
 * @candidate: a response's head
 *
 * Decides from status and header fields what became of the request.
 *
 * Returns: whether the head tells anything
 */
gboolean
ossicle_head_judge (OssicleCandidate *candidate)
{
  const char *status = ossicle_candidate_get (candidate, OSSICLE_FACT_STATUS);
  const char *server = ossicle_candidate_get (candidate, "header.server");
  const char *type = ossicle_candidate_get (candidate, "header.content-type");
  gboolean html = type != NULL && g_str_has_prefix (type, "text/html");
  gboolean ours = ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID) != NULL ||
                  ossicle_candidate_get (candidate, OSSICLE_FACT_EC) != NULL ||
                  ossicle_candidate_get (candidate, OSSICLE_FACT_REQUEST_ID_MASKED) != NULL ||
                  (g_strcmp0 (server, "AliyunOSS") == 0 && !html);
  gboolean success = status != NULL && (status[0] == '2' || g_str_equal (status, "304")) &&
                     !g_str_equal (status, "203");

  if (ours)
    {
      candidate->kind = success ? OSSICLE_CASE_SUCCESS : OSSICLE_CASE_ERROR;
      return TRUE;
    }
  if (server == NULL && ossicle_candidate_get (candidate, "header.via") == NULL &&
      ossicle_candidate_get (candidate, "header.content-type") == NULL &&
      ossicle_candidate_get (candidate, "header.location") == NULL)
    return FALSE;

  candidate->kind = OSSICLE_CASE_NOT_OSS;
  candidate->answerer = "a proxy or another server";
  if (server != NULL && !g_str_equal (server, "AliyunOSS"))
    {
      g_autofree char *name = g_strndup (server, strcspn (server, "/ ("));

      candidate->answerer = g_intern_string (name);
    }

  return status != NULL;
}

/**
 * ossicle_head_add_target:
 * @candidate: takes the facts
 * @view: a view
 * @host: (nullable): the Host of the request
 * @target: where the target of the request line begins
 * @target_end: where it ends
 *
 * Adds bucket and object as the request line tells them.
 */
void
ossicle_head_add_target (OssicleCandidate *candidate,
                         OssicleView *view,
                         const char *host,
                         gsize target,
                         gsize target_end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *path = g_strndup (text + target, target_end - target);
  g_autofree char *url = NULL;
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  const char *object;

  if (*path != '/' && strstr (path, "://") == NULL)
    return;
  url = *path == '/' ? g_strconcat ("http://", host != NULL ? host : "unknown.invalid", path, NULL)
                     : g_strdup (path);
  endpoint = ossicle_endpoint_new_for_url (url);
  if (host != NULL)
    ossicle_candidate_add_inferred (candidate, OSSICLE_FACT_BUCKET,
                                    ossicle_endpoint_get_bucket (endpoint), "request-line");
  object = ossicle_endpoint_get_object (endpoint);
  if (object != NULL && *object != '\0')
    ossicle_candidate_add_value (candidate, OSSICLE_FACT_OBJECT, object, "request-line", view,
                                 target, target + strcspn (path, "?#"));
}
