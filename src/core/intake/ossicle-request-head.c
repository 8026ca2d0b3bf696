/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/handover/ossicle-redaction.h"
#include "core/signing/ossicle-authorization.h"
#include "core/signing/ossicle-presigned-url.h"
#include "ossicle-request-head.h"

/* The request that stands beside its answer. Its header fields become the facts "request.NAME",
 * each as ossicle_redact_header() shows it: that there was a token counts, not which. */

#define MOST_NAME 64
#define MOST_VALUE (8 * 1024)
#define MOST_URL (16 * 1024)

/* The id stands in the clear before it is redacted in the header's own fact: whose request it was
 * is what one asks first. */
static void
add_key_id (OssicleCandidate *candidate, OssicleView *view, gsize value, const char *text)
{
  g_autoptr (OssicleAuthorization) authorization = ossicle_authorization_new (text, NULL);
  const char *id = authorization != NULL ? ossicle_authorization_get_access_key_id (authorization)
                                         : NULL;
  const char *at = id != NULL && *id != '\0' ? strstr (text, id) : NULL;

  if (at != NULL)
    ossicle_candidate_add (candidate, OSSICLE_FACT_ACCESS_KEY_ID, "request:authorization", view,
                           value + (at - text), value + (at - text) + strlen (id));
}

/* The date that counts is the one that was sent and perhaps signed, x-oss-date before Date. */
static void
add_date (OssicleCandidate *candidate,
          OssicleView *view,
          const char *lower,
          gsize value,
          gsize value_end)
{
  OssicleFact *known = ossicle_candidate_get_fact (candidate, OSSICLE_FACT_DATE);

  if (!g_str_equal (lower, "date") && !g_str_equal (lower, "x-oss-date"))
    return;
  if (known != NULL && g_strcmp0 (ossicle_fact_get_from (known), "request:x-oss-date") == 0)
    return;
  ossicle_candidate_remove (candidate, OSSICLE_FACT_DATE);
  ossicle_candidate_add (candidate, OSSICLE_FACT_DATE,
                         *lower == 'x' ? "request:x-oss-date" : "request:date", view, value,
                         value_end);
}

/**
 * ossicle_request_head_add:
 * @candidate: takes the facts
 * @view: a view
 * @name: where the field's name begins
 * @name_end: where it ends
 * @value: where its value begins
 * @value_end: where it ends
 *
 * Adds a header field of a request, without its secrets.
 */
void
ossicle_request_head_add (OssicleCandidate *candidate,
                          OssicleView *view,
                          gsize name,
                          gsize name_end,
                          gsize value,
                          gsize value_end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *lower = g_ascii_strdown (text + name, name_end - name);
  g_autofree char *plain = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fact = g_strconcat (OSSICLE_FACT_REQUEST_PREFIX, lower, NULL);
  g_autofree char *from = g_strconcat ("request:", lower, NULL);

  if (name_end - name > MOST_NAME || value_end <= value || value_end - value > MOST_VALUE)
    return;
  plain = g_strndup (text + value, value_end - value);
  shown = ossicle_redact_header (lower, plain);
  ossicle_candidate_add_value (candidate, fact, shown, from, view, value, value_end);
  if (g_str_equal (lower, "authorization"))
    add_key_id (candidate, view, value, plain);
  add_date (candidate, view, lower, value, value_end);
}

/* Who signed the URL, and the URL as it may be shown. */
static char *
read_url (OssicleCandidate *candidate, const char *url)
{
  g_autoptr (OssiclePresignedUrl) signed_url = ossicle_presigned_url_new (url, NULL);

  if (signed_url != NULL)
    ossicle_candidate_add_inferred (candidate, OSSICLE_FACT_ACCESS_KEY_ID,
                                    ossicle_presigned_url_get_access_key_id (signed_url),
                                    OSSICLE_FACT_URL);

  return ossicle_redact_url (url);
}

/**
 * ossicle_request_head_add_target:
 * @candidate: takes the facts
 * @view: a view
 * @scheme: what the request went over, as far as the text tells
 * @host: its Host
 * @target: where the target of the request line begins
 * @target_end: where it ends
 *
 * Adds the URL that request line and Host make.
 */
void
ossicle_request_head_add_target (OssicleCandidate *candidate,
                                 OssicleView *view,
                                 const char *scheme,
                                 const char *host,
                                 gsize target,
                                 gsize target_end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *path = g_strndup (text + target, target_end - target);
  g_autofree char *url = NULL;
  g_autofree char *shown = NULL;

  if (*path != '/' || target_end - target > MOST_URL)
    return;
  url = g_strconcat (scheme, "://", host, path, NULL);
  shown = read_url (candidate, url);
  ossicle_candidate_add_inferred (candidate, OSSICLE_FACT_URL, shown, "request-line");
}

/**
 * ossicle_request_head_add_url:
 * @candidate: takes the facts
 * @view: a view
 * @url: where the URL of the request begins
 * @end: where it ends
 *
 * Adds a URL that stands there whole.
 */
void
ossicle_request_head_add_url (OssicleCandidate *candidate, OssicleView *view, gsize url, gsize end)
{
  g_autofree char *plain = g_strndup (ossicle_view_get_text (view, NULL) + url, end - url);
  g_autofree char *shown = NULL;

  if (end - url > MOST_URL)
    return;
  shown = read_url (candidate, plain);
  ossicle_candidate_add_value (candidate, OSSICLE_FACT_URL, shown, "request.url", view, url, end);
}
