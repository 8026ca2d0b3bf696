/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ossicle-sender.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_REQUEST_PAGE (ossicle_request_page_get_type ())

/* A request that can be changed and sent. What comes of it is another case; this one stays. */
G_DECLARE_FINAL_TYPE (OssicleRequestPage, ossicle_request_page, OSSICLE, REQUEST_PAGE, AdwBin)

void ossicle_request_page_set_sender (OssicleRequestPage *self, OssicleSender *sender);
void ossicle_request_page_set_item (OssicleRequestPage *self, OssicleCaseItem *item);
void ossicle_request_page_set_request (OssicleRequestPage *self, OssicleRequest *request);
void ossicle_request_page_set_signing (OssicleRequestPage *self,
                                       const OssicleSigningChoice *signing);
OssicleSigningChoice *ossicle_request_page_dup_signing (OssicleRequestPage *self);
OssicleRequest *ossicle_request_page_dup_request (OssicleRequestPage *self);
void ossicle_request_page_send (OssicleRequestPage *self);

G_END_DECLS
