/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/signing/ossicle-expiry.h"
#include "core/signing/ossicle-presigned-url.h"
#include "ossicle-duration.h"
#include "ossicle-rules.h"

/* Clocks, expiry, and times that do not fit together. */

#define MINUTE_MS (60 * G_GINT64_CONSTANT (1000))
#define HOUR_MS (60 * MINUTE_MS)
#define ALLOWED_MS (15 * MINUTE_MS)
#define SLIP_TOLERANCE_MS MINUTE_MS
#define SLIP_MOST_HOURS 14 /* no zone is farther from UTC */
#define SLIP_SURE_HOURS 3  /* no request waits so long, to the minute */
#define QUEUE_MOST_MS (2 * HOUR_MS)
#define EDITED_MS (2 * MINUTE_MS) /* genuine ids and dates differ by seconds */

/* The time that the client wrote into its request. */
static const char *
get_request_time (const OssicleEvidence *e, gint64 *unix_ms)
{
  static const char *const facts[] = { "body.RequestTime", "request.x-oss-date", "request.date",
                                       "request.x-amz-date" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (ossicle_evidence_get_time (e, facts[i], unix_ms))
      return facts[i];

  return NULL;
}

typedef struct
{
  const char *client_fact;
  const char *server_fact;
  gint64 late_ms; /* how much earlier the request's time is than the server's */
} Skew;

static gboolean
measure (const OssicleEvidence *e, Skew *skew)
{
  gint64 client, server;

  skew->client_fact = get_request_time (e, &client);
  skew->server_fact = ossicle_evidence_get_server_time (e, &server);
  if (skew->client_fact == NULL || skew->server_fact == NULL)
    return FALSE;
  skew->late_ms = server - client;

  return TRUE;
}

/* Whole hours that the times are apart, or 0. */
static int
get_slip (const Skew *skew)
{
  gint64 hours = (ABS (skew->late_ms) + HOUR_MS / 2) / HOUR_MS;

  if (hours < 1 || hours > SLIP_MOST_HOURS ||
      ABS (ABS (skew->late_ms) - hours * HOUR_MS) > SLIP_TOLERANCE_MS)
    return 0;

  return hours;
}

static gboolean
may_have_queued (const Skew *skew)
{
  return skew->late_ms > ALLOWED_MS && skew->late_ms <= QUEUE_MOST_MS;
}

static void
tell_skew (const OssicleEvidence *e, OssicleFinding *finding, const Skew *skew)
{
  g_autofree char *duration = ossicle_dup_duration (ABS (skew->late_ms) / 1000);
  g_autofree char *text = skew->late_ms >= 0
                            ? g_strdup_printf (_ ("The request's time is %s behind the server's."),
                                               duration)
                            : g_strdup_printf (
                                _ ("The request's time is %s ahead of the server's."), duration);

  ossicle_evidence_because (e, finding, text, skew->client_fact, skew->server_fact, NULL);
}

static gboolean
judge_skewed_answer (const OssicleEvidence *e, OssicleFinding *finding)
{
  Skew skew;
  gboolean measured = measure (e, &skew);

  if (measured && ABS (skew.late_ms) > ALLOWED_MS)
    {
      tell_skew (e, finding, &skew);
      if (get_slip (&skew) != 0)
        ossicle_evidence_despite (e, finding,
                                  _ ("A clock that goes wrong is seldom off by whole hours."),
                                  skew.client_fact, skew.server_fact, NULL);
      else if (!may_have_queued (&skew))
        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      return TRUE;
    }
  ossicle_evidence_because (e, finding,
                            _ ("OSS refuses a request whose time is more than 15 minutes from its "
                               "own, before or after."),
                            "code", NULL);
  if (measured)
    ossicle_evidence_despite (e, finding,
                              _ ("The times that are told are no more than 15 minutes apart."),
                              skew.client_fact, skew.server_fact, NULL);

  return TRUE;
}

/* OSS looks at the clock before the signature, and gives another answer where it is wrong. */
static gboolean
rule_out_skew (const OssicleEvidence *e, OssicleFinding *finding)
{
  Skew skew;

  if (!measure (e, &skew) || ABS (skew.late_ms) > ALLOWED_MS)
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_RULED_OUT);
  ossicle_evidence_despite (e, finding,
                            _ ("The request's time and the server's are no more than 15 minutes "
                               "apart."),
                            skew.client_fact, skew.server_fact, NULL);

  return TRUE;
}

static gboolean
judge_clock_skew (const OssicleEvidence *e, OssicleFinding *finding)
{
  return ossicle_evidence_is_code (e, "RequestTimeTooSkewed") ? judge_skewed_answer (e, finding)
                                                              : rule_out_skew (e, finding);
}

static gboolean
judge_time_zone (const OssicleEvidence *e, OssicleFinding *finding)
{
  g_autofree char *text = NULL;
  Skew skew;
  int hours;

  if (!measure (e, &skew) || (hours = get_slip (&skew)) == 0)
    return FALSE;
  if (skew.late_ms < 0 || hours >= SLIP_SURE_HOURS)
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  tell_skew (e, finding, &skew);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "That is a whole hour, to the minute.",
                                       "That is %d whole hours, to the minute.", hours),
                          hours);
  ossicle_evidence_because (e, finding, text, skew.client_fact, skew.server_fact, NULL);

  return TRUE;
}

static gboolean
judge_queued (const OssicleEvidence *e, OssicleFinding *finding)
{
  Skew skew;

  if (!measure (e, &skew) || !may_have_queued (&skew))
    return FALSE;
  tell_skew (e, finding, &skew);
  if (ossicle_evidence_is (e, "method", "PUT") || ossicle_evidence_is (e, "method", "POST"))
    ossicle_evidence_because (e, finding, _ ("Uploads are what waits."), "method", NULL);
  if (get_slip (&skew) != 0)
    ossicle_evidence_despite (e, finding, _ ("A request seldom waits for whole hours."),
                              skew.client_fact, skew.server_fact, NULL);

  return TRUE;
}

static gboolean
judge_date_missing (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_ec (e, "0002-00000503 0002-00000505") &&
      !ossicle_evidence_says (e, "requires a valid Date"))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("OSS found neither a Date nor an x-oss-date header that it could "
                               "read."),
                            "message", "ec", NULL);

  return TRUE;
}

/* Judges the URL alone, by the time at which OSS answered. */
static gboolean
judge_url_itself (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *url = ossicle_evidence_get (e, "url");
  g_autoptr (OssiclePresignedUrl) signed_url = url != NULL ? ossicle_presigned_url_new (url, NULL)
                                                           : NULL;
  g_autofree char *duration = NULL;
  g_autofree char *text = NULL;
  const char *fact;
  gint64 server, expires;

  fact = ossicle_evidence_get_server_time (e, &server);
  if (signed_url == NULL || fact == NULL)
    return FALSE;
  expires = ossicle_presigned_url_get_expires_at (signed_url);
  if (expires == OSSICLE_NO_TIME || server / 1000 <= expires)
    return FALSE;
  duration = ossicle_dup_duration (server / 1000 - expires);
  text = g_strdup_printf (_ ("The URL had expired %s before OSS answered."), duration);
  ossicle_evidence_because (e, finding, text, "url", fact, NULL);

  return TRUE;
}

/* OSS looks at the expiry before it asks policies and the ACL: an answer of theirs was in time. */
static gboolean
tells_another_reason (const OssicleEvidence *e)
{
  const char *message = ossicle_evidence_get (e, "message");

  return ossicle_evidence_get (e, "ec") != NULL ||
         (message != NULL && g_ascii_strncasecmp (message, "AccessDenied", 12) != 0);
}

/* Whether the URL that is told had not expired when OSS answered. */
static gboolean
was_valid (const OssicleEvidence *e)
{
  const char *url = ossicle_evidence_get (e, "url");
  g_autoptr (OssiclePresignedUrl) signed_url = url != NULL ? ossicle_presigned_url_new (url, NULL)
                                                           : NULL;
  gint64 server, expires;

  if (signed_url == NULL || ossicle_evidence_get_server_time (e, &server) == NULL)
    return FALSE;
  expires = ossicle_presigned_url_get_expires_at (signed_url);

  return expires != OSSICLE_NO_TIME && server / 1000 < expires;
}

static gboolean
judge_url_expired (const OssicleEvidence *e, OssicleFinding *finding)
{
  gint64 expires, server;
  const char *fact;

  if (!ossicle_evidence_is_ec (e, "0002-00000069 0002-00000418") &&
      !ossicle_evidence_says (e, "Request has expired"))
    return !tells_another_reason (e) && judge_url_itself (e, finding);
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("OSS says that the request has expired."), "message",
                            "ec", NULL);
  fact = ossicle_evidence_get_server_time (e, &server);
  if (fact != NULL && ossicle_evidence_get_time (e, "body.Expires", &expires) && server > expires)
    {
      g_autofree char *duration = ossicle_dup_duration ((server - expires) / 1000);
      g_autofree char *text = g_strdup_printf (_ ("The URL had expired %s before OSS answered."),
                                               duration);

      ossicle_evidence_because (e, finding, text, "body.Expires", fact, NULL);
    }
  else if (!judge_url_itself (e, finding) && was_valid (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      ossicle_evidence_despite (e, finding,
                                _ ("The URL that is told here was valid then: it is not the one "
                                   "that was refused, or it was edited."),
                                "url", fact, NULL);
    }

  return TRUE;
}

static gboolean
judge_edited (const OssicleEvidence *e, OssicleFinding *finding)
{
  static const char *const facts[] = { "server_time", "header.date" };
  gint64 id_time, other;

  if (e->request_id == NULL || !ossicle_request_id_get_time (e->request_id, &id_time))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (ossicle_evidence_get_time (e, facts[i], &other) && ABS (other - id_time) > EDITED_MS)
      {
        g_autofree char *duration = ossicle_dup_duration (ABS (other - id_time) / 1000);
        g_autofree char *text = g_strdup_printf (
          _ ("The request id was made %s from the time that the answer tells."), duration);

        ossicle_evidence_because (e, finding, text, "request_id", "request_id_masked", facts[i],
                                  NULL);
        return TRUE;
      }

  return FALSE;
}

const OssicleRule ossicle_rules_time[] = {
  { "time-zone-slip",
    "RequestTimeTooSkewed",
    judge_time_zone,
    N_ ("Local time was sent as if it were UTC"),
    { N_ ("Let the client format its Date in UTC (“GMT”), not in local time."),
      N_ ("Check the machine's time zone, and whether its clock is set to local time.") },
    N_ ("Run “date -u” on the client and compare with the Date header of any answer of OSS."),
    { N_ ("The output of “date” and “date -u” on the client.") } },
  { "clock-skew",
    "RequestTimeTooSkewed SignatureDoesNotMatch",
    judge_clock_skew,
    N_ ("The client's clock is wrong"),
    { N_ ("Set the client's clock by NTP; on phones and emulators, switch automatic time on."),
      N_ ("After a suspended machine or a restored snapshot, set the clock again."),
      N_ ("Where the clock cannot be set, let the SDK correct by the server's time.") },
    N_ ("Run “date -u” on the client and compare with the Date header of any answer of OSS."),
    { N_ ("The output of “date -u” on the client, and the answer's Date header.") } },
  { "queued-too-long",
    "RequestTimeTooSkewed",
    judge_queued,
    N_ ("The request was signed, and then waited for more than 15 minutes"),
    { N_ ("Lower the number of parallel transfers, or raise the client's connection pool."),
      N_ ("Upload large objects in parts, so that each request is signed when it is sent.") },
    N_ (
      "If “date -u” on the client agrees with the Date header of an answer, the clock is right and "
      "the request waited."),
    { N_ ("How many transfers run at once, and over what uplink.") } },
  { "date-missing",
    "AccessDenied",
    judge_date_missing,
    N_ ("The request has no date that OSS could read"),
    { N_ ("Send Date (“Fri, 14 Mar 2025 08:21:07 GMT”) or x-oss-date, and sign that value."),
      N_ ("Look for a proxy that takes the Date header away.") },
    N_ ("Print the request's headers as they leave the client."),
    { N_ ("The request's headers, without the signature.") } },
  { "url-expired",
    "AccessDenied",
    judge_url_expired,
    N_ ("The signed URL has expired"),
    { N_ ("Make a new URL, shortly before it is used."),
      N_ (
        "Sign for longer where links are kept: V4 URLs last seven days at most, and no longer than "
        "the STS token they were made with."),
      N_ ("Check the clock of the machine that signs.") },
    N_ ("Compare the URL's expiry with the time of the request."),
    { N_ ("When the URL was made, and for how long.") } },
  { NULL },
};

/* It tells nothing of the failure, so it comes last. */
const OssicleRule ossicle_rules_report[] = {
  { "edited-report",
    NULL,
    judge_edited,
    N_ ("Parts of this report come from different requests, or were edited"),
    { N_ ("Ask for the complete answer of one request, unedited."),
      N_ ("Do not compare its times until then.") },
    N_ ("In a genuine answer the request id and the Date header agree to the second."),
    { N_ ("The answer of one request with all its headers.") } },
  { NULL },
};
