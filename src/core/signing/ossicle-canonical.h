/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-access-key.h"
#include "ossicle-signing-request.h"
#include "ossicle-worksheet-private.h"

G_BEGIN_DECLS

#define OSSICLE_HEADER_DATE "x-oss-date"
#define OSSICLE_HEADER_TOKEN "x-oss-security-token"
#define OSSICLE_PARAMETER_TOKEN "security-token"
#define OSSICLE_HEADER_PAYLOAD "x-oss-content-sha256"
#define OSSICLE_UNSIGNED_PAYLOAD "UNSIGNED-PAYLOAD"
#define OSSICLE_PREFIX "x-oss-"

/* One signed header or parameter; both strings are borrowed. */
typedef struct
{
  const char *name;
  const char *value;
} OssicleItem;

const char *ossicle_canonical_find_header (OssicleSigningRequest *request, const char *name);
const char *ossicle_canonical_choose_token (OssicleSigningRequest *request,
                                            const OssicleAccessKey *key,
                                            const char *parameter);
gsize ossicle_canonical_estimate (OssicleSigningRequest *request, const OssicleAccessKey *key);
void ossicle_canonical_sort (GArray *items);
void ossicle_canonical_sort_by (GArray *items, GCompareFunc compare);
void ossicle_canonical_append_headers (GString *into, GArray *items, OssicleWorksheet *worksheet);
gboolean ossicle_canonical_append_trimmed (GString *into, const char *value);
char *ossicle_canonical_dup_url (OssicleSigningRequest *request, GArray *parameters);

void ossicle_canonical_check (OssicleSigningRequest *request,
                              const OssicleAccessKey *key,
                              OssicleWorksheet *worksheet);
void ossicle_canonical_check_scope (OssicleSigningRequest *request, OssicleWorksheet *worksheet);

G_END_DECLS
