/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-send-options.h"
#include "core/intake/ossicle-source.h"
#include "core/intake/ossicle-told-request.h"
#include "core/signing/ossicle-signing-choice.h"
#include "net/exchange/ossicle-exchange.h"
#include "ossicle-list-item.h"
#include "ossicle-sending.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CASE_ITEM (ossicle_case_item_get_type ())

/* A row of the list of cases: a case and the source that it was read from, with the exchange if it
 * was sent from here; a source in which no case was found; or a request that was not sent yet. */
G_DECLARE_FINAL_TYPE (OssicleCaseItem, ossicle_case_item, OSSICLE, CASE_ITEM, OssicleListItem)

OssicleCaseItem *ossicle_case_item_new (OssicleCase *case_, OssicleSource *source);
OssicleCaseItem *ossicle_case_item_new_for_exchange (OssicleCase *case_,
                                                     OssicleSource *source,
                                                     OssicleExchange *exchange,
                                                     const OssicleSendOptions *options,
                                                     OssicleRequest *unsigned_request,
                                                     const OssicleSigningChoice *signing);
OssicleCaseItem *ossicle_case_item_new_for_request (OssicleSource *source,
                                                    OssicleRequest *request,
                                                    const OssicleSendOptions *options);

OssicleCase *ossicle_case_item_get_case (OssicleCaseItem *self);
OssicleSource *ossicle_case_item_get_source (OssicleCaseItem *self);
OssicleExchange *ossicle_case_item_get_exchange (OssicleCaseItem *self);
OssicleRequest *ossicle_case_item_get_request (OssicleCaseItem *self);
gboolean ossicle_case_item_was_signed_here (OssicleCaseItem *self);
OssicleGuesses ossicle_case_item_get_guesses (OssicleCaseItem *self);
const OssicleSendOptions *ossicle_case_item_get_options (OssicleCaseItem *self);
const OssicleSigningChoice *ossicle_case_item_get_signing (OssicleCaseItem *self);
void ossicle_case_item_set_signing (OssicleCaseItem *self, const OssicleSigningChoice *signing);
OssicleWorksheet *ossicle_case_item_get_worksheet (OssicleCaseItem *self);
void ossicle_case_item_set_worksheet (OssicleCaseItem *self, OssicleWorksheet *worksheet);
const GError *ossicle_case_item_get_fault (OssicleCaseItem *self);
void ossicle_case_item_set_fault (OssicleCaseItem *self, const GError *fault);
void ossicle_case_item_set_request (OssicleCaseItem *self,
                                    OssicleRequest *request,
                                    const OssicleSendOptions *options);
void ossicle_case_item_reset_request (OssicleCaseItem *self);
const char *ossicle_case_item_get_header_text (OssicleCaseItem *self);
void ossicle_case_item_set_header_text (OssicleCaseItem *self, const char *text);
GFile *ossicle_case_item_get_save_to (OssicleCaseItem *self);
void ossicle_case_item_set_save_to (OssicleCaseItem *self, GFile *file);
OssicleSending *ossicle_case_item_get_sending (OssicleCaseItem *self);
void ossicle_case_item_set_sending (OssicleCaseItem *self, OssicleSending *sending);

G_END_DECLS
