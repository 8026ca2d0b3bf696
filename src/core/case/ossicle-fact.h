/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The names of facts that everybody shares. They are the keys of the command line's JSON and never
 * translated. Every other element of an error body is "body.NAME", every header of the answer
 * "header.name", every header of the request "request.name"; the latter never holds a secret. What
 * the client says it signed, where its log or the sender tells it, is "client.…". */
#define OSSICLE_FACT_CODE "code"
#define OSSICLE_FACT_STATUS "status"
#define OSSICLE_FACT_MESSAGE "message"
#define OSSICLE_FACT_REQUEST_ID "request_id"
#define OSSICLE_FACT_REQUEST_ID_MASKED "request_id_masked"
#define OSSICLE_FACT_REQUEST_TIME "request_time"
#define OSSICLE_FACT_HOST "host"
#define OSSICLE_FACT_BUCKET "bucket"
#define OSSICLE_FACT_OBJECT "object"
#define OSSICLE_FACT_REGION "region"
#define OSSICLE_FACT_EC "ec"
#define OSSICLE_FACT_METHOD "method"
#define OSSICLE_FACT_URL "url"
#define OSSICLE_FACT_DATE "date"
#define OSSICLE_FACT_SERVER_TIME "server_time"
#define OSSICLE_FACT_ACCESS_KEY_ID "access_key_id"
#define OSSICLE_FACT_STRING_TO_SIGN "string_to_sign"
#define OSSICLE_FACT_SIGNATURE_PROVIDED "signature_provided"
#define OSSICLE_FACT_FAILURE "failure"
#define OSSICLE_FACT_FAILURE_TEXT "failure_text"
#define OSSICLE_FACT_BODY_PREFIX "body."
#define OSSICLE_FACT_CERTIFICATE_PREFIX "certificate."
#define OSSICLE_FACT_HEADER_PREFIX "header."
#define OSSICLE_FACT_REQUEST_PREFIX "request."
/* The line that stands where header fields were taken out of the request, or out of the answer. */
#define OSSICLE_FACT_REQUEST_CUT "request_cut"
#define OSSICLE_FACT_ANSWER_CUT "answer_cut"
#define OSSICLE_FACT_CLIENT_STRING_TO_SIGN "client.string_to_sign"
#define OSSICLE_FACT_CLIENT_CANONICAL_REQUEST "client.canonical_request"

/**
 * OssicleFactHow:
 * @OSSICLE_FACT_READ: the value stands in the source, byte for byte
 * @OSSICLE_FACT_DECODED: the value stands there in an escaped, encoded or broken form
 * @OSSICLE_FACT_INFERRED: the value was reasoned from other facts; #OssicleFact:from names them
 *
 * How a fact was come by, the surest first.
 */
typedef enum {
  OSSICLE_FACT_READ,
  OSSICLE_FACT_DECODED,
  OSSICLE_FACT_INFERRED,
} OssicleFactHow;

/**
 * OssicleSpan:
 * @offset: first byte, counted from the beginning of the source as it was given
 * @length: length in bytes; 0 where the fact stands nowhere
 */
typedef struct
{
  gsize offset;
  gsize length;
} OssicleSpan;

#define OSSICLE_NO_SPAN ((OssicleSpan){ 0, 0 })

#define OSSICLE_TYPE_FACT (ossicle_fact_get_type ())

G_DECLARE_FINAL_TYPE (OssicleFact, ossicle_fact, OSSICLE, FACT, GObject)

OssicleFact *ossicle_fact_new (const char *name,
                               const char *value,
                               OssicleFactHow how,
                               const char *from,
                               OssicleSpan span);

const char *ossicle_fact_get_name (OssicleFact *self);
const char *ossicle_fact_get_value (OssicleFact *self);
OssicleFactHow ossicle_fact_get_how (OssicleFact *self);
const char *ossicle_fact_get_from (OssicleFact *self);
gboolean ossicle_fact_get_span (OssicleFact *self, OssicleSpan *span);

const char *ossicle_fact_how_to_string (OssicleFactHow how);

G_END_DECLS
