/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/signing/ossicle-signing-time.h"
#include "ossicle-rules.h"

/* The state of objects, and of what is sent to become one. */

#define MD5_HEX_DIGITS 32
#define MD5_BYTES 16

static gboolean
by_code (const OssicleEvidence *e, OssicleFinding *finding)
{
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", NULL);

  return TRUE;
}

static gboolean
is_restoring (const OssicleEvidence *e)
{
  return ossicle_evidence_mentions (e, "header.x-oss-restore", "ongoing-request=\"true\"");
}

/* Whether the restored copy was there when OSS answered. */
static gboolean
is_still_restored (const OssicleEvidence *e)
{
  const char *restore = ossicle_evidence_get (e, "header.x-oss-restore");
  const char *date = restore != NULL ? strstr (restore, "expiry-date=\"") : NULL;
  g_autofree char *text = NULL;
  gint64 until, server;

  if (date == NULL)
    return FALSE;
  date += strlen ("expiry-date=\"");
  text = g_strndup (date, strcspn (date, "\""));

  return ossicle_signing_time_parse_http (text, &until) &&
         ossicle_evidence_get_server_time (e, &server) != NULL && server / 1000 < until;
}

static gboolean
judge_archived (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (is_restoring (e))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("OSS answers so to who reads an archived object that is not "
                               "restored."),
                            "code", NULL);
  if (ossicle_evidence_mentions (e, "header.x-oss-storage-class", "Archive"))
    {
      if (ossicle_evidence_get (e, OSSICLE_FACT_ANSWER_CUT) == NULL)
        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The object is of an archive storage class."),
                                "header.x-oss-storage-class", NULL);
    }
  if (!ossicle_evidence_mentions (e, "header.x-oss-restore", "ongoing-request=\"false\""))
    return TRUE;
  if (is_still_restored (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_POSSIBLE);
      ossicle_evidence_despite (e, finding,
                                _ ("The object was restored, and for longer: the header is not of "
                                   "this answer."),
                                "header.x-oss-restore", NULL);
      return TRUE;
    }
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("It had been restored, and that time is over."),
                            "header.x-oss-restore", NULL);

  return TRUE;
}

static gboolean
judge_restoring (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "RestoreAlreadyInProgress ArchiveRestoreNotFinished"))
    return by_code (e, finding);
  if (!is_restoring (e))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer tells that the object is being restored."),
                            "header.x-oss-restore", NULL);

  return TRUE;
}

static gboolean
judge_immutable (const OssicleEvidence *e, OssicleFinding *finding)
{
  return by_code (e, finding);
}

static gboolean
judge_delete_marker (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is (e, "header.x-oss-delete-marker", "true"))
    ossicle_evidence_because (e, finding, _ ("OSS marks the answer as that of a delete marker."),
                              "header.x-oss-delete-marker", NULL);
  else if (ossicle_evidence_is (e, "body.ResourceType", "DeleteMarker"))
    ossicle_evidence_because (e, finding, _ ("The version that was asked for is a delete marker."),
                              "body.ResourceType", NULL);
  else
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);

  return TRUE;
}

static gboolean
judge_append_position (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *next = ossicle_evidence_get (e, "header.x-oss-next-append-position");
  g_autofree char *step = NULL;

  by_code (e, finding);
  if (next == NULL)
    return TRUE;
  step = g_strdup_printf (_ ("Send the request again with position=%s."), next);
  ossicle_evidence_because (e, finding, _ ("OSS tells the position to go on at."),
                            "header.x-oss-next-append-position", NULL);
  ossicle_finding_add_first_step (finding, step);

  return TRUE;
}

static gboolean
judge_not_appendable (const OssicleEvidence *e, OssicleFinding *finding)
{
  by_code (e, finding);
  if (ossicle_evidence_get (e, "header.x-oss-object-type") != NULL &&
      !ossicle_evidence_is (e, "header.x-oss-object-type", "Appendable"))
    ossicle_evidence_because (e, finding, _ ("The object is of another type."),
                              "header.x-oss-object-type", NULL);

  return TRUE;
}

static gboolean
judge_overwrite (const OssicleEvidence *e, OssicleFinding *finding)
{
  by_code (e, finding);
  if (ossicle_evidence_is (e, "request.x-oss-forbid-overwrite", "true"))
    ossicle_evidence_because (e, finding, _ ("The request forbids to overwrite."),
                              "request.x-oss-forbid-overwrite", NULL);

  return TRUE;
}

static gboolean
judge_precondition (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *condition = ossicle_evidence_get (e, "body.Condition");
  g_autofree char *text = NULL;

  by_code (e, finding);
  if (condition == NULL)
    return TRUE;
  text = g_strdup_printf (_ ("The condition that does not hold is %s."), condition);
  ossicle_evidence_because (e, finding, text, "body.Condition", NULL);

  return TRUE;
}

/* The Content-MD5 that was sent, wherever it is told. */
static const char *
find_md5 (const OssicleEvidence *e)
{
  static const char *const facts[] = { "body.Content-MD5", "request.content-md5" };

  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (ossicle_evidence_get (e, facts[i]) != NULL)
      return facts[i];

  return NULL;
}

static gboolean
is_hex (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  return n == MD5_HEX_DIGITS;
}

/* The digits as they are, or the base64 of the digits instead of the bytes. */
static gboolean
is_hex_md5 (const char *md5)
{
  gsize n = 0;
  g_autofree guchar *bytes = g_base64_decode (md5, &n);

  return is_hex (md5, strlen (md5)) || is_hex ((const char *) bytes, n);
}

static gboolean
is_md5 (const char *md5)
{
  g_autofree char *text = g_strdup (md5);
  gsize n = 0;
  g_autofree guchar *bytes = g_base64_decode (text, &n);

  return bytes != NULL && n == MD5_BYTES && strlen (md5) == 24;
}

static gboolean
judge_digest_hex (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *fact = find_md5 (e);

  if (fact == NULL || !is_hex_md5 (ossicle_evidence_get (e, fact)) ||
      (ossicle_evidence_is_code (e, "InvalidArgument") && !ossicle_evidence_says (e, "md5") &&
       !ossicle_evidence_mentions (e, "body.ArgumentName", "md5")))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("The Content-MD5 that was sent is made of 32 hexadecimal digits; "
                               "OSS takes the base64 of the 16 bytes."),
                            fact, NULL);

  return TRUE;
}

static gboolean
judge_digest_mismatch (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *fact = find_md5 (e);

  if (ossicle_evidence_is_code (e, "InvalidCRC64"))
    return by_code (e, finding);
  if (fact != NULL && is_hex_md5 (ossicle_evidence_get (e, fact)))
    return FALSE;
  ossicle_evidence_because (e, finding, _ ("OSS found the Content-MD5 invalid."), "code", "ec",
                            NULL);
  if (fact == NULL)
    return TRUE;
  if (is_md5 (ossicle_evidence_get (e, fact)))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("The value is well-formed, so it is not that of the body that "
                                   "arrived."),
                                fact, NULL);
    }
  else
    ossicle_evidence_despite (e, finding, _ ("The value is not the base64 of 16 bytes."), fact,
                              NULL);

  return TRUE;
}

static gboolean
is_etag_unread (const OssicleEvidence *e)
{
  return ossicle_evidence_mentions (e, "body.ETag", "undefined") ||
         ossicle_evidence_mentions (e, "body.ETag", "null");
}

static gboolean
judge_part_missing (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "InvalidPart") && is_etag_unread (e))
    return FALSE; /* the part is there, its ETag was not read */
  by_code (e, finding);
  if (ossicle_evidence_get (e, "body.PartNumber") != NULL)
    ossicle_evidence_because (e, finding, _ ("OSS names the part."), "body.PartNumber", "body.ETag",
                              NULL);

  return TRUE;
}

static gboolean
judge_part_order (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (ossicle_evidence_is_code (e, "InvalidArgument") &&
      !ossicle_evidence_is_ec (e, "0017-00000220"))
    return FALSE;
  by_code (e, finding);
  if (ossicle_evidence_says (e, "between 1 and 10000"))
    ossicle_finding_set_title (finding, _ ("A part's number is not within 1 to 10000"));

  return TRUE;
}

static gboolean
judge_part_size (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (!ossicle_evidence_is_multipart (e))
    {
      if (ossicle_evidence_get (e, "method") != NULL || ossicle_evidence_get (e, "ec") != NULL)
        return FALSE;
      ossicle_evidence_because (e, finding,
                                _ ("OSS answers so to parts and to forms, and nothing tells which "
                                   "it was."),
                                "code", NULL);
      return TRUE;
    }
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding,
                            _ ("OSS found a size out of range while parts were put together."),
                            "code", "url", "body.UploadId", "body.PartNumber", NULL);

  return TRUE;
}

static gboolean
judge_symlink (const OssicleEvidence *e, OssicleFinding *finding)
{
  by_code (e, finding);
  if (ossicle_evidence_is_code (e, "InvalidTargetType"))
    ossicle_finding_set_title (finding, _ ("The symbolic link leads to another symbolic link"));
  else if (ossicle_evidence_is_code (e, "NotSymlink"))
    ossicle_finding_set_title (finding, _ ("The object is not a symbolic link"));
  if (ossicle_evidence_get (e, "header.x-oss-symlink-target") != NULL)
    ossicle_evidence_because (e, finding, _ ("The answer tells the link's target."),
                              "header.x-oss-symlink-target", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_object[] = {
  { "archived",
    "InvalidObjectState",
    judge_archived,
    N_ ("The object is archived and not restored"),
    { N_ ("Restore the object with RestoreObject, wait until that is done, and then read it."),
      N_ (
        "Or switch on direct reading of archived objects for the bucket, where its class has it."),
      N_ ("Look for the lifecycle rule that archived it.") },
    N_ ("HeadObject shows x-oss-storage-class and x-oss-restore."),
    { N_ ("The headers of a HEAD request for the object.") } },
  { "restoring",
    "InvalidObjectState RestoreAlreadyInProgress ArchiveRestoreNotFinished",
    judge_restoring,
    N_ ("The object is being restored"),
    { N_ ("Wait: a minute for Archive, hours for Cold Archive, up to two days for Deep Cold "
          "Archive."),
      N_ ("Ask with HeadObject until x-oss-restore tells ongoing-request=\"false\".") },
    NULL,
    { NULL } },
  { "immutable",
    "FileImmutable",
    judge_immutable,
    N_ ("A retention policy protects the object"),
    { N_ ("Wait until the retention period is over: nobody can shorten it."),
      N_ ("Or write under another key.") },
    NULL,
    { N_ ("The bucket's retention policy (GetBucketWorm).") } },
  { "delete-marker",
    NULL,
    judge_delete_marker,
    N_ ("The current version of the object is a delete marker"),
    { N_ ("Ask for an earlier version by its versionId."),
      N_ ("Or delete the delete marker itself, by its versionId, and the object is back.") },
    NULL,
    { N_ ("Who or what deletes objects: a user, a lifecycle rule, replication.") } },
  { "append-position",
    "PositionNotEqualToLength",
    judge_append_position,
    N_ ("The position is not the object's length"),
    { N_ ("Take the position from x-oss-next-append-position of the answer before."),
      N_ ("Let one writer alone append to an object: two take the position from each other.") },
    NULL,
    { N_ ("Whether several writers append to the object.") } },
  { "not-appendable",
    "ObjectNotAppendable",
    judge_not_appendable,
    N_ ("The object was not made by AppendObject"),
    { N_ ("Append to another key, or delete the object first and begin with position=0."),
      N_ ("Do not write an appendable object with PutObject or CopyObject in between.") },
    NULL,
    { N_ ("Which operation wrote the object last.") } },
  { "overwrite-forbidden",
    "FileAlreadyExists",
    judge_overwrite,
    N_ ("The object exists, and the request or the bucket forbids to overwrite it"),
    { N_ ("Write under another key, or delete the object first."),
      N_ ("Where overwriting is meant, leave x-oss-forbid-overwrite out, or set it to false.") },
    NULL,
    { N_ ("The request's x-oss-forbid-overwrite header, and the client's option for it.") } },
  { "precondition",
    "PreconditionFailed",
    judge_precondition,
    N_ ("A condition that the request sets does not hold"),
    { N_ ("Ask for the object's ETag and Last-Modified with HeadObject and compare."),
      N_ ("Where the object was changed in between, read it again and go on from there."),
      N_ ("Leave the condition out where it is not meant.") },
    NULL,
    { N_ ("The request's If-… and x-oss-copy-source-if-… headers.") } },
  { "digest-hex",
    "InvalidDigest InvalidArgument",
    judge_digest_hex,
    N_ ("Content-MD5 was sent in hexadecimal digits"),
    { N_ (
      "Send the base64 of the 16 bytes of the MD5, not of its digits: 24 characters that end in "
      "“==”.") },
    NULL,
    { NULL } },
  { "digest-mismatch",
    "InvalidDigest InvalidCRC64",
    judge_digest_mismatch,
    N_ ("The body that arrived is not the one whose digest was sent"),
    { N_ ("Compute the digest of the very bytes that are sent: after compression, after line ends "
          "are changed."),
      N_ ("Look for a proxy that changes bodies; try over HTTPS."),
      N_ ("Send it again: a transfer may have been damaged.") },
    N_ ("Upload the same bytes once without Content-MD5, and compare ETag with the local MD5."),
    { N_ ("The Content-MD5 that was sent, and the object's size.") } },
  { "part-missing",
    "InvalidPart FilePartNotExist FilePartInterity FilePartStale",
    judge_part_missing,
    N_ ("A part of the multipart upload is missing, or its ETag is another"),
    { N_ ("Compare with ListParts: number, ETag and size of each part."),
      N_ ("Upload the part that is missing or different again, and complete then."),
      N_ ("Look for a lifecycle rule that removes parts too early.") },
    NULL,
    { N_ ("The body of the CompleteMultipartUpload request, and the answer of ListParts.") } },
  { "part-order",
    "InvalidPartOrder InvalidArgument",
    judge_part_order,
    N_ ("The parts are not in ascending order"),
    { N_ ("Sort the list of parts by number, as numbers and not as text; each once, within 1 to "
          "10000.") },
    NULL,
    { N_ ("The body of the CompleteMultipartUpload request.") } },
  { "part-size",
    "EntityTooSmall EntityTooLarge",
    judge_part_size,
    N_ ("A part is smaller than 100 KB or larger than 5 GB"),
    { N_ ("Use parts of 100 KB to 5 GB; only the last may be smaller."),
      N_ ("Choose the size so that 10000 parts suffice.") },
    N_ ("Was it an upload in parts (uploadId in the URL) or a form?"),
    { N_ ("The size of the parts and of the whole object.") } },
  { "symlink-target",
    "SymlinkTargetNotExist InvalidTargetType NotSymlink",
    judge_symlink,
    N_ ("The symbolic link leads to an object that does not exist"),
    { N_ ("Look at the target with GetSymlink; it is named without a leading slash, and escaped."),
      N_ ("Create the target, or let the link lead to an object that is no link itself.") },
    NULL,
    { N_ ("The answer of GetSymlink.") } },
  { NULL },
};
