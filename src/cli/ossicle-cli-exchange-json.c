/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-exchange.h"

#include <string.h>

#include "core/handover/ossicle-redaction.h"
#include "ossicle-cli-json.h"

static void
add_headers (OssicleHeaders *headers, gboolean redact, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "headers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);
      g_autofree char *value = redact ? ossicle_redact_header (header->name, header->value)
                                      : g_strdup (header->value);

      json_builder_begin_object (builder);
      ossicle_cli_json_add_string (builder, "name", header->name);
      ossicle_cli_json_add_string (builder, "value", value);
      if (redact)
        {
          json_builder_set_member_name (builder, "automatic");
          json_builder_add_boolean_value (builder, header->automatic);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* As it was sent, or, where nothing was, as it would have been; what others could use is taken out.
 */
static void
add_request (OssicleExchange *exchange, JsonBuilder *builder)
{
  OssicleRequest *sent = ossicle_exchange_get_sent (exchange);
  OssicleRequest *request = sent != NULL ? sent : ossicle_exchange_get_request (exchange);
  g_autofree char *url = ossicle_redact_url (ossicle_request_get_url (request));

  json_builder_set_member_name (builder, "request");
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "method", ossicle_request_get_method (request));
  ossicle_cli_json_add_string (builder, "url", url);
  add_headers (ossicle_request_get_headers (request), TRUE, builder);
  json_builder_set_member_name (builder, "sent");
  json_builder_add_boolean_value (builder, sent != NULL);
  json_builder_end_object (builder);
}

static void
add_body (OssicleResponse *response, JsonBuilder *builder)
{
  gsize size;
  const char *data = g_bytes_get_data (ossicle_response_get_body (response), &size);
  gboolean is_text = size == 0 || (g_utf8_validate (data, size, NULL) && !memchr (data, 0, size));
  g_autofree char *text = is_text ? g_strndup (data != NULL ? data : "", size)
                                  : g_base64_encode ((const guchar *) data, size);

  json_builder_set_member_name (builder, "body_bytes");
  json_builder_add_int_value (builder, ossicle_response_get_body_length (response));
  json_builder_set_member_name (builder, "body_whole");
  json_builder_add_boolean_value (builder, ossicle_response_is_body_whole (response));
  ossicle_cli_json_add_string (builder, is_text ? "body" : "body_base64", text);
}

static void
add_response (OssicleResponse *response, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "response");
  if (response == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "version", ossicle_response_get_version (response));
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, ossicle_response_get_status (response));
  ossicle_cli_json_add_string (builder, "reason", ossicle_response_get_reason (response));
  add_headers (ossicle_response_get_headers (response), FALSE, builder);
  add_body (response, builder);
  json_builder_end_object (builder);
}

static void
add_moment (const char *name, gint64 microseconds, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, name);
  if (microseconds >= 0)
    json_builder_add_double_value (builder, microseconds / 1000.0);
  else
    json_builder_add_null_value (builder);
}

static void
add_timings (const OssicleTimings *timings, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "timings");
  json_builder_begin_object (builder);
  ossicle_cli_json_add_time (builder, "began", timings->began / 1000);
  add_moment ("dns_start", timings->dns_start, builder);
  add_moment ("dns_end", timings->dns_end, builder);
  add_moment ("connect_start", timings->connect_start, builder);
  add_moment ("tls_start", timings->tls_start, builder);
  add_moment ("connect_end", timings->connect_end, builder);
  add_moment ("request_start", timings->request_start, builder);
  add_moment ("response_start", timings->response_start, builder);
  add_moment ("response_end", timings->response_end, builder);
  json_builder_end_object (builder);
}

static void
add_tls (OssicleExchange *exchange, JsonBuilder *builder)
{
  GTlsCertificate *certificate = ossicle_exchange_get_certificate (exchange);
  g_autofree char *subject = NULL, *issuer = NULL;

  json_builder_set_member_name (builder, "tls");
  if (certificate == NULL && ossicle_exchange_get_tls_protocol (exchange) == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  if (certificate != NULL)
    {
      subject = g_tls_certificate_get_subject_name (certificate);
      issuer = g_tls_certificate_get_issuer_name (certificate);
    }
  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "protocol", ossicle_exchange_get_tls_protocol (exchange));
  ossicle_cli_json_add_string (builder, "cipher", ossicle_exchange_get_tls_cipher (exchange));
  ossicle_cli_json_add_string (builder, "subject", subject);
  ossicle_cli_json_add_string (builder, "issuer", issuer);
  json_builder_set_member_name (builder, "holds");
  json_builder_add_boolean_value (builder, ossicle_exchange_get_certificate_faults (exchange) ==
                                             G_TLS_CERTIFICATE_NO_FLAGS);
  json_builder_end_object (builder);
}

static void
add_redirects (OssicleExchange *exchange, JsonBuilder *builder)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();

  for (OssicleExchange *one = ossicle_exchange_get_previous (exchange); one != NULL;
       one = ossicle_exchange_get_previous (one))
    g_ptr_array_add (earlier, one);

  json_builder_set_member_name (builder, "redirects");
  json_builder_begin_array (builder);
  for (guint i = earlier->len; i > 0; i--)
    {
      OssicleExchange *one = g_ptr_array_index (earlier, i - 1);

      json_builder_begin_object (builder);
      add_request (one, builder);
      add_response (ossicle_exchange_get_response (one), builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_failure (OssicleExchange *exchange, JsonBuilder *builder)
{
  OssicleFailure failure = ossicle_exchange_get_failure (exchange);

  json_builder_set_member_name (builder, "failure");
  if (failure == OSSICLE_FAILURE_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  ossicle_cli_json_add_string (builder, "id", ossicle_failure_to_string (failure));
  ossicle_cli_json_add_string (builder, "text", ossicle_exchange_get_failure_text (exchange));
  json_builder_end_object (builder);
}

/**
 * ossicle_cli_exchange_add_json:
 * @exchange: an exchange that is over
 * @builder: a builder inside an object
 *
 * Adds the member “exchange”: times are milliseconds since it began.
 */
void
ossicle_cli_exchange_add_json (OssicleExchange *exchange, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "exchange");
  json_builder_begin_object (builder);
  add_request (exchange, builder);
  add_response (ossicle_exchange_get_response (exchange), builder);
  add_timings (ossicle_exchange_get_timings (exchange), builder);
  ossicle_cli_json_add_string (builder, "peer", ossicle_exchange_get_peer (exchange));
  add_tls (exchange, builder);
  add_redirects (exchange, builder);
  add_failure (exchange, builder);
  json_builder_end_object (builder);
}
