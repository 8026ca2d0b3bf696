/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "ossicle-export-har.h"
#include "ossicle-redacted-message.h"
#include "ossicle-redaction.h"

/* HTTP Archive 1.2; members of our own begin with "_", as it asks for. */

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_milliseconds (JsonBuilder *builder, const char *name, double milliseconds)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, milliseconds);
}

static void
add_empty_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
}

static void
add_pair (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_begin_object (builder);
  add_string (builder, "name", name);
  add_string (builder, "value", value);
  json_builder_end_object (builder);
}

static void
add_headers (JsonBuilder *builder, OssicleHeaders *headers)
{
  json_builder_set_member_name (builder, "headers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);

      add_pair (builder, header->name, header->value);
    }
  json_builder_end_array (builder);
}

static void
add_query (JsonBuilder *builder, const char *url)
{
  const char *query = strchr (url, '?');
  g_autofree char *text = g_strndup (query != NULL ? query + 1 : "",
                                     query != NULL ? strcspn (query + 1, "#") : 0);
  g_auto (GStrv) parameters = g_strsplit (text, "&", -1);

  json_builder_set_member_name (builder, "queryString");
  json_builder_begin_array (builder);
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      char *equals = strchr (parameters[i], '=');
      g_autofree char *name = g_uri_unescape_segment (parameters[i], equals, NULL);
      g_autofree char *value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);

      if (name != NULL && value != NULL)
        add_pair (builder, name, value);
    }
  json_builder_end_array (builder);
}

/* Text as it is, anything else in base64. */
static void
add_content (JsonBuilder *builder, GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  const char *data = size > 0 ? g_bytes_get_data (bytes, NULL) : "";
  g_autofree char *text = NULL;

  if (g_utf8_validate (data, size, NULL) && memchr (data, '\0', size) == NULL)
    {
      text = g_strndup (data, size);
      add_string (builder, "text", text);
      return;
    }
  text = g_base64_encode ((const guchar *) data, size);
  add_string (builder, "text", text);
  add_string (builder, "encoding", "base64");
}

/* The bytes of the body; FALSE where a file is part of it, whose contents are not looked at. */
static gboolean
join_body (OssicleRequest *request, GByteArray *joined)
{
  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (request, i);

      if (part->bytes == NULL)
        return FALSE;
      g_byte_array_append (joined, g_bytes_get_data (part->bytes, NULL),
                           g_bytes_get_size (part->bytes));
    }

  return TRUE;
}

static void
add_post_data (JsonBuilder *builder, OssicleRequest *request)
{
  const char *type = ossicle_headers_get (ossicle_request_get_headers (request), "Content-Type");
  GByteArray *joined = g_byte_array_new ();
  gboolean whole = join_body (request, joined);
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (joined);

  add_number (builder, "bodySize", whole ? (gint64) g_bytes_get_size (bytes) : -1);
  if (ossicle_request_get_n_body_parts (request) == 0)
    return;
  json_builder_set_member_name (builder, "postData");
  json_builder_begin_object (builder);
  add_string (builder, "mimeType", type != NULL ? type : "");
  add_empty_array (builder, "params");
  if (whole)
    add_content (builder, bytes);
  else
    add_string (builder, "comment", "The body was read from a file");
  json_builder_end_object (builder);
}

static void
add_request (JsonBuilder *builder, OssicleRequest *request, const char *version)
{
  json_builder_set_member_name (builder, "request");
  json_builder_begin_object (builder);
  add_string (builder, "method", ossicle_request_get_method (request));
  add_string (builder, "url", ossicle_request_get_url (request));
  add_string (builder, "httpVersion", version);
  add_empty_array (builder, "cookies");
  add_headers (builder, ossicle_request_get_headers (request));
  add_query (builder, ossicle_request_get_url (request));
  add_number (builder, "headersSize", -1);
  add_post_data (builder, request);
  json_builder_end_object (builder);
}

static void
add_response (JsonBuilder *builder, OssicleResponse *response)
{
  const char *type = ossicle_headers_get (ossicle_response_get_headers (response), "Content-Type");
  const char *location = ossicle_headers_get (ossicle_response_get_headers (response), "Location");

  json_builder_set_member_name (builder, "response");
  json_builder_begin_object (builder);
  add_number (builder, "status", ossicle_response_get_status (response));
  add_string (builder, "statusText", ossicle_response_get_reason (response));
  add_string (builder, "httpVersion", ossicle_response_get_version (response));
  add_empty_array (builder, "cookies");
  add_headers (builder, ossicle_response_get_headers (response));
  json_builder_set_member_name (builder, "content");
  json_builder_begin_object (builder);
  add_number (builder, "size", ossicle_response_get_body_length (response));
  add_string (builder, "mimeType", type != NULL ? type : "");
  add_content (builder, ossicle_response_get_body (response));
  json_builder_end_object (builder);
  add_string (builder, "redirectURL", location != NULL ? location : "");
  add_number (builder, "headersSize", -1);
  add_number (builder, "bodySize", ossicle_response_get_body_length (response));
  json_builder_end_object (builder);
}

static void
add_timings (JsonBuilder *builder, const OssicleHarItem *item)
{
  json_builder_set_member_name (builder, "timings");
  json_builder_begin_object (builder);
  add_milliseconds (builder, "dns", item->dns);
  add_milliseconds (builder, "connect", item->connect);
  add_milliseconds (builder, "ssl", item->ssl);
  add_milliseconds (builder, "send", MAX (item->send, 0));
  add_milliseconds (builder, "wait", MAX (item->wait, 0));
  add_milliseconds (builder, "receive", MAX (item->receive, 0));
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder *builder, const OssicleHarItem *item, gboolean redact)
{
  g_autoptr (OssicleRequest) request = NULL;
  g_autoptr (OssicleResponse) response = NULL;
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (item->began / G_USEC_PER_SEC);
  g_autofree char *began = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *moment = g_strdup_printf ("%s.%03dZ", began,
                                             (int) (item->began % G_USEC_PER_SEC / 1000));

  request = redact ? ossicle_redact_request (item->request) : g_object_ref (item->request);
  if (item->response != NULL)
    response = redact ? ossicle_redact_response (item->response) : g_object_ref (item->response);
  else
    response = ossicle_response_new ("", 0, "");

  json_builder_begin_object (builder);
  add_string (builder, "startedDateTime", moment);
  add_milliseconds (builder, "time",
                    MAX (item->dns, 0) + MAX (item->connect, 0) + MAX (item->send, 0) +
                      MAX (item->wait, 0) + MAX (item->receive, 0));
  add_request (builder, request,
               item->response != NULL ? ossicle_response_get_version (response) : "HTTP/1.1");
  add_response (builder, response);
  json_builder_set_member_name (builder, "cache");
  json_builder_begin_object (builder);
  json_builder_end_object (builder);
  add_timings (builder, item);
  if (item->peer != NULL)
    {
      const char *colon = strrchr (item->peer, ':');
      g_autofree char *address = colon != NULL ? g_strndup (item->peer, colon - item->peer)
                                               : g_strdup (item->peer);

      g_strdelimit (address, "[]", ' ');
      g_strstrip (address);
      add_string (builder, "serverIPAddress", address);
    }
  if (item->failure != NULL)
    add_string (builder, "_failure", item->failure);
  json_builder_end_object (builder);
}

/**
 * ossicle_export_har:
 * @items: (array length=n_items): exchanges
 * @n_items: how many
 * @redact: whether secrets are taken out
 *
 * Returns: (transfer full): an HTTP archive (HAR 1.2)
 */
char *
ossicle_export_har (const OssicleHarItem *items, guint n_items, gboolean redact)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (items != NULL || n_items == 0, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "log");
  json_builder_begin_object (builder);
  add_string (builder, "version", "1.2");
  json_builder_set_member_name (builder, "creator");
  json_builder_begin_object (builder);
  add_string (builder, "name", "Ossicle");
  add_string (builder, "version", PACKAGE_VERSION);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_items; i++)
    add_item (builder, &items[i], redact);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
