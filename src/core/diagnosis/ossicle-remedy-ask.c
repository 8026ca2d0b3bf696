/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-remedy-change.h"

/* Another question in place of the request, whose answer decides something. */

static const char *
get_header (OssicleChange *self, const char *name)
{
  return ossicle_headers_get (ossicle_request_get_headers (self->request), name);
}

static gboolean
is_method (OssicleChange *self, const char *method)
{
  return g_str_equal (ossicle_request_get_method (self->request), method);
}

/* A request that has nothing of the old one but where it goes, who pays and under which token. */
static void
begin_question (OssicleChange *self, const char *method)
{
  static const char *const kept[] = { "Authorization", "Host", "x-oss-security-token",
                                      "x-oss-request-payer" };
  g_autoptr (OssicleHeaders) headers = ossicle_headers_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (get_header (self, kept[i]) != NULL)
      ossicle_headers_append (headers, kept[i], get_header (self, kept[i]));
  ossicle_request_set_method (self->request, method);
  ossicle_request_take_headers (self->request, g_steal_pointer (&headers));
  ossicle_request_clear_body (self->request);
}

/* "/", or "/bucket/" where the bucket stands in the path. */
static void
cut_object (OssicleChange *self)
{
  const char *path = self->url->path;
  gsize length = ossicle_endpoint_is_path_style (self->asked) ? 1 + strcspn (path + 1, "/") : 0;

  ossicle_url_take_path (self->url, g_strdup_printf ("%.*s/", (int) length, path));
}

static void
set_query (OssicleChange *self, const char *query)
{
  g_free (self->url->query);
  self->url->query = g_strdup (query);
}

/* HEAD cannot have a document; GET for one byte has it, and no more than that. */
OssicleChanged
ossicle_change_to_one_byte (OssicleChange *self)
{
  if (!is_method (self, "HEAD") || ossicle_case_get_kind (self->subject) == OSSICLE_CASE_NETWORK)
    return OSSICLE_CHANGED_NOTHING;

  ossicle_request_set_method (self->request, "GET");
  ossicle_headers_replace (ossicle_request_get_headers (self->request), "Range", "bytes=0-0");

  return OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_to_head (OssicleChange *self)
{
  if (is_method (self, "HEAD") || ossicle_endpoint_get_object (self->asked) == NULL)
    return OSSICLE_CHANGED_NOTHING;

  begin_question (self, "HEAD");
  set_query (self, NULL);

  return OSSICLE_CHANGED_SIGNED;
}

/* Up to the last slash before anything that may have been escaped wrongly. */
static char *
dup_prefix (const char *key)
{
  gsize length = strcspn (key, "%+ ");

  while (length > 0 && key[length - 1] != '/')
    length--;

  return g_strndup (key, length);
}

static OssicleChanged
list (OssicleChange *self, const char *query, const char *prefix)
{
  g_autofree char *escaped = g_uri_escape_string (prefix, "/", FALSE);

  if (ossicle_endpoint_get_bucket (self->asked) == NULL &&
      ossicle_endpoint_get_kind (self->asked) != OSSICLE_ENDPOINT_CUSTOM)
    return OSSICLE_CHANGED_NOTHING;

  begin_question (self, "GET");
  cut_object (self);
  set_query (self, query);
  if (*prefix != '\0')
    ossicle_url_set_parameter (self->url, "prefix", escaped);
  self->detail = g_strdup (*prefix != '\0' ? prefix : self->url->host);

  return OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_to_list_prefix (OssicleChange *self)
{
  const char *key = ossicle_endpoint_get_object (self->asked);
  g_autofree char *prefix = key != NULL ? dup_prefix (key) : NULL;

  return prefix != NULL ? list (self, "list-type=2&max-keys=100", prefix) : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_to_list_versions (OssicleChange *self)
{
  const char *key = ossicle_endpoint_get_object (self->asked);

  return key != NULL ? list (self, "versions&max-keys=100", key) : OSSICLE_CHANGED_NOTHING;
}

OssicleChanged
ossicle_change_to_list_parts (OssicleChange *self)
{
  const char *query = self->url->query;
  const char *at = query != NULL ? strstr (query, "uploadId=") : NULL;
  g_autofree char *upload = NULL;

  if (at == NULL || (at > query && at[-1] != '&') || (is_method (self, "GET")))
    return OSSICLE_CHANGED_NOTHING;

  upload = g_strndup (at, strcspn (at, "&"));
  begin_question (self, "GET");
  set_query (self, upload);

  return OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_to_list_buckets (OssicleChange *self)
{
  const char *service = ossicle_endpoint_get_service_host (self->asked);

  if (service == NULL)
    return OSSICLE_CHANGED_NOTHING;

  begin_question (self, "GET");
  ossicle_headers_remove (ossicle_request_get_headers (self->request), "Host");
  ossicle_url_set_host (self->url, service);
  ossicle_url_take_path (self->url, g_strdup ("/"));
  set_query (self, NULL);

  return OSSICLE_CHANGED_SIGNED;
}

OssicleChanged
ossicle_change_to_symlink (OssicleChange *self)
{
  if (ossicle_endpoint_get_object (self->asked) == NULL ||
      ossicle_url_has_parameter (self->url, "symlink"))
    return OSSICLE_CHANGED_NOTHING;

  begin_question (self, "GET");
  set_query (self, "symlink");

  return OSSICLE_CHANGED_SIGNED;
}

/* What a browser sends of itself, or what every page may send, is not asked for. */
static gboolean
is_asked_for (const OssicleHeader *header)
{
  static const char *const free_names[] = {
    "accept",
    "accept-language",
    "accept-encoding",
    "connection",
    "content-language",
    "content-length",
    "cookie",
    "date",
    "host",
    "origin",
    "range",
    "referer",
    "te",
    "user-agent",
    "transfer-encoding",
  };
  static const char *const free_types[] = { "application/x-www-form-urlencoded",
                                            "multipart/form-data", "text/plain" };
  gsize length = strcspn (header->value, "; ");

  for (gsize i = 0; i < G_N_ELEMENTS (free_names); i++)
    if (g_ascii_strcasecmp (header->name, free_names[i]) == 0)
      return FALSE;
  if (g_ascii_strncasecmp (header->name, "access-control-", strlen ("access-control-")) == 0 ||
      g_ascii_strncasecmp (header->name, "sec-", strlen ("sec-")) == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (free_types); i++)
    if (g_ascii_strcasecmp (header->name, "content-type") == 0 &&
        length == strlen (free_types[i]) &&
        g_ascii_strncasecmp (header->value, free_types[i], length) == 0)
      return FALSE;

  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
dup_asked_headers (OssicleHeaders *headers)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ossicle_headers_get_n_headers (headers); i++)
    {
      const OssicleHeader *header = ossicle_headers_get_header (headers, i);

      if (!header->automatic && is_asked_for (header))
        g_ptr_array_add (names, g_ascii_strdown (header->name, -1));
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return names->len > 1 ? g_strjoinv (",", (char **) names->pdata) : NULL;
}

OssicleChanged
ossicle_change_to_preflight (OssicleChange *self)
{
  OssicleHeaders *old = ossicle_request_get_headers (self->request);
  const char *origin = ossicle_headers_get (old, "Origin");
  g_autoptr (OssicleHeaders) headers = NULL;
  g_autofree char *names = NULL;

  if (origin == NULL || is_method (self, "OPTIONS"))
    return OSSICLE_CHANGED_NOTHING;

  names = dup_asked_headers (old);
  headers = ossicle_headers_new ();
  ossicle_headers_append (headers, "Origin", origin);
  ossicle_headers_append (headers, "Access-Control-Request-Method",
                          ossicle_request_get_method (self->request));
  if (names != NULL)
    ossicle_headers_append (headers, "Access-Control-Request-Headers", names);
  ossicle_request_set_method (self->request, "OPTIONS");
  ossicle_request_take_headers (self->request, g_steal_pointer (&headers));
  ossicle_request_clear_body (self->request);

  return OSSICLE_CHANGED_UNSIGNED;
}

OssicleChanged
ossicle_change_from_preflight (OssicleChange *self)
{
  OssicleHeaders *headers = ossicle_request_get_headers (self->request);
  const char *method = ossicle_headers_get (headers, "Access-Control-Request-Method");

  if (!is_method (self, "OPTIONS") || method == NULL || !ossicle_header_name_is_valid (method))
    return OSSICLE_CHANGED_NOTHING;

  ossicle_request_set_method (self->request, method);
  ossicle_headers_remove (headers, "Access-Control-Request-Method");
  ossicle_headers_remove (headers, "Access-Control-Request-Headers");

  return OSSICLE_CHANGED_UNSIGNED;
}

OssicleChanged
ossicle_change_append_position (OssicleChange *self)
{
  const char *next = ossicle_case_get_value (self->subject, "header.x-oss-next-append-position");

  if (next == NULL || *next == '\0' || next[strspn (next, "0123456789")] != '\0' ||
      !ossicle_url_has_parameter (self->url, "append"))
    return OSSICLE_CHANGED_NOTHING;

  ossicle_url_set_parameter (self->url, "position", next);
  self->detail = g_strdup (next);

  return OSSICLE_CHANGED_SIGNED;
}
