/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/case/ossicle-request.h"
#include "ossicle-access-key.h"
#include "ossicle-expiry.h"
#include "ossicle-fields.h"
#include "ossicle-scope.h"
#include "ossicle-signature-version.h"
#include "ossicle-signing-error.h"
#include "ossicle-signing-warning.h"
#include "ossicle-worksheet.h"

G_BEGIN_DECLS

/* The size of a file that is not known. */
#define OSSICLE_NO_SIZE (-1)

/**
 * OssicleConditionState:
 * @OSSICLE_CONDITION_UNKNOWN: nothing to check it by, or of a kind that is not known
 * @OSSICLE_CONDITION_MET: the form meets it
 * @OSSICLE_CONDITION_FAILED: the form does not
 */
typedef enum {
  OSSICLE_CONDITION_UNKNOWN,
  OSSICLE_CONDITION_MET,
  OSSICLE_CONDITION_FAILED,
} OssicleConditionState;

/**
 * OssiclePostCondition:
 * @text: the condition's JSON, on one line
 * @operation: "eq", "starts-with", "in", "not-in", "content-length-range" or what stands there
 * @field: the field it is about, without `$`; "" for the length
 * @state: whether the form meets it
 */
typedef struct
{
  char *text;
  char *operation;
  char *field;
  OssicleConditionState state;
} OssiclePostCondition;

#define OSSICLE_TYPE_POST_FORM (ossicle_post_form_get_type ())

/* A form that posts an object: its signature and its policy, taken apart and checked. */
G_DECLARE_FINAL_TYPE (OssiclePostForm, ossicle_post_form, OSSICLE, POST_FORM, GObject)

OssiclePostForm *ossicle_post_form_new (const OssicleFields *fields,
                                        const char *bucket,
                                        gint64 file_size,
                                        GError **error);
OssiclePostForm *ossicle_post_form_new_for_request (OssicleRequest *request, GError **error);

OssicleSignatureVersion ossicle_post_form_get_version (OssiclePostForm *self);
const char *ossicle_post_form_get_access_key_id (OssiclePostForm *self);
const char *ossicle_post_form_get_signature (OssiclePostForm *self);
const OssicleScope *ossicle_post_form_get_scope (OssiclePostForm *self);
const char *ossicle_post_form_get_policy (OssiclePostForm *self);
gint64 ossicle_post_form_get_expires_at (OssiclePostForm *self);
OssicleExpiry ossicle_post_form_judge (OssiclePostForm *self, gint64 now);
guint ossicle_post_form_get_n_conditions (OssiclePostForm *self);
const OssiclePostCondition *ossicle_post_form_get_condition (OssiclePostForm *self, guint position);
const OssicleSigningWarnings *ossicle_post_form_get_warnings (OssiclePostForm *self);

OssicleWorksheet *ossicle_post_form_sign_again (OssiclePostForm *self, const OssicleAccessKey *key);

G_END_DECLS
