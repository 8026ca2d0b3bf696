/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-comparison-private.h"
#include "ossicle-invisible.h"

G_DEFINE_FINAL_TYPE (OssicleComparison, ossicle_comparison, G_TYPE_OBJECT)

static void
clear_reason (gpointer data)
{
  g_free (((OssicleComparisonReason *) data)->detail);
}

static char *
dup_key (const OssicleSigningLine *line)
{
  g_autofree char *lower = NULL;

  if (line->name == NULL)
    return g_strdup_printf ("%d", line->kind);

  lower = line->kind == OSSICLE_LINE_HEADER ? g_ascii_strdown (line->name, -1)
                                            : g_strdup (line->name);

  return g_strdup_printf ("%d:%s", line->kind, g_strchug (lower));
}

/* For each of the server's lines the position of the client's that is the same thing, or -1. Of
 * things that come twice, the first belongs to the first. */
static int *
match_lines (const GPtrArray *client, const GPtrArray *server)
{
  g_autoptr (GHashTable) waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_queue_free);
  int *matches = g_new (int, server->len + 1);

  for (guint i = 0; i < client->len; i++)
    {
      char *key = dup_key (g_ptr_array_index (client, i));
      GQueue *queue = g_hash_table_lookup (waiting, key);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (waiting, g_strdup (key), queue);
        }

      g_queue_push_tail (queue, GUINT_TO_POINTER (i + 1));
      g_free (key);
    }

  for (guint i = 0; i < server->len; i++)
    {
      g_autofree char *key = dup_key (g_ptr_array_index (server, i));
      GQueue *queue = g_hash_table_lookup (waiting, key);

      matches[i] = queue != NULL ? (int) GPOINTER_TO_UINT (g_queue_pop_head (queue)) - 1 : -1;
    }

  return matches;
}

static void
add_row (OssicleComparison *self,
         gboolean canonical,
         const OssicleSigningLine *client,
         const OssicleSigningLine *server)
{
  OssicleComparisonRow row = { canonical, OSSICLE_ROW_SAME, client, server };

  /* "acl" and "acl=" have the same name and value. */
  if (server == NULL)
    row.state = OSSICLE_ROW_ONLY_CLIENT;
  else if (client == NULL)
    row.state = OSSICLE_ROW_ONLY_SERVER;
  else if (strcmp (client->value, server->value) != 0 ||
           g_strcmp0 (client->name, server->name) != 0 || client->length != server->length)
    row.state = OSSICLE_ROW_DIFFERS;

  g_array_append_val (self->rows, row);
}

/* In the server's order; what only the client has stands where it has it. */
static void
add_rows (OssicleComparison *self, gboolean canonical, GPtrArray *client, GPtrArray *server)
{
  g_autofree int *matches = match_lines (client, server);
  g_autofree gboolean *matched = g_new0 (gboolean, client->len + 1);
  guint next = 0;

  for (guint i = 0; i < server->len; i++)
    if (matches[i] >= 0)
      matched[matches[i]] = TRUE;

  for (guint i = 0; i <= server->len; i++)
    {
      guint stop = i == server->len ? client->len : matches[i] >= 0 ? (guint) matches[i] : next;

      for (; next < stop; next++)
        if (!matched[next])
          add_row (self, canonical, g_ptr_array_index (client, next), NULL);

      if (i < server->len)
        add_row (self, canonical, matches[i] >= 0 ? g_ptr_array_index (client, matches[i]) : NULL,
                 g_ptr_array_index (server, i));
    }
}

static gboolean
ends_lines_with_crlf (const char *text)
{
  gboolean any = FALSE;

  for (const char *p = strchr (text, '\n'); p != NULL; p = strchr (p + 1, '\n'))
    {
      if (p == text || p[-1] != '\r')
        return FALSE;

      any = TRUE;
    }

  return any;
}

/* Where all lines end with CR LF, the CR is no part of any of them. */
static GPtrArray *
split (OssicleComparison *self, const char *text)
{
  GPtrArray *lines = ossicle_signing_line_split (text, ossicle_signing_text_guess_kind (text));

  if (ends_lines_with_crlf (text))
    for (guint i = 0; i < lines->len; i++)
      {
        OssicleSigningLine *line = g_ptr_array_index (lines, i);
        gsize length = strlen (line->value);

        if (length == 0 || line->value[length - 1] != '\r')
          continue;

        line->value[length - 1] = '\0';
        line->length--;
      }

  g_ptr_array_add (self->lines, lines);

  return lines;
}

/* The "?" or "&" before a parameter belongs to it: there it begins to be missing. */
static gboolean
covers (const OssicleSigningLine *line, gsize offset)
{
  gsize before;

  if (line == NULL)
    return FALSE;

  before = line->kind == OSSICLE_LINE_PARAMETER && line->offset > 0 ? 1 : 0;

  return offset >= line->offset - before && offset <= line->offset + line->length;
}

/* The row of the byte at @offset. A line end belongs to the line that it ends; where that line is
 * the same on both sides, it is the next one that differs. */
static int
find_row (OssicleComparison *self, gboolean canonical, gsize offset)
{
  int found = -1;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OssicleComparisonRow *row = &g_array_index (self->rows, OssicleComparisonRow, i);

      gboolean here = covers (row->client, offset) || covers (row->server, offset);

      if (row->canonical != canonical || (found < 0 && !here))
        continue;

      if (row->state != OSSICLE_ROW_SAME)
        return (int) i;

      if (here)
        found = (int) i;
    }

  return found;
}

static gsize
find_offset (const char *client, const char *server)
{
  gsize offset = 0;

  while (client[offset] == server[offset] && client[offset] != '\0')
    offset++;

  return offset;
}

static void
set_difference (OssicleComparison *self, gboolean canonical, const char *client, const char *server)
{
  OssicleDifference *difference = &self->difference;
  gsize offset = find_offset (client, server);

  difference->canonical = canonical;
  difference->offset = offset;
  difference->line = 1;
  difference->column = 1;
  for (gsize i = 0; i < offset; i++)
    {
      difference->column = client[i] == '\n' ? 1 : difference->column + 1;
      difference->line += client[i] == '\n';
    }

  difference->row = find_row (self, canonical, offset);
  difference->client_character = ossicle_invisible_dup_name (client, strlen (client), offset);
  difference->server_character = ossicle_invisible_dup_name (server, strlen (server), offset);
}

static gboolean
compare_texts (OssicleComparison *self, gboolean canonical, const char *client, const char *server)
{
  if (client == NULL || server == NULL)
    return TRUE;

  self->comparable = TRUE;
  add_rows (self, canonical, split (self, client), split (self, server));

  return strcmp (client, server) == 0;
}

static gboolean
only_hash_differs (OssicleComparison *self)
{
  gboolean hash = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OssicleComparisonRow *row = &g_array_index (self->rows, OssicleComparisonRow, i);

      if (row->canonical)
        return FALSE;
      if (row->state == OSSICLE_ROW_SAME)
        continue;
      if (row->state != OSSICLE_ROW_DIFFERS || row->server->kind != OSSICLE_LINE_HASH)
        return FALSE;

      hash = TRUE;
    }

  return hash;
}

static void
compare (OssicleComparison *self)
{
  const char *client = ossicle_signing_text_get_string_to_sign (self->client);
  const char *server = ossicle_signing_text_get_string_to_sign (self->server);
  const char *client_request = ossicle_signing_text_get_canonical_request (self->client);
  const char *server_request = ossicle_signing_text_get_canonical_request (self->server);
  gboolean same, same_request;

  same = compare_texts (self, FALSE, client, server);
  same_request = compare_texts (self, TRUE, client_request, server_request);
  self->equal = self->comparable && same && same_request;
  self->hash_only = only_hash_differs (self);

  if (!same_request)
    set_difference (self, TRUE, client_request, server_request);
  else if (!same)
    set_difference (self, FALSE, client, server);

  if (self->comparable)
    ossicle_comparison_find_reasons (self);
}

static void
ossicle_comparison_finalize (GObject *object)
{
  OssicleComparison *self = OSSICLE_COMPARISON (object);

  ossicle_signing_text_free (self->client);
  ossicle_signing_text_free (self->server);
  g_ptr_array_unref (self->lines);
  g_array_unref (self->rows);
  g_array_unref (self->reasons);
  g_free (self->difference.client_character);
  g_free (self->difference.server_character);

  G_OBJECT_CLASS (ossicle_comparison_parent_class)->finalize (object);
}

static void
ossicle_comparison_class_init (OssicleComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = ossicle_comparison_finalize;
}

static void
ossicle_comparison_init (OssicleComparison *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->rows = g_array_new (FALSE, FALSE, sizeof (OssicleComparisonRow));
  self->reasons = g_array_new (FALSE, FALSE, sizeof (OssicleComparisonReason));
  g_array_set_clear_func (self->reasons, clear_reason);
}

void
ossicle_comparison_add_reason (OssicleComparison *self,
                               OssicleSigningReason reason,
                               int row,
                               const char *detail)
{
  OssicleComparisonReason item = { reason, row, NULL };

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const OssicleComparisonReason *known = &g_array_index (self->reasons, OssicleComparisonReason,
                                                             i);

      if (known->reason == reason && g_strcmp0 (known->detail, detail) == 0)
        return;
    }

  item.detail = g_strdup (detail);
  g_array_append_val (self->reasons, item);
}

/**
 * ossicle_comparison_new:
 * @client: what the client signed: rebuilt from its request, or as its log has it
 * @server: what the service signed, as its answer has it
 *
 * Returns: (transfer full): the comparison, line by line
 */
OssicleComparison *
ossicle_comparison_new (const OssicleSigningText *client, const OssicleSigningText *server)
{
  OssicleComparison *self;

  g_return_val_if_fail (client != NULL && server != NULL, NULL);

  self = g_object_new (OSSICLE_TYPE_COMPARISON, NULL);
  self->client = ossicle_signing_text_copy (client);
  self->server = ossicle_signing_text_copy (server);
  compare (self);

  return self;
}

/**
 * ossicle_comparison_is_comparable:
 * @self: a comparison
 *
 * Returns: whether both sides have the same kind of text at all; if not, there are no rows
 */
gboolean
ossicle_comparison_is_comparable (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), FALSE);

  return self->comparable;
}

/**
 * ossicle_comparison_is_equal:
 * @self: a comparison
 *
 * Returns: whether both signed the same bytes: then only the secret can be wrong
 */
gboolean
ossicle_comparison_is_equal (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), FALSE);

  return self->equal;
}

/**
 * ossicle_comparison_needs_canonical_request:
 * @self: a comparison
 *
 * Returns: whether V4's hashes alone differ: only the canonical requests would tell why
 */
gboolean
ossicle_comparison_needs_canonical_request (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), FALSE);

  return self->hash_only;
}

/* V4's string to sign ends with the canonical request's hash. */
static OssicleHashCheck
check_hash (const char *string, const char *request)
{
  g_autofree char *ours = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const OssicleSigningLine *last;

  if (string == NULL || request == NULL ||
      ossicle_signing_text_guess_kind (string) != OSSICLE_TEXT_V4)
    return OSSICLE_HASH_UNCHECKED;

  ours = g_compute_checksum_for_string (G_CHECKSUM_SHA256, request, -1);
  lines = ossicle_signing_line_split (string, OSSICLE_TEXT_V4);
  last = lines->len > 0 ? g_ptr_array_index (lines, lines->len - 1) : NULL;
  if (last == NULL || last->kind != OSSICLE_LINE_HASH || strlen (last->value) != strlen (ours))
    return OSSICLE_HASH_UNCHECKED;

  return g_ascii_strcasecmp (last->value, ours) == 0 ? OSSICLE_HASH_MATCHES : OSSICLE_HASH_DIFFERS;
}

/**
 * ossicle_comparison_check_hash:
 * @self: a comparison
 *
 * Where one side has V4's canonical request alone and the other the string to sign alone, that
 * tells at least whether they belong together.
 *
 * Returns: what became of it
 */
OssicleHashCheck
ossicle_comparison_check_hash (OssicleComparison *self)
{
  OssicleHashCheck check;

  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), OSSICLE_HASH_UNCHECKED);

  if (self->comparable)
    return OSSICLE_HASH_UNCHECKED;

  check = check_hash (ossicle_signing_text_get_string_to_sign (self->server),
                      ossicle_signing_text_get_canonical_request (self->client));
  if (check == OSSICLE_HASH_UNCHECKED)
    check = check_hash (ossicle_signing_text_get_string_to_sign (self->client),
                        ossicle_signing_text_get_canonical_request (self->server));

  return check;
}

/**
 * ossicle_comparison_get_difference:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): the first difference; for V4 that of the canonical requests,
 *   where they are there and differ
 */
const OssicleDifference *
ossicle_comparison_get_difference (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), NULL);

  return self->comparable && !self->equal ? &self->difference : NULL;
}

guint
ossicle_comparison_get_n_rows (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), 0);

  return self->rows->len;
}

const OssicleComparisonRow *
ossicle_comparison_get_row (OssicleComparison *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (position < self->rows->len, NULL);

  return &g_array_index (self->rows, OssicleComparisonRow, position);
}

guint
ossicle_comparison_get_n_reasons (OssicleComparison *self)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), 0);

  return self->reasons->len;
}

/**
 * ossicle_comparison_get_reason:
 * @self: a comparison
 * @position: which, below their number; the first is that of the first difference
 *
 * Returns: (transfer none): the reason
 */
const OssicleComparisonReason *
ossicle_comparison_get_reason (OssicleComparison *self, guint position)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), NULL);
  g_return_val_if_fail (position < self->reasons->len, NULL);

  return &g_array_index (self->reasons, OssicleComparisonReason, position);
}

gboolean
ossicle_comparison_has_reason (OssicleComparison *self, OssicleSigningReason reason)
{
  g_return_val_if_fail (OSSICLE_IS_COMPARISON (self), FALSE);

  for (guint i = 0; i < self->reasons->len; i++)
    if (g_array_index (self->reasons, OssicleComparisonReason, i).reason == reason)
      return TRUE;

  return FALSE;
}

const char *
ossicle_row_state_to_string (OssicleRowState state)
{
  static const char *const names[] = { "same", "differs", "only-client", "only-server" };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), NULL);

  return names[state];
}
