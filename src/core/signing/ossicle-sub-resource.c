/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "ossicle-sub-resource.h"

/* What V1 signs of the query: the union of the tables of the Java, Go, Python, PHP and C++ SDKs,
 * in byte order. Parameters beyond it are left out of the string, also where their name begins
 * with x-oss-. */
static const char *const names[] = {
  "accessPoint",
  "accessPointPolicy",
  "acl",
  "append",
  "asyncFetch",
  "bucketArchiveDirectRead",
  "bucketInfo",
  "callback",
  "callback-var",
  "cloudboxes",
  "cname",
  "comp",
  "continuation-token",
  "cors",
  "delete",
  "encryption",
  "endTime",
  "group",
  "httpsConfig",
  "img",
  "inventory",
  "inventoryId",
  "lifecycle",
  "link",
  "live",
  "location",
  "logging",
  "metaQuery",
  "objectInfo",
  "objectMeta",
  "partNumber",
  "policy",
  "policyStatus",
  "position",
  "processConfiguration",
  "publicAccessBlock",
  "qos",
  "qosInfo",
  "qosRequester",
  "redundancyTransition",
  "referer",
  "regionList",
  "replication",
  "replicationLocation",
  "replicationProgress",
  "requestPayment",
  "requesterQosInfo",
  "resourceGroup",
  "resourcePool",
  "resourcePoolBuckets",
  "resourcePoolInfo",
  "response-cache-control",
  "response-content-disposition",
  "response-content-encoding",
  "response-content-language",
  "response-content-type",
  "response-expires",
  "responseHeader",
  "restore",
  "rtc",
  "seal",
  "security-token",
  "sequential",
  "startTime",
  "stat",
  "status",
  "style",
  "styleName",
  "symlink",
  "tagging",
  "transferAcceleration",
  "udf",
  "udfApplication",
  "udfApplicationLog",
  "udfId",
  "udfImage",
  "udfImageDesc",
  "udfName",
  "uploadId",
  "uploads",
  "versionId",
  "versioning",
  "versions",
  "vod",
  "vpcip",
  "website",
  "withHashContext",
  "worm",
  "wormExtend",
  "wormId",
  "x-oss-ac-forward-allow",
  "x-oss-ac-source-ip",
  "x-oss-ac-subnet-mask",
  "x-oss-ac-vpc-id",
  "x-oss-access-point-name",
  "x-oss-async-process",
  "x-oss-delete",
  "x-oss-dir",
  "x-oss-enable-md5",
  "x-oss-enable-sha1",
  "x-oss-enable-sha256",
  "x-oss-hash-ctx",
  "x-oss-md5-ctx",
  "x-oss-process",
  "x-oss-redundancy-transition-taskid",
  "x-oss-rename",
  "x-oss-request-payer",
  "x-oss-security-token",
  "x-oss-target-redundancy-type",
  "x-oss-traffic-limit",
  "x-oss-write-get-object-response",
};

static int
compare_names (const void *key, const void *element)
{
  return strcmp (key, *(const char *const *) element);
}

/**
 * ossicle_sub_resource_is_signed:
 * @name: the name of a query parameter
 *
 * Returns: whether V1 signs it as part of the resource
 */
gboolean
ossicle_sub_resource_is_signed (const char *name)
{
  return bsearch (name, names, G_N_ELEMENTS (names), sizeof names[0], compare_names) != NULL;
}
