/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-remedy-change.h"

/* Where a request goes: host, scheme, and the object key in its path. */

#define HOST_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]"
#define INTERNAL "-internal."

OssicleChanged
ossicle_change_nothing (OssicleChange *self)
{
  return OSSICLE_CHANGED_UNSIGNED;
}

static const char *
get_bucket (OssicleChange *self)
{
  const char *bucket = ossicle_endpoint_get_bucket (self->asked);

  return bucket != NULL ? bucket : ossicle_case_get_value (self->subject, OSSICLE_FACT_BUCKET);
}

static OssicleChanged
set_host (OssicleChange *self, const char *host)
{
  if (g_ascii_strcasecmp (self->url->host, host) == 0)
    return OSSICLE_CHANGED_NOTHING;

  ossicle_url_set_host (self->url, host);
  ossicle_headers_remove (ossicle_request_get_headers (self->request), "Host");
  self->detail = g_strdup (host);

  return OSSICLE_CHANGED_UNSIGNED;
}

/* Takes the bucket out of "/bucket/key". */
static void
cut_bucket (OssicleChange *self)
{
  const char *path = self->url->path;
  gsize length = *path == '/' ? 1 + strcspn (path + 1, "/") : 0;

  if (ossicle_endpoint_is_path_style (self->asked))
    ossicle_url_take_path (self->url, g_strdup (path[length] != '\0' ? path + length : "/"));
}

/* The endpoint that the answer names, or that of the region which it names. */
static char *
dup_named_endpoint (OssicleChange *self)
{
  const char *endpoint = ossicle_case_get_value (self->subject, "body.Endpoint");
  OssicleFact *region = ossicle_case_get_fact (self->subject, OSSICLE_FACT_REGION);
  const char *asked = ossicle_endpoint_get_region (self->asked);

  if (endpoint != NULL)
    return g_strdup (endpoint);
  if (region == NULL || ossicle_fact_get_how (region) == OSSICLE_FACT_INFERRED || asked == NULL ||
      g_str_equal (ossicle_fact_get_value (region), asked))
    return NULL;

  return g_strdup_printf ("oss-%s.aliyuncs.com", ossicle_fact_get_value (region));
}

OssicleChanged
ossicle_change_to_named_endpoint (OssicleChange *self)
{
  g_autofree char *named = dup_named_endpoint (self);
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  g_autofree char *host = NULL;
  const char *bucket = get_bucket (self);
  OssicleChanged changed;

  if (named == NULL || *named == '\0' || named[strspn (named, HOST_CHARACTERS)] != '\0')
    return OSSICLE_CHANGED_NOTHING;

  /* Anybody can answer: signature and token go to nobody but OSS on the word of an answer. */
  endpoint = ossicle_endpoint_new (named);
  if (!ossicle_endpoint_is_oss (endpoint))
    return OSSICLE_CHANGED_NOTHING;
  host = bucket != NULL && ossicle_endpoint_get_bucket (endpoint) == NULL
           ? g_strdup_printf ("%s.%s", bucket, named)
           : g_strdup (named);
  if (host[strspn (host, HOST_CHARACTERS)] != '\0')
    return OSSICLE_CHANGED_NOTHING;
  changed = set_host (self, host);
  if (changed != OSSICLE_CHANGED_NOTHING && bucket != NULL)
    cut_bucket (self);
  /* Version 4 signs the region. */
  if (changed != OSSICLE_CHANGED_NOTHING && self->is_v4)
    changed = OSSICLE_CHANGED_SIGNED;

  return changed;
}

OssicleChanged
ossicle_change_to_public_endpoint (OssicleChange *self)
{
  const char *at = strstr (self->url->host, INTERNAL);
  g_autofree char *host = NULL;

  if (at == NULL || !ossicle_endpoint_is_internal (self->asked))
    return OSSICLE_CHANGED_NOTHING;

  host = g_strdup_printf ("%.*s.%s", (int) (at - self->url->host), self->url->host,
                          at + strlen (INTERNAL));

  return set_host (self, host);
}

OssicleChanged
ossicle_change_to_one_bucket (OssicleChange *self)
{
  const char *service = ossicle_endpoint_get_service_host (self->asked);
  g_autofree char *host = NULL;

  if (service == NULL || !ossicle_endpoint_has_bucket_twice (self->asked))
    return OSSICLE_CHANGED_NOTHING;

  host = g_strdup_printf ("%.*s.%s", (int) strcspn (self->url->host, "."), self->url->host,
                          service);

  return set_host (self, host);
}

OssicleChanged
ossicle_change_to_virtual_host (OssicleChange *self)
{
  const char *service = ossicle_endpoint_get_service_host (self->asked);
  const char *bucket = ossicle_endpoint_get_bucket (self->asked);
  g_autofree char *host = NULL;
  OssicleChanged changed;

  if (service == NULL || bucket == NULL || !ossicle_endpoint_is_path_style (self->asked) ||
      ossicle_endpoint_get_kind (self->asked) == OSSICLE_ENDPOINT_ADDRESS ||
      bucket[strspn (bucket, HOST_CHARACTERS)] != '\0')
    return OSSICLE_CHANGED_NOTHING;

  host = g_strdup_printf ("%s.%s", bucket, service);
  changed = set_host (self, host);
  if (changed != OSSICLE_CHANGED_NOTHING)
    cut_bucket (self);

  return changed;
}

OssicleChanged
ossicle_change_to_https (OssicleChange *self)
{
  OssicleUrl *url = self->url;

  if (g_ascii_strcasecmp (url->scheme, "http") != 0 ||
      (url->port != NULL && !g_str_equal (url->port, "80")))
    return OSSICLE_CHANGED_NOTHING;

  g_free (url->scheme);
  url->scheme = g_strdup ("https");
  g_clear_pointer (&url->port, g_free);

  return OSSICLE_CHANGED_UNSIGNED;
}

/* Where the key begins in the path, which it shares with the bucket in path style. */
static gsize
find_key (OssicleChange *self)
{
  const char *path = self->url->path;
  gsize offset = *path == '/' ? 1 : 0;

  if (ossicle_endpoint_is_path_style (self->asked))
    {
      offset += strcspn (path + offset, "/");
      offset += path[offset] == '/' ? 1 : 0;
    }

  return offset;
}

/* Puts another key, escaped, in the place of the one that is there. */
static OssicleChanged
take_key (OssicleChange *self, char *key)
{
  g_autofree char *owned = key;
  gsize offset = find_key (self);
  const char *old = self->url->path + offset;
  g_autofree char *plain = g_uri_unescape_string (key, NULL);

  if (*key == '\0' || g_str_equal (old, key) || plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return OSSICLE_CHANGED_NOTHING;

  self->detail = g_steal_pointer (&plain);
  ossicle_url_take_path (self->url, g_strdup_printf ("%.*s%s", (int) offset, self->url->path, key));

  return OSSICLE_CHANGED_SIGNED;
}

/* The bytes that one character of an escaped path takes, if it is one of @characters. */
static gsize
match_character (const char *at, const char *characters)
{
  if (at[0] == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]))
    {
      char byte = (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2]));

      return byte != '\0' && strchr (characters, byte) != NULL ? 3 : 0;
    }

  return *at != '\0' && strchr (characters, *at) != NULL ? 1 : 0;
}

OssicleChanged
ossicle_change_key_without_slash (OssicleChange *self)
{
  const char *key = self->url->path + find_key (self);
  gsize length;

  while ((length = match_character (key, "/\\")) > 0)
    key += length;

  return take_key (self, g_strdup (key));
}

OssicleChanged
ossicle_change_key_escaped_once (OssicleChange *self)
{
  GString *key = g_string_new (NULL);

  for (const char *p = self->url->path + find_key (self); *p != '\0'; p++)
    {
      g_string_append_c (key, *p);
      if (g_str_has_prefix (p, "%25") && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]))
        p += 2;
    }

  return take_key (self, g_string_free (key, FALSE));
}

/* A plus sign for the blank that it stands for in a form; without any, the other way round. */
OssicleChanged
ossicle_change_key_plus_or_blank (OssicleChange *self)
{
  const char *old = self->url->path + find_key (self);
  GString *key = g_string_new (NULL);
  gboolean has_plus = strchr (old, '+') != NULL || strstr (old, "%2B") != NULL ||
                      strstr (old, "%2b") != NULL;

  while (*old != '\0')
    {
      gsize length = match_character (old, has_plus ? "+" : " ");

      if (length > 0)
        g_string_append (key, has_plus ? "%20" : "%2B");
      else
        g_string_append_c (key, *old);
      old += MAX (length, 1);
    }

  return take_key (self, g_string_free (key, FALSE));
}

OssicleChanged
ossicle_change_key_trimmed (OssicleChange *self)
{
  const char *key = self->url->path + find_key (self);
  gsize length, end = 0;

  while ((length = match_character (key, " \t\r\n")) > 0)
    key += length;
  for (const char *p = key; *p != '\0'; p += MAX (length, 1))
    {
      length = match_character (p, " \t\r\n");
      if (length == 0)
        end = (gsize) (p - key) + 1;
    }

  return take_key (self, g_strndup (key, end));
}

OssicleChanged
ossicle_change_key_without_bucket (OssicleChange *self)
{
  const char *key = self->url->path + find_key (self);
  const char *bucket = get_bucket (self);
  gsize length = bucket != NULL ? strlen (bucket) : 0;

  if (length == 0 || strncmp (key, bucket, length) != 0 || key[length] != '/')
    return OSSICLE_CHANGED_NOTHING;

  return take_key (self, g_strdup (key + length + 1));
}
