/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ossicle-rules.h"

/* Names of buckets and objects. */

#define BUCKET_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"
#define KEY_MOST_BYTES 1023

/* What a bucket's name breaks of the rules, or NULL. */
static const char *
find_bucket_fault (const char *bucket)
{
  gsize n = strlen (bucket);

  if (n < 3 || n > 63)
    return N_ ("It has fewer than 3 or more than 63 characters.");
  if (bucket[strspn (bucket, BUCKET_CHARACTERS)] == '.')
    return N_ ("It has a dot; perhaps the endpoint is in it.");
  if (bucket[strspn (bucket, BUCKET_CHARACTERS)] == '_')
    return N_ ("It has an underscore.");
  if (strpbrk (bucket, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL)
    return N_ ("It has capital letters.");
  if (bucket[strspn (bucket, BUCKET_CHARACTERS)] != '\0')
    return N_ ("It has a character other than small letters, digits and hyphens.");
  if (bucket[0] == '-' || bucket[n - 1] == '-')
    return N_ ("It begins or ends with a hyphen.");

  return NULL;
}

static gboolean
judge_bucket_name (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *bucket = ossicle_evidence_get (e, "bucket");
  const char *fault = bucket != NULL ? find_bucket_fault (bucket) : NULL;
  gboolean refused = ossicle_evidence_is_code (e, "InvalidBucketName");

  if (e->endpoint != NULL && ossicle_endpoint_has_bucket_twice (e->endpoint))
    return FALSE; /* no name would keep the rules there */
  if (!refused && fault == NULL)
    return FALSE; /* a bucket that cannot exist is found out only where one does not */
  if (refused)
    ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", NULL);
  if (fault != NULL)
    ossicle_evidence_because (e, finding, _ (fault), "bucket", NULL);
  else if (bucket != NULL)
    ossicle_evidence_despite (e, finding, _ ("The bucket's name that is told keeps the rules."),
                              "bucket", NULL);
  if (refused && fault != NULL)
    ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);

  return TRUE;
}

static gboolean
begins_with_slash (const char *key)
{
  return key != NULL && (*key == '/' || *key == '\\');
}

/* The specified object "/product/1.jpg" is not valid. */
static gboolean
names_leading_slash (const OssicleEvidence *e)
{
  return ossicle_evidence_says (e, "object \"/") || ossicle_evidence_says (e, "object \"\\");
}

static gboolean
judge_object_name (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");

  if (begins_with_slash (key) || names_leading_slash (e))
    return FALSE;
  ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
  ossicle_evidence_because (e, finding, _ ("The answer's code says so."), "code", NULL);
  if (ossicle_evidence_is_ec (e, "0016-00000001") || ossicle_evidence_says (e, "can not be empty"))
    ossicle_evidence_because (e, finding, _ ("The object key is empty."), "ec", "message", NULL);
  else if (ossicle_evidence_is_ec (e, "0016-00000002 0016-00000003") ||
           ossicle_evidence_says (e, "must be less than 1024") ||
           (key != NULL && strlen (key) > KEY_MOST_BYTES))
    ossicle_evidence_because (e, finding, _ ("The object key has more than 1023 bytes of UTF-8."),
                              "ec", "message", "object", NULL);

  return TRUE;
}

/* Whether a person's own note tells it, and not the answer or the request: people write paths. */
static gboolean
is_hearsay (const OssicleEvidence *e, const char *name)
{
  OssicleFact *fact = ossicle_case_get_fact (e->subject, name);

  return fact != NULL && g_strcmp0 (ossicle_fact_get_from (fact), "label") == 0 &&
         !ossicle_evidence_is_code (e, "InvalidObjectName");
}

static gboolean
judge_leading_slash (const OssicleEvidence *e, OssicleFinding *finding)
{
  if (begins_with_slash (ossicle_evidence_get (e, "object")))
    {
      if (!is_hearsay (e, "object"))
        ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding,
                                _ ("The object key begins with a slash, and no object's key can."),
                                "object", "url", NULL);
      return TRUE;
    }
  if (names_leading_slash (e))
    {
      ossicle_finding_set_verdict (finding, OSSICLE_VERDICT_CAUSE);
      ossicle_evidence_because (e, finding, _ ("The message names such a key."), "message", NULL);
      return TRUE;
    }
  if (!ossicle_evidence_is_ec (e, "0016-00000005"))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The fine-grained code (EC) stands for keys that begin with “/” or "
                               "“\\”, among others."),
                            "ec", NULL);

  return TRUE;
}

/* Whether the key holds an escape that means something in UTF-8 once it is resolved. */
static gboolean
has_escapes (const char *key)
{
  for (const char *p = strchr (key, '%'); p != NULL; p = strchr (p + 1, '%'))
    if (g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
      {
        g_autofree char *decoded = g_uri_unescape_string (key, NULL);

        return decoded != NULL && g_utf8_validate (decoded, -1, NULL);
      }

  return FALSE;
}

static gboolean
judge_double_encoded (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");
  g_autofree char *decoded = NULL;
  g_autofree char *text = NULL;

  if (key == NULL || !has_escapes (key))
    return FALSE;
  decoded = g_uri_unescape_string (key, NULL);
  text = g_strdup_printf (
    _ ("OSS looked for a key with percent signs in it; resolved, it is “%s”."), decoded);
  ossicle_evidence_because (e, finding, text, "object", NULL);
  if (ossicle_evidence_mentions (e, "url", "%25"))
    ossicle_evidence_because (e, finding, _ ("The URL has an escaped percent sign."), "url", NULL);

  return TRUE;
}

static gboolean
judge_plus_blank (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");

  if (key == NULL || strpbrk (key, "+ ") == NULL || g_ascii_isspace (key[strlen (key) - 1]) ||
      g_ascii_isspace (*key))
    return FALSE;
  if (strchr (key, '+') != NULL)
    ossicle_evidence_because (e, finding,
                              _ ("The key has a “+”: where the object's has a blank, a form's "
                                 "escaping was used for a path."),
                              "object", NULL);
  else
    ossicle_evidence_because (e, finding,
                              _ ("The key has a blank: where the object's has a “+”, somebody "
                                 "resolved it like a form's."),
                              "object", NULL);

  return TRUE;
}

static gboolean
has_blank_end (const char *key)
{
  return key != NULL && *key != '\0' &&
         (g_ascii_isspace (*key) || g_ascii_isspace (key[strlen (key) - 1]));
}

static gboolean
judge_blank_end (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");

  /* the body may have been trimmed by whoever printed it */
  if (!has_blank_end (key) && e->asked != NULL &&
      has_blank_end (ossicle_endpoint_get_object (e->asked)))
    {
      ossicle_evidence_because (e, finding,
                                _ ("The key in the URL begins or ends with a blank or a line end, "
                                   "which is part of the name for OSS."),
                                "url", NULL);
      return TRUE;
    }
  if (!has_blank_end (key))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The key begins or ends with a blank or a line end, which is part "
                               "of the name for OSS."),
                            "object", NULL);

  return TRUE;
}

/* Names of files as macOS gives them have an accent as a character of its own. */
static gboolean
judge_normalisation (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");
  g_autofree char *composed = NULL;

  if (key == NULL || g_str_is_ascii (key) || !g_utf8_validate (key, -1, NULL))
    return FALSE;
  composed = g_utf8_normalize (key, -1, G_NORMALIZE_NFC);
  if (composed == NULL || g_str_equal (composed, key))
    return FALSE;
  ossicle_evidence_because (e, finding,
                            _ ("The key has a letter and its accent as two characters, and the "
                               "object's may have one; they look the same."),
                            "object", "url", NULL);

  return TRUE;
}

static gboolean
judge_bucket_in_key (const OssicleEvidence *e, OssicleFinding *finding)
{
  const char *key = ossicle_evidence_get (e, "object");
  const char *bucket = ossicle_evidence_get (e, "bucket");
  gsize n = bucket != NULL ? strlen (bucket) : 0;

  if (key == NULL || n == 0 || strncmp (key, bucket, n) != 0 || key[n] != '/')
    return FALSE;
  ossicle_evidence_because (e, finding, _ ("The key begins with the bucket's own name."), "object",
                            "bucket", NULL);
  if (e->endpoint != NULL && ossicle_endpoint_get_kind (e->endpoint) == OSSICLE_ENDPOINT_CUSTOM)
    ossicle_evidence_because (e, finding,
                              _ ("The host is a domain of one's own, where clients often put the "
                                 "bucket into the path."),
                              "host", NULL);

  return TRUE;
}

const OssicleRule ossicle_rules_name[] = {
  { "bucket-name-rule",
    "InvalidBucketName NoSuchBucket",
    judge_bucket_name,
    N_ ("The bucket's name breaks the rules"),
    { N_ ("Use 3 to 63 small letters, digits and hyphens; begin and end with a letter or digit."),
      N_ ("Give the client the bucket's bare name, without the endpoint, and the endpoint without "
          "the bucket.") },
    N_ ("Print bucket and endpoint as the client is given them."),
    { N_ ("The bucket and the endpoint as the client is given them.") } },
  { "object-name-rule",
    "InvalidObjectName",
    judge_object_name,
    N_ ("The object key breaks the rules"),
    { N_ ("Use 1 to 1023 bytes of UTF-8 that do not begin with “/” or “\\”."),
      N_ ("Where the key is empty, look for a variable that was never set.") },
    NULL,
    { N_ ("The object key as the client is given it.") } },
  { "key-leading-slash",
    "InvalidObjectName NoSuchKey",
    judge_leading_slash,
    N_ ("The object key begins with a slash"),
    { N_ ("Take the slash at the beginning off the key."),
      N_ (
        "Where a URL is put together, see to it that host and key are joined by one slash only.") },
    N_ ("Print the key as the client is given it."),
    { N_ ("The object key as the client is given it, and the URL that was asked for.") } },
  { "key-double-encoded",
    "NoSuchKey SymlinkTargetNotExist",
    judge_double_encoded,
    N_ ("The object key was percent-encoded twice"),
    { N_ ("Give the SDK the plain key: it does the encoding itself."),
      N_ ("Where a proxy or CDN passes the request on, let it pass the path as it came.") },
    N_ ("ListObjects with the beginning of the key tells how the object is really called."),
    { N_ ("The object's name as the console shows it.") } },
  { "key-plus-blank",
    "NoSuchKey SymlinkTargetNotExist",
    judge_plus_blank,
    N_ ("A plus sign and a blank were taken for each other in the object key"),
    { N_ ("In a path, escape a blank as %20 and a plus sign as %2B.") },
    N_ ("ListObjects with the beginning of the key tells how the object is really called."),
    { N_ ("The object's name as the console shows it.") } },
  { "key-blank-end",
    "NoSuchKey SymlinkTargetNotExist",
    judge_blank_end,
    N_ ("The object key has a blank or a line end too many"),
    { N_ ("Trim the key before it is used; look for CR LF where keys are read from a file.") },
    N_ ("ListObjects with the beginning of the key tells how the object is really called."),
    { N_ ("The object key as the client is given it, with its length.") } },
  { "key-normalisation",
    "NoSuchKey SymlinkTargetNotExist",
    judge_normalisation,
    N_ ("The object key is composed of other characters than the object's, which look the same"),
    { N_ ("Bring keys to Unicode's form NFC when objects are written and when they are read."),
      N_ ("Look out for names of files from macOS, which are decomposed.") },
    N_ ("ListObjects with the beginning of the key tells which form the object's name has: compare "
        "the bytes."),
    { N_ ("The object's name as ListObjects gives it, in hexadecimal.") } },
  { "bucket-in-key",
    "NoSuchKey",
    judge_bucket_in_key,
    N_ ("The bucket's name stands before the object key"),
    { N_ ("Take the bucket's name out of the path."),
      N_ ("On a domain of one's own, tell the client that it is one (is_cname, cname=true).") },
    N_ ("ListObjects with the key's rest as prefix tells whether the object is there."),
    { N_ ("The URL that was asked for, and the object's name as the console shows it.") } },
  { NULL },
};
