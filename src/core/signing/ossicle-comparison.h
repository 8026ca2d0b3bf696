/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "ossicle-signing-line.h"
#include "ossicle-signing-reason.h"
#include "ossicle-signing-text.h"

G_BEGIN_DECLS

/**
 * OssicleRowState:
 * @OSSICLE_ROW_SAME: both sides have it, byte for byte
 * @OSSICLE_ROW_DIFFERS: both have it, with other bytes
 * @OSSICLE_ROW_ONLY_CLIENT: only the client signed it
 * @OSSICLE_ROW_ONLY_SERVER: only the service signed it
 */
typedef enum {
  OSSICLE_ROW_SAME,
  OSSICLE_ROW_DIFFERS,
  OSSICLE_ROW_ONLY_CLIENT,
  OSSICLE_ROW_ONLY_SERVER,
} OssicleRowState;

/**
 * OssicleComparisonRow:
 * @canonical: whether it stands in the canonical request and not in the string to sign
 * @state: how the sides compare
 * @client: (nullable): the client's line
 * @server: (nullable): the service's line; at least one of them is there
 */
typedef struct
{
  gboolean canonical;
  OssicleRowState state;
  const OssicleSigningLine *client;
  const OssicleSigningLine *server;
} OssicleComparisonRow;

/**
 * OssicleDifference:
 * @canonical: whether it is in the canonical request and not in the string to sign
 * @offset: the first byte that differs, the same in both texts
 * @line: its line, from 1
 * @column: its byte in the line, from 1
 * @row: the row it is in, or -1
 * @client_character: (nullable): the client's character there, if it cannot be seen
 * @server_character: (nullable): the service's
 */
typedef struct
{
  gboolean canonical;
  gsize offset;
  guint line;
  guint column;
  int row;
  char *client_character;
  char *server_character;
} OssicleDifference;

/**
 * OssicleComparisonReason:
 * @reason: why the signatures differ
 * @row: the row that shows it, or -1
 * @detail: (nullable): what exactly: a header's or character's name, "plus", or one of
 *   those of ossicle_resource_difference_find(), or "not-encoded" for a policy
 */
typedef struct
{
  OssicleSigningReason reason;
  int row;
  char *detail;
} OssicleComparisonReason;

/**
 * OssicleHashCheck:
 * @OSSICLE_HASH_UNCHECKED: there is nothing to check: the same texts are on both sides, or there is
 *   no hash
 * @OSSICLE_HASH_MATCHES: the one side's canonical request is that of the other's string to sign
 * @OSSICLE_HASH_DIFFERS: it is another one
 */
typedef enum {
  OSSICLE_HASH_UNCHECKED,
  OSSICLE_HASH_MATCHES,
  OSSICLE_HASH_DIFFERS,
} OssicleHashCheck;

#define OSSICLE_TYPE_COMPARISON (ossicle_comparison_get_type ())

/* What the client signed held against what the service signed. */
G_DECLARE_FINAL_TYPE (OssicleComparison, ossicle_comparison, OSSICLE, COMPARISON, GObject)

OssicleComparison *ossicle_comparison_new (const OssicleSigningText *client,
                                           const OssicleSigningText *server);

gboolean ossicle_comparison_is_comparable (OssicleComparison *self);
gboolean ossicle_comparison_is_equal (OssicleComparison *self);
OssicleHashCheck ossicle_comparison_check_hash (OssicleComparison *self);
gboolean ossicle_comparison_needs_canonical_request (OssicleComparison *self);
const OssicleDifference *ossicle_comparison_get_difference (OssicleComparison *self);
guint ossicle_comparison_get_n_rows (OssicleComparison *self);
const OssicleComparisonRow *ossicle_comparison_get_row (OssicleComparison *self, guint position);
guint ossicle_comparison_get_n_reasons (OssicleComparison *self);
const OssicleComparisonReason *ossicle_comparison_get_reason (OssicleComparison *self,
                                                              guint position);
gboolean ossicle_comparison_has_reason (OssicleComparison *self, OssicleSigningReason reason);

const char *ossicle_row_state_to_string (OssicleRowState state);

G_END_DECLS
