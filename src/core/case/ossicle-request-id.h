/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleRequestIdForm:
 * @OSSICLE_REQUEST_ID_UNKNOWN: no form that is known
 * @OSSICLE_REQUEST_ID_OSS: 24 hexadecimal digits that begin with a plausible time
 * @OSSICLE_REQUEST_ID_OSS_OLD: the 16 digits of old documentation; MinIO and old Amazon ids look
 *   the same
 * @OSSICLE_REQUEST_ID_MASKED: an OSS id with digits starred out
 * @OSSICLE_REQUEST_ID_CUT: the beginning of an OSS id
 * @OSSICLE_REQUEST_ID_EAGLE: the EagleId of the CDN
 * @OSSICLE_REQUEST_ID_UUID: another Alibaba Cloud product (RAM, STS, CDN API, …)
 * @OSSICLE_REQUEST_ID_AMAZON: Amazon S3
 * @OSSICLE_REQUEST_ID_CEPH: Ceph's object gateway
 */
typedef enum {
  OSSICLE_REQUEST_ID_UNKNOWN,
  OSSICLE_REQUEST_ID_OSS,
  OSSICLE_REQUEST_ID_OSS_OLD,
  OSSICLE_REQUEST_ID_MASKED,
  OSSICLE_REQUEST_ID_CUT,
  OSSICLE_REQUEST_ID_EAGLE,
  OSSICLE_REQUEST_ID_UUID,
  OSSICLE_REQUEST_ID_AMAZON,
  OSSICLE_REQUEST_ID_CEPH,
} OssicleRequestIdForm;

#define OSSICLE_TYPE_REQUEST_ID (ossicle_request_id_get_type ())

G_DECLARE_FINAL_TYPE (OssicleRequestId, ossicle_request_id, OSSICLE, REQUEST_ID, GObject)

OssicleRequestId *ossicle_request_id_new (const char *text, gint64 now);

const char *ossicle_request_id_get_text (OssicleRequestId *self);
OssicleRequestIdForm ossicle_request_id_get_form (OssicleRequestId *self);
gboolean ossicle_request_id_get_time (OssicleRequestId *self, gint64 *unix_ms);
const char *ossicle_request_id_get_edge_address (OssicleRequestId *self);

const char *ossicle_request_id_form_to_string (OssicleRequestIdForm form);

G_END_DECLS
