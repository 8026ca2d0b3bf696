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

/**
 * ossicle_resource_difference_is_encoding:
 * @client: a resource, path, or parameter
 * @server: the same of the other side
 * @detail: (out): "plus" for a `+` and a blank, "escaped" where the client escaped more than the
 *   service, "not-escaped" where it escaped less, "normalization" for composed characters
 *
 * Returns: whether both mean the same name and only write it differently
 */
gboolean
ossicle_resource_difference_is_encoding (const char *client,
                                         const char *server,
                                         const char **detail)
{
  g_autofree char *ours = dup_plain (client);
  g_autofree char *theirs = dup_plain (server);
  g_autofree char *ours_composed = NULL;
  g_autofree char *theirs_composed = NULL;
  int more = (int) count (client, '%') - (int) count (server, '%');

  if (strcmp (ours, theirs) == 0)
    {
      *detail = more < 0 || (more == 0 && strlen (client) < strlen (server)) ? "not-escaped"
                                                                             : "escaped";
      return TRUE;
    }

  g_strdelimit (ours, "+", ' ');
  g_strdelimit (theirs, "+", ' ');
  *detail = "plus";
  if (strcmp (ours, theirs) == 0)
    return TRUE;

  ours_composed = dup_composed (ours);
  theirs_composed = dup_composed (theirs);
  *detail = "normalization";

  return strcmp (ours_composed, theirs_composed) == 0;
}

/**
 * ossicle_resource_difference_find:
 * @client: the client's resource or path, without the query
 * @server: the service's
 * @reason: (out): why they differ
 * @detail: (out) (nullable): what exactly
 *
 * Returns: whether the difference is one that is known
 */
gboolean
ossicle_resource_difference_find (const char *client,
                                  const char *server,
                                  OssicleSigningReason *reason,
                                  const char **detail)
{
  *detail = NULL;

  if (has_bucket_twice (client, server) || has_bucket_twice (server, client))
    {
      *reason = OSSICLE_REASON_RESOURCE_BUCKET_TWICE;
      return TRUE;
    }

  if (has_one_segment_more (client, server) || has_one_segment_more (server, client))
    {
      *reason = OSSICLE_REASON_RESOURCE_BUCKET_MISSING;
      return TRUE;
    }

  *reason = OSSICLE_REASON_KEY_ENCODING;

  return ossicle_resource_difference_is_encoding (client, server, detail);
}
