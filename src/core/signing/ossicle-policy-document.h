/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ossicle-signing-warning.h"

G_BEGIN_DECLS

#define OSSICLE_POST_POLICY_MAX_BYTES (64 * 1024)
#define OSSICLE_POST_POLICY_MAX_DEPTH 20

/**
 * OssiclePolicyDocument:
 * @text: the policy's JSON
 * @expires_at: its expiration, seconds since 1970, or %OSSICLE_NO_TIME
 * @conditions: (nullable): its conditions, which the root owns
 */
typedef struct
{
  char *text;
  gint64 expires_at;
  JsonArray *conditions;
  JsonNode *root; /* nullable */
} OssiclePolicyDocument;

OssiclePolicyDocument *ossicle_policy_document_new (const char *encoded,
                                                    OssicleSigningWarnings *warnings);
void ossicle_policy_document_free (OssiclePolicyDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssiclePolicyDocument, ossicle_policy_document_free)

G_END_DECLS
