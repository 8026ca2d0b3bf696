/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-fixed-address.h"
#include "ossicle-session.h"

static guint16
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port != -1)
    return port;

  return g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

/* HOST:PORT:ADDRESS, the address perhaps in brackets. */
static GSocketConnectable *
match_resolve (const char *entry, const char *host, guint16 port, GError **error)
{
  g_auto (GStrv) words = g_strsplit (entry, ":", 3);
  g_autoptr (GInetAddress) address = NULL;
  g_autofree char *bare = NULL;
  guint64 wanted;
  gsize length;

  if (g_strv_length (words) == 3 &&
      g_ascii_string_to_unsigned (words[1], 10, 1, 65535, &wanted, NULL))
    {
      length = strlen (words[2]);
      bare = words[2][0] == '[' && length > 2 ? g_strndup (words[2] + 1, length - 2)
                                              : g_strdup (words[2]);
      address = g_inet_address_new_from_string (bare);
    }
  if (address == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "“%s” is not of the form HOST:PORT:ADDRESS", entry);
      return NULL;
    }
  if (g_ascii_strcasecmp (words[0], host) != 0 || wanted != port)
    return NULL;

  return ossicle_fixed_address_new (host, port, address);
}

static gboolean
apply_resolve (SoupSession **session, const OssicleSendOptions *options, GUri *uri, GError **error)
{
  g_autoptr (GError) fault = NULL;

  for (guint i = 0; i < options->resolve->len; i++)
    {
      g_autoptr (GSocketConnectable) address = NULL;

      address = match_resolve (g_ptr_array_index (options->resolve, i), g_uri_get_host (uri),
                               get_port (uri), &fault);
      if (fault != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&fault));
          return FALSE;
        }
      if (address != NULL)
        {
          *session = soup_session_new_with_options ("remote-connectable", address, NULL);
          return TRUE;
        }
    }
  *session = soup_session_new ();

  return TRUE;
}

static gboolean
apply_authorities (SoupSession *session, const char *path, GError **error)
{
  g_autoptr (GTlsDatabase) database = NULL;
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  database = g_tls_file_database_new (absolute, error);
  if (database == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  soup_session_set_tls_database (session, database);

  return TRUE;
}

/**
 * ossicle_session_new:
 * @options: how a request is to be sent
 * @uri: where it goes
 * @error: return location for a #GIOError or #GTlsError: a file of authorities or a resolve entry
 *   that is no good
 *
 * A session for one exchange: a connection of its own, so that its phases are its own too. It
 * keeps no cookies and no cache, adds no language and no name of ours, and decodes nothing unless
 * asked to.
 *
 * Returns: (transfer full): a session, or %NULL with @error set
 */
SoupSession *
ossicle_session_new (const OssicleSendOptions *options, GUri *uri, GError **error)
{
  g_autoptr (SoupSession) session = NULL;

  g_return_val_if_fail (options != NULL && uri != NULL, NULL);

  if (!apply_resolve (&session, options, uri, error))
    return NULL;

  soup_session_set_timeout (session, options->timeout);
  soup_session_set_idle_timeout (session, 0);
  if (!options->decode)
    soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (options->proxy != NULL)
    {
      g_autoptr (GProxyResolver) resolver = NULL;

      if (*options->proxy != '\0')
        resolver = g_simple_proxy_resolver_new (options->proxy, NULL);
      soup_session_set_proxy_resolver (session, resolver);
    }
  if (options->ca_file != NULL && !apply_authorities (session, options->ca_file, error))
    return NULL;

  return g_steal_pointer (&session);
}
