/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-record.h"

G_BEGIN_DECLS

/* What the readers of Amazon's SDKs and of the tools built on them share. Those never say that it
 * was OSS that answered: an id of OSS, a code or a message that only OSS has, or an endpoint nearby
 * has to. */
typedef struct
{
  OssicleTray *tray;
  OssicleView *view;
  const char *text;
  gsize length;
} OssicleAmazon;

extern const OssicleField ossicle_amazon_id;
extern const OssicleField ossicle_amazon_status;
extern const OssicleField ossicle_amazon_host;
extern const OssicleField ossicle_amazon_code;
extern const OssicleField ossicle_amazon_message;

OssicleAmazon ossicle_amazon_init (OssicleTray *tray, OssicleView *view);
void ossicle_amazon_add (OssicleAmazon *self,
                         OssicleCandidate *candidate,
                         const OssicleField *field,
                         gsize from,
                         gsize to);
void ossicle_amazon_add_behind (OssicleAmazon *self,
                                OssicleCandidate *candidate,
                                const OssicleField *field,
                                const char *label,
                                gsize from,
                                gsize to);
gboolean
ossicle_amazon_add_pair (OssicleAmazon *self, OssicleCandidate *candidate, gsize from, gsize to);
void ossicle_amazon_finish (OssicleAmazon *self, OssicleCandidate *candidate, gsize at, gsize end);

G_END_DECLS
