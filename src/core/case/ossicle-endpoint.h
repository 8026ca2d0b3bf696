/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleEndpointKind:
 * @OSSICLE_ENDPOINT_PUBLIC: oss-cn-hangzhou.aliyuncs.com
 * @OSSICLE_ENDPOINT_INTERNAL: oss-cn-hangzhou-internal.aliyuncs.com
 * @OSSICLE_ENDPOINT_DUAL_STACK: cn-hangzhou.oss.aliyuncs.com
 * @OSSICLE_ENDPOINT_ACCELERATE: oss-accelerate.aliyuncs.com; the name tells no region
 * @OSSICLE_ENDPOINT_S3: s3.oss-cn-hangzhou.aliyuncs.com
 * @OSSICLE_ENDPOINT_ACCESS_POINT: ALIAS.oss-cn-hangzhou.oss-accesspoint.aliyuncs.com
 * @OSSICLE_ENDPOINT_OBJECT_PROCESS: NAME.oss-cn-hangzhou.oss-object-process.aliyuncs.com
 * @OSSICLE_ENDPOINT_CLOUD_BOX: cb-ID.cn-hangzhou.oss-cloudbox.aliyuncs.com
 * @OSSICLE_ENDPOINT_HDFS: cn-hangzhou.oss-dls.aliyuncs.com
 * @OSSICLE_ENDPOINT_VECTORS: cn-hangzhou.oss-vectors.aliyuncs.com; errors are JSON
 * @OSSICLE_ENDPOINT_TABLES: cn-hangzhou.oss-tables.aliyuncs.com; errors are JSON
 * @OSSICLE_ENDPOINT_DRIVE: a drive product that is built on OSS
 * @OSSICLE_ENDPOINT_ADDRESS: an IP address or localhost
 * @OSSICLE_ENDPOINT_CUSTOM: any other name: a custom domain, a CDN, a proxy, another service
 */
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
OssicleEndpoint *ossicle_endpoint_new_for_url (const char *url);

const char *ossicle_endpoint_get_host (OssicleEndpoint *self);
const char *ossicle_endpoint_get_scheme (OssicleEndpoint *self);
guint ossicle_endpoint_get_port (OssicleEndpoint *self);
OssicleEndpointKind ossicle_endpoint_get_kind (OssicleEndpoint *self);
const char *ossicle_endpoint_get_bucket (OssicleEndpoint *self);
const char *ossicle_endpoint_get_object (OssicleEndpoint *self);
const char *ossicle_endpoint_get_region (OssicleEndpoint *self);
const char *ossicle_endpoint_get_service_host (OssicleEndpoint *self);
gboolean ossicle_endpoint_is_oss (OssicleEndpoint *self);
gboolean ossicle_endpoint_is_internal (OssicleEndpoint *self);
gboolean ossicle_endpoint_is_path_style (OssicleEndpoint *self);
gboolean ossicle_endpoint_has_bucket_twice (OssicleEndpoint *self);
gboolean ossicle_endpoint_region_is_known (OssicleEndpoint *self);

const char *ossicle_endpoint_kind_to_string (OssicleEndpointKind kind);

G_END_DECLS
