/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-canonical.h"
#include "ossicle-escape.h"

static gsize
measure (const OssicleFields *fields)
{
  gsize total = 0;

  for (guint i = 0; i < ossicle_fields_get_length (fields); i++)
    {
      const OssicleField *field = ossicle_fields_get (fields, i);

      total += strlen (field->name) + (field->value != NULL ? strlen (field->value) : 0) + 2;
    }

  return total;
}

/**
 * ossicle_canonical_estimate:
 *
 * More bytes than any text made from @request can take: a buffer that holds a token must not grow,
 * since the bytes it grew out of are not wiped.
 */
gsize
ossicle_canonical_estimate (OssicleSigningRequest *request, const OssicleAccessKey *key)
{
  OssicleSecret *token = ossicle_access_key_get_token (key);
  gsize token_length = 0;

  if (token != NULL)
    ossicle_secret_peek (token, &token_length);

  return 512 + 3 * (measure (ossicle_signing_request_get_query (request)) +
                    measure (ossicle_signing_request_get_headers (request)) + token_length +
                    strlen (ossicle_signing_request_get_bucket (request)) +
                    strlen (ossicle_signing_request_get_key (request)) +
                    strlen (ossicle_signing_request_get_endpoint (request)) +
                    2 * strlen (ossicle_access_key_get_id (key)) +
                    2 * strlen (ossicle_signing_request_get_region (request)));
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return strcmp (((const OssicleItem *) a)->name, ((const OssicleItem *) b)->name);
}

/* By name, byte by byte. The sort is stable: repeated names stay in their order. */
void
ossicle_canonical_sort (GArray *items)
{
  g_array_sort (items, compare_items);
}

static gboolean
append_trimmed (GString *into, const char *value)
{
  const char *begin = value;
  const char *end = value + strlen (value);

  while (g_ascii_isspace (*begin))
    begin++;

  while (end > begin && g_ascii_isspace (end[-1]))
    end--;

  g_string_append_len (into, begin, end - begin);

  return begin != value || *end != '\0';
}

/**
 * ossicle_canonical_append_headers:
 * @into: where to
 * @items: sorted, names in lower case
 * @worksheet: takes the warnings
 *
 * Appends "name:value" lines; the values of a repeated name are joined with commas.
 */
void
ossicle_canonical_append_headers (GString *into, GArray *items, OssicleWorksheet *worksheet)
{
  for (guint i = 0; i < items->len; i++)
    {
      const OssicleItem *item = &g_array_index (items, OssicleItem, i);
      const OssicleItem *before = i > 0 ? item - 1 : NULL;

      if (before != NULL && strcmp (before->name, item->name) == 0)
        {
          into->str[into->len - 1] = ',';
          ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_HEADER_REPEATED, item->name);
        }
      else
        {
          g_string_append (into, item->name);
          g_string_append_c (into, ':');
        }

      if (append_trimmed (into, item->value))
        ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_HEADER_TRIMMED, item->name);

      g_string_append_c (into, '\n');
    }
}

char *
ossicle_canonical_dup_trimmed (const char *value)
{
  return g_strstrip (g_strdup (value));
}

/**
 * ossicle_canonical_dup_url:
 * @request: what was signed
 * @parameters: the whole query, not escaped
 *
 * Returns: (transfer full): the URL, its parameters sorted, each with its `=`
 */
char *
ossicle_canonical_dup_url (OssicleSigningRequest *request, GArray *parameters)
{
  g_autofree char *host = ossicle_signing_request_dup_host (request);
  g_autofree char *path = ossicle_signing_request_dup_path (request);
  GString *url;
  gsize estimate = strlen (host) + strlen (path) + 32;

  for (guint i = 0; i < parameters->len; i++)
    {
      const OssicleItem *item = &g_array_index (parameters, OssicleItem, i);

      estimate += 3 * (strlen (item->name) + strlen (item->value)) + 2;
    }

  url = g_string_sized_new (estimate);
  g_string_append (url, ossicle_signing_request_get_scheme (request));
  g_string_append (url, "://");
  g_string_append (url, host);
  g_string_append (url, path);

  ossicle_canonical_sort (parameters);
  for (guint i = 0; i < parameters->len; i++)
    {
      const OssicleItem *item = &g_array_index (parameters, OssicleItem, i);

      g_string_append_c (url, i == 0 ? '?' : '&');
      ossicle_escape_append (url, item->name);
      g_string_append_c (url, '=');
      ossicle_escape_append (url, item->value);
    }

  return g_string_free (url, FALSE);
}

static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;

  return TRUE;
}

static gboolean
has_token (OssicleSigningRequest *request, const OssicleAccessKey *key)
{
  const OssicleFields *query = ossicle_signing_request_get_query (request);

  return ossicle_access_key_get_token (key) != NULL ||
         ossicle_fields_find (ossicle_signing_request_get_headers (request),
                              OSSICLE_HEADER_TOKEN) != NULL ||
         ossicle_fields_find_exactly (query, OSSICLE_HEADER_TOKEN) != NULL ||
         ossicle_fields_find_exactly (query, OSSICLE_PARAMETER_TOKEN) != NULL;
}

static void
check_access_key (OssicleSigningRequest *request,
                  const OssicleAccessKey *key,
                  OssicleWorksheet *worksheet)
{
  const char *id = ossicle_access_key_get_id (key);
  OssicleSecret *secret = ossicle_access_key_get_secret (key);
  gboolean token = has_token (request, key);

  if (!is_plain (id))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_ID_CHARACTERS, NULL);

  if (secret == NULL)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_NO_SECRET, NULL);
  else if (ossicle_secret_has_stray_characters (secret))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS, NULL);

  if (!token && g_str_has_prefix (id, "STS."))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_TOKEN_MISSING, NULL);
  else if (token && g_str_has_prefix (id, "LTAI"))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_TOKEN_STRAY, NULL);
}

/**
 * ossicle_canonical_check:
 *
 * Warns of what every version of the signature minds in a key, an access key or a token.
 */
void
ossicle_canonical_check (OssicleSigningRequest *request,
                         const OssicleAccessKey *key,
                         OssicleWorksheet *worksheet)
{
  const char *object = ossicle_signing_request_get_key (request);

  check_access_key (request, key, worksheet);

  if (*object == '/' || *object == '\\')
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH, NULL);

  for (const char *p = object; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      {
        ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_CONTROL, NULL);
        break;
      }
}
