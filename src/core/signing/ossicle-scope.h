/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-signing-warning.h"

G_BEGIN_DECLS

/**
 * OssicleScope:
 * @id: the access key id
 * @date: "20231203"
 * @region: "cn-hangzhou"
 * @product: "oss"
 * @terminator: "aliyun_v4_request"
 *
 * What V4 calls the credential. Parts that are not there are "".
 */
typedef struct
{
  char *id;
  char *date;
  char *region;
  char *product;
  char *terminator;
} OssicleScope;

OssicleScope *ossicle_scope_new (const char *credential,
                                 const char *terminator,
                                 OssicleSigningWarnings *warnings);
void ossicle_scope_free (OssicleScope *self);

gboolean ossicle_scope_region_is_odd (const char *region);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleScope, ossicle_scope_free)

G_END_DECLS
