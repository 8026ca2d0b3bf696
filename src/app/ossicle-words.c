/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/case/ossicle-printable.h"
#include "ossicle-words.h"

typedef struct
{
  const char *key;
  const char *text;
} Word;

static const char *
find_word (const Word *words, gsize n_words, const char *key)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].key, key) == 0)
      return _ (words[i].text);

  return NULL;
}

/**
 * ossicle_words_dup_fact_title:
 * @name: the name of a fact
 *
 * Returns: (transfer full): what a person calls it; a header or an element by its own name
 */
char *
ossicle_words_dup_fact_title (const char *name)
{
  static const Word titles[] = {
    { OSSICLE_FACT_CODE, N_ ("Code") },
    { OSSICLE_FACT_STATUS, N_ ("HTTP status") },
    { OSSICLE_FACT_MESSAGE, N_ ("Message") },
    { OSSICLE_FACT_REQUEST_ID, N_ ("RequestId") },
    { OSSICLE_FACT_REQUEST_ID_MASKED, N_ ("RequestId, incomplete") },
    { OSSICLE_FACT_REQUEST_TIME, N_ ("Time of the request") },
    { OSSICLE_FACT_HOST, N_ ("Host") },
    { OSSICLE_FACT_BUCKET, N_ ("Bucket") },
    { OSSICLE_FACT_OBJECT, N_ ("Object") },
    { OSSICLE_FACT_REGION, N_ ("Region") },
    { OSSICLE_FACT_EC, N_ ("Fine-grained code (EC)") },
    { OSSICLE_FACT_METHOD, N_ ("Method") },
    { OSSICLE_FACT_URL, N_ ("Address") },
    { OSSICLE_FACT_DATE, N_ ("Date") },
    { OSSICLE_FACT_SERVER_TIME, N_ ("Time of the server") },
    { OSSICLE_FACT_ACCESS_KEY_ID, N_ ("Access key id") },
    { OSSICLE_FACT_STRING_TO_SIGN, N_ ("String to sign") },
    { OSSICLE_FACT_CLIENT_STRING_TO_SIGN, N_ ("Client’s string to sign") },
    { OSSICLE_FACT_CLIENT_CANONICAL_REQUEST, N_ ("Client’s canonical request") },
    { OSSICLE_FACT_SIGNATURE_PROVIDED, N_ ("Signature provided") },
    { OSSICLE_FACT_BODY_PREFIX "CanonicalRequest", N_ ("Canonical request") },
    { OSSICLE_FACT_FAILURE, N_ ("Kind of failure") },
    { OSSICLE_FACT_FAILURE_TEXT, N_ ("What the client says") },
    { OSSICLE_FACT_CERTIFICATE_PREFIX "fault", N_ ("Fault of the certificate") },
    { OSSICLE_FACT_CERTIFICATE_PREFIX "subject", N_ ("Certificate of") },
    { OSSICLE_FACT_CERTIFICATE_PREFIX "issuer", N_ ("Certificate issued by") },
    { OSSICLE_FACT_CERTIFICATE_PREFIX "not_after", N_ ("Certificate good until") },
  };
  const char *title = find_word (titles, G_N_ELEMENTS (titles), name);

  if (title != NULL)
    return g_strdup (title);
  if (g_str_has_prefix (name, OSSICLE_FACT_BODY_PREFIX))
    name += strlen (OSSICLE_FACT_BODY_PREFIX);
  else if (g_str_has_prefix (name, OSSICLE_FACT_HEADER_PREFIX))
    name += strlen (OSSICLE_FACT_HEADER_PREFIX);

  return ossicle_dup_printable (name, FALSE);
}

/* How a reader calls the place. Other names are those of facts, or stand in the text as they are.
 */
static char *
dup_place (const char *from)
{
  static const Word places[] = {
    { "access-log", N_ ("an access log") },
    { "cell", N_ ("a table") },
    { "error", N_ ("the error") },
    { "exception", N_ ("the exception") },
    { "label", N_ ("a labelled line") },
    { "request-line", N_ ("the request line") },
    { "signer", N_ ("what was signed here") },
    { "status-line", N_ ("the status line") },
    { "text", N_ ("the text") },
  };
  g_autofree char *place = ossicle_dup_printable (from, FALSE);
  const char *known = find_word (places, G_N_ELEMENTS (places), place);

  if (known != NULL)
    return g_strdup (known);
  if (g_str_has_prefix (place, "header:"))
    return g_strdup_printf (_ ("the header “%s”"), place + strlen ("header:"));
  if (g_str_has_prefix (place, "body:"))
    return g_strdup_printf (_ ("the body, %s"), place + strlen ("body:"));
  /* A label or a name with its sign of equality, as it is printed */
  if (place[strcspn (place, ":=[")] != '\0')
    return g_strdup_printf (_ ("“%s”"), place);

  return ossicle_words_dup_fact_title (place);
}

/**
 * ossicle_words_dup_fact_origin:
 * @fact: a fact
 *
 * Returns: (transfer full): how the fact is known, and from where
 */
char *
ossicle_words_dup_fact_origin (OssicleFact *fact)
{
  static const char *const without_place[] = {
    [OSSICLE_FACT_READ] = N_ ("Read as it stands"),
    [OSSICLE_FACT_DECODED] = N_ ("Decoded"),
    [OSSICLE_FACT_INFERRED] = N_ ("Inferred"),
  };
  OssicleFactHow how;
  const char *from;
  g_autofree char *place = NULL;

  g_return_val_if_fail (OSSICLE_IS_FACT (fact), NULL);

  how = ossicle_fact_get_how (fact);
  from = ossicle_fact_get_from (fact);
  if (from == NULL || *from == '\0')
    return g_strdup (_ (without_place[how]));

  place = dup_place (from);

  switch (how)
    {
    case OSSICLE_FACT_READ:
      return g_strdup_printf (_ ("Read in %s"), place);
    case OSSICLE_FACT_DECODED:
      return g_strdup_printf (_ ("Decoded from %s"), place);
    case OSSICLE_FACT_INFERRED:
    default:
      return g_strdup_printf (_ ("Inferred from: %s"), place);
    }
}

/**
 * ossicle_words_dup_source:
 * @source: (nullable): where an entry was read, as the catalogue keeps it
 *
 * Returns: (transfer full): the same, for a person
 */
char *
ossicle_words_dup_source (const char *source)
{
  static const Word sources[] = {
    { "error-responses", N_ ("the documentation’s “Error responses”") },
    { "status-pages", N_ ("the documentation’s pages on each HTTP status") },
    { "ec-pages", N_ ("the documentation’s pages on fine-grained error codes") },
    { "select-object", N_ ("the documentation of SelectObject") },
    { "image-docs", N_ ("the documentation of image processing") },
    { "api-docs", N_ ("the documentation of the API operations") },
    { "sdk-samples", N_ ("replies in samples and tests of SDKs") },
    { "sdk-codes", N_ ("lists of codes in SDKs; only the name is known") },
    { "reports", N_ ("replies quoted in public reports") },
  };
  const char *text = find_word (sources, G_N_ELEMENTS (sources), source);

  return g_strdup (text != NULL ? text : source != NULL ? source : _ ("unknown"));
}

/**
 * ossicle_words_for_request_id:
 * @form: the form of an id
 *
 * Returns: (nullable): what it tells, if it tells anything
 */
const char *
ossicle_words_for_request_id (OssicleRequestIdForm form)
{
  static const char *const texts[] = {
    [OSSICLE_REQUEST_ID_UNKNOWN] = N_ ("Not in the form of an OSS RequestId."),
    [OSSICLE_REQUEST_ID_OSS] = N_ ("Given out by OSS: the request arrived there."),
    [OSSICLE_REQUEST_ID_OSS_OLD] = N_ (
      "Sixteen digits, as in old documentation; other services’ ids look the same."),
    [OSSICLE_REQUEST_ID_MASKED] = N_ (
      "Partly starred out. Ask for the whole of it: support cannot find a request without."),
    [OSSICLE_REQUEST_ID_CUT] = N_ (
      "Only its beginning. Ask for all 24 digits: support cannot find a request without."),
    [OSSICLE_REQUEST_ID_EAGLE] = N_ (
      "An EagleId, given out by the CDN in front of OSS rather than by OSS."),
    [OSSICLE_REQUEST_ID_UUID] = N_ (
      "A UUID: another Alibaba Cloud service (RAM, STS, CDN…) gave it out, not OSS."),
    [OSSICLE_REQUEST_ID_AMAZON] = N_ ("In the form of Amazon S3, not of OSS."),
    [OSSICLE_REQUEST_ID_CEPH] = N_ ("In the form of Ceph’s object gateway, not of OSS."),
  };

  g_return_val_if_fail (form < G_N_ELEMENTS (texts), NULL);

  return _ (texts[form]);
}

const char *
ossicle_words_for_kind (OssicleCaseKind kind)
{
  static const char *const texts[] = {
    [OSSICLE_CASE_ERROR] = N_ ("OSS error"),
    [OSSICLE_CASE_SUCCESS] = N_ ("Succeeded"),
    [OSSICLE_CASE_NOT_OSS] = N_ ("Not from OSS"),
    [OSSICLE_CASE_NETWORK] = N_ ("Nothing answered"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (texts), NULL);

  return _ (texts[kind]);
}

/**
 * ossicle_words_dup_times:
 * @unix_ms: milliseconds since 1970, UTC
 *
 * Returns: (transfer full): the time in UTC, and in the local zone where that is another
 */
char *
ossicle_words_dup_times (gint64 unix_ms)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *utc_text = NULL;
  g_autofree char *local_text = NULL;
  gboolean same_day;

  if (utc == NULL)
    return NULL;

  local = g_date_time_to_local (utc);
  utc_text = g_date_time_format (utc, "%Y-%m-%d %H:%M:%S UTC");
  if (local == NULL || g_date_time_get_utc_offset (local) == 0)
    return g_steal_pointer (&utc_text);

  same_day = g_date_time_get_day_of_month (local) == g_date_time_get_day_of_month (utc);
  local_text = g_date_time_format (local, same_day ? "%H:%M:%S %Z" : "%Y-%m-%d %H:%M:%S %Z");

  return g_strdup_printf ("%s · %s", utc_text, local_text);
}

/**
 * ossicle_words_dup_for_guesses:
 * @guesses: what of a request was not read
 *
 * Returns: (transfer full) (nullable): a sentence for each, or %NULL where it was all read
 */
char *
ossicle_words_dup_for_guesses (OssicleGuesses guesses)
{
  static const struct
  {
    OssicleGuesses guess;
    const char *text;
  } words[] = {
    { OSSICLE_GUESS_ADDRESS, N_ ("The address was put together from host, bucket and object.") },
    { OSSICLE_GUESS_SCHEME, N_ ("Whether it was http or https is not told.") },
    { OSSICLE_GUESS_METHOD, N_ ("No method is told: GET stands in for it.") },
    { OSSICLE_GUESS_HEADERS, N_ ("The headers are not told, or not all of them.") },
    { OSSICLE_GUESS_BODY, N_ ("There was a body, and it is not told.") },
  };
  g_autoptr (GString) text = NULL;

  if (guesses == 0)
    return NULL;

  /* Translators: sentences follow that say what of a request was guessed */
  text = g_string_new (_ ("Guessed in part."));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (guesses & words[i].guess)
      g_string_append_printf (text, " %s", _ (words[i].text));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
