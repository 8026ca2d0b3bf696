/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/signing/ossicle-signing-time.h"
#include "ossicle-evidence.h"

/* The first parameter of a name counts, as it does for OSS. */
static GHashTable *
parse_query (const char *url)
{
  g_autoptr (GHashTable) query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *begin = strchr (url, '?');
  g_autofree char *text = NULL;
  g_auto (GStrv) pairs = NULL;

  if (begin == NULL)
    return g_steal_pointer (&query);
  text = g_strndup (begin + 1, strcspn (begin + 1, "#"));
  pairs = g_strsplit (text, "&", 200);
  for (gsize i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');
      g_autofree char *name = NULL;
      char *value;

      if (equals != NULL)
        *equals = '\0';
      name = g_uri_unescape_string (pairs[i], NULL);
      value = g_uri_unescape_string (equals != NULL ? equals + 1 : "", NULL);
      if (name == NULL || value == NULL || g_hash_table_contains (query, name))
        g_free (value);
      else
        g_hash_table_insert (query, g_steal_pointer (&name), value);
    }

  return g_steal_pointer (&query);
}

/* Asked by rule after rule, so it is looked up once. */
static gboolean
has_request_headers (OssicleCase *subject)
{
  GListModel *facts = ossicle_case_get_facts (subject);
  guint n = g_list_model_get_n_items (facts);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleFact) fact = g_list_model_get_item (facts, i);

      if (g_str_has_prefix (ossicle_fact_get_name (fact), OSSICLE_FACT_REQUEST_PREFIX))
        return TRUE;
    }

  return FALSE;
}

/* A POST may carry its signature in a form, and browsers leave Authorization out of the HAR files
 * that they save. */
static gboolean
may_hide_signature (const OssicleEvidence *self)
{
  return ossicle_evidence_is (self, OSSICLE_FACT_METHOD, "POST") ||
         g_strcmp0 (ossicle_case_get_shape (self->subject), "har") == 0;
}

static OssicleSigned
find_signature (const OssicleEvidence *self)
{
  if (ossicle_evidence_get (self, "request.authorization") != NULL)
    return OSSICLE_SIGNED_HEADER;
  if (ossicle_evidence_get_query (self, "Signature") != NULL ||
      ossicle_evidence_get_query (self, "x-oss-signature") != NULL ||
      ossicle_evidence_get_query (self, "X-Amz-Signature") != NULL)
    return OSSICLE_SIGNED_URL;
  if (ossicle_evidence_get (self, OSSICLE_FACT_ACCESS_KEY_ID) != NULL ||
      ossicle_evidence_get (self, OSSICLE_FACT_SIGNATURE_PROVIDED) != NULL)
    return OSSICLE_SIGNED_SOMEHOW;
  if (ossicle_evidence_knows_request (self) && !may_hide_signature (self) &&
      !ossicle_evidence_was_passed_on (self))
    return OSSICLE_SIGNED_NOT;

  return OSSICLE_SIGNED_UNKNOWN;
}

/* Log lines and HEAD answers often tell an EC or a message without the code. */
static char *
find_code (const OssicleEvidence *self)
{
  const char *code = ossicle_evidence_get (self, OSSICLE_FACT_CODE);
  const char *ec = ossicle_evidence_get (self, OSSICLE_FACT_EC);
  const char *message = ossicle_evidence_get (self, OSSICLE_FACT_MESSAGE);
  const OssicleEcInfo *info;
  OssicleEntry *entry = NULL;

  if (code != NULL || self->catalogue == NULL ||
      ossicle_case_get_kind (self->subject) != OSSICLE_CASE_ERROR)
    return g_strdup (code);
  info = ec != NULL ? ossicle_catalogue_lookup_ec (self->catalogue, ec) : NULL;
  if (info != NULL && info->code != NULL)
    return g_strdup (info->code);
  if (message != NULL)
    ossicle_catalogue_match_message (self->catalogue, NULL, self->status, message, &entry);

  return entry != NULL ? g_strdup (ossicle_entry_get_code (entry)) : NULL;
}

static GPtrArray *
split (const char *text)
{
  return text != NULL ? ossicle_signing_line_split (text, ossicle_signing_text_guess_kind (text))
                      : NULL;
}

/* Looks at what was signed, on both sides as far as it is known. */
static void
load_signed_texts (OssicleEvidence *self)
{
  g_autoptr (OssicleSigningText) server = ossicle_signing_text_new_for_error (
    ossicle_evidence_get (self, OSSICLE_FACT_STRING_TO_SIGN),
    ossicle_evidence_get (self, "body.StringToSignBytes"),
    ossicle_evidence_get (self, "body.CanonicalRequest"),
    ossicle_evidence_get (self, "body.CanonicalRequestBytes"));
  g_autoptr (OssicleSigningText) client = ossicle_signing_text_new (
    ossicle_evidence_get (self, OSSICLE_FACT_CLIENT_STRING_TO_SIGN),
    ossicle_evidence_get (self, OSSICLE_FACT_CLIENT_CANONICAL_REQUEST));

  self->string_lines = split (ossicle_signing_text_get_string_to_sign (server));
  self->canonical_lines = split (ossicle_signing_text_get_canonical_request (server));
  if (ossicle_signing_text_get_string_to_sign (client) == NULL &&
      ossicle_signing_text_get_canonical_request (client) == NULL)
    return;
  self->comparison = ossicle_comparison_new (client, server);
  if (ossicle_comparison_get_n_reasons (self->comparison) == 0)
    g_clear_object (&self->comparison);
}

/**
 * ossicle_evidence_new:
 * @subject: a case
 * @catalogue: (nullable): the catalogue
 * @now: seconds since 1970, UTC
 *
 * Returns: (transfer full): what the rules look at
 */
OssicleEvidence *
ossicle_evidence_new (OssicleCase *subject, OssicleCatalogue *catalogue, gint64 now)
{
  OssicleEvidence *self = g_new0 (OssicleEvidence, 1);
  const char *host, *url, *id;

  self->subject = g_object_ref (subject);
  self->catalogue = catalogue != NULL ? g_object_ref (catalogue) : NULL;
  self->now = now;
  self->status = ossicle_case_get_status (subject);
  self->code = find_code (self);
  host = ossicle_evidence_get (self, OSSICLE_FACT_HOST);
  url = ossicle_evidence_get (self, OSSICLE_FACT_URL);
  id = ossicle_evidence_get (self, OSSICLE_FACT_REQUEST_ID);
  if (id == NULL)
    id = ossicle_evidence_get (self, OSSICLE_FACT_REQUEST_ID_MASKED);
  if (url != NULL)
    {
      self->asked = ossicle_endpoint_new_for_url (url);
      self->query = parse_query (url);
    }
  if (host == NULL && self->asked != NULL && strchr (url, '.') != NULL)
    self->endpoint = g_object_ref (self->asked);
  else if (host != NULL)
    self->endpoint = ossicle_endpoint_new (host);
  if (id != NULL)
    self->request_id = ossicle_request_id_new (id, now);
  self->knows_request = has_request_headers (subject) &&
                        ossicle_evidence_get (self, OSSICLE_FACT_REQUEST_CUT) == NULL;
  self->is_signed = find_signature (self);
  if (ossicle_evidence_get (self, OSSICLE_FACT_STRING_TO_SIGN) != NULL)
    load_signed_texts (self);

  return self;
}

/**
 * ossicle_evidence_free:
 * @self: (transfer full): the evidence
 */
void
ossicle_evidence_free (OssicleEvidence *self)
{
  g_clear_object (&self->subject);
  g_clear_object (&self->catalogue);
  g_free (self->code);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->asked);
  g_clear_object (&self->request_id);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->string_lines, g_ptr_array_unref);
  g_clear_pointer (&self->canonical_lines, g_ptr_array_unref);
  g_clear_object (&self->comparison);
  g_free (self);
}

static const OssicleSigningLine *
find_line (GPtrArray *lines, OssicleSigningLineKind kind, const char *name)
{
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const OssicleSigningLine *line = g_ptr_array_index (lines, i);

      if (line->kind == kind &&
          (name == NULL || (line->name != NULL && g_ascii_strcasecmp (line->name, name) == 0)))
        return line;
    }

  return NULL;
}

/**
 * ossicle_evidence_get_signed_line:
 * @self: the evidence
 * @kind: what sort of line
 * @name: (nullable): the name of the header or parameter; any if it is not given
 *
 * Returns: (transfer none) (nullable): the first such line of what OSS signed
 */
const OssicleSigningLine *
ossicle_evidence_get_signed_line (const OssicleEvidence *self,
                                  OssicleSigningLineKind kind,
                                  const char *name)
{
  const OssicleSigningLine *line = find_line (self->canonical_lines, kind, name);

  return line != NULL ? line : find_line (self->string_lines, kind, name);
}

/**
 * ossicle_evidence_get:
 * @self: the evidence
 * @fact: a fact's name
 *
 * Returns: (transfer none) (nullable): its value, or %NULL where nothing tells it
 */
const char *
ossicle_evidence_get (const OssicleEvidence *self, const char *fact)
{
  return ossicle_case_get_value (self->subject, fact);
}

/**
 * ossicle_evidence_is:
 * @self: the evidence
 * @fact: a fact's name
 * @value: a value
 *
 * Returns: whether the fact is there with that value, in whatever letter case
 */
gboolean
ossicle_evidence_is (const OssicleEvidence *self, const char *fact, const char *value)
{
  const char *text = ossicle_evidence_get (self, fact);

  return text != NULL && g_ascii_strcasecmp (text, value) == 0;
}

/**
 * ossicle_evidence_mentions:
 * @self: the evidence
 * @fact: a fact's name
 * @part: a text
 *
 * Returns: whether the fact is there and its value holds @part, in whatever letter case
 */
gboolean
ossicle_evidence_mentions (const OssicleEvidence *self, const char *fact, const char *part)
{
  const char *text = ossicle_evidence_get (self, fact);

  return text != NULL && strcasestr (text, part) != NULL;
}

static gboolean
is_one_of (const char *value, const char *words)
{
  gsize n;

  if (value == NULL || (n = strlen (value)) == 0)
    return FALSE;
  for (const char *p = strstr (words, value); p != NULL; p = strstr (p + 1, value))
    if ((p == words || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
      return TRUE;

  return FALSE;
}

/**
 * ossicle_evidence_is_code:
 * @self: the evidence
 * @codes: error codes, separated by blanks
 *
 * Returns: whether the code, told or found in the catalogue, is one of them
 */
gboolean
ossicle_evidence_is_code (const OssicleEvidence *self, const char *codes)
{
  return is_one_of (self->code, codes);
}

/**
 * ossicle_evidence_is_ec:
 * @self: the evidence
 * @ecs: fine-grained error codes, separated by blanks
 *
 * Returns: whether the case's is one of them
 */
gboolean
ossicle_evidence_is_ec (const OssicleEvidence *self, const char *ecs)
{
  return is_one_of (ossicle_evidence_get (self, OSSICLE_FACT_EC), ecs);
}

/**
 * ossicle_evidence_says:
 * @self: the evidence
 * @part: a part of a message
 *
 * Returns: whether the message holds it, in whatever letter case
 */
gboolean
ossicle_evidence_says (const OssicleEvidence *self, const char *part)
{
  return ossicle_evidence_mentions (self, OSSICLE_FACT_MESSAGE, part);
}

/**
 * ossicle_evidence_fails_with:
 * @self: the evidence
 * @part: a part of what a client says
 *
 * Returns: whether what the client itself tells of its failure holds it, in whatever letter case
 */
gboolean
ossicle_evidence_fails_with (const OssicleEvidence *self, const char *part)
{
  return ossicle_evidence_says (self, part) ||
         ossicle_evidence_mentions (self, OSSICLE_FACT_FAILURE_TEXT, part);
}

/**
 * ossicle_evidence_get_query:
 * @self: the evidence
 * @name: a parameter's name
 *
 * Returns: (transfer none) (nullable): its decoded value in the URL, "" where it has none, or %NULL
 */
const char *
ossicle_evidence_get_query (const OssicleEvidence *self, const char *name)
{
  return self->query != NULL ? g_hash_table_lookup (self->query, name) : NULL;
}

#define YEAR_10000 G_GINT64_CONSTANT (253402300800)

static gboolean
parse_time (const char *text, gint64 *unix_ms)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = NULL;
  gint64 seconds;

  if (ossicle_signing_time_parse_http (text, &seconds) ||
      ossicle_signing_time_parse_basic (text, &seconds) ||
      ossicle_signing_time_parse_seconds (text, &seconds))
    {
      *unix_ms = seconds < YEAR_10000 ? seconds * 1000 : 0;
      return seconds < YEAR_10000;
    }
  time = g_utf8_validate (text, -1, NULL) ? g_date_time_new_from_iso8601 (text, utc) : NULL;
  if (time == NULL)
    return FALSE;
  *unix_ms = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;

  return TRUE;
}

/**
 * ossicle_evidence_get_time:
 * @self: the evidence
 * @fact: a fact's name
 * @unix_ms: (out): milliseconds since 1970, UTC
 *
 * Reads the forms in which OSS and its clients write times: RFC 1123, ISO 8601, `20250314T082107Z`
 * and seconds since 1970.
 *
 * Returns: whether the fact is there and is a time
 */
gboolean
ossicle_evidence_get_time (const OssicleEvidence *self, const char *fact, gint64 *unix_ms)
{
  const char *text = ossicle_evidence_get (self, fact);

  return text != NULL && parse_time (text, unix_ms);
}

/**
 * ossicle_evidence_get_server_time:
 * @self: the evidence
 * @unix_ms: (out): milliseconds since 1970, UTC
 *
 * Returns: (nullable): the name of the fact that tells best when OSS answered, or %NULL
 */
const char *
ossicle_evidence_get_server_time (const OssicleEvidence *self, gint64 *unix_ms)
{
  static const char *const facts[] = { OSSICLE_FACT_SERVER_TIME, OSSICLE_FACT_REQUEST_TIME,
                                       "header.date" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (ossicle_evidence_get_time (self, facts[i], unix_ms))
      return facts[i];

  return NULL;
}

/**
 * ossicle_evidence_knows_request:
 * @self: the evidence
 *
 * Returns: whether the headers of the request are known, so that one that is not there was not
 *   sent; not where the text tells that some were left out
 */
gboolean
ossicle_evidence_knows_request (const OssicleEvidence *self)
{
  return self->knows_request;
}

/* What a cache, a gateway or a proxy writes into the answers that it hands on. */
const char *
ossicle_evidence_get_gateway (const OssicleEvidence *self)
{
  static const char *const headers[] = { "header.via", "header.x-cache", "header.eagleid",
                                         "header.cf-ray", "header.x-swift-cachetime" };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    if (ossicle_evidence_get (self, headers[i]) != NULL)
      return headers[i];

  return NULL;
}

/**
 * ossicle_evidence_was_passed_on:
 * @self: the evidence
 *
 * Returns: whether something between the client and OSS made a request of its own out of the one
 *   that is told, so that its headers and its signature may be others
 */
gboolean
ossicle_evidence_was_passed_on (const OssicleEvidence *self)
{
  const char *sent = ossicle_evidence_get (self, "request.host");
  const char *got = ossicle_evidence_get (self, OSSICLE_FACT_HOST);

  if (ossicle_evidence_get_gateway (self) != NULL)
    return TRUE;
  if (sent == NULL || got == NULL)
    return FALSE;

  return g_ascii_strncasecmp (sent, got, MAX (strcspn (sent, ":"), strcspn (got, ":"))) != 0;
}

/**
 * ossicle_evidence_is_multipart:
 * @self: the evidence
 *
 * Returns: whether the request belonged to a multipart upload
 */
gboolean
ossicle_evidence_is_multipart (const OssicleEvidence *self)
{
  return ossicle_evidence_get_query (self, "uploadId") != NULL ||
         ossicle_evidence_get (self, "body.UploadId") != NULL ||
         ossicle_evidence_get (self, "body.PartNumber") != NULL;
}

static void
add_reason (const OssicleEvidence *self,
            OssicleFinding *finding,
            gboolean against,
            const char *text,
            va_list names)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  const char *name;

  while ((name = va_arg (names, const char *)) != NULL)
    if (ossicle_evidence_get (self, name) != NULL)
      g_ptr_array_add (facts, (gpointer) name);
  g_ptr_array_add (facts, NULL);
  ossicle_finding_add_reason (finding, against, text, (const char *const *) facts->pdata);
}

/**
 * ossicle_evidence_because:
 * @self: the evidence
 * @finding: takes a reason that speaks for it
 * @text: one sentence, translated
 * @...: the names of the facts it rests on, then %NULL; those that are not there are left out
 */
void
ossicle_evidence_because (const OssicleEvidence *self,
                          OssicleFinding *finding,
                          const char *text,
                          ...)
{
  va_list names;

  va_start (names, text);
  add_reason (self, finding, FALSE, text, names);
  va_end (names);
}

/**
 * ossicle_evidence_despite:
 * @self: the evidence
 * @finding: takes a reason that speaks against it
 * @text: one sentence, translated
 * @...: the names of the facts it rests on, then %NULL; those that are not there are left out
 */
void
ossicle_evidence_despite (const OssicleEvidence *self,
                          OssicleFinding *finding,
                          const char *text,
                          ...)
{
  va_list names;

  va_start (names, text);
  add_reason (self, finding, TRUE, text, names);
  va_end (names);
}
