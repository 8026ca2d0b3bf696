/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-request.h"
#include "core/signing/ossicle-signature-version.h"

G_BEGIN_DECLS

/**
 * OssicleRemedySigning:
 * @OSSICLE_REMEDY_SIGNING_KEPT: as it is; a signature that it carries still holds
 * @OSSICLE_REMEDY_SIGNING_NONE: not to be signed
 * @OSSICLE_REMEDY_SIGNING_RENEWED: what it carried does not hold any more and was taken out; where
 *   it is signed when it is sent, nothing else is to be done
 * @OSSICLE_REMEDY_SIGNING_WANTED: to be signed when it is sent, as the remedy says
 */
typedef enum {
  OSSICLE_REMEDY_SIGNING_KEPT,
  OSSICLE_REMEDY_SIGNING_NONE,
  OSSICLE_REMEDY_SIGNING_RENEWED,
  OSSICLE_REMEDY_SIGNING_WANTED,
} OssicleRemedySigning;

/**
 * OssicleRemedyRequest:
 * @request: what would be sent
 * @name: (nullable): what tells it from the other one of a pair, in the person's language
 * @signing: what is to become of its signature
 * @version: V1 or V4, where it is to be signed
 * @place: where the signature goes
 */
typedef struct
{
  OssicleRequest *request;
  char *name;
  OssicleRemedySigning signing;
  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
} OssicleRemedyRequest;

/**
 * OssicleRemedy:
 * @id: its name
 * @rule: (nullable): the rule whose finding it follows from; %NULL where it follows from the
 *   request alone
 * @title: the words of a button, in the person's language
 * @requests: (element-type OssicleRemedyRequest): one request, or a pair to compare
 *
 * Something that can be done here about a finding, or that would decide it. Nothing is sent by it.
 */
typedef struct
{
  const char *id;
  const char *rule;
  char *title;
  GPtrArray *requests;
} OssicleRemedy;

GPtrArray *ossicle_remedy_list (OssicleCase *subject,
                                GListModel *findings,
                                OssicleRequest *request,
                                gboolean signed_here);
void ossicle_remedy_free (OssicleRemedy *self);
const char *const *ossicle_remedy_get_ids (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleRemedy, ossicle_remedy_free)

G_END_DECLS
