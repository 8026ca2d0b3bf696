/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-line.h"
#include "ossicle-readers.h"

/* What is not OSS's and is worth saying so: failures before OSS was reached, pages of proxies, ids
 * of other products. */

#define MOST_WORDS 1024

typedef struct
{
  const char *mark;
  OssicleCaseKind kind;
  const char *answerer;
} Mark;

static const Mark marks[] = {
  { "connect timed out", OSSICLE_CASE_NETWORK, NULL },
  { "Connection refused", OSSICLE_CASE_NETWORK, NULL },
  { "Connection reset by peer", OSSICLE_CASE_NETWORK, NULL },
  { "Name or service not known", OSSICLE_CASE_NETWORK, NULL },
  { "Temporary failure in name resolution", OSSICLE_CASE_NETWORK, NULL },
  { "getaddrinfo ENOTFOUND", OSSICLE_CASE_NETWORK, NULL },
  { "ECONNREFUSED", OSSICLE_CASE_NETWORK, NULL },
  { "ETIMEDOUT", OSSICLE_CASE_NETWORK, NULL },
  { "ConnectionTimeoutError", OSSICLE_CASE_NETWORK, NULL },
  { "ResponseTimeoutError", OSSICLE_CASE_NETWORK, NULL },
  { "ECONNRESET", OSSICLE_CASE_NETWORK, NULL },
  { "socket hang up", OSSICLE_CASE_NETWORK, NULL },
  { "does not match certificate's altnames", OSSICLE_CASE_NETWORK, NULL },
  { "certificate verify failed", OSSICLE_CASE_NETWORK, NULL },
  { "no alternative certificate subject name", OSSICLE_CASE_NETWORK, NULL },
  { "PKIX path building failed", OSSICLE_CASE_NETWORK, NULL },
  { "Could not resolve host", OSSICLE_CASE_NETWORK, NULL },
  { "no such host", OSSICLE_CASE_NETWORK, NULL },
  { "i/o timeout", OSSICLE_CASE_NETWORK, NULL },
  { "dial tcp", OSSICLE_CASE_NETWORK, NULL },
  { "cURL error:", OSSICLE_CASE_NETWORK, NULL },
  { "UnknownHostException", OSSICLE_CASE_NETWORK, NULL },
  { "SocketTimeoutException", OSSICLE_CASE_NETWORK, NULL },
  { "System.Net.WebException", OSSICLE_CASE_NETWORK, NULL },
  { "XHR error (req", OSSICLE_CASE_NETWORK, NULL },
  { "blocked by CORS policy", OSSICLE_CASE_NETWORK, NULL },
  { "set the etag of expose-headers", OSSICLE_CASE_NETWORK, NULL },
  { "net::ERR_", OSSICLE_CASE_NETWORK, NULL },
  { "<center>nginx", OSSICLE_CASE_NOT_OSS, "nginx" },
  { "<hr><center>openresty", OSSICLE_CASE_NOT_OSS, "openresty" },
  { "<hr><center>tengine", OSSICLE_CASE_NOT_OSS, "Tengine" },
  { "Powered by Tengine", OSSICLE_CASE_NOT_OSS, "Tengine" },
  { "502 Bad Gateway</h1>", OSSICLE_CASE_NOT_OSS, "a proxy or another server" },
  { "SDK.ServerError", OSSICLE_CASE_NOT_OSS, "Alibaba Cloud (another product)" },
  { "SDKError", OSSICLE_CASE_NOT_OSS, "Alibaba Cloud (another product)" },
};

/* The line that the mark stands in is what the client says of its failure. */
static void
add_words (OssicleCandidate *candidate, OssicleView *view, gsize at)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);
  gsize start = ossicle_line_start (text, at), end = ossicle_line_end (text, at, length);

  ossicle_candidate_cover (candidate, view, start, end);
  if (candidate->kind != OSSICLE_CASE_NETWORK)
    return;
  while (start < at && g_ascii_isspace (text[start]))
    start++;
  while (end > at && g_ascii_isspace (text[end - 1]))
    end--;
  if (end - start <= MOST_WORDS)
    ossicle_candidate_add (candidate, OSSICLE_FACT_FAILURE_TEXT, "text", view, start, end);
}

/* What a browser says of any failure, while its console tells which it was. */
static gboolean
is_vague (const char *mark)
{
  return g_str_has_prefix (mark, "XHR error") || g_str_has_prefix (mark, "net::ERR_");
}

void
ossicle_reader_not_oss (OssicleTray *tray, OssicleView *view)
{
  gsize length;
  const char *text = ossicle_view_get_text (view, &length);
  gboolean blames_cors = strstr (text, "blocked by CORS policy") != NULL;

  /* One mark of a kind is enough: these cases only say what else the text speaks of. */
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *p = strstr (text, marks[i].mark);
      OssicleCandidate *candidate;
      gsize at;

      if (p == NULL || (blames_cors && is_vague (marks[i].mark)))
        continue;
      at = p - text;
      candidate = ossicle_candidate_new ("not-oss");
      candidate->kind = marks[i].kind;
      candidate->answerer = marks[i].answerer;
      add_words (candidate, view, at);
      ossicle_tray_take (tray, candidate);
    }
}
