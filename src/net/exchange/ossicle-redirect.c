/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libsoup/soup.h>

#include "ossicle-redirect.h"

/**
 * ossicle_redirect_is_status:
 * @status: an answer's status
 *
 * Returns: whether it sends the client elsewhere (RFC 9110, section 15.4)
 */
gboolean
ossicle_redirect_is_status (guint status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/* What another host must not see: who is asking. */
static void
drop_credentials (OssicleHeaders *headers)
{
  static const char *const names[] = { "Authorization", "Cookie", "Proxy-Authorization",
                                       "x-oss-security-token", "x-amz-security-token" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    ossicle_headers_remove (headers, names[i]);
}

static gboolean
is_same_origin (const char *a, const char *b)
{
  g_autoptr (GUri) one = g_uri_parse (a, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) other = g_uri_parse (b, SOUP_HTTP_URI_FLAGS, NULL);

  return one != NULL && other != NULL && g_uri_get_port (one) == g_uri_get_port (other) &&
         g_strcmp0 (g_uri_get_scheme (one), g_uri_get_scheme (other)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (one), g_uri_get_host (other)) == 0;
}

/* Whether there is a host to ask: "https:c" and "file:///c" name none. */
static gboolean
names_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0';
}

/**
 * ossicle_redirect_build:
 * @exchange: an exchange whose answer is a redirect
 *
 * 303 asks for a GET, and so do 301 and 302 after a POST by old custom (RFC 9110, section 15.4).
 * Another host does not learn who is asking.
 *
 * Returns: (transfer full) (nullable): the request that follows it; %NULL where it leads nowhere
 */
OssicleRequest *
ossicle_redirect_build (OssicleExchange *exchange)
{
  const char *location = ossicle_headers_get (
    ossicle_response_get_headers (ossicle_exchange_get_response (exchange)), "Location");
  guint status = ossicle_response_get_status (ossicle_exchange_get_response (exchange));
  const char *method = ossicle_request_get_method (ossicle_exchange_get_request (exchange));
  const char *from = ossicle_request_get_url (ossicle_exchange_get_request (exchange));
  g_autoptr (OssicleRequest) next = NULL;
  g_autofree char *url = NULL;

  url = location != NULL ? g_uri_resolve_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL)
                         : NULL;
  if (url == NULL || !names_host (url))
    return NULL;

  next = ossicle_request_copy (ossicle_exchange_get_request (exchange));
  ossicle_request_set_url (next, url);
  ossicle_headers_remove (ossicle_request_get_headers (next), "Host");
  if ((status == 303 && !g_str_equal (method, "HEAD")) ||
      (status < 303 && g_str_equal (method, "POST")))
    {
      ossicle_request_set_method (next, "GET");
      ossicle_request_clear_body (next);
      ossicle_headers_remove (ossicle_request_get_headers (next), "Content-Type");
      ossicle_headers_remove (ossicle_request_get_headers (next), "Content-MD5");
    }
  if (!is_same_origin (from, url))
    drop_credentials (ossicle_request_get_headers (next));

  return g_steal_pointer (&next);
}
