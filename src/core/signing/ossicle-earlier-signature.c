/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-earlier-signature.h"
#include "ossicle-escape.h"

/* A signature that a request brought along, and what belongs to it. */

static const char *const headers[] = {
  "Authorization",        "Date",       "x-oss-date",
  "x-oss-security-token", "x-amz-date", "x-amz-security-token",
};

/* Parameters that only a signed URL has. */
static const char *const tell_tales[] = {
  "OSSAccessKeyId",          "Signature",      "x-oss-credential", "x-oss-signature",
  "x-oss-signature-version", "AWSAccessKeyId", "X-Amz-Credential", "X-Amz-Signature",
};

/* And those that belong to it there, and are the request's own elsewhere. */
static const char *const companions[] = {
  "Expires",       "security-token",       "x-oss-date",           "x-oss-expires",
  "X-Amz-Date",    "x-oss-security-token", "X-Amz-Security-Token", "x-oss-additional-headers",
  "X-Amz-Expires", "X-Amz-SignedHeaders",  "X-Amz-Algorithm",
};

static gboolean
is_one_of (const char *name, const char *const *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      if (strcmp (names[i], name) == 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_name (const char *parameter)
{
  return ossicle_unescape (parameter, strcspn (parameter, "="), FALSE);
}

static gboolean
is_tell_tale (const char *parameter)
{
  g_autofree char *name = dup_name (parameter);

  return name != NULL && is_one_of (name, tell_tales, G_N_ELEMENTS (tell_tales));
}

static gboolean
belongs_to_signature (const char *parameter)
{
  g_autofree char *name = dup_name (parameter);

  return name != NULL && (is_one_of (name, tell_tales, G_N_ELEMENTS (tell_tales)) ||
                          is_one_of (name, companions, G_N_ELEMENTS (companions)));
}

/* The parameters of a URL as they stand there, and in @base what stands before them. */
static char **
split_query (const char *url, char **base)
{
  gsize end = strcspn (url, "#");
  gsize path = strcspn (url, "?#");
  g_autofree char *query = path < end ? g_strndup (url + path + 1, end - path - 1) : NULL;

  if (base != NULL)
    *base = g_strndup (url, path);

  return query != NULL ? g_strsplit (query, "&", -1) : NULL;
}

/**
 * ossicle_earlier_signature_is_in_header:
 * @request: a request
 *
 * Returns: whether it has an Authorization header of whatever kind
 */
gboolean
ossicle_earlier_signature_is_in_header (OssicleRequest *request)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);

  return ossicle_headers_get (ossicle_request_get_headers (request), "Authorization") != NULL;
}

/**
 * ossicle_earlier_signature_is_in_url:
 * @request: a request
 *
 * Returns: whether its URL has parameters of a signature, be it whole or not
 */
gboolean
ossicle_earlier_signature_is_in_url (OssicleRequest *request)
{
  g_auto (GStrv) parameters = NULL;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);

  parameters = split_query (ossicle_request_get_url (request), NULL);
  for (guint i = 0; parameters != NULL && parameters[i] != NULL; i++)
    {
      if (is_tell_tale (parameters[i]))
        return TRUE;
    }

  return FALSE;
}

static void
remove_from_url (OssicleRequest *request)
{
  g_autofree char *base = NULL;
  g_auto (GStrv) parameters = split_query (ossicle_request_get_url (request), &base);
  g_autoptr (GString) url = g_string_new (base);
  char mark = '?';

  for (guint i = 0; parameters != NULL && parameters[i] != NULL; i++)
    {
      if (belongs_to_signature (parameters[i]))
        continue;
      g_string_append_c (url, mark);
      g_string_append (url, parameters[i]);
      mark = '&';
    }
  ossicle_request_set_url (request, url->str);
}

static void
remove_from_headers (OssicleRequest *request)
{
  OssicleHeaders *own = ossicle_request_get_headers (request);

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    ossicle_headers_remove (own, headers[i]);
}

/**
 * ossicle_earlier_signature_remove:
 * @request: a request
 *
 * Takes a signature out of the header and out of the URL, with the date and the security token that
 * were signed with it. Without a signature nothing is taken: a date is the request's own then.
 *
 * Returns: whether there was one
 */
gboolean
ossicle_earlier_signature_remove (OssicleRequest *request)
{
  gboolean in_header, in_url;

  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);

  in_header = ossicle_earlier_signature_is_in_header (request);
  in_url = ossicle_earlier_signature_is_in_url (request);
  if (in_header)
    remove_from_headers (request);
  if (in_url)
    remove_from_url (request);

  return in_header || in_url;
}

/**
 * ossicle_earlier_signature_remove_traces:
 * @request: a request that is known to have been signed, as its answer tells
 *
 * Like ossicle_earlier_signature_remove(), and also where a log left out the signature itself: its
 * date and its security token are not the request's own then.
 */
void
ossicle_earlier_signature_remove_traces (OssicleRequest *request)
{
  g_return_if_fail (OSSICLE_IS_REQUEST (request));

  remove_from_headers (request);
  remove_from_url (request);
}
