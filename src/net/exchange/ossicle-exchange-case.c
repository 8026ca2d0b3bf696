/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/handover/ossicle-redaction.h"
#include "core/signing/ossicle-signed-request.h"
#include "ossicle-exchange-case.h"

#define SHAPE "http-response"
#define MOST_VALUE (8 * 1024)

static void
infer (OssicleCase *result, const char *name, const char *value, const char *from)
{
  g_autofree char *valid = NULL;

  if (value == NULL || *value == '\0')
    return;
  valid = g_utf8_make_valid (value, -1);
  ossicle_case_take_fact (
    result, ossicle_fact_new (name, valid, OSSICLE_FACT_INFERRED, from, OSSICLE_NO_SPAN));
}

static gboolean
is_success (guint status)
{
  return ((status >= 200 && status < 300) || status == 304) && status != 203;
}

static gboolean
answers_for_oss (OssicleResponse *response)
{
  OssicleHeaders *headers = ossicle_response_get_headers (response);

  return ossicle_headers_get (headers, "x-oss-request-id") != NULL ||
         ossicle_headers_get (headers, "x-amz-request-id") != NULL;
}

/* What the intake is to read: the whole answer where it is an error in words; of a success the
 * head alone, since its body is the person's own and may be a log full of other people's errors. */
static GBytes *
get_readable (OssicleResponse *response, GBytes *raw)
{
  gsize size = g_bytes_get_size (raw);
  gsize body_size = g_bytes_get_size (ossicle_response_get_body (response));
  const char *body = (const char *) g_bytes_get_data (raw, NULL) + size - body_size;

  if (!is_success (ossicle_response_get_status (response)) &&
      g_utf8_validate (body, body_size, NULL))
    return g_bytes_ref (raw);

  return g_bytes_new_from_bytes (raw, 0, size - body_size);
}

/* The case that begins with the status line; others would be quoted in the body. */
static OssicleCase *
find_first (GListModel *cases)
{
  guint n = g_list_model_get_n_items (cases);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleCase) one = g_list_model_get_item (cases, i);
      OssicleSpan span;

      if (ossicle_case_get_span (one, &span) && span.offset == 0)
        return g_steal_pointer (&one);
    }

  return NULL;
}

/* Without the catalogue: an answer names its code, so none has to be looked for, and opening all of
 * the catalogue for it took longer than sending. */
static OssicleCase *
read_answer (OssicleExchange *self, GBytes *raw, gint64 now)
{
  g_autoptr (GBytes) readable = get_readable (ossicle_exchange_get_response (self), raw);
  g_autoptr (OssicleSource) source = ossicle_source_new (readable, NULL);
  g_autoptr (OssicleReading) reading = ossicle_intake_read (source, NULL, now, NULL, NULL);
  OssicleCase *result = find_first (ossicle_reading_get_cases (reading));

  return result != NULL ? result : find_first (ossicle_reading_get_others (reading));
}

static gboolean
is_secret (const char *name)
{
  static const char *const names[] = { "authorization",        "cookie",
                                       "proxy-authorization",  "set-cookie",
                                       "x-amz-security-token", "x-oss-security-token" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (names[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A head that the intake takes for nobody's: status and header fields, where they stand. */
static void
add_head (OssicleCase *result, OssicleResponse *response)
{
  OssicleHeaders *headers = ossicle_response_get_headers (response);
  g_autofree char *line = ossicle_response_dup_status_line (response);
  g_autofree char *status = g_strdup_printf ("%u", ossicle_response_get_status (response));
  OssicleSpan span = { strlen (ossicle_response_get_version (response)) + 1, strlen (status) };
  gsize at = strlen (line) + 2;

  ossicle_case_take_fact (
    result, ossicle_fact_new (OSSICLE_FACT_STATUS, status, OSSICLE_FACT_READ, "status-line", span));
  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);
      g_autofree char *lower = g_ascii_strdown (header->name, -1);
      g_autofree char *name = g_strconcat (OSSICLE_FACT_HEADER_PREFIX, lower, NULL);
      g_autofree char *from = g_strconcat ("header:", lower, NULL);

      span = (OssicleSpan){ at + strlen (header->name) + 2, strlen (header->value) };
      if (span.length > 0 && span.length <= MOST_VALUE && !is_secret (lower) &&
          g_utf8_validate (header->value, -1, NULL))
        ossicle_case_take_fact (
          result, ossicle_fact_new (name, header->value, OSSICLE_FACT_READ, from, span));
      at = span.offset + span.length + 2;
    }
  ossicle_case_set_span (result, (OssicleSpan){ 0, at });
}

/* The date that counts is the one that was sent and perhaps signed; the answer's own stays as
 * "header.date". */
static void
move_facts (OssicleCase *from, OssicleCase *result, gboolean own_date)
{
  GListModel *facts = ossicle_case_get_facts (from);
  guint n = g_list_model_get_n_items (facts);

  for (guint i = 0; i < n; i++)
    {
      OssicleFact *fact = g_list_model_get_item (facts, i);

      if (own_date && g_str_equal (ossicle_fact_get_name (fact), OSSICLE_FACT_DATE) &&
          g_strcmp0 (ossicle_fact_get_from (fact), "header:date") == 0)
        g_object_unref (fact);
      else
        ossicle_case_take_fact (result, fact);
    }
}

static OssicleCaseKind
judge (OssicleExchange *self, OssicleCase *answer)
{
  OssicleResponse *response = ossicle_exchange_get_response (self);

  if (response == NULL)
    return OSSICLE_CASE_NETWORK;
  if (is_success (ossicle_response_get_status (response)) &&
      ossicle_exchange_get_failure (self) != OSSICLE_FAILURE_NONE)
    return OSSICLE_CASE_NETWORK;
  if (answer != NULL)
    return ossicle_case_get_kind (answer);
  if (!answers_for_oss (response))
    return OSSICLE_CASE_NOT_OSS;

  return is_success (ossicle_response_get_status (response)) ? OSSICLE_CASE_SUCCESS
                                                             : OSSICLE_CASE_ERROR;
}

static OssicleCase *
begin_case (OssicleExchange *self, OssicleCase *answer, gboolean own_date)
{
  OssicleCase *result = ossicle_case_new (judge (self, answer));
  OssicleSpan span;

  ossicle_case_set_shape (result, SHAPE);
  if (answer != NULL)
    {
      ossicle_case_set_answerer (result, ossicle_case_get_answerer (answer));
      if (ossicle_case_get_span (answer, &span))
        ossicle_case_set_span (result, span);
      move_facts (answer, result, own_date);
    }
  else if (ossicle_exchange_get_response (self) != NULL)
    add_head (result, ossicle_exchange_get_response (self));

  return result;
}

static void
add_headers (OssicleCase *result, OssicleHeaders *headers)
{
  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);
      g_autofree char *lower = g_ascii_strdown (header->name, -1);
      g_autofree char *name = g_strconcat (OSSICLE_FACT_REQUEST_PREFIX, lower, NULL);
      g_autofree char *from = g_strconcat ("request:", lower, NULL);
      g_autofree char *value = ossicle_redact_header (header->name, header->value);

      if (strlen (value) <= MOST_VALUE)
        infer (result, name, value, from);
    }
}

static const char *
get_own_date (OssicleHeaders *headers)
{
  const char *date = ossicle_headers_get (headers, "x-oss-date");

  return date != NULL ? date : ossicle_headers_get (headers, "Date");
}

/* Whose request it was, and whether it was signed; nothing that would let one sign again. */
static void
add_signer (OssicleCase *result, OssicleRequest *request)
{
  const char *bucket = ossicle_case_get_value (result, OSSICLE_FACT_BUCKET);
  g_autoptr (OssicleSignedRequest) taken = ossicle_signed_request_new (request, bucket, NULL);

  if (taken != NULL)
    infer (result, OSSICLE_FACT_ACCESS_KEY_ID, ossicle_signed_request_get_access_key_id (taken),
           "request");
}

static void
add_request (OssicleCase *result, OssicleRequest *request)
{
  const char *url = ossicle_request_get_url (request);
  OssicleHeaders *headers = ossicle_request_get_headers (request);
  g_autoptr (OssicleEndpoint) endpoint = ossicle_endpoint_new_for_url (url);
  g_autofree char *shown = ossicle_redact_url (url);

  infer (result, OSSICLE_FACT_METHOD, ossicle_request_get_method (request), "request");
  infer (result, OSSICLE_FACT_URL, shown, "request");
  infer (result, OSSICLE_FACT_HOST, ossicle_endpoint_get_host (endpoint), OSSICLE_FACT_URL);
  infer (result, OSSICLE_FACT_BUCKET, ossicle_endpoint_get_bucket (endpoint), OSSICLE_FACT_URL);
  infer (result, OSSICLE_FACT_OBJECT, ossicle_endpoint_get_object (endpoint), OSSICLE_FACT_URL);
  infer (result, OSSICLE_FACT_REGION, ossicle_endpoint_get_region (endpoint), OSSICLE_FACT_URL);
  infer (result, OSSICLE_FACT_DATE, get_own_date (headers), "request");
  add_signer (result, request);
  add_headers (result, headers);
}

static char *
describe_faults (GTlsCertificate *certificate, GTlsCertificateFlags faults)
{
  static const struct
  {
    GTlsCertificateFlags flag;
    const char *name;
  } rows[] = {
    { G_TLS_CERTIFICATE_EXPIRED, "expired" },
    { G_TLS_CERTIFICATE_NOT_ACTIVATED, "not-yet-valid" },
    { G_TLS_CERTIFICATE_BAD_IDENTITY, "wrong-host" },
    { G_TLS_CERTIFICATE_REVOKED, "revoked" },
    { G_TLS_CERTIFICATE_INSECURE, "insecure" },
    { G_TLS_CERTIFICATE_UNKNOWN_CA, "unknown-authority" },
    { G_TLS_CERTIFICATE_GENERIC_ERROR, "other" },
  };
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean own = rows[i].flag == G_TLS_CERTIFICATE_UNKNOWN_CA && subject != NULL &&
                     g_strcmp0 (subject, issuer) == 0;

      if ((faults & rows[i].flag) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                own ? "self-signed" : rows[i].name);
    }

  return g_string_free (text, FALSE);
}

static void
add_certificate (OssicleCase *result, GTlsCertificate *certificate, GTlsCertificateFlags faults)
{
  g_autofree char *fault = describe_faults (certificate, faults);
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autoptr (GDateTime) utc = until != NULL ? g_date_time_to_utc (until) : NULL;
  g_autofree char *not_after = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  infer (result, OSSICLE_FACT_CERTIFICATE_PREFIX "fault", fault, "certificate");
  infer (result, OSSICLE_FACT_CERTIFICATE_PREFIX "subject", subject, "certificate");
  infer (result, OSSICLE_FACT_CERTIFICATE_PREFIX "issuer", issuer, "certificate");
  infer (result, OSSICLE_FACT_CERTIFICATE_PREFIX "not_after", not_after, "certificate");
}

static void
add_failure (OssicleCase *result, OssicleExchange *self)
{
  OssicleFailure failure = ossicle_exchange_get_failure (self);
  GTlsCertificate *certificate = ossicle_exchange_get_certificate (self);
  GTlsCertificateFlags faults = ossicle_exchange_get_certificate_faults (self);

  if (failure != OSSICLE_FAILURE_NONE)
    {
      infer (result, OSSICLE_FACT_FAILURE, ossicle_failure_to_string (failure), "exchange");
      infer (result, OSSICLE_FACT_FAILURE_TEXT, ossicle_exchange_get_failure_text (self),
             "exchange");
    }
  if (certificate != NULL && faults != G_TLS_CERTIFICATE_NO_FLAGS)
    add_certificate (result, certificate, faults);
}

/**
 * ossicle_exchange_dup_source:
 * @self: an exchange
 *
 * Returns: (transfer full): the answer as its raw view shows it, as much of it as was kept; empty
 *   where none came
 */
OssicleSource *
ossicle_exchange_dup_source (OssicleExchange *self)
{
  OssicleResponse *response;
  g_autoptr (GBytes) raw = NULL;

  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  response = ossicle_exchange_get_response (self);
  raw = response != NULL ? ossicle_response_to_raw (response) : g_bytes_new_static ("", 0);

  return ossicle_source_new (raw, "response");
}

/**
 * ossicle_exchange_to_case:
 * @self: an exchange that is over
 * @source: what ossicle_exchange_dup_source() gave; the spans of the case point into it
 * @catalogue: (nullable): the documented codes; not looked into, since an answer names its code
 * @now: seconds since 1970, UTC
 *
 * Makes of an exchange what a paste of it would be, and adds what only the exchange tells: the
 * request, without its secrets, and what kept it from being whole.
 *
 * Returns: (transfer full): a case
 */
OssicleCase *
ossicle_exchange_to_case (OssicleExchange *self,
                          OssicleSource *source,
                          OssicleCatalogue *catalogue,
                          gint64 now)
{
  g_autoptr (OssicleCase) answer = NULL;
  OssicleRequest *request;
  OssicleCase *result;
  gboolean own_date;

  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);
  g_return_val_if_fail (OSSICLE_IS_SOURCE (source), NULL);

  request = ossicle_exchange_get_sent (self);
  if (request == NULL)
    request = ossicle_exchange_get_request (self);
  own_date = get_own_date (ossicle_request_get_headers (request)) != NULL;
  if (ossicle_exchange_get_response (self) != NULL)
    answer = read_answer (self, ossicle_source_get_bytes (source), now);
  result = begin_case (self, answer, own_date);
  add_request (result, request);
  add_failure (result, self);

  return result;
}
