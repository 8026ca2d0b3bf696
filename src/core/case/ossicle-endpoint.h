/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  OSSICLE_ENDPOINT_PUBLIC,
  OSSICLE_ENDPOINT_INTERNAL,
  OSSICLE_ENDPOINT_DUAL_STACK,
  OSSICLE_ENDPOINT_ACCELERATE,
  OSSICLE_ENDPOINT_S3,
  OSSICLE_ENDPOINT_ACCESS_POINT,
  OSSICLE_ENDPOINT_OBJECT_PROCESS,
  OSSICLE_ENDPOINT_CLOUD_BOX,
  OSSICLE_ENDPOINT_HDFS,
  OSSICLE_ENDPOINT_VECTORS,
  OSSICLE_ENDPOINT_TABLES,
  OSSICLE_ENDPOINT_DRIVE,
  OSSICLE_ENDPOINT_ADDRESS,
  OSSICLE_ENDPOINT_CUSTOM,
} OssicleEndpointKind;

#define OSSICLE_TYPE_ENDPOINT (ossicle_endpoint_get_type ())

G_DECLARE_FINAL_TYPE (OssicleEndpoint, ossicle_endpoint, OSSICLE, ENDPOINT, GObject)

OssicleEndpoint *ossicle_endpoint_new (const char *host);

const char *ossicle_endpoint_get_host (OssicleEndpoint *self);
OssicleEndpointKind ossicle_endpoint_get_kind (OssicleEndpoint *self);
const char *ossicle_endpoint_get_bucket (OssicleEndpoint *self);
const char *ossicle_endpoint_get_region (OssicleEndpoint *self);
const char *ossicle_endpoint_get_service_host (OssicleEndpoint *self);
gboolean ossicle_endpoint_is_oss (OssicleEndpoint *self);
gboolean ossicle_endpoint_is_internal (OssicleEndpoint *self);
gboolean ossicle_endpoint_has_bucket_twice (OssicleEndpoint *self);
gboolean ossicle_endpoint_region_is_known (OssicleEndpoint *self);

const char *ossicle_endpoint_kind_to_string (OssicleEndpointKind kind);

G_END_DECLS
