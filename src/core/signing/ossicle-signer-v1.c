/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-canonical.h"
#include "ossicle-hmac.h"
#include "ossicle-signer-v1.h"
#include "ossicle-signing-time.h"
#include "ossicle-sub-resource.h"

/* What one signature needs while it is made. */
typedef struct
{
  OssicleSigningRequest *request;
  const OssicleAccessKey *key;
  OssicleWorksheet *worksheet;
  const char *token; /* to be added by us, or NULL */
  char expires[24];
  char date[OSSICLE_SIGNING_TIME_HTTP_SIZE];
} Work;

/* Of a header that comes again, the first counts. */
static void
append_header_line (Work *work, GString *into, const char *name)
{
  const OssicleFields *headers = ossicle_signing_request_get_headers (work->request);
  guint n = 0;

  for (guint i = 0; i < ossicle_fields_get_length (headers); i++)
    {
      const OssicleField *field = ossicle_fields_get (headers, i);

      if (strcmp (field->lower, name) != 0)
        continue;
      if (n++ > 0)
        ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_HEADER_REPEATED, name);
      else if (field->value != NULL && ossicle_canonical_append_trimmed (into, field->value))
        ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_HEADER_TRIMMED, name);
    }

  g_string_append_c (into, '\n');
}

/* An x-oss-date stands in for Date, for clients that may not set Date: it is signed twice then. */
static const char *
choose_date (Work *work)
{
  const char *oss_date = ossicle_canonical_find_header (work->request, OSSICLE_HEADER_DATE);
  const char *date = ossicle_canonical_find_header (work->request, "date");

  if (oss_date != NULL && date != NULL && strcmp (oss_date, date) != 0)
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_DATES_DIFFER, NULL);

  if (oss_date == NULL && date == NULL && ossicle_signing_request_get_complete (work->request))
    return "";

  if (oss_date == NULL && date == NULL)
    {
      ossicle_signing_time_to_http (ossicle_signing_request_get_date (work->request), work->date);
      ossicle_worksheet_add (work->worksheet, "Date", work->date);
      return work->date;
    }

  if (!ossicle_signing_time_parse_http (oss_date != NULL ? oss_date : date, NULL))
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_DATE_FORM, NULL);

  return oss_date != NULL ? oss_date : date;
}

static const char *
choose_expires (Work *work)
{
  gint64 date = ossicle_signing_request_get_date (work->request);
  gint64 expires = ossicle_signing_request_get_expires (work->request);

  if (expires < 1 && !ossicle_signing_request_get_complete (work->request))
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_EXPIRES_PAST, NULL);

  g_snprintf (work->expires, sizeof work->expires, "%" G_GINT64_FORMAT,
              date + CLAMP (expires, -date, G_MAXINT64 / 2));

  return work->expires;
}

static void
append_headers (Work *work, GString *into)
{
  const OssicleFields *headers = ossicle_signing_request_get_headers (work->request);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (OssicleItem));

  for (guint i = 0; i < ossicle_fields_get_length (headers); i++)
    {
      const OssicleField *field = ossicle_fields_get (headers, i);
      OssicleItem item = { field->lower, field->value != NULL ? field->value : "" };

      if (g_str_has_prefix (field->lower, OSSICLE_PREFIX))
        g_array_append_val (items, item);
    }

  if (work->token != NULL && work->worksheet->place == OSSICLE_SIGNATURE_IN_HEADER)
    {
      OssicleItem item = { OSSICLE_HEADER_TOKEN, work->token };

      g_array_append_val (items, item);
      ossicle_worksheet_add (work->worksheet, item.name, item.value);
    }

  ossicle_canonical_sort (items);
  ossicle_canonical_append_headers (into, items, work->worksheet);
}

/* The signed parameters, sorted; of a repeated one the first. */
static GArray *
collect_sub_resources (Work *work)
{
  const OssicleFields *query = ossicle_signing_request_get_query (work->request);
  GArray *items = g_array_new (FALSE, FALSE, sizeof (OssicleItem));

  for (guint i = 0; i < ossicle_fields_get_length (query); i++)
    {
      const OssicleField *field = ossicle_fields_get (query, i);
      OssicleItem item = { field->name, field->value != NULL ? field->value : "" };

      if (ossicle_sub_resource_is_signed (field->name))
        g_array_append_val (items, item);
      else if (g_str_has_prefix (field->name, OSSICLE_PREFIX))
        ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_QUERY_UNLISTED,
                                field->name);
    }

  if (work->token != NULL && work->worksheet->place == OSSICLE_SIGNATURE_IN_URL)
    {
      OssicleItem item = { OSSICLE_PARAMETER_TOKEN, work->token };

      g_array_append_val (items, item);
    }

  ossicle_canonical_sort (items);
  for (guint i = items->len; i > 1; i--)
    {
      const OssicleItem *item = &g_array_index (items, OssicleItem, i - 1);

      if (strcmp (item->name, (item - 1)->name) != 0)
        continue;

      ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_QUERY_REPEATED, item->name);
      g_array_remove_index (items, i - 1);
    }

  return items;
}

static void
append_resource (GString *into, OssicleSigningRequest *request)
{
  const char *bucket = ossicle_signing_request_get_bucket (request);

  g_string_append_c (into, '/');
  if (*bucket != '\0')
    {
      g_string_append (into, bucket);
      g_string_append_c (into, '/');
    }

  g_string_append (into, ossicle_signing_request_get_key (request));
}

static void
append_sub_resources (GString *into, const GArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const OssicleItem *item = &g_array_index (items, OssicleItem, i);

      if (i > 0)
        g_string_append_c (into, '&');

      g_string_append (into, item->name);
      if (*item->value != '\0')
        {
          g_string_append_c (into, '=');
          g_string_append (into, item->value);
        }
    }
}

static void
write_string_to_sign (Work *work, const char *date, const GArray *sub_resources)
{
  OssicleWorksheet *worksheet = work->worksheet;
  GString *text = g_string_sized_new (ossicle_canonical_estimate (work->request, work->key));
  gsize headers, resource, query;

  g_string_append (text, ossicle_signing_request_get_method (work->request));
  g_string_append_c (text, '\n');
  append_header_line (work, text, "content-md5");
  append_header_line (work, text, "content-type");
  g_string_append (text, date);
  g_string_append_c (text, '\n');

  headers = text->len;
  append_headers (work, text);
  resource = text->len;
  append_resource (text, work->request);
  query = text->len;
  if (sub_resources->len > 0)
    g_string_append_c (text, '?');
  append_sub_resources (text, sub_resources);

  worksheet->canonical_headers = g_strndup (text->str + headers, resource - headers);
  worksheet->canonical_uri = g_strndup (text->str + resource, query - resource);
  worksheet->canonical_query = g_strdup (text->str + query + (sub_resources->len > 0));
  worksheet->string_to_sign = g_string_free (text, FALSE);
}

static void
write_url (Work *work, const GArray *sub_resources)
{
  const OssicleFields *query = ossicle_signing_request_get_query (work->request);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (OssicleItem));
  OssicleItem own[] = {
    { "OSSAccessKeyId", ossicle_access_key_get_id (work->key) },
    { "Expires", work->expires },
    { "Signature", work->worksheet->signature },
  };

  g_array_append_vals (items, own, G_N_ELEMENTS (own));
  if (sub_resources->len > 0)
    g_array_append_vals (items, sub_resources->data, sub_resources->len);

  for (guint i = 0; i < ossicle_fields_get_length (query); i++)
    {
      const OssicleField *field = ossicle_fields_get (query, i);
      OssicleItem item = { field->name, field->value != NULL ? field->value : "" };

      if (!ossicle_sub_resource_is_signed (field->name))
        g_array_append_val (items, item);
      for (gsize j = 0; j < G_N_ELEMENTS (own); j++)
        if (strcmp (field->name, own[j].name) == 0)
          ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_QUERY_REPEATED,
                                  field->name);
    }

  work->worksheet->url = ossicle_canonical_dup_url (work->request, items);
}

/**
 * ossicle_signer_v1_sign:
 * @request: what to sign
 * @place: in the header or in the URL; a form is signed by ossicle_post_policy_sign()
 * @key: who signs; without a secret everything but the signature is worked out
 *
 * Signs with HMAC-SHA1. The key and the sub-resources go in unescaped; other parameters do not.
 *
 * Returns: (transfer full): every step of it
 */
OssicleWorksheet *
ossicle_signer_v1_sign (OssicleSigningRequest *request,
                        OssicleSignaturePlace place,
                        const OssicleAccessKey *key)
{
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (GArray) sub_resources = NULL;
  Work work = { request, key };

  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (request), NULL);
  g_return_val_if_fail (place != OSSICLE_SIGNATURE_IN_FORM, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  worksheet = work.worksheet = ossicle_worksheet_new (OSSICLE_SIGNATURE_V1, place);
  ossicle_canonical_check (request, key, worksheet);
  work.token = ossicle_canonical_choose_token (
    request, key, place == OSSICLE_SIGNATURE_IN_URL ? OSSICLE_PARAMETER_TOKEN : NULL);
  sub_resources = collect_sub_resources (&work);
  write_string_to_sign (
    &work, place == OSSICLE_SIGNATURE_IN_URL ? choose_expires (&work) : choose_date (&work),
    sub_resources);

  if (ossicle_access_key_get_secret (key) == NULL)
    return g_steal_pointer (&worksheet);

  worksheet->signature = ossicle_hmac_sha1_base64 (ossicle_access_key_get_secret (key),
                                                   worksheet->string_to_sign);
  if (place == OSSICLE_SIGNATURE_IN_URL)
    {
      write_url (&work, sub_resources);
      return g_steal_pointer (&worksheet);
    }

  worksheet->authorization = g_strconcat ("OSS ", ossicle_access_key_get_id (key), ":",
                                          worksheet->signature, NULL);
  ossicle_worksheet_add (worksheet, "Authorization", worksheet->authorization);

  return g_steal_pointer (&worksheet);
}
