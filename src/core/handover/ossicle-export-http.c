/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/intake/ossicle-request-import.h"
#include "ossicle-export-http.h"
#include "ossicle-redacted-message.h"

/* A text that stands alone has to name the host. */
static void
add_host (OssicleRequest *request)
{
  g_autoptr (OssicleHeaders) old = g_object_ref (ossicle_request_get_headers (request));
  const char *authority = strstr (ossicle_request_get_url (request), "://");
  g_autofree char *host = NULL;
  OssicleHeaders *headers;

  if (authority == NULL || ossicle_headers_get (old, "Host") != NULL)
    return;
  authority += strlen ("://");
  host = g_strndup (authority, strcspn (authority, "/?#"));
  headers = ossicle_headers_new ();
  ossicle_headers_append (headers, "Host", host);
  for (guint i = 0; i < ossicle_headers_get_n_headers (old); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (old, i);

      ossicle_headers_append (headers, header->name, header->value);
    }
  ossicle_request_take_headers (request, headers);
}

/* Whether the scheme, which only an absolute address tells, is the one that a reader assumes. */
static gboolean
tells_scheme (GBytes *raw, OssicleRequest *request)
{
  gsize length;
  const char *data = g_bytes_get_data (raw, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (OssicleImport) import = ossicle_request_import (text, strlen (text), 0, NULL);

  return import == NULL ||
         g_str_equal (ossicle_request_get_url (import->request), ossicle_request_get_url (request));
}

/* The absolute form of the request line (RFC 9112, section 3.2.2). */
static GBytes *
make_absolute (GBytes *raw, OssicleRequest *request)
{
  gsize length, line;
  const char *data = g_bytes_get_data (raw, &length);
  GString *text;

  line = strcspn (data, "\r");
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s %s HTTP/1.1", ossicle_request_get_method (request),
                          ossicle_request_get_url (request));
  g_string_append_len (text, data + line, (gssize) (length - line));

  return g_string_free_to_bytes (text);
}

/**
 * ossicle_export_http:
 * @request: a request
 * @redact: whether secrets are taken out
 *
 * Returns: (transfer full): the request in the form of RFC 9112, its Host named; it ends where a
 *   file would follow in the body
 */
GBytes *
ossicle_export_http (OssicleRequest *request, gboolean redact)
{
  g_autoptr (OssicleRequest) shown = NULL;
  g_autoptr (GBytes) raw = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  shown = redact ? ossicle_redact_request (request) : ossicle_request_copy (request);
  add_host (shown);

  raw = ossicle_request_to_raw (shown);

  return tells_scheme (raw, shown) ? g_steal_pointer (&raw) : make_absolute (raw, shown);
}
