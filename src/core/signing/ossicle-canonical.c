/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "ossicle-canonical.h"
#include "ossicle-escape.h"
#include "ossicle-scope.h"

#define MAX_KEY_BYTES 1023

/**
 * ossicle_canonical_find_header:
 *
 * Returns: (transfer none) (nullable): the value of the first header of that name
 */
const char *
ossicle_canonical_find_header (OssicleSigningRequest *request, const char *name)
{
  const OssicleField *field = ossicle_fields_find (ossicle_signing_request_get_headers (request),
                                                   name);

  return field != NULL ? field->value : NULL;
}

/**
 * ossicle_canonical_choose_token:
 * @parameter: (nullable): what a token is called in the URL, %NULL where it goes into a header
 *
 * Returns: (transfer none) (nullable): the token of @key, where the request has none of its own
 */
const char *
ossicle_canonical_choose_token (OssicleSigningRequest *request,
                                const OssicleAccessKey *key,
                                const char *parameter)
{
  OssicleSecret *token = ossicle_access_key_get_token (key);
  gboolean present;

  if (parameter == NULL)
    present = ossicle_canonical_find_header (request, OSSICLE_HEADER_TOKEN) != NULL;
  else
    present = ossicle_fields_find_exactly (ossicle_signing_request_get_query (request),
                                           parameter) != NULL;

  return token != NULL && !present ? ossicle_secret_peek (token, NULL) : NULL;
}

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

/* Mostly they are in order as they come: to see that costs less than to sort them again. */
void
ossicle_canonical_sort_by (GArray *items, GCompareFunc compare)
{
  for (guint i = 1; i < items->len; i++)
    {
      const OssicleItem *item = &g_array_index (items, OssicleItem, i);

      if (compare (item - 1, item) <= 0)
        continue;

      g_array_sort (items, compare);
      return;
    }
}

/* By name, byte by byte. The sort is stable: repeated names stay in their order. */
void
ossicle_canonical_sort (GArray *items)
{
  ossicle_canonical_sort_by (items, compare_items);
}

/* Returns whether there was something to trim. */
gboolean
ossicle_canonical_append_trimmed (GString *into, const char *value)
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

      if (ossicle_canonical_append_trimmed (into, item->value))
        ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_HEADER_TRIMMED, item->name);

      g_string_append_c (into, '\n');
    }
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

  ossicle_signing_warnings_check_id (worksheet->warnings, id);
  if (secret == NULL)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_NO_SECRET, NULL);
  else if (ossicle_secret_has_stray_characters (secret))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_SECRET_CHARACTERS, NULL);

  ossicle_signing_warnings_check_token (worksheet->warnings, id, has_token (request, key));
}

static gboolean
is_bucket_name (const char *name)
{
  gsize length = strlen (name);

  return length >= 3 && length <= 63 &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && *name != '-' &&
         name[length - 1] != '-';
}

/* A segment that is "." or "..": whoever follows RFC 3986 takes it out of a path. */
static gboolean
has_dots (const char *key)
{
  for (const char *segment = key; segment != NULL; segment = strchr (segment, '/'))
    {
      gsize length;

      segment += *segment == '/';
      length = strcspn (segment, "/");
      if ((length == 1 || length == 2) && strspn (segment, ".") == length)
        return TRUE;
    }

  return FALSE;
}

/* Only a host with something before "oss" can be of a bucket; others need no closer look. */
static void
check_bucket (const char *host, const char *bucket, OssicleWorksheet *worksheet)
{
  gsize length = strlen (bucket);
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  const char *other;

  if (length == 0 || strstr (host, ".oss") == NULL ||
      (strncmp (host, bucket, length) == 0 && host[length] == '.'))
    return;

  endpoint = ossicle_endpoint_new (host);
  other = ossicle_endpoint_get_bucket (endpoint);
  if (other != NULL && strcmp (other, bucket) != 0)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_BUCKET_DIFFERS, other);
}

static void
check_place (OssicleSigningRequest *request, OssicleWorksheet *worksheet)
{
  const char *bucket = ossicle_signing_request_get_bucket (request);
  const char *key = ossicle_signing_request_get_key (request);

  if (*bucket == '\0' && *key != '\0')
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_BUCKET_MISSING, NULL);
  if (*bucket != '\0' && !is_bucket_name (bucket))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_BUCKET_NAME, bucket);

  check_bucket (ossicle_signing_request_get_endpoint (request), bucket, worksheet);

  if (*key == '/' || *key == '\\')
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_LEADING_SLASH, NULL);
  if (strlen (key) > MAX_KEY_BYTES)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_LENGTH, NULL);
  if (!g_utf8_validate (key, -1, NULL))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_NOT_UTF8, NULL);
  if (has_dots (key))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_DOTS, NULL);

  for (const char *p = key; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      {
        ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_KEY_CONTROL, NULL);
        break;
      }
}

/* One signature in the URL and another one, or its token, in a header. */
static void
check_twice (OssicleSigningRequest *request, OssicleWorksheet *worksheet)
{
  const OssicleFields *query = ossicle_signing_request_get_query (request);
  const OssicleFields *headers = ossicle_signing_request_get_headers (request);
  gboolean in_header = worksheet->place == OSSICLE_SIGNATURE_IN_HEADER;
  gboolean other = in_header ? ossicle_fields_find_exactly (query, "Signature") != NULL ||
                                 ossicle_fields_find_exactly (query, "x-oss-signature") != NULL
                             : ossicle_fields_find (headers, "authorization") != NULL;
  gboolean token = in_header
                     ? ossicle_fields_find_exactly (query, OSSICLE_HEADER_TOKEN) != NULL ||
                         ossicle_fields_find_exactly (query, OSSICLE_PARAMETER_TOKEN) != NULL
                     : ossicle_fields_find (headers, OSSICLE_HEADER_TOKEN) != NULL;

  if (other)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_SIGNED_TWICE, NULL);
  if (token)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_TOKEN_TWICE, NULL);
}

/**
 * ossicle_canonical_check:
 *
 * Warns of what every version of the signature minds in a bucket, a key, an access key or a token.
 */
void
ossicle_canonical_check (OssicleSigningRequest *request,
                         const OssicleAccessKey *key,
                         OssicleWorksheet *worksheet)
{
  check_access_key (request, key, worksheet);
  check_place (request, worksheet);
  if (worksheet->place != OSSICLE_SIGNATURE_IN_FORM)
    check_twice (request, worksheet);
}

/* An endpoint that names the region needs no closer look, and costs none. */
static void
check_endpoint (OssicleSigningRequest *request, const char *region, OssicleWorksheet *worksheet)
{
  const char *host = ossicle_signing_request_get_endpoint (request);
  g_autoptr (OssicleEndpoint) endpoint = NULL;

  if (*host == '\0' || strstr (host, region) != NULL)
    return;

  endpoint = ossicle_endpoint_new (host);
  if (ossicle_endpoint_region_is_known (endpoint))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_REGION_DIFFERS,
                            ossicle_endpoint_get_region (endpoint));
}

/**
 * ossicle_canonical_check_scope:
 *
 * Warns of what V4 minds in a region or a product.
 */
void
ossicle_canonical_check_scope (OssicleSigningRequest *request, OssicleWorksheet *worksheet)
{
  const char *region = ossicle_signing_request_get_region (request);
  const char *product = ossicle_signing_request_get_product (request);

  if (*region == '\0')
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_REGION_MISSING, NULL);
  else if (ossicle_scope_region_is_odd (region))
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_REGION_FORM, region);
  else
    check_endpoint (request, region, worksheet);

  if (strcmp (product, "oss") != 0 && strcmp (product, "oss-cloudbox") != 0)
    ossicle_worksheet_warn (worksheet, OSSICLE_SIGNING_WARNING_PRODUCT_UNKNOWN, product);
}
