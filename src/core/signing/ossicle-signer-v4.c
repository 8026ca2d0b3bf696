/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-canonical.h"
#include "ossicle-escape.h"
#include "ossicle-signer-v4.h"
#include "ossicle-signing-time.h"

#define DATE_DIGITS 8
#define PARAMETER_SIGNATURE "x-oss-signature"

/* What one signature needs while it is made. */
typedef struct
{
  OssicleSigningRequest *request;
  const OssicleAccessKey *key;
  OssicleWorksheet *worksheet;
  const char *timestamp;
  const char *payload;
  const char *token; /* to be added by us, or NULL */
  char *host;        /* for a signed host that no header gives */
  char *credential;
  char *scope;
  char *additional;
  GArray *query; /* of OssicleItem, with what we add to a URL */
  char date[DATE_DIGITS + 1];
  char expires[24];
  char own_timestamp[OSSICLE_SIGNING_TIME_BASIC_SIZE];
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->host, g_free);
  g_clear_pointer (&work->credential, g_free);
  g_clear_pointer (&work->scope, g_free);
  g_clear_pointer (&work->additional, g_free);
  g_clear_pointer (&work->query, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
is_signed_by_default (const char *lower)
{
  return g_str_has_prefix (lower, OSSICLE_PREFIX) || strcmp (lower, "content-type") == 0 ||
         strcmp (lower, "content-md5") == 0;
}

static gboolean
is_in_header (const Work *work)
{
  return work->worksheet->place == OSSICLE_SIGNATURE_IN_HEADER;
}

/* A date of another form is refused by the service: who signs replaces it, who only works out what
 * was signed does not. */
static void
choose_dates (Work *work)
{
  const char *given = is_in_header (work)
                        ? ossicle_canonical_find_header (work->request, OSSICLE_HEADER_DATE)
                        : NULL;
  const char *scope_date = ossicle_signing_request_get_scope_date (work->request);

  ossicle_signing_time_to_basic (ossicle_signing_request_get_date (work->request),
                                 work->own_timestamp);
  work->timestamp = given != NULL ? given : work->own_timestamp;
  if (!ossicle_signing_time_parse_basic (work->timestamp, NULL))
    {
      ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_DATE_FORM, NULL);
      if (!ossicle_signing_request_get_complete (work->request))
        work->timestamp = work->own_timestamp;
    }

  g_strlcpy (work->date, *scope_date != '\0' ? scope_date : work->timestamp, sizeof work->date);
  if (!g_str_has_prefix (work->timestamp, work->date))
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_DATES_DIFFER, NULL);
}

static void
choose_scope (Work *work)
{
  const char *region = ossicle_signing_request_get_region (work->request);

  work->scope = g_strconcat (work->date, "/", region, "/",
                             ossicle_signing_request_get_product (work->request), "/",
                             OSSICLE_SIGNER_V4_TERMINATOR, NULL);
  work->credential = g_strconcat (ossicle_access_key_get_id (work->key), "/", work->scope, NULL);
}

static void
choose_payload (Work *work)
{
  work->payload = ossicle_canonical_find_header (work->request, OSSICLE_HEADER_PAYLOAD);
  if (work->payload == NULL)
    work->payload = OSSICLE_UNSIGNED_PAYLOAD;

  if (strcmp (work->payload, OSSICLE_UNSIGNED_PAYLOAD) != 0)
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_PAYLOAD_FORM, NULL);
}

/* Whether the request has that header; a host it always has, if only from its URL. */
static gboolean
has_header (Work *work, const char *lower)
{
  if (ossicle_canonical_find_header (work->request, lower) != NULL)
    return TRUE;

  if (strcmp (lower, "host") != 0)
    return FALSE;

  if (work->host == NULL)
    work->host = ossicle_signing_request_dup_host (work->request);

  return *work->host != '\0';
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, once each, without those that are signed anyway and those that are not there. */
static GPtrArray *
collect_additional (Work *work)
{
  GPtrArray *wanted = ossicle_signing_request_get_additional (work->request);
  GPtrArray *names = g_ptr_array_sized_new (wanted->len);

  for (guint i = 0; i < wanted->len; i++)
    {
      char *name = g_ptr_array_index (wanted, i);

      if (is_signed_by_default (name) ||
          g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        continue;

      if (has_header (work, name))
        g_ptr_array_add (names, name);
      else
        ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_ADDITIONAL_MISSING, name);
    }

  g_ptr_array_sort (names, compare_names);

  return names;
}

static char *
join_names (const GPtrArray *names)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append_c (joined, ';');

      g_string_append (joined, g_ptr_array_index (names, i));
    }

  return g_string_free (joined, FALSE);
}

/* Whether a header of the request gives way to one of ours. */
static gboolean
is_replaced (const Work *work, const char *lower)
{
  return is_in_header (work) && work->timestamp == work->own_timestamp &&
         strcmp (lower, OSSICLE_HEADER_DATE) == 0 &&
         !ossicle_signing_request_get_complete (work->request);
}

static void
add_own_header (Work *work, GArray *items, const char *name, const char *value)
{
  OssicleItem item = { name, value };

  g_array_append_val (items, item);
  ossicle_worksheet_add (work->worksheet, name, value);
}

static GArray *
collect_headers (Work *work, GPtrArray *additional)
{
  const OssicleFields *headers = ossicle_signing_request_get_headers (work->request);
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (OssicleItem), 8);

  for (guint i = 0; i < ossicle_fields_get_length (headers); i++)
    {
      const OssicleField *field = ossicle_fields_get (headers, i);
      OssicleItem item = { field->lower, field->value != NULL ? field->value : "" };

      if (is_replaced (work, field->lower))
        continue;

      if (is_signed_by_default (field->lower) ||
          g_ptr_array_find_with_equal_func (additional, field->lower, g_str_equal, NULL))
        g_array_append_val (items, item);
    }

  if (work->host != NULL && *work->host != '\0')
    {
      OssicleItem item = { "host", work->host };

      g_array_append_val (items, item);
    }

  if (is_in_header (work) && !ossicle_signing_request_get_complete (work->request))
    {
      if (work->timestamp == work->own_timestamp)
        add_own_header (work, items, OSSICLE_HEADER_DATE, work->timestamp);
      if (ossicle_canonical_find_header (work->request, OSSICLE_HEADER_PAYLOAD) == NULL)
        add_own_header (work, items, OSSICLE_HEADER_PAYLOAD, OSSICLE_UNSIGNED_PAYLOAD);
      if (work->token != NULL)
        add_own_header (work, items, OSSICLE_HEADER_TOKEN, work->token);
    }

  ossicle_canonical_sort (items);

  return items;
}

static void
add_parameter (Work *work, const char *name, const char *value)
{
  OssicleItem item = { name, value };

  g_array_append_val (work->query, item);
}

static void
add_own_parameters (Work *work)
{
  gint64 expires = ossicle_signing_request_get_expires (work->request);

  if (expires < 1 || expires > OSSICLE_SIGNER_V4_MAX_EXPIRES)
    ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_EXPIRES_RANGE, NULL);

  g_snprintf (work->expires, sizeof work->expires, "%" G_GINT64_FORMAT, expires);
  if (*work->additional != '\0')
    add_parameter (work, "x-oss-additional-headers", work->additional);
  add_parameter (work, "x-oss-credential", work->credential);
  add_parameter (work, "x-oss-date", work->timestamp);
  add_parameter (work, "x-oss-expires", work->expires);
  if (work->token != NULL)
    add_parameter (work, OSSICLE_HEADER_TOKEN, work->token);
  add_parameter (work, "x-oss-signature-version", OSSICLE_SIGNER_V4_ALGORITHM);
}

/* Every parameter but the signature itself; of a repeated one the last. */
static void
collect_query (Work *work)
{
  const OssicleFields *query = ossicle_signing_request_get_query (work->request);
  guint length = ossicle_fields_get_length (query);

  work->query = g_array_sized_new (FALSE, FALSE, sizeof (OssicleItem), length + 7);
  for (guint i = 0; i < length; i++)
    {
      const OssicleField *field = ossicle_fields_get (query, i);

      if (strcmp (field->name, PARAMETER_SIGNATURE) != 0)
        add_parameter (work, field->name, field->value != NULL ? field->value : "");
    }

  if (!is_in_header (work))
    add_own_parameters (work);

  ossicle_canonical_sort (work->query);
  for (guint i = work->query->len; i > 1; i--)
    {
      const OssicleItem *item = &g_array_index (work->query, OssicleItem, i - 1);

      if (strcmp (item->name, (item - 1)->name) != 0)
        continue;

      ossicle_worksheet_warn (work->worksheet, OSSICLE_SIGNING_WARNING_QUERY_REPEATED, item->name);
      g_array_remove_index (work->query, i - 2);
    }
}

/* The order is that of the escaped names: "é", which begins with "%", comes before "a". */
static int
compare_escaped (gconstpointer a, gconstpointer b)
{
  const guchar *p = (const guchar *) ((const OssicleItem *) a)->name;
  const guchar *q = (const guchar *) ((const OssicleItem *) b)->name;
  gboolean p_plain, q_plain;

  while (*p == *q && *p != '\0')
    {
      p++;
      q++;
    }

  if (*p == '\0' || *q == '\0')
    return (*p != '\0') - (*q != '\0');

  p_plain = g_ascii_isalnum (*p) || strchr ("-._~", *p) != NULL;
  q_plain = g_ascii_isalnum (*q) || strchr ("-._~", *q) != NULL;
  if (p_plain != q_plain)
    return p_plain ? 1 : -1;

  return *p - *q;
}

static void
append_query (GString *into, GArray *items)
{
  ossicle_canonical_sort_by (items, compare_escaped);

  for (guint i = 0; i < items->len; i++)
    {
      const OssicleItem *item = &g_array_index (items, OssicleItem, i);

      if (i > 0)
        g_string_append_c (into, '&');

      ossicle_escape_append (into, item->name);
      if (*item->value != '\0')
        {
          g_string_append_c (into, '=');
          ossicle_escape_append (into, item->value);
        }
    }
}

static void
append_uri (GString *into, OssicleSigningRequest *request)
{
  const char *bucket = ossicle_signing_request_get_bucket (request);

  g_string_append_c (into, '/');
  if (*bucket != '\0')
    {
      ossicle_escape_append (into, bucket);
      g_string_append_c (into, '/');
    }

  ossicle_escape_append_path (into, ossicle_signing_request_get_key (request));
}

static void
write_canonical_request (Work *work, GArray *headers)
{
  OssicleWorksheet *worksheet = work->worksheet;
  GString *text = g_string_sized_new (ossicle_canonical_estimate (work->request, work->key));
  gsize uri, query, lines, end;

  g_string_append (text, ossicle_signing_request_get_method (work->request));
  g_string_append_c (text, '\n');
  uri = text->len;
  append_uri (text, work->request);
  g_string_append_c (text, '\n');
  query = text->len;
  append_query (text, work->query);
  g_string_append_c (text, '\n');
  lines = text->len;
  ossicle_canonical_append_headers (text, headers, worksheet);
  end = text->len;
  g_string_append_c (text, '\n');
  g_string_append (text, work->additional);
  g_string_append_c (text, '\n');
  g_string_append (text, work->payload);

  worksheet->canonical_uri = g_strndup (text->str + uri, query - uri - 1);
  worksheet->canonical_query = g_strndup (text->str + query, lines - query - 1);
  worksheet->canonical_headers = g_strndup (text->str + lines, end - lines);
  worksheet->additional_headers = g_strdup (work->additional);
  worksheet->canonical_request = g_string_free (text, FALSE);
}

static void
write_string_to_sign (Work *work)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256,
                                                         work->worksheet->canonical_request, -1);

  work->worksheet->string_to_sign = g_strconcat (OSSICLE_SIGNER_V4_ALGORITHM "\n", work->timestamp,
                                                 "\n", work->scope, "\n", hash, NULL);
}

static void
write_signature (Work *work, OssicleSigningKey *signing_key)
{
  const char *region = ossicle_signing_request_get_region (work->request);
  const char *product = ossicle_signing_request_get_product (work->request);
  const char *text = work->worksheet->string_to_sign;
  g_autoptr (OssicleSigningKey) own = NULL;

  if (signing_key == NULL || !ossicle_signing_key_is_for (signing_key, work->date, region, product))
    signing_key = own = ossicle_signing_key_new (ossicle_access_key_get_secret (work->key),
                                                 work->date, region, product);

  work->worksheet->signature = ossicle_signing_key_sign (signing_key, text, strlen (text));
}

/* Before the first name behind it: the URL's parameters are sorted. */
static void
insert_signature (Work *work)
{
  OssicleItem item = { PARAMETER_SIGNATURE, work->worksheet->signature };
  guint i = 0;

  while (i < work->query->len &&
         strcmp (g_array_index (work->query, OssicleItem, i).name, item.name) < 0)
    i++;

  g_array_insert_val (work->query, i, item);
}

static void
write_result (Work *work)
{
  OssicleWorksheet *worksheet = work->worksheet;
  gboolean more = *work->additional != '\0';

  if (!is_in_header (work))
    {
      insert_signature (work);
      worksheet->url = ossicle_canonical_dup_url (work->request, work->query);
      return;
    }

  worksheet->authorization = g_strconcat (
    OSSICLE_SIGNER_V4_ALGORITHM " Credential=", work->credential, more ? ",AdditionalHeaders=" : "",
    work->additional, ",Signature=", worksheet->signature, NULL);
  ossicle_worksheet_add (worksheet, "Authorization", worksheet->authorization);
}

/**
 * ossicle_signer_v4_sign:
 * @request: what to sign
 * @place: in the header or in the URL; a form is signed by ossicle_post_policy_sign()
 * @key: who signs; without a secret everything but the signature is worked out
 * @signing_key: (nullable): the day's key made from the secret of @key, to spare its derivation
 *
 * Signs with OSS4-HMAC-SHA256. The payload is never hashed: the service asks for the constant.
 *
 * Returns: (transfer full): every step of it but the key's
 */
OssicleWorksheet *
ossicle_signer_v4_sign (OssicleSigningRequest *request,
                        OssicleSignaturePlace place,
                        const OssicleAccessKey *key,
                        OssicleSigningKey *signing_key)
{
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (GPtrArray) additional = NULL;
  g_autoptr (GArray) headers = NULL;
  g_auto (Work) work = { request, key };

  g_return_val_if_fail (OSSICLE_IS_SIGNING_REQUEST (request), NULL);
  g_return_val_if_fail (place != OSSICLE_SIGNATURE_IN_FORM, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  worksheet = work.worksheet = ossicle_worksheet_new (OSSICLE_SIGNATURE_V4, place);
  ossicle_canonical_check (request, key, worksheet);
  ossicle_canonical_check_scope (request, worksheet);
  choose_payload (&work);
  choose_dates (&work);
  choose_scope (&work);
  work.token = ossicle_canonical_choose_token (request, key,
                                               is_in_header (&work) ? NULL : OSSICLE_HEADER_TOKEN);
  additional = collect_additional (&work);
  work.additional = join_names (additional);
  headers = collect_headers (&work, additional);
  collect_query (&work);
  write_canonical_request (&work, headers);
  write_string_to_sign (&work);

  if (ossicle_access_key_get_secret (key) != NULL)
    {
      write_signature (&work, signing_key);
      write_result (&work);
    }

  return g_steal_pointer (&worksheet);
}
