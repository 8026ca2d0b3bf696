/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-url.h"

/* The colon before the port, or NULL; those of an IPv6 address stand in brackets. */
static const char *
find_port (const char *host)
{
  const char *end = *host == '[' ? strchr (host, ']') : NULL;

  return strchr (end != NULL ? end : host, ':');
}

static void
take_authority (OssicleUrl *self, const char *text, gsize length)
{
  g_autofree char *authority = g_strndup (text, length);
  const char *at = strrchr (authority, '@');
  const char *host = at != NULL ? at + 1 : authority;
  const char *colon = find_port (host);

  if (at != NULL)
    self->user = g_strndup (authority, (gsize) (at - authority));
  self->host = colon != NULL ? g_strndup (host, (gsize) (colon - host)) : g_strdup (host);
  if (colon != NULL)
    self->port = g_strdup (colon + 1);
}

/**
 * ossicle_url_new:
 * @text: an address
 *
 * Returns: (transfer full) (nullable): it, cut; %NULL where it has no scheme or no host
 */
OssicleUrl *
ossicle_url_new (const char *text)
{
  g_autoptr (OssicleUrl) self = g_new0 (OssicleUrl, 1);
  const char *colon, *rest;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  colon = strstr (text, "://");
  if (colon == NULL || colon == text)
    return NULL;
  self->scheme = g_strndup (text, (gsize) (colon - text));
  rest = colon + strlen ("://");
  length = strcspn (rest, "/?#");
  take_authority (self, rest, length);
  if (*self->host == '\0')
    return NULL;
  rest += length;
  length = strcspn (rest, "?#");
  self->path = g_strndup (rest, length);
  rest += length;
  if (*rest == '?')
    self->query = g_strndup (rest + 1, strcspn (rest + 1, "#"));

  return g_steal_pointer (&self);
}

/**
 * ossicle_url_free:
 * @self: (transfer full): an address
 */
void
ossicle_url_free (OssicleUrl *self)
{
  g_free (self->scheme);
  g_free (self->user);
  g_free (self->host);
  g_free (self->port);
  g_free (self->path);
  g_free (self->query);
  g_free (self);
}

/**
 * ossicle_url_set_host:
 * @self: an address
 * @host: another host; with a port where that is to change as well
 */
void
ossicle_url_set_host (OssicleUrl *self, const char *host)
{
  const char *colon;

  g_return_if_fail (self != NULL);
  g_return_if_fail (host != NULL);

  colon = find_port (host);
  if (colon != NULL)
    {
      g_free (self->port);
      self->port = g_strdup (colon + 1);
    }
  g_free (self->host);
  self->host = colon != NULL ? g_strndup (host, (gsize) (colon - host)) : g_strdup (host);
}

/**
 * ossicle_url_take_path:
 * @self: an address
 * @path: (transfer full): its new path, escaped
 */
void
ossicle_url_take_path (OssicleUrl *self, char *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);

  g_free (self->path);
  self->path = path;
}

static gboolean
is_parameter (const char *parameter, const char *name)
{
  gsize length = strlen (name);

  return strncmp (parameter, name, length) == 0 &&
         (parameter[length] == '=' || parameter[length] == '\0');
}

static gboolean
is_one_of (const char *parameter, const char *const *names)
{
  for (; *names != NULL; names++)
    if (is_parameter (parameter, *names))
      return TRUE;

  return FALSE;
}

/**
 * ossicle_url_remove_parameters:
 * @self: an address
 * @names: names of parameters, %NULL-terminated, in their letter case
 *
 * Returns: whether any of them was there
 */
gboolean
ossicle_url_remove_parameters (OssicleUrl *self, const char *const *names)
{
  g_auto (GStrv) parameters = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);

  if (self->query == NULL)
    return FALSE;
  parameters = g_strsplit (self->query, "&", -1);
  for (gsize i = 0; parameters[i] != NULL; i++)
    {
      if (is_one_of (parameters[i], names))
        found = TRUE;
      else
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "&" : "", parameters[i]);
    }
  if (found)
    {
      g_free (self->query);
      self->query = kept->len > 0 ? g_strdup (kept->str) : NULL;
    }

  return found;
}

/**
 * ossicle_url_set_parameter:
 * @self: an address
 * @name: a name, escaped
 * @value: (nullable): its value, escaped; none where it is %NULL
 *
 * Puts the parameter behind the others, in place of any that has the name.
 */
void
ossicle_url_set_parameter (OssicleUrl *self, const char *name, const char *value)
{
  const char *const names[] = { name, NULL };
  g_autofree char *before = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  ossicle_url_remove_parameters (self, names);
  before = g_steal_pointer (&self->query);
  self->query = g_strconcat (before != NULL ? before : "", before != NULL ? "&" : "", name,
                             value != NULL ? "=" : NULL, value, NULL);
}

gboolean
ossicle_url_has_parameter (const OssicleUrl *self, const char *name)
{
  g_auto (GStrv) parameters = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (self->query == NULL)
    return FALSE;
  parameters = g_strsplit (self->query, "&", -1);
  for (gsize i = 0; parameters[i] != NULL; i++)
    if (is_parameter (parameters[i], name))
      return TRUE;

  return FALSE;
}

/**
 * ossicle_url_to_string:
 * @self: an address
 *
 * Returns: (transfer full): it, put together again
 */
char *
ossicle_url_to_string (const OssicleUrl *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->scheme);
  g_string_append (text, "://");
  if (self->user != NULL)
    g_string_append_printf (text, "%s@", self->user);
  g_string_append (text, self->host);
  if (self->port != NULL)
    g_string_append_printf (text, ":%s", self->port);
  g_string_append (text, self->path);
  if (self->query != NULL)
    g_string_append_printf (text, "?%s", self->query);

  return g_string_free (text, FALSE);
}
