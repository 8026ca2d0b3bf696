/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

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

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  shown = redact ? ossicle_redact_request (request) : ossicle_request_copy (request);
  add_host (shown);

  return ossicle_request_to_raw (shown);
}
