/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/signing/ossicle-expiry.h"
#include "core/signing/ossicle-policy-document.h"
#include "core/signing/ossicle-presigned-url.h"
#include "core/signing/ossicle-signing-time.h"
#include "ossicle-duration.h"
#include "ossicle-evidence.h"
#include "ossicle-time-marks.h"

#define SAME_MS 1000
#define EDITED_MS (2 * 60 * 1000) /* a genuine id and its answer's date differ by seconds */
#define ALLOWED_MS ((gint64) OSSICLE_CLOCK_TOLERANCE * 1000)

struct _OssicleTimeMarks
{
  GPtrArray *marks;
  GPtrArray *sentences; /* NULL-terminated */
  gboolean has_pair;
  const OssicleTimeMark *first;
  const OssicleTimeMark *second;
  const OssicleTimeMark *judge; /* the server's time that the client's is held against, or NULL */
};

static void
free_mark (gpointer data)
{
  OssicleTimeMark *mark = data;

  g_free (mark->title);
  g_free (mark);
}

/* Two facts of one clock that agree are one mark. */
static gboolean
is_told (OssicleTimeMarks *self, OssicleTimeMarkKind kind, gint64 unix_ms)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const OssicleTimeMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind == kind && ABS (mark->unix_ms - unix_ms) < SAME_MS)
        return TRUE;
    }

  return FALSE;
}

static void
add (OssicleTimeMarks *self,
     OssicleTimeMarkKind kind,
     const char *title,
     const char *fact,
     gint64 unix_ms)
{
  OssicleTimeMark *mark;

  if (is_told (self, kind, unix_ms))
    return;

  mark = g_new0 (OssicleTimeMark, 1);
  mark->kind = kind;
  mark->title = g_strdup (title);
  mark->fact = g_intern_string (fact);
  mark->unix_ms = unix_ms;
  mark->is_inferred = kind == OSSICLE_TIME_MARK_REQUEST_ID;
  g_ptr_array_add (self->marks, mark);
}

/* The date of an answer that was pasted alone has the same fact as a request's. */
static gboolean
is_of_answer (OssicleCase *subject, const char *name)
{
  OssicleFact *fact = ossicle_case_get_fact (subject, name);
  const char *header = ossicle_case_get_value (subject, "header.date");

  return g_strcmp0 (ossicle_fact_get_from (fact), "header:date") == 0 ||
         g_strcmp0 (ossicle_fact_get_value (fact), header) == 0;
}

static void
add_from_facts (OssicleTimeMarks *self, const OssicleEvidence *e)
{
  static const struct
  {
    const char *fact;
    OssicleTimeMarkKind kind;
    const char *title;
  } rows[] = {
    { "body.RequestTime", OSSICLE_TIME_MARK_CLIENT, N_ ("Client: RequestTime") },
    { "request.x-oss-date", OSSICLE_TIME_MARK_CLIENT, N_ ("Client: x-oss-date") },
    { "request.x-amz-date", OSSICLE_TIME_MARK_CLIENT, N_ ("Client: x-amz-date") },
    { "request.date", OSSICLE_TIME_MARK_CLIENT, N_ ("Client: Date") },
    { OSSICLE_FACT_SERVER_TIME, OSSICLE_TIME_MARK_SERVER, N_ ("Server: ServerTime") },
    { "header.date", OSSICLE_TIME_MARK_SERVER, N_ ("Server: Date of the answer") },
    { OSSICLE_FACT_REQUEST_TIME, OSSICLE_TIME_MARK_REQUEST_ID,
      N_ ("Server: RequestId (inferred, undocumented)") },
    { "body.Expires", OSSICLE_TIME_MARK_EXPIRY, N_ ("The URL expires") },
  };
  OssicleTimeMarkKind kind;
  gint64 unix_ms;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (ossicle_evidence_get_time (e, rows[i].fact, &unix_ms))
      add (self, rows[i].kind, _ (rows[i].title), rows[i].fact, unix_ms);

  if (!ossicle_evidence_get_time (e, OSSICLE_FACT_DATE, &unix_ms))
    return;
  kind = is_of_answer (e->subject, OSSICLE_FACT_DATE) ? OSSICLE_TIME_MARK_SERVER
                                                      : OSSICLE_TIME_MARK_CLIENT;
  add (self, kind,
       kind == OSSICLE_TIME_MARK_SERVER ? _ ("Server: Date of the answer") : _ ("Client: Date"),
       OSSICLE_FACT_DATE, unix_ms);
}

static void
add_from_url (OssicleTimeMarks *self, const OssicleEvidence *e)
{
  const char *text = ossicle_evidence_get (e, OSSICLE_FACT_URL);
  g_autoptr (OssiclePresignedUrl) url = text != NULL ? ossicle_presigned_url_new (text, NULL)
                                                     : NULL;
  gint64 signed_at, expires_at;

  if (url == NULL)
    return;

  signed_at = ossicle_presigned_url_get_signed_at (url);
  expires_at = ossicle_presigned_url_get_expires_at (url);
  if (signed_at != OSSICLE_NO_TIME)
    add (self, OSSICLE_TIME_MARK_CLIENT, _ ("Client: the URL was signed"), OSSICLE_FACT_URL,
         signed_at * 1000);
  if (expires_at != OSSICLE_NO_TIME && expires_at <= OSSICLE_SIGNING_TIME_MAX)
    add (self, OSSICLE_TIME_MARK_EXPIRY, _ ("The URL expires"), OSSICLE_FACT_URL,
         expires_at * 1000);
}

/* The expiration of a form's policy, which is JSON in base64. */
static gboolean
read_policy (const char *base64, gint64 *seconds)
{
  g_autoptr (OssicleSigningWarnings) warnings = ossicle_signing_warnings_new ();
  g_autoptr (OssiclePolicyDocument) policy = ossicle_policy_document_new (base64, warnings);

  *seconds = policy->expires_at;

  return policy->expires_at != OSSICLE_NO_TIME;
}

static void
add_from_signed (OssicleTimeMarks *self, const OssicleEvidence *e)
{
  const OssicleSigningLine *line;
  gint64 seconds;

  line = ossicle_evidence_get_signed_line (e, OSSICLE_LINE_DATE, NULL);
  if (line != NULL && ossicle_signing_time_parse_http (line->value, &seconds))
    add (self, OSSICLE_TIME_MARK_CLIENT, _ ("Client: the date that was signed"),
         OSSICLE_FACT_STRING_TO_SIGN, seconds * 1000);
  else if (line != NULL && ossicle_signing_time_parse_seconds (line->value, &seconds) &&
           seconds <= OSSICLE_SIGNING_TIME_MAX)
    add (self, OSSICLE_TIME_MARK_EXPIRY, _ ("The URL expires"), OSSICLE_FACT_STRING_TO_SIGN,
         seconds * 1000);
  line = ossicle_evidence_get_signed_line (e, OSSICLE_LINE_TIMESTAMP, NULL);
  if (line != NULL && ossicle_signing_time_parse_basic (line->value, &seconds))
    add (self, OSSICLE_TIME_MARK_CLIENT, _ ("Client: the date that was signed"),
         OSSICLE_FACT_STRING_TO_SIGN, seconds * 1000);
  line = ossicle_evidence_get_signed_line (e, OSSICLE_LINE_POLICY, NULL);
  if (line != NULL && read_policy (line->value, &seconds))
    add (self, OSSICLE_TIME_MARK_EXPIRY, _ ("The form’s policy expires"),
         OSSICLE_FACT_STRING_TO_SIGN, seconds * 1000);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const OssicleTimeMark *one = *(const OssicleTimeMark *const *) a;
  const OssicleTimeMark *other = *(const OssicleTimeMark *const *) b;

  if (one->unix_ms != other->unix_ms)
    return one->unix_ms < other->unix_ms ? -1 : 1;

  return (int) one->kind - (int) other->kind;
}

/* The first fact of a kind is the one that tells it best. */
static const OssicleTimeMark *
find (const OssicleTimeMarks *self, OssicleTimeMarkKind kind)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const OssicleTimeMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind == kind)
        return mark;
    }

  return NULL;
}

static void
tell (OssicleTimeMarks *self, const OssicleTimeMark *one, const OssicleTimeMark *other, char *text)
{
  if (!self->has_pair)
    {
      self->has_pair = TRUE;
      self->first = one;
      self->second = other;
    }
  g_ptr_array_add (self->sentences, text);
}

/* Seconds between two moments, without the part that makes no whole one. */
static char *
dup_gap (gint64 one_ms, gint64 other_ms)
{
  return ossicle_dup_duration (ABS (other_ms - one_ms) / 1000);
}

static void
tell_expiry (OssicleTimeMarks *self, const OssicleTimeMark *expiry, const OssicleTimeMark *when)
{
  g_autofree char *gap = dup_gap (expiry->unix_ms, when->unix_ms);
  gboolean over = when->unix_ms > expiry->unix_ms;
  char *text;

  if (when->kind == OSSICLE_TIME_MARK_NOW)
    text = over ? g_strdup_printf (_ ("What was signed expired %s ago."), gap)
                : g_strdup_printf (_ ("What was signed is good for another %s."), gap);
  else if (when->kind == OSSICLE_TIME_MARK_REQUEST_ID)
    text = over ? g_strdup_printf (
                    _ ("What was signed had expired %s before the RequestId’s time."), gap)
                : g_strdup_printf (
                    _ ("What was signed was good for another %s at the RequestId’s time."), gap);
  else
    text = over ? g_strdup_printf (_ ("What was signed had expired %s before OSS answered."), gap)
                : g_strdup_printf (_ ("What was signed was good for another %s when OSS answered."),
                                   gap);
  tell (self, expiry, when, text);
}

static void
tell_clocks (OssicleTimeMarks *self, const OssicleTimeMark *client, const OssicleTimeMark *server)
{
  gint64 late_ms = server->unix_ms - client->unix_ms;
  g_autofree char *gap = dup_gap (client->unix_ms, server->unix_ms);

  if (ABS (late_ms) < SAME_MS)
    tell (self, client, server,
          g_strdup (_ ("The client’s clock and the server’s agree to the second.")));
  else if (late_ms > 0)
    tell (
      self, client, server,
      g_strdup_printf (_ ("The client’s time is %s behind the server’s; OSS allows 15 min."), gap));
  else
    tell (self, client, server,
          g_strdup_printf (_ ("The client’s time is %s ahead of the server’s; OSS allows 15 min."),
                           gap));
}

static void
tell_id (OssicleTimeMarks *self, const OssicleTimeMark *server, const OssicleTimeMark *id)
{
  gint64 apart = ABS (server->unix_ms - id->unix_ms);
  g_autofree char *gap = dup_gap (server->unix_ms, id->unix_ms);

  if (apart > EDITED_MS)
    tell (self, server, id,
          g_strdup_printf (_ ("The RequestId’s time and the answer’s are %s apart: they are hardly "
                              "of one and the same answer."),
                           gap));
  else if (apart > 2 * SAME_MS)
    tell (self, server, id,
          g_strdup_printf (_ ("The RequestId’s time and the answer’s are %s apart."), gap));
  else
    tell (self, server, id, g_strdup (_ ("The RequestId’s time and the answer’s agree.")));
}

static void
tell_age (OssicleTimeMarks *self, const OssicleTimeMark *when, const OssicleTimeMark *now)
{
  g_autofree char *gap = dup_gap (when->unix_ms, now->unix_ms);

  if (now->unix_ms >= when->unix_ms)
    tell (self, when, now, g_strdup_printf (_ ("It happened %s ago."), gap));
  else
    tell (self, when, now, g_strdup_printf (_ ("By the clock here it happens only in %s."), gap));
}

/* What is out of bounds first, then what else can be compared. */
static void
compare_marks (OssicleTimeMarks *self)
{
  const OssicleTimeMark *client = find (self, OSSICLE_TIME_MARK_CLIENT);
  const OssicleTimeMark *server = find (self, OSSICLE_TIME_MARK_SERVER);
  const OssicleTimeMark *id = find (self, OSSICLE_TIME_MARK_REQUEST_ID);
  const OssicleTimeMark *expiry = find (self, OSSICLE_TIME_MARK_EXPIRY);
  const OssicleTimeMark *now = find (self, OSSICLE_TIME_MARK_NOW);
  const OssicleTimeMark *arrival = server != NULL ? server : id;
  const OssicleTimeMark *when = arrival != NULL ? arrival : client;
  gboolean expired = expiry != NULL && (arrival != NULL ? arrival : now)->unix_ms > expiry->unix_ms;
  gboolean apart = server != NULL && id != NULL && ABS (server->unix_ms - id->unix_ms) > EDITED_MS;

  self->judge = client != NULL ? arrival : NULL;
  if (expired)
    tell_expiry (self, expiry, arrival != NULL ? arrival : now);
  if (client != NULL && arrival != NULL)
    tell_clocks (self, client, arrival);
  if (expiry != NULL && !expired)
    tell_expiry (self, expiry, arrival != NULL ? arrival : now);
  if (server != NULL && id != NULL && (apart || self->sentences->len < 2))
    tell_id (self, server, id);
  if (when != NULL)
    tell_age (self, when, now);
}

/**
 * ossicle_time_marks_new:
 * @subject: a case
 * @now: seconds since 1970, UTC
 *
 * Collects the times that the facts tell. A time that nothing tells has no mark.
 *
 * Returns: (transfer full): the marks, that of @now among them
 */
OssicleTimeMarks *
ossicle_time_marks_new (OssicleCase *subject, gint64 now)
{
  OssicleTimeMarks *self;
  g_autoptr (OssicleEvidence) evidence = NULL;

  g_return_val_if_fail (OSSICLE_IS_CASE (subject), NULL);

  evidence = ossicle_evidence_new (subject, NULL, now);
  self = g_new0 (OssicleTimeMarks, 1);
  self->marks = g_ptr_array_new_with_free_func (free_mark);
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  add_from_facts (self, evidence);
  add_from_url (self, evidence);
  add_from_signed (self, evidence);
  add (self, OSSICLE_TIME_MARK_NOW, _ ("Now"), NULL, now * 1000);
  compare_marks (self);
  g_ptr_array_add (self->sentences, NULL);
  g_ptr_array_sort (self->marks, compare);

  return self;
}

/**
 * ossicle_time_marks_free:
 * @self: (transfer full): the marks
 */
void
ossicle_time_marks_free (OssicleTimeMarks *self)
{
  g_ptr_array_unref (self->marks);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

guint
ossicle_time_marks_get_n_marks (const OssicleTimeMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

const OssicleTimeMark *
ossicle_time_marks_get_mark (const OssicleTimeMarks *self, guint position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->marks->len, NULL);

  return g_ptr_array_index (self->marks, position);
}

/**
 * ossicle_time_marks_get_n_known:
 * @self: the marks
 *
 * Returns: how many the case tells, that of the clock here not counted
 */
guint
ossicle_time_marks_get_n_known (const OssicleTimeMarks *self)
{
  return ossicle_time_marks_get_n_marks (self) - 1;
}

/**
 * ossicle_time_marks_get_sentences:
 * @self: the marks
 *
 * Returns: (transfer none): how far apart they are, in the person's language, what matters most
 *   first; %NULL-terminated
 */
const char *const *
ossicle_time_marks_get_sentences (const OssicleTimeMarks *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->sentences->pdata;
}

/**
 * ossicle_time_marks_get_pair:
 * @self: the marks
 * @first: (out): the earlier of the two that the first sentence is about
 * @second: (out): the later one
 *
 * Returns: whether there are two to compare
 */
gboolean
ossicle_time_marks_get_pair (const OssicleTimeMarks *self, guint *first, guint *second)
{
  guint one = 0, other = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->has_pair)
    return FALSE;

  g_ptr_array_find (self->marks, self->first, &one);
  g_ptr_array_find (self->marks, self->second, &other);
  *first = MIN (one, other);
  *second = MAX (one, other);

  return TRUE;
}

/**
 * ossicle_time_marks_get_window:
 * @self: the marks
 * @start_ms: (out): the earliest time of a request that OSS takes, milliseconds since 1970, UTC
 * @end_ms: (out): the latest
 *
 * Returns: whether it is known when OSS answered and when the client says that it asked
 */
gboolean
ossicle_time_marks_get_window (const OssicleTimeMarks *self, gint64 *start_ms, gint64 *end_ms)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->judge == NULL)
    return FALSE;

  *start_ms = self->judge->unix_ms - ALLOWED_MS;
  *end_ms = self->judge->unix_ms + ALLOWED_MS;

  return TRUE;
}
