/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request-id.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "core/signing/ossicle-comparison.h"
#include "ossicle-finding.h"

G_BEGIN_DECLS

/**
 * OssicleSigned:
 * @OSSICLE_SIGNED_UNKNOWN: nothing tells
 * @OSSICLE_SIGNED_NOT: the request is known and carries no signature
 * @OSSICLE_SIGNED_HEADER: in the Authorization header
 * @OSSICLE_SIGNED_URL: in the URL
 * @OSSICLE_SIGNED_SOMEHOW: the answer names an access key or a signature
 */
typedef enum {
  OSSICLE_SIGNED_UNKNOWN,
  OSSICLE_SIGNED_NOT,
  OSSICLE_SIGNED_HEADER,
  OSSICLE_SIGNED_URL,
  OSSICLE_SIGNED_SOMEHOW,
} OssicleSigned;

/**
 * OssicleEvidence:
 * @subject: the case
 * @catalogue: (nullable): the catalogue
 * @now: seconds since 1970, UTC
 * @code: (nullable): the case's code; where it tells none, the one that the catalogue has for its
 *   EC or its message
 * @endpoint: (nullable): the host, taken apart
 * @asked: (nullable): the URL that was asked for, taken apart
 * @request_id: (nullable): the id of the answer, masked or not
 * @query: (nullable): the parameters of the URL, decoded; the first of each name
 * @status: the HTTP status, or 0
 * @is_signed: whether and where the request carried a signature
 * @knows_request: whether the headers of the request are known
 * @string_lines: (nullable) (element-type OssicleSigningLine): the string that OSS signed
 * @canonical_lines: (nullable) (element-type OssicleSigningLine): V4: the canonical request that
 *   OSS made
 * @comparison: (nullable): what the client signed held against what OSS signed, where both are
 *   known and it tells why they differ
 *
 * What a rule is handed. Rules look, and change nothing.
 */
typedef struct
{
  OssicleCase *subject;
  OssicleCatalogue *catalogue;
  gint64 now;
  char *code;
  OssicleEndpoint *endpoint;
  OssicleEndpoint *asked;
  OssicleRequestId *request_id;
  GHashTable *query;
  guint status;
  OssicleSigned is_signed;
  gboolean knows_request;
  GPtrArray *string_lines;
  GPtrArray *canonical_lines;
  OssicleComparison *comparison;
} OssicleEvidence;

OssicleEvidence *
ossicle_evidence_new (OssicleCase *subject, OssicleCatalogue *catalogue, gint64 now);
void ossicle_evidence_free (OssicleEvidence *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleEvidence, ossicle_evidence_free)

const OssicleSigningLine *ossicle_evidence_get_signed_line (const OssicleEvidence *self,
                                                            OssicleSigningLineKind kind,
                                                            const char *name);
const char *ossicle_evidence_get (const OssicleEvidence *self, const char *fact);
gboolean ossicle_evidence_is (const OssicleEvidence *self, const char *fact, const char *value);
gboolean
ossicle_evidence_mentions (const OssicleEvidence *self, const char *fact, const char *part);
gboolean ossicle_evidence_is_code (const OssicleEvidence *self, const char *codes);
gboolean ossicle_evidence_is_ec (const OssicleEvidence *self, const char *ecs);
gboolean ossicle_evidence_says (const OssicleEvidence *self, const char *part);
gboolean ossicle_evidence_fails_with (const OssicleEvidence *self, const char *part);
const char *ossicle_evidence_get_query (const OssicleEvidence *self, const char *name);
gboolean ossicle_evidence_get_time (const OssicleEvidence *self, const char *fact, gint64 *unix_ms);
const char *ossicle_evidence_get_server_time (const OssicleEvidence *self, gint64 *unix_ms);
gboolean ossicle_evidence_is_multipart (const OssicleEvidence *self);
gboolean ossicle_evidence_knows_request (const OssicleEvidence *self);
const char *ossicle_evidence_get_gateway (const OssicleEvidence *self);
gboolean ossicle_evidence_was_passed_on (const OssicleEvidence *self);

void ossicle_evidence_because (const OssicleEvidence *self,
                               OssicleFinding *finding,
                               const char *text,
                               ...) G_GNUC_NULL_TERMINATED;
void ossicle_evidence_despite (const OssicleEvidence *self,
                               OssicleFinding *finding,
                               const char *text,
                               ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
