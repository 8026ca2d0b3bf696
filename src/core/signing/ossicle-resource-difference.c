/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-escape.h"
#include "ossicle-resource-difference.h"

/* A key that was escaped more often than this was not escaped by mistake. */
#define MAX_ESCAPES 4

static gsize
segment_length (const char *resource)
{
  return *resource == '/' ? 1 + strcspn (resource + 1, "/") : 0;
}

/* "/b/b/key" against "/b/key". */
static gboolean
has_bucket_twice (const char *longer, const char *shorter)
{
  gsize length = segment_length (longer);

  return length > 1 && strcmp (longer + length, shorter) == 0 &&
         strncmp (longer, shorter, length) == 0 &&
         (shorter[length] == '/' || shorter[length] == '\0');
}

/* "/b.b/key" against "/b/key": out of the host. */
static gboolean
has_doubled_bucket (const char *longer, const char *shorter)
{
  gsize length = segment_length (shorter);

  return length > 1 && segment_length (longer) == 2 * length &&
         strncmp (longer, shorter, length) == 0 && longer[length] == '.' &&
         strcmp (longer + length + 1, shorter + 1) == 0;
}

/* "/b/key" against "/key"; and "/b/" against "/". */
static gboolean
has_one_segment_more (const char *longer, const char *shorter)
{
  gsize length = segment_length (longer);

  return length > 1 && *shorter == '/' && strcmp (longer + length, shorter) == 0;
}

static char *
dup_plain (const char *text)
{
  char *plain = g_strdup (text);

  for (guint i = 0; i < MAX_ESCAPES; i++)
    {
      char *next = ossicle_unescape (plain, strlen (plain), FALSE);

      if (next == NULL || strcmp (next, plain) == 0)
        {
          g_free (next);
          return plain;
        }

      g_free (plain);
      plain = next;
    }

  return plain;
}

static char *
dup_composed (const char *text)
{
  char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  return composed != NULL ? composed : g_strdup (text);
}

static guint
count (const char *text, char c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c;

  return n;
}

static const char *
describe_escapes (const char *client, const char *server)
{
  int more = (int) count (client, '%') - (int) count (server, '%');

  if (g_ascii_strcasecmp (client, server) == 0)
    return "hex-case";

  return more < 0 || (more == 0 && strlen (client) < strlen (server)) ? "not-escaped" : "escaped";
}

static gboolean
are_equal_with_blanks (const char *a, const char *b)
{
  g_autofree char *with_blanks = g_strdelimit (g_strdup (a), "+", ' ');
  g_autofree char *other = g_strdelimit (g_strdup (b), "+", ' ');

  return strcmp (with_blanks, other) == 0;
}

static gboolean
are_equal_composed (const char *a, const char *b)
{
  g_autofree char *composed = dup_composed (a);
  g_autofree char *other = dup_composed (b);

  return strcmp (composed, other) == 0;
}

/* Whether @text is what comes of taking the bytes of @other for one of these. */
static gboolean
is_of_other_charset (const char *text, const char *other)
{
  static const char *const charsets[] = { "GB18030", "ISO-8859-1", "WINDOWS-1252", "BIG5" };

  for (gsize i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autofree char *converted = g_convert (other, -1, "UTF-8", charsets[i], NULL, NULL, NULL);

      if (g_strcmp0 (converted, text) == 0)
        return TRUE;
    }

  return FALSE;
}

/* How the same name can be written in two ways; NULL where it is not the same. */
static const char *
describe_encoding (const char *client, const char *server)
{
  g_autofree char *ours = dup_plain (client);
  g_autofree char *theirs = dup_plain (server);

  if (strcmp (ours, theirs) == 0)
    return describe_escapes (client, server);
  if (are_equal_with_blanks (ours, theirs))
    return "plus";
  if (are_equal_composed (ours, theirs))
    return "normalization";
  if (is_of_other_charset (ours, theirs) || is_of_other_charset (theirs, ours))
    return "charset";

  return NULL;
}

/* "/demo.oss-cn-hangzhou.aliyuncs.com/key" or all of the URL, against "/demo/key". */
static gboolean
has_host (const char *client, const char *server)
{
  const char *mark = strstr (client, "://");
  const char *host = mark != NULL ? mark + 2 : client;
  gsize length = segment_length (host);
  gsize bucket = segment_length (server);

  return length > bucket && bucket > 1 && strncmp (host, server, bucket) == 0 &&
         host[bucket] == '.' && strcmp (host + length, server + bucket) == 0;
}

static gboolean
are_equal_without_slashes (const char *a, const char *b)
{
  for (;;)
    {
      a += strspn (a, "/");
      b += strspn (b, "/");
      if (*a != *b || *a == '\0')
        return *a == *b;

      a++;
      b++;
    }
}

static const char *
describe_change (const char *client, const char *server)
{
  if (has_host (client, server))
    return "host";
  if (are_equal_without_slashes (client, server))
    return "slash";

  return g_ascii_strcasecmp (client, server) == 0 ? "case" : NULL;
}

/* The bucket once too often, or not at all, in whatever way the rest is written. */
static gboolean
find_bucket (const char *client, const char *server, OssicleSigningReason *reason)
{
  g_autofree char *ours = dup_plain (client);
  g_autofree char *theirs = dup_plain (server);

  *reason = OSSICLE_REASON_RESOURCE_BUCKET_TWICE;
  if (has_bucket_twice (ours, theirs) || has_bucket_twice (theirs, ours) ||
      has_doubled_bucket (ours, theirs) || has_doubled_bucket (theirs, ours))
    return TRUE;

  *reason = OSSICLE_REASON_RESOURCE_BUCKET_MISSING;

  return has_one_segment_more (ours, theirs) || has_one_segment_more (theirs, ours);
}

/**
 * ossicle_resource_difference_find:
 * @client: the client's resource or path, without the query
 * @server: the service's, which is another one
 * @found: called for each reason. Details of an encoding: "plus" for a `+` and a blank, "escaped"
 *   where the client escaped more than the service, "not-escaped" where it escaped less, "hex-case"
 *   for `%2f` and `%2F`, "normalization" for composed characters, "charset" for bytes that are not
 *   UTF-8's; of a change: "host" in place of the bucket, "slash" and "case" where nothing else
 *   differs
 * @data: for @found
 */
void
ossicle_resource_difference_find (const char *client,
                                  const char *server,
                                  OssicleResourceDifferenceFunc found,
                                  gpointer data)
{
  const char *detail = describe_encoding (client, server);
  OssicleSigningReason reason;

  if (detail != NULL)
    {
      found (OSSICLE_REASON_KEY_ENCODING, detail, data);
      return;
    }

  if (!find_bucket (client, server, &reason))
    {
      found (OSSICLE_REASON_RESOURCE_CHANGED, describe_change (client, server), data);
      return;
    }

  found (reason, NULL, data);
  client += count (client, '/') > count (server, '/') ? segment_length (client) : 0;
  server += count (server, '/') > count (client, '/') ? segment_length (server) : 0;
  detail = strcmp (client, server) != 0 ? describe_encoding (client, server) : NULL;
  if (detail != NULL)
    found (OSSICLE_REASON_KEY_ENCODING, detail, data);
}
