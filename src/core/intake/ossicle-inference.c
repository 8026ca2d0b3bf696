/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request-id.h"
#include "ossicle-inference.h"
#include "ossicle-undo.h"

static void
infer (OssicleCase *self, const char *name, const char *value, const char *from)
{
  if (value == NULL || *value == '\0' || ossicle_case_get_fact (self, name) != NULL)
    return;

  ossicle_case_take_fact (
    self, ossicle_fact_new (name, value, OSSICLE_FACT_INFERRED, from, OSSICLE_NO_SPAN));
}

/* The id's first bytes are the second at which OSS received the request. */
static void
infer_time (OssicleCase *self, gint64 now)
{
  const char *from = OSSICLE_FACT_REQUEST_ID;
  const char *text = ossicle_case_get_value (self, from);
  g_autoptr (OssicleRequestId) id = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *value = NULL;
  gint64 unix_ms;

  if (text == NULL)
    text = ossicle_case_get_value (self, from = OSSICLE_FACT_REQUEST_ID_MASKED);
  if (text == NULL)
    return;
  id = ossicle_request_id_new (text, now);
  if (!ossicle_request_id_get_time (id, &unix_ms))
    return;
  time = g_date_time_new_from_unix_utc (unix_ms / 1000);
  value = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  infer (self, OSSICLE_FACT_REQUEST_TIME, value, from);
}

static void
infer_from_url (OssicleCase *self)
{
  const char *url = ossicle_case_get_value (self, OSSICLE_FACT_URL);
  const char *host = ossicle_case_get_value (self, OSSICLE_FACT_HOST);
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  const char *own;

  if (url == NULL)
    return;
  endpoint = ossicle_endpoint_new_for_url (url);
  own = ossicle_endpoint_get_host (endpoint);
  if (strchr (own, '.') != NULL && strstr (own, "xxx") == NULL)
    infer (self, OSSICLE_FACT_HOST, own, OSSICLE_FACT_URL);
  else
    own = NULL;
  if (own != NULL && (host == NULL || ossicle_endpoint_is_oss (endpoint)))
    infer (self, OSSICLE_FACT_BUCKET, ossicle_endpoint_get_bucket (endpoint), OSSICLE_FACT_URL);
  infer (self, OSSICLE_FACT_OBJECT, ossicle_endpoint_get_object (endpoint), OSSICLE_FACT_URL);
}

/* The last line of a string to sign of V1 is "/bucket/key". */
static void
infer_from_string_to_sign (OssicleCase *self)
{
  const char *text = ossicle_case_get_value (self, OSSICLE_FACT_STRING_TO_SIGN);
  const char *line, *slash;
  g_autofree char *bucket = NULL;
  g_autofree char *key = NULL;

  if (text == NULL || g_str_has_prefix (text, "OSS4-") || g_str_has_prefix (text, "AWS4-"))
    return;
  line = strrchr (text, '\n');
  if (line == NULL || line[1] != '/')
    return;
  slash = strchr (line + 2, '/');
  if (slash == NULL)
    return;
  bucket = g_strndup (line + 2, slash - line - 2);
  key = g_strndup (slash + 1, strcspn (slash + 1, "?"));
  infer (self, OSSICLE_FACT_BUCKET, bucket, OSSICLE_FACT_STRING_TO_SIGN);
  if (g_strcmp0 (ossicle_case_get_value (self, OSSICLE_FACT_BUCKET), bucket) == 0)
    infer (self, OSSICLE_FACT_OBJECT, key, OSSICLE_FACT_STRING_TO_SIGN);
}

static void
infer_from_host (OssicleCase *self)
{
  const char *host = ossicle_case_get_value (self, OSSICLE_FACT_HOST);
  g_autoptr (OssicleEndpoint) endpoint = NULL;

  if (host == NULL)
    return;
  endpoint = ossicle_endpoint_new (host);
  infer (self, OSSICLE_FACT_BUCKET, ossicle_endpoint_get_bucket (endpoint), OSSICLE_FACT_HOST);
  infer (self, OSSICLE_FACT_REGION, ossicle_endpoint_get_region (endpoint), OSSICLE_FACT_HOST);
}

/**
 * ossicle_inference_complete:
 * @self: a case
 * @now: seconds since 1970, UTC
 *
 * Adds what the facts imply: the time from the id, bucket and region from the host, host, bucket
 * and object from the URL, bucket and object from the string to sign. What is told is never
 * overruled.
 */
void
ossicle_inference_complete (OssicleCase *self, gint64 now)
{
  infer_time (self, now);
  infer_from_url (self);
  infer_from_host (self);
  infer_from_string_to_sign (self);
}
