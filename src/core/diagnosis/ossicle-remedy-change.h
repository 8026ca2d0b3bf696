/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request.h"
#include "core/case/ossicle-url.h"

G_BEGIN_DECLS

/**
 * OssicleChanged:
 * @OSSICLE_CHANGED_NOTHING: the change does not apply to this request
 * @OSSICLE_CHANGED_UNSIGNED: nothing that any signature covers
 * @OSSICLE_CHANGED_SIGNED: something that a signature covers
 */
typedef enum {
  OSSICLE_CHANGED_NOTHING,
  OSSICLE_CHANGED_UNSIGNED,
  OSSICLE_CHANGED_SIGNED,
} OssicleChanged;

/**
 * OssicleChange:
 * @subject: the case
 * @asked: the request's address, taken apart
 * @is_v4: whether it was signed in version 4
 * @request: a copy of the request, to be changed
 * @url: its address, to be changed and then put into @request
 * @detail: (nullable): what the words of the button name; set by the change
 *
 * What a change looks at and what it works on.
 */
typedef struct
{
  OssicleCase *subject;
  OssicleEndpoint *asked;
  gboolean is_v4;
  OssicleRequest *request;
  OssicleUrl *url;
  char *detail;
} OssicleChange;

typedef OssicleChanged (*OssicleChangeFunc) (OssicleChange *self);

OssicleChanged ossicle_change_nothing (OssicleChange *self);
OssicleChanged ossicle_change_to_named_endpoint (OssicleChange *self);
OssicleChanged ossicle_change_to_public_endpoint (OssicleChange *self);
OssicleChanged ossicle_change_to_one_bucket (OssicleChange *self);
OssicleChanged ossicle_change_to_virtual_host (OssicleChange *self);
OssicleChanged ossicle_change_to_https (OssicleChange *self);

OssicleChanged ossicle_change_without_header (OssicleChange *self);
OssicleChanged ossicle_change_without_content_type (OssicleChange *self);
OssicleChanged ossicle_change_without_content_md5 (OssicleChange *self);
OssicleChanged ossicle_change_without_further_actions (OssicleChange *self);
OssicleChanged ossicle_change_without_conditions (OssicleChange *self);
OssicleChanged ossicle_change_without_token (OssicleChange *self);
OssicleChanged ossicle_change_without_authorization (OssicleChange *self);
OssicleChanged ossicle_change_without_referer (OssicleChange *self);
OssicleChanged ossicle_change_digest_to_base64 (OssicleChange *self);
OssicleChanged ossicle_change_to_payer (OssicleChange *self);

OssicleChanged ossicle_change_key_without_slash (OssicleChange *self);
OssicleChanged ossicle_change_key_escaped_once (OssicleChange *self);
OssicleChanged ossicle_change_key_plus_or_blank (OssicleChange *self);
OssicleChanged ossicle_change_key_trimmed (OssicleChange *self);
OssicleChanged ossicle_change_key_without_bucket (OssicleChange *self);

OssicleChanged ossicle_change_to_one_byte (OssicleChange *self);
OssicleChanged ossicle_change_to_head (OssicleChange *self);
OssicleChanged ossicle_change_to_list_prefix (OssicleChange *self);
OssicleChanged ossicle_change_to_list_versions (OssicleChange *self);
OssicleChanged ossicle_change_to_list_parts (OssicleChange *self);
OssicleChanged ossicle_change_to_list_buckets (OssicleChange *self);
OssicleChanged ossicle_change_to_symlink (OssicleChange *self);
OssicleChanged ossicle_change_to_preflight (OssicleChange *self);
OssicleChanged ossicle_change_from_preflight (OssicleChange *self);
OssicleChanged ossicle_change_append_position (OssicleChange *self);

G_END_DECLS
