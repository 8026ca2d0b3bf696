/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/handover/ossicle-redaction.h"
#include "core/signing/ossicle-escape.h"
#include "ossicle-told-request.h"
#include "ossicle-told-text.h"

/* Where the answer begins in the text: the request stands before it. */
static gboolean
find_answer (OssicleCase *case_, OssicleSource *source, gsize *at)
{
  static const char *const names[] = {
    OSSICLE_FACT_STATUS,
    OSSICLE_FACT_CODE,
    OSSICLE_FACT_MESSAGE,
    OSSICLE_FACT_REQUEST_ID,
    OSSICLE_FACT_REQUEST_ID_MASKED,
    OSSICLE_FACT_FAILURE,
    OSSICLE_FACT_FAILURE_TEXT,
  };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      OssicleFact *fact = ossicle_case_get_fact (case_, names[i]);
      OssicleSpan span, in_text;

      if (fact == NULL || !ossicle_fact_get_span (fact, &span) ||
          !ossicle_source_locate (source, span, &in_text))
        continue;
      *at = found ? MIN (*at, in_text.offset) : in_text.offset;
      found = TRUE;
    }

  return found;
}

static gboolean
differs (const char *one, const char *other)
{
  return one != NULL && other != NULL && strcmp (one, other) != 0;
}

/* Whether a request that stands above the answer is about the same bucket and object. */
static gboolean
agrees (OssicleRequest *request, OssicleCase *case_)
{
  g_autoptr (OssicleEndpoint)
    endpoint = ossicle_endpoint_new_for_url (ossicle_request_get_url (request));

  return !differs (ossicle_endpoint_get_bucket (endpoint),
                   ossicle_case_get_value (case_, OSSICLE_FACT_BUCKET)) &&
         !differs (ossicle_endpoint_get_object (endpoint),
                   ossicle_case_get_value (case_, OSSICLE_FACT_OBJECT));
}

static OssicleToldRequest *
find_in_text (OssicleCase *case_, OssicleSource *source)
{
  g_autoptr (OssicleToldRequest) told = NULL;
  gsize length, at;
  const char *text = ossicle_source_get_text (source, &length);

  if (find_answer (case_, source, &at))
    told = ossicle_told_text_find (text, length, at);

  return told != NULL && agrees (told->request, case_) ? g_steal_pointer (&told) : NULL;
}

static gboolean
is_host (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:");

  return *text != '\0' && text[length] == '\0' && strchr (text, '.') != NULL;
}

/* The host that was asked, with the bucket before it: what the service calls HostId is it. */
static char *
dup_host (OssicleCase *case_)
{
  const char *host = ossicle_case_get_value (case_, OSSICLE_FACT_HOST);
  const char *bucket = ossicle_case_get_value (case_, OSSICLE_FACT_BUCKET);
  const char *region = ossicle_case_get_value (case_, OSSICLE_FACT_REGION);
  g_autoptr (OssicleEndpoint) endpoint = NULL;

  if (host == NULL || !is_host (host))
    return bucket != NULL && region != NULL
             ? g_strdup_printf ("%s.oss-%s.aliyuncs.com", bucket, region)
             : NULL;

  endpoint = ossicle_endpoint_new (host);
  if (bucket != NULL && ossicle_endpoint_is_oss (endpoint) &&
      ossicle_endpoint_get_bucket (endpoint) == NULL)
    return g_strdup_printf ("%s.%s", bucket, host);

  return g_strdup (host);
}

static char *
dup_url (OssicleCase *case_, OssicleGuesses *guesses)
{
  const char *url = ossicle_case_get_value (case_, OSSICLE_FACT_URL);
  const char *object = ossicle_case_get_value (case_, OSSICLE_FACT_OBJECT);
  g_autofree char *host = NULL;
  g_autoptr (GString) built = NULL;

  if (url != NULL && strstr (url, "://") != NULL)
    return g_strdup (url);
  host = dup_host (case_);
  if (host == NULL)
    return NULL;

  *guesses |= OSSICLE_GUESS_ADDRESS;
  built = g_string_new ("https://");
  g_string_append (built, host);
  if (url != NULL && *url == '/')
    g_string_append (built, url);
  else
    {
      g_string_append_c (built, '/');
      if (object != NULL)
        ossicle_escape_append_path (built, object);
    }

  return g_string_free (g_steal_pointer (&built), FALSE);
}

/* A header that was taken out of the facts is left to the person. */
static void
add_headers (OssicleRequest *request, OssicleCase *case_, OssicleGuesses *guesses)
{
  GListModel *facts = ossicle_case_get_facts (case_);
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  gboolean whole = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (facts); i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);
      const char *name = ossicle_fact_get_name (fact);
      const char *value = ossicle_fact_get_value (fact);

      if (!g_str_has_prefix (name, OSSICLE_FACT_REQUEST_PREFIX))
        continue;
      if (strstr (value, OSSICLE_REDACTED) != NULL)
        {
          *guesses |= OSSICLE_GUESS_HEADERS;
          continue;
        }
      whole = TRUE;
      ossicle_headers_append (headers, name + strlen (OSSICLE_FACT_REQUEST_PREFIX), value);
    }
  if (!whole)
    *guesses |= OSSICLE_GUESS_HEADERS;
}

static OssicleToldRequest *
build_from_facts (OssicleCase *case_)
{
  const char *method = ossicle_case_get_value (case_, OSSICLE_FACT_METHOD);
  OssicleGuesses guesses = method == NULL ? OSSICLE_GUESS_METHOD : 0;
  g_autofree char *url = dup_url (case_, &guesses);
  g_autoptr (OssicleRequest) request = NULL;
  OssicleToldRequest *told;

  if (url == NULL)
    return NULL;
  request = ossicle_request_new (method != NULL ? method : "GET", url);
  add_headers (request, case_, &guesses);
  if (!ossicle_request_check (request, NULL))
    return NULL;

  told = g_new0 (OssicleToldRequest, 1);
  told->request = g_steal_pointer (&request);
  told->options = ossicle_send_options_new ();
  told->guesses = guesses;

  return told;
}

/**
 * ossicle_told_request_find:
 * @case_: a case that was not sent from here
 * @source: what it was read from
 *
 * Looks for the request in the text before the answer: an entry of an HTTP archive, a command of
 * curl or PowerShell, or a request line with its header, as debuggers and packet sniffers show it.
 * Where none stands there, it is put together from the facts of the case.
 *
 * Returns: (transfer full) (nullable): a request, or %NULL where not even its host is told
 */
OssicleToldRequest *
ossicle_told_request_find (OssicleCase *case_, OssicleSource *source)
{
  OssicleToldRequest *told;

  g_return_val_if_fail (OSSICLE_IS_CASE (case_), NULL);
  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);

  told = find_in_text (case_, source);

  return told != NULL ? told : build_from_facts (case_);
}

/**
 * ossicle_told_request_free:
 * @self: (nullable): a request that was told
 */
void
ossicle_told_request_free (OssicleToldRequest *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->request);
  ossicle_send_options_free (self->options);
  g_free (self);
}
