/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-redacted-message.h"
#include "ossicle-redaction.h"

static void
copy_headers (OssicleHeaders *from, OssicleHeaders *to)
{
  for (guint i = 0; i < ossicle_headers_get_n_headers (from); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (from, i);
      g_autofree char *value = ossicle_redact_header (header->name, header->value);

      ossicle_headers_append (to, header->name, value);
    }
}

static void
flush (GByteArray *run, OssicleRequest *copy)
{
  g_autoptr (GBytes) bytes = g_bytes_new (run->data, run->len);
  g_autoptr (GBytes) redacted = ossicle_redact_bytes (bytes);

  ossicle_request_append_bytes (copy, redacted);
  g_byte_array_set_size (run, 0);
}

/* What stands between two files is taken together: a secret may begin in one part and end in the
 * next. */
static void
copy_body (OssicleRequest *from, OssicleRequest *to)
{
  guint n = ossicle_request_get_n_body_parts (from);
  g_autoptr (GByteArray) run = g_byte_array_new ();
  gboolean open = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const OssicleBodyPart *part = ossicle_request_get_body_part (from, i);

      if (part->bytes != NULL)
        {
          g_byte_array_append (run, g_bytes_get_data (part->bytes, NULL),
                               g_bytes_get_size (part->bytes));
          open = TRUE;
          continue;
        }
      if (open)
        flush (run, to);
      open = FALSE;
      ossicle_request_append_file (to, part->path);
    }
  if (open)
    flush (run, to);
}

/**
 * ossicle_redact_request:
 * @request: a request
 *
 * Returns: (transfer full): the request without what somebody else could use; the contents of files
 *   in its body are not looked at
 */
OssicleRequest *
ossicle_redact_request (OssicleRequest *request)
{
  g_autofree char *url = NULL;
  OssicleRequest *copy;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);

  url = ossicle_redact_url (ossicle_request_get_url (request));
  copy = ossicle_request_new (ossicle_request_get_method (request), url);
  copy_headers (ossicle_request_get_headers (request), ossicle_request_get_headers (copy));
  copy_body (request, copy);

  return copy;
}

/**
 * ossicle_redact_response:
 * @response: a response
 *
 * Returns: (transfer full): the response without what somebody else could use: OSS repeats the
 *   signature, the string to sign and at times the whole Authorization header
 */
OssicleResponse *
ossicle_redact_response (OssicleResponse *response)
{
  g_autoptr (GBytes) body = NULL;
  OssicleResponse *copy;

  g_return_val_if_fail (OSSICLE_IS_RESPONSE (response), NULL);

  copy = ossicle_response_new (ossicle_response_get_version (response),
                               ossicle_response_get_status (response),
                               ossicle_response_get_reason (response));
  copy_headers (ossicle_response_get_headers (response), ossicle_response_get_headers (copy));
  body = ossicle_redact_bytes (ossicle_response_get_body (response));
  ossicle_response_set_body (copy, body, ossicle_response_get_body_length (response));

  return copy;
}
