/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-exchange-private.h"
#include "ossicle-exchange-tokens.h"

/* Security tokens that went out with an exchange, and may have come back with its answer, are not
 * kept with it. */

/* The whole error document stands there for HEAD, in base64. What is covered is as long as it was,
 * and so is its base64. */
static gboolean
cover_base64 (const OssicleTokenMask *mask, char *text)
{
  gsize length, n = strlen (text);
  g_autofree guchar *decoded = g_base64_decode (text, &length);
  g_autofree char *encoded = NULL;

  if (!ossicle_token_mask_cover (mask, (char *) decoded, length))
    return FALSE;

  encoded = g_base64_encode (decoded, length);
  if (strlen (encoded) == n)
    memcpy (text, encoded, n);
  else
    memset (text, '*', n);

  return TRUE;
}

static gboolean
cover_headers (const OssicleTokenMask *mask, OssicleHeaders *headers)
{
  gboolean found = FALSE;

  /* The values are the headers' own; nobody else holds them. */
  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);

      if (ossicle_token_mask_cover (mask, header->value, strlen (header->value)) ||
          (g_ascii_strcasecmp (header->name, "x-oss-err") == 0 &&
           cover_base64 (mask, header->value)))
        found = TRUE;
    }

  return found;
}

static gboolean
cover_request (const OssicleTokenMask *mask, OssicleRequest *request)
{
  g_autofree char *url = NULL;
  gboolean found;

  if (request == NULL)
    return FALSE;

  found = cover_headers (mask, ossicle_request_get_headers (request));
  url = g_strdup (ossicle_request_get_url (request));
  if (ossicle_token_mask_cover (mask, url, strlen (url)))
    {
      ossicle_request_set_url (request, url);
      found = TRUE;
    }

  return found;
}

static gboolean
cover_response (const OssicleTokenMask *mask, OssicleResponse *response)
{
  g_autoptr (GBytes) body = NULL;
  gboolean found;

  if (response == NULL)
    return FALSE;

  found = cover_headers (mask, ossicle_response_get_headers (response));
  body = ossicle_token_mask_cover_bytes (mask, ossicle_response_get_body (response));
  if (body != NULL)
    ossicle_response_set_body (response, body, ossicle_response_get_body_length (response));

  return found || body != NULL;
}

static void
cover (OssicleExchange *self, const OssicleTokenMask *mask)
{
  g_autoptr (GBytes) head = NULL;
  gboolean found = cover_request (mask, self->request);

  found = cover_request (mask, self->sent) || found;
  found = cover_response (mask, self->response) || found;
  if (self->raw_head != NULL)
    head = ossicle_token_mask_cover_bytes (mask, self->raw_head);
  if (head != NULL)
    {
      g_bytes_unref (self->raw_head);
      self->raw_head = g_steal_pointer (&head);
    }
  self->tokens_covered = found;
}

/**
 * ossicle_exchange_cover_tokens:
 * @self: an exchange that is over, the last of its redirects
 *
 * Covers the security tokens that it and those before it were sent with, wherever they stand in
 * what is kept of the requests and their answers. It is to be done before anything is made of it.
 *
 * Returns: (transfer full): the mask, to cover with it what else came of the requests
 */
OssicleTokenMask *
ossicle_exchange_cover_tokens (OssicleExchange *self)
{
  OssicleTokenMask *mask = ossicle_token_mask_new ();

  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), mask);

  for (OssicleExchange *e = self; e != NULL; e = e->previous)
    {
      ossicle_token_mask_add_request (mask, e->request);
      if (e->sent != NULL)
        ossicle_token_mask_add_request (mask, e->sent);
    }
  if (!ossicle_token_mask_is_empty (mask))
    {
      for (OssicleExchange *e = self; e != NULL; e = e->previous)
        cover (e, mask);
    }

  return mask;
}
