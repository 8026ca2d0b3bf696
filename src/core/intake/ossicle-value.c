/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request-id.h"
#include "ossicle-record.h"
#include "ossicle-undo.h"

#define ID_DIGITS 24
#define EC_LENGTH 13
#define MAX_CODE 64
#define MAX_HOST 253
#define MAX_KEY 1024
#define LEAST_CUT 20

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

static gboolean
is_nothing (const char *text, gsize length)
{
  static const char *const words[] = { "null", "None", "nil",    "undefined", "(null)",
                                       "-",    "N/A",  "<null>", "NULL",      "none" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && memcmp (words[i], text, length) == 0)
      return TRUE;

  return length == 0;
}

/* Whether 24 digits in lower case are an id of OSS that somebody changed: since 2020 its seventh
 * and eighth byte are ASCII digits, which those of MongoDB's ObjectIds hardly ever are. */
static gboolean
is_lower_id (const char *p)
{
  for (gsize i = 0; i < ID_DIGITS; i++)
    if (!g_ascii_isdigit (p[i]) && (p[i] < 'a' || p[i] > 'f'))
      return FALSE;

  return p[14] == '3' && g_ascii_isdigit (p[15]) && p[16] == '3' && g_ascii_isdigit (p[17]);
}

/**
 * ossicle_value_id_length:
 * @p: a text
 * @now: seconds since 1970, UTC
 *
 * Returns: 24 where a request id of OSS stands at @p, with a time that can be and nothing glued to
 *   its end, else 0
 */
gsize
ossicle_value_id_length (const char *p, gint64 now)
{
  gint64 seconds = 0;
  gsize n = 0;

  while (n <= ID_DIGITS && (g_ascii_isdigit (p[n]) || (p[n] >= 'A' && p[n] <= 'F')))
    n++;
  if (n < ID_DIGITS && is_lower_id (p))
    n = ID_DIGITS;
  if (n != ID_DIGITS || is_word (p[n]) || p[n] == '-')
    return 0;
  for (gsize i = 0; i < 8; i++)
    seconds = seconds << 4 | g_ascii_xdigit_value (p[i]);

  return seconds >= 1262304000 && seconds <= now + 86400 ? n : 0;
}

/* Whether ids of more than one request stand in [@start, @end). */
gboolean
ossicle_value_has_ids (const char *text, gsize start, gsize end, gint64 now)
{
  const char *first = NULL;

  for (gsize i = start; i + ID_DIGITS <= end; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        continue;
      if ((i == 0 || !is_word (text[i - 1])) && ossicle_value_id_length (text + i, now) > 0)
        {
          if (first != NULL && g_ascii_strncasecmp (first, text + i, ID_DIGITS) != 0)
            return TRUE;
          first = text + i;
        }
      while (i + 1 < end && is_word (text[i + 1]))
        i++;
    }

  return FALSE;
}

/* Whether a fine-grained error code, "0003-00000001", stands at @p. */
gboolean
ossicle_value_is_ec (const char *p)
{
  for (gsize i = 0; i < EC_LENGTH; i++)
    if (i == 4 ? p[i] != '-' : !g_ascii_isdigit (p[i]))
      return FALSE;

  return !is_word (p[EC_LENGTH]) && p[EC_LENGTH] != '-';
}

/* A request id that is masked or cut keeps what is left of it, under another name. */
static gboolean
add_other_id (OssicleTray *tray,
              OssicleCandidate *candidate,
              const char *from,
              OssicleView *view,
              gsize start,
              gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autoptr (OssicleRequestId) id = NULL;
  g_autofree char *word = NULL;
  OssicleRequestIdForm form;
  gsize at = start;

  while (at < end && at - start < 40 && (is_word (text[at]) || text[at] == '*'))
    at++;
  word = g_strndup (text + start, at - start);
  if (strspn (word, "*xX#0") == strlen (word))
    return FALSE;

  id = ossicle_request_id_new (word, tray->now);
  form = ossicle_request_id_get_form (id);
  if (form != OSSICLE_REQUEST_ID_MASKED && form != OSSICLE_REQUEST_ID_CUT)
    return FALSE;
  ossicle_candidate_add (candidate, OSSICLE_FACT_REQUEST_ID_MASKED, from, view, start, at);

  return TRUE;
}

static gboolean
add_id (OssicleTray *tray,
        OssicleCandidate *candidate,
        const OssicleField *field,
        OssicleView *view,
        gsize start,
        gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize n = ossicle_value_id_length (text + start, tray->now);

  g_autofree char *upper = NULL;

  if (n == 0)
    return add_other_id (tray, candidate, field->print, view, start, end);

  upper = g_ascii_strup (text + start, n);
  ossicle_candidate_add_value (candidate, field->fact, upper, field->print, view, start, start + n);

  return TRUE;
}

static gboolean
add_status (OssicleCandidate *candidate, const OssicleField *field, OssicleView *view, gsize start)
{
  const char *p = ossicle_view_get_text (view, NULL) + start;

  /* NSError has the status below zero. */
  if (*p == '-' && g_str_equal (field->print, "Code="))
    p++, start++;
  if (*p < '1' || *p > '5' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]) || is_word (p[3]))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, start + 3);

  return TRUE;
}

static gboolean
add_code (OssicleTray *tray,
          OssicleCandidate *candidate,
          const OssicleField *field,
          OssicleView *view,
          gsize start,
          gsize end,
          gboolean closed)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *word = NULL;
  gsize at = start;

  if (!g_ascii_isupper (text[start]))
    return FALSE;
  while (at < end && at - start < MAX_CODE &&
         (g_ascii_isalnum (text[at]) || (text[at] == '.' && g_ascii_isalpha (text[at + 1]))))
    at++;
  word = g_strndup (text + start, at - start);
  if (at - start < 4 || is_nothing (word, at - start) || g_str_equal (word, "Unknown"))
    return FALSE;
  if (is_word (text[at]) || text[at] == '-' || text[at] == '(' ||
      (text[at] == '*' && text[at + 1] != '*'))
    return FALSE;
  if (text[at] == '\0' && !closed && !ossicle_tray_knows_code (tray, word))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, at);

  return TRUE;
}

static gboolean
add_ec (OssicleCandidate *candidate, const OssicleField *field, OssicleView *view, gsize start)
{
  if (!ossicle_value_is_ec (ossicle_view_get_text (view, NULL) + start))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, start + EC_LENGTH);

  return TRUE;
}

/* Whether a name under OSS's domain breaks off before its end. */
static gboolean
is_cut_host (const char *host)
{
  static const char domain[] = "aliyuncs.com";
  const char *label = g_str_has_prefix (host, "oss-") ? host : strstr (host, ".oss-"), *rest;

  if (label == NULL)
    return FALSE;
  rest = strchr (label + 1, '.');

  return rest == NULL ||
         (strlen (rest + 1) < strlen (domain) && g_str_has_prefix (domain, rest + 1));
}

static gboolean
add_host (OssicleCandidate *candidate,
          const OssicleField *field,
          OssicleView *view,
          gsize start,
          gsize end,
          gboolean closed)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autoptr (OssicleEndpoint) endpoint = NULL;
  g_autofree char *host = NULL;
  gsize at, stop;

  if (strncmp (text + start, "https://", 8) == 0 || strncmp (text + start, "http://", 7) == 0)
    start += text[start + 4] == 's' ? 8 : 7;
  for (at = start;
       at < end && at - start < MAX_HOST &&
       (g_ascii_isalnum (text[at]) || text[at] == '-' || text[at] == '.' || text[at] == '_');)
    at++;
  stop = at;
  while (at > start && text[at - 1] == '.')
    at--;
  host = g_strndup (text + start, at - start);
  if (is_nothing (host, at - start) || !g_ascii_isalnum (*host) || text[at] == '*' ||
      strncmp (text + at, "...", 3) == 0 ||
      (strchr (host, '.') == NULL && !g_str_equal (host, "localhost")) ||
      strstr (host, "..") != NULL || strstr (host, "xxx") != NULL || is_cut_host (host))
    return FALSE;

  endpoint = ossicle_endpoint_new (host);
  if (text[stop] == '\0' && !closed && !ossicle_endpoint_is_oss (endpoint))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, at);

  return TRUE;
}

static gboolean
add_bucket (OssicleCandidate *candidate,
            const OssicleField *field,
            OssicleView *view,
            gsize start,
            gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize at = start;

  while (at < end && (g_ascii_islower (text[at]) || g_ascii_isdigit (text[at]) || text[at] == '-'))
    at++;
  if (at - start < 3 || at - start > 63 || is_word (text[at]) || text[at] == '*' ||
      text[at] == '.' || text[start] == '-' || text[at - 1] == '-' ||
      is_nothing (text + start, at - start))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, at);

  return TRUE;
}

/* Whether a text that nothing ends is whole: the paste may have been cut in the midst of it. */
static gboolean
is_whole (OssicleTray *tray, const char *text, gsize length)
{
  g_autofree char *value = g_strndup (text, length);

  if (length > 0 && (value[length - 1] == '.' || value[length - 1] == '!'))
    return TRUE;
  if (g_str_has_suffix (value, "。"))
    return TRUE;

  return ossicle_tray_knows_message (tray, NULL, value);
}

/* What a client says itself, of an answer that it could not read or of none, is not what OSS
 * said. */
static gboolean
is_clients_own (const char *message)
{
  static const char *const own[] = {
    "uploadFile:",
    "request:",
    "downloadFile:",
    "Failed to parse xml",
    "Unknow error, status",
    "unknow request error",
    "Unclosed root tag",
    "Request failed with status",
    "XHR error",
    "Error returned by Service",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (g_str_has_prefix (message, own[i]))
      return TRUE;

  return FALSE;
}

/* Undoes what a language's print did inside quotation marks, and joins Node's "'…' +\n '…'". */
static char *
unquote (const char *text, gsize length, char quote)
{
  GString *out = g_string_sized_new (length + 1);

  for (gsize i = 0; i < length; i++)
    if (text[i] == '\\' && i + 1 < length)
      {
        static const char from[] = "nrt", to[] = "\n\r\t";
        const char *which = strchr (from, text[++i]);

        g_string_append_c (out, which != NULL && *which != '\0' ? to[which - from] : text[i]);
      }
    else if (text[i] == quote && quote != '\0')
      {
        gsize j = i + 1;

        while (j < length && (g_ascii_isspace (text[j]) || text[j] == '+'))
          j++;
        if (j < length && j > i + 1 && text[j] == quote)
          i = j;
        else
          g_string_append_c (out, quote);
      }
    else
      g_string_append_c (out, text[i]);

  return g_string_free (out, FALSE);
}

static gboolean
add_text (OssicleTray *tray,
          OssicleCandidate *candidate,
          const OssicleField *field,
          OssicleView *view,
          gsize start,
          gsize end,
          gboolean closed)
{
  const char *text = ossicle_view_get_text (view, NULL);
  g_autofree char *value = NULL;

  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (is_nothing (text + start, end - start) || end - start > 64 * 1024)
    return FALSE;
  if (field->kind == OSSICLE_VALUE_OBJECT && (end - start > MAX_KEY || text[start] == '*'))
    return FALSE;
  if (!closed && text[end + strspn (text + end, " \t")] == '\0' &&
      field->kind == OSSICLE_VALUE_TEXT && !is_whole (tray, text + start, end - start))
    return FALSE;

  if (closed && start > 0)
    value = unquote (text + start, end - start, text[start - 1]);
  else
    value = g_strndup (text + start, end - start);
  if (field->kind == OSSICLE_VALUE_TEXT && (text[end] == '\n' || text[end] == '\0') &&
      end - start >= LEAST_CUT && ossicle_tray_is_cut_message (tray, value))
    return FALSE;
  if (field->kind == OSSICLE_VALUE_TEXT &&
      (is_clients_own (value) || g_str_has_suffix (value, "\\")))
    return FALSE;
  if (strchr (value, '&') != NULL && strstr (value, ";") != NULL &&
      field->kind == OSSICLE_VALUE_TEXT)
    {
      char *decoded = ossicle_decode_entities (value, strlen (value));

      g_free (value);
      value = decoded;
    }
  ossicle_candidate_add_value (candidate, field->fact, value, field->print, view, start, end);

  return TRUE;
}

static gboolean
add_word (OssicleCandidate *candidate,
          const OssicleField *field,
          OssicleView *view,
          gsize start,
          gsize end)
{
  const char *text = ossicle_view_get_text (view, NULL);
  gsize at = start;

  while (at < end && !g_ascii_isspace (text[at]) && strchr (",;\"'<>]})", text[at]) == NULL)
    at++;
  while (at > start && text[at - 1] == '.')
    at--;
  if (is_nothing (text + start, at - start) || (text[at] == '\0' && at == end))
    return FALSE;
  ossicle_candidate_add (candidate, field->fact, field->print, view, start, at);

  return TRUE;
}

/**
 * ossicle_value_add:
 * @tray: the tray
 * @candidate: what the value is for
 * @field: how it is called and of what kind it is
 * @view: the view it stands in
 * @start: first byte of the value
 * @end: first byte behind it; it may be shorter
 * @closed: whether something ends the value for certain, such as a quotation mark
 *
 * Adds the value if it has the form that its kind has. What has not is left out.
 *
 * Returns: whether there was a value
 */
gboolean
ossicle_value_add (OssicleTray *tray,
                   OssicleCandidate *candidate,
                   const OssicleField *field,
                   OssicleView *view,
                   gsize start,
                   gsize end,
                   gboolean closed)
{
  const char *text = ossicle_view_get_text (view, NULL);

  if (start >= end)
    return FALSE;
  if (text[end + strspn (text + end, " \t")] == '\0')
    closed = FALSE; /* whatever stood behind it may be lost */

  switch (field->kind)
    {
    case OSSICLE_VALUE_ID:
      return add_id (tray, candidate, field, view, start, end);
    case OSSICLE_VALUE_STATUS:
      return end - start >= 3 && add_status (candidate, field, view, start);
    case OSSICLE_VALUE_CODE:
      return add_code (tray, candidate, field, view, start, end, closed);
    case OSSICLE_VALUE_EC:
      return add_ec (candidate, field, view, start);
    case OSSICLE_VALUE_HOST:
      return add_host (candidate, field, view, start, end, closed);
    case OSSICLE_VALUE_BUCKET:
      return add_bucket (candidate, field, view, start, end);
    case OSSICLE_VALUE_TEXT:
    case OSSICLE_VALUE_OBJECT:
      return add_text (tray, candidate, field, view, start, end, closed);
    case OSSICLE_VALUE_URL:
    case OSSICLE_VALUE_WORD:
    case OSSICLE_VALUE_KEY_ID:
      return add_word (candidate, field, view, start, end);
    case OSSICLE_VALUE_NOTHING:
    default:
      return FALSE;
    }
}

/* Logs of OSS tell the key as it stood in the URL. */
void
ossicle_value_decode_object (OssicleCandidate *candidate)
{
  OssicleFact *fact = ossicle_candidate_get_fact (candidate, OSSICLE_FACT_OBJECT);
  g_autoptr (OssicleFact) old = NULL;
  g_autofree char *decoded = NULL;
  OssicleSpan span;

  if (fact == NULL || strchr (ossicle_fact_get_value (fact), '%') == NULL)
    return;
  old = g_object_ref (fact);
  decoded = ossicle_decode_percent (ossicle_fact_get_value (old),
                                    strlen (ossicle_fact_get_value (old)));
  ossicle_candidate_remove (candidate, OSSICLE_FACT_OBJECT);
  if (decoded != NULL && ossicle_fact_get_span (old, &span))
    g_ptr_array_add (candidate->facts,
                     ossicle_fact_new (OSSICLE_FACT_OBJECT, decoded, OSSICLE_FACT_DECODED,
                                       ossicle_fact_get_from (old), span));
}
