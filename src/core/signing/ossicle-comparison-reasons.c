/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-comparison-private.h"
#include "ossicle-escape.h"
#include "ossicle-invisible.h"
#include "ossicle-resource-difference.h"
#include "ossicle-scope.h"
#include "ossicle-signer-v4.h"

#define MILLISECONDS_DIGITS 13

/* One row that is not the same on both sides. */
typedef struct
{
  OssicleComparison *comparison;
  int position;
  gboolean canonical;
  OssicleRowState state;
  OssicleSigningLineKind kind;
  const char *name;
  const char *client;
  const char *server;
} Row;

static void
add (const Row *row, OssicleSigningReason reason, const char *detail)
{
  ossicle_comparison_add_reason (row->comparison, reason, row->position, detail);
}

static gboolean
is_absent (const char *value)
{
  return value == NULL || *value == '\0';
}

static char *
dup_invisible (const Row *row)
{
  gsize offset = 0;
  char *name;

  if (row->client == NULL || row->server == NULL)
    return NULL;

  while (row->client[offset] == row->server[offset] && row->client[offset] != '\0')
    offset++;

  name = ossicle_invisible_dup_name (row->client, strlen (row->client), offset);

  return name != NULL ? name
                      : ossicle_invisible_dup_name (row->server, strlen (row->server), offset);
}

/* Another value. That one of them cannot be seen tells more than that they differ. */
static void
add_changed (const Row *row, OssicleSigningReason reason, const char *detail)
{
  g_autofree char *invisible = dup_invisible (row);

  if (invisible != NULL)
    add (row, OSSICLE_REASON_INVISIBLE_CHARACTER, invisible);
  else
    add (row, reason, detail);
}

static void
check_verb (const Row *row)
{
  add_changed (row, OSSICLE_REASON_VERB_CHANGED, NULL);
}

static void
check_content_md5 (const Row *row)
{
  add (row,
       is_absent (row->server) ? OSSICLE_REASON_CONTENT_MD5_MISSING
                               : OSSICLE_REASON_CONTENT_MD5_ADDED,
       NULL);
}

static void
check_content_type (const Row *row)
{
  add (row,
       is_absent (row->server) ? OSSICLE_REASON_CONTENT_TYPE_MISSING
                               : OSSICLE_REASON_CONTENT_TYPE_ADDED,
       NULL);
}

static gboolean
is_milliseconds (const char *text)
{
  return text != NULL && strlen (text) == MILLISECONDS_DIGITS &&
         strspn (text, "0123456789") == MILLISECONDS_DIGITS;
}

static void
check_date (const Row *row)
{
  if (is_milliseconds (row->client) || is_milliseconds (row->server))
    add (row, OSSICLE_REASON_EXPIRES_IN_MILLISECONDS, NULL);
  else
    add_changed (row, OSSICLE_REASON_DATE_REWRITTEN, NULL);
}

static gboolean
is_token (const char *name)
{
  return g_ascii_strcasecmp (name, "x-oss-security-token") == 0 ||
         g_ascii_strcasecmp (name, "security-token") == 0;
}

static gboolean
is_signed_by_default (const char *name)
{
  return g_ascii_strncasecmp (name, "x-oss-", strlen ("x-oss-")) == 0;
}

/* Whether both sides have the header, and one of them once more. */
static gboolean
is_repeated (const Row *row)
{
  for (guint i = 0; i < row->comparison->rows->len; i++)
    {
      const OssicleComparisonRow *other = ossicle_comparison_get_row (row->comparison, i);

      if (other->canonical == row->canonical && other->client != NULL && other->server != NULL &&
          other->server->kind == OSSICLE_LINE_HEADER &&
          g_ascii_strcasecmp (other->server->name, row->name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_other_header (const Row *row)
{
  g_autofree char *lower = g_ascii_strdown (row->name, -1);

  if (row->state == OSSICLE_ROW_DIFFERS && strcmp (row->client, row->server) == 0)
    add (row, OSSICLE_REASON_HEADER_CASE, lower);
  else if (row->state != OSSICLE_ROW_DIFFERS && is_repeated (row))
    add (row, OSSICLE_REASON_HEADER_CHANGED, lower);
  else if (row->canonical && !is_signed_by_default (row->name))
    add (row, OSSICLE_REASON_V4_ADDITIONAL_HEADERS, lower);
  else if (row->state == OSSICLE_ROW_ONLY_SERVER)
    add (row,
         is_token (row->name) ? OSSICLE_REASON_TOKEN_AFTER_SIGNING : OSSICLE_REASON_HEADER_ADDED,
         lower);
  else if (row->state == OSSICLE_ROW_ONLY_CLIENT)
    add (row, OSSICLE_REASON_HEADER_MISSING, lower);
  else
    add_changed (row, OSSICLE_REASON_HEADER_CHANGED, lower);
}

static void
check_header (const Row *row)
{
  gboolean both = row->state == OSSICLE_ROW_DIFFERS && strcmp (row->client, row->server) != 0;

  if (g_ascii_strcasecmp (row->name, "content-type") == 0 &&
      (both || row->state != OSSICLE_ROW_DIFFERS))
    check_content_type (row);
  else if (g_ascii_strcasecmp (row->name, "content-md5") == 0 &&
           (both || row->state != OSSICLE_ROW_DIFFERS))
    check_content_md5 (row);
  else if (both && g_ascii_strcasecmp (row->name, "x-oss-content-sha256") == 0)
    add (row, OSSICLE_REASON_PAYLOAD_CHANGED, NULL);
  else if (both && g_ascii_strcasecmp (row->name, "x-oss-date") == 0)
    add_changed (row, row->canonical ? OSSICLE_REASON_V4_DATE : OSSICLE_REASON_DATE_REWRITTEN,
                 NULL);
  else
    check_other_header (row);
}

/* That a name is another one says less than that a character of it cannot be seen. */
static void
add_resource_reason (OssicleSigningReason reason, const char *detail, gpointer data)
{
  if (reason == OSSICLE_REASON_RESOURCE_CHANGED && detail == NULL)
    add_changed (data, reason, NULL);
  else
    add (data, reason, detail);
}

static void
check_resource (const Row *row)
{
  if (row->state == OSSICLE_ROW_DIFFERS)
    ossicle_resource_difference_find (row->client, row->server, add_resource_reason,
                                      (gpointer) row);
  else
    add (row, OSSICLE_REASON_RESOURCE_CHANGED, NULL);
}

static void
compare_scopes (const Row *row, const char *client, const char *server)
{
  g_autoptr (OssicleSigningWarnings) ignored = ossicle_signing_warnings_new ();
  g_autoptr (OssicleScope) ours = ossicle_scope_new (client, OSSICLE_SIGNER_V4_TERMINATOR, ignored);
  g_autoptr (OssicleScope)
    theirs = ossicle_scope_new (server, OSSICLE_SIGNER_V4_TERMINATOR, ignored);

  if (strcmp (ours->id, theirs->id) != 0)
    add (row, OSSICLE_REASON_KEY_MALFORMED, NULL);
  if (strcmp (ours->date, theirs->date) != 0)
    add (row, OSSICLE_REASON_V4_DATE, NULL);
  if (strcmp (ours->region, theirs->region) != 0)
    add (row, OSSICLE_REASON_V4_REGION, NULL);
  if (strcmp (ours->product, theirs->product) != 0 ||
      strcmp (ours->terminator, theirs->terminator) != 0)
    add (row, OSSICLE_REASON_V4_SCOPE, NULL);
}

/* The string to sign has the scope without the access key id. */
static void
check_scope (const Row *row)
{
  g_autofree char *client = g_strconcat ("/", row->client, NULL);
  g_autofree char *server = g_strconcat ("/", row->server, NULL);

  if (row->state == OSSICLE_ROW_DIFFERS)
    compare_scopes (row, client, server);
  else
    add (row, OSSICLE_REASON_V4_SCOPE, NULL);
}

static void
check_credential (const Row *row)
{
  g_autofree char *client = NULL;
  g_autofree char *server = NULL;

  if (row->state != OSSICLE_ROW_DIFFERS)
    {
      add (row, OSSICLE_REASON_SUBRESOURCE_MISMATCH, row->name);
      return;
    }

  client = ossicle_unescape (row->client, strlen (row->client), FALSE);
  server = ossicle_unescape (row->server, strlen (row->server), FALSE);
  if (client != NULL && server != NULL)
    compare_scopes (row, client, server);
}

static void
check_parameter (const Row *row)
{
  static const struct
  {
    const char *name;
    OssicleSigningReason reason;
  } own[] = {
    { "x-oss-date", OSSICLE_REASON_V4_DATE },
    { "x-oss-expires", OSSICLE_REASON_DATE_REWRITTEN },
    { "x-oss-additional-headers", OSSICLE_REASON_V4_ADDITIONAL_HEADERS },
    { "x-oss-signature-version", OSSICLE_REASON_VERSION_MISMATCH },
  };

  if (is_token (row->name) && row->state == OSSICLE_ROW_ONLY_SERVER)
    {
      add (row, OSSICLE_REASON_TOKEN_AFTER_SIGNING, row->name);
      return;
    }

  if (row->canonical && strcmp (row->name, "x-oss-credential") == 0)
    {
      check_credential (row);
      return;
    }

  for (gsize i = 0; row->canonical && i < G_N_ELEMENTS (own); i++)
    if (strcmp (row->name, own[i].name) == 0)
      {
        add (row, own[i].reason, NULL);
        return;
      }

  add (row, OSSICLE_REASON_SUBRESOURCE_MISMATCH, row->name);
}

static void
check_algorithm (const Row *row)
{
  add_changed (row, OSSICLE_REASON_VERSION_MISMATCH, NULL);
}

static void
check_timestamp (const Row *row)
{
  add_changed (row, OSSICLE_REASON_V4_DATE, NULL);
}

static void
check_additional_headers (const Row *row)
{
  add_changed (row, OSSICLE_REASON_V4_ADDITIONAL_HEADERS, NULL);
}

static void
check_payload (const Row *row)
{
  add_changed (row, OSSICLE_REASON_PAYLOAD_CHANGED, NULL);
}

static char *
dup_without_line_ends (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  return g_strjoinv (NULL, lines);
}

/* Encoders break base64 into lines, and some clients sign the JSON itself. */
static void
check_policy (const Row *row)
{
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *encoded = NULL;

  if (row->state != OSSICLE_ROW_DIFFERS)
    {
      add (row, OSSICLE_REASON_POLICY_CHANGED, NULL);
      return;
    }

  ours = dup_without_line_ends (row->client);
  theirs = dup_without_line_ends (row->server);
  encoded = g_base64_encode ((const guchar *) row->client, strlen (row->client));
  if (strcmp (ours, theirs) == 0)
    add (row, OSSICLE_REASON_LINE_ENDS, NULL);
  else if (strcmp (encoded, theirs) == 0)
    add (row, OSSICLE_REASON_POLICY_CHANGED, "not-encoded");
  else
    add_changed (row, OSSICLE_REASON_POLICY_CHANGED, NULL);
}

/* A hash tells that something differs, and never what. */
static void
check_nothing (const Row *row)
{
}

static void (*const checks[]) (const Row *row) = {
  [OSSICLE_LINE_VERB] = check_verb,
  [OSSICLE_LINE_CONTENT_MD5] = check_content_md5,
  [OSSICLE_LINE_CONTENT_TYPE] = check_content_type,
  [OSSICLE_LINE_DATE] = check_date,
  [OSSICLE_LINE_HEADER] = check_header,
  [OSSICLE_LINE_RESOURCE] = check_resource,
  [OSSICLE_LINE_PARAMETER] = check_parameter,
  [OSSICLE_LINE_ALGORITHM] = check_algorithm,
  [OSSICLE_LINE_TIMESTAMP] = check_timestamp,
  [OSSICLE_LINE_SCOPE] = check_scope,
  [OSSICLE_LINE_HASH] = check_nothing,
  [OSSICLE_LINE_ADDITIONAL_HEADERS] = check_additional_headers,
  [OSSICLE_LINE_PAYLOAD] = check_payload,
  [OSSICLE_LINE_POLICY] = check_policy,
};

static void
check_row (OssicleComparison *self, guint position)
{
  const OssicleComparisonRow *pair = ossicle_comparison_get_row (self, position);
  const OssicleSigningLine *line = pair->server != NULL ? pair->server : pair->client;
  Row row = {
    self,
    (int) position,
    pair->canonical,
    pair->state,
    line->kind,
    line->name,
    pair->client != NULL ? pair->client->value : NULL,
    pair->server != NULL ? pair->server->value : NULL,
  };

  if (pair->state != OSSICLE_ROW_SAME)
    checks[line->kind](&row);
}

static void
check_rows (OssicleComparison *self, gboolean canonical)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (ossicle_comparison_get_row (self, i)->canonical == canonical)
      check_row (self, i);
}

/* The same headers or parameters, but not one after the other as the service has them. */
static void
check_order (OssicleComparison *self)
{
  gsize last[2][2] = { { 0 } };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (self, i);
      gboolean header;

      if (row->client == NULL || row->server == NULL ||
          (row->server->kind != OSSICLE_LINE_HEADER && row->server->kind != OSSICLE_LINE_PARAMETER))
        continue;

      header = row->server->kind == OSSICLE_LINE_HEADER;
      if (row->client->offset < last[row->canonical][header])
        ossicle_comparison_add_reason (
          self, header ? OSSICLE_REASON_HEADER_ORDER : OSSICLE_REASON_SUBRESOURCE_MISMATCH, (int) i,
          header ? NULL : "order");

      last[row->canonical][header] = row->client->offset;
    }
}

/* Any number at the end, or a single one elsewhere: that of an empty line, say. */
static gboolean
is_other_with_line_end (const char *longer, const char *shorter)
{
  gsize same = 0;

  while (longer[same] == shorter[same] && shorter[same] != '\0')
    same++;

  if (shorter[same] == '\0' && longer[same + strspn (longer + same, "\r\n")] == '\0')
    return TRUE;

  return longer[same] == '\n' && strcmp (longer + same + 1, shorter + same) == 0;
}

static gboolean
has_cr_line_ends (const char *text)
{
  const char *end = strchr (text, '\n');

  return end != NULL && end > text && end[-1] == '\r';
}

/* Returns whether line ends are all that differs. */
static gboolean
check_line_ends (OssicleComparison *self, const char *client, const char *server)
{
  if (client == NULL || server == NULL || strcmp (client, server) == 0)
    return FALSE;

  if (is_other_with_line_end (client, server) || is_other_with_line_end (server, client))
    {
      ossicle_comparison_add_reason (self, OSSICLE_REASON_LINE_ENDS, -1, NULL);
      return TRUE;
    }

  if (has_cr_line_ends (client) != has_cr_line_ends (server))
    ossicle_comparison_add_reason (self, OSSICLE_REASON_LINE_ENDS, -1, NULL);

  return FALSE;
}

/* Milliseconds, and a scope that contradicts the timestamp above it, are wrong by themselves,
 * whatever the other side has. */
static void
check_client (OssicleComparison *self)
{
  const char *timestamp = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OssicleComparisonRow *row = ossicle_comparison_get_row (self, i);
      g_auto (GStrv) parts = NULL;

      if (row->client == NULL)
        continue;
      if (row->client->kind == OSSICLE_LINE_DATE && is_milliseconds (row->client->value))
        ossicle_comparison_add_reason (self, OSSICLE_REASON_EXPIRES_IN_MILLISECONDS, (int) i, NULL);
      if (row->client->kind == OSSICLE_LINE_TIMESTAMP)
        timestamp = row->client->value;
      if (row->client->kind != OSSICLE_LINE_SCOPE)
        continue;

      parts = g_strsplit (row->client->value, "/", -1);
      if (timestamp != NULL && parts[0] != NULL && !g_str_has_prefix (timestamp, parts[0]))
        ossicle_comparison_add_reason (self, OSSICLE_REASON_V4_DATE, (int) i, NULL);
      if (parts[0] != NULL && parts[1] != NULL && ossicle_scope_region_is_odd (parts[1]) &&
          !g_str_has_prefix (parts[1], "cb-"))
        ossicle_comparison_add_reason (self, OSSICLE_REASON_V4_REGION, (int) i, NULL);
    }
}

static gboolean
versions_differ (OssicleComparison *self)
{
  const char *client = ossicle_signing_text_get_string_to_sign (self->client);
  const char *server = ossicle_signing_text_get_string_to_sign (self->server);

  return client != NULL && server != NULL &&
         ossicle_signing_text_guess_kind (client) != ossicle_signing_text_guess_kind (server);
}

/**
 * ossicle_comparison_find_reasons:
 * @self: a comparison whose rows are there
 *
 * Names the reasons, in the order in which their differences stand; those of the text that holds
 * the first difference come first.
 */
void
ossicle_comparison_find_reasons (OssicleComparison *self)
{
  if (versions_differ (self))
    {
      ossicle_comparison_add_reason (self, OSSICLE_REASON_VERSION_MISMATCH, -1, NULL);
      return;
    }

  if (check_line_ends (self, ossicle_signing_text_get_string_to_sign (self->client),
                       ossicle_signing_text_get_string_to_sign (self->server)) ||
      check_line_ends (self, ossicle_signing_text_get_canonical_request (self->client),
                       ossicle_signing_text_get_canonical_request (self->server)))
    return;

  check_rows (self, self->difference.canonical);
  check_rows (self, !self->difference.canonical);
  check_order (self);
  check_client (self);
  if (self->equal)
    ossicle_comparison_add_reason (self, OSSICLE_REASON_SECRET_WRONG, -1, NULL);
}
