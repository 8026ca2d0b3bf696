/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"
#include "ossicle-source.h"

G_BEGIN_DECLS

/**
 * OssicleGuesses:
 * @OSSICLE_GUESS_METHOD: no method is told: GET stands in for it
 * @OSSICLE_GUESS_SCHEME: whether it was http or https is not told
 * @OSSICLE_GUESS_ADDRESS: the address was put together from host, bucket, object and region
 * @OSSICLE_GUESS_HEADERS: the headers are not told, or not all of them
 * @OSSICLE_GUESS_BODY: there was a body, and it is not told
 *
 * What of a request was not read but guessed, or is missing.
 */
typedef enum {
  OSSICLE_GUESS_METHOD = 1 << 0,
  OSSICLE_GUESS_SCHEME = 1 << 1,
  OSSICLE_GUESS_ADDRESS = 1 << 2,
  OSSICLE_GUESS_HEADERS = 1 << 3,
  OSSICLE_GUESS_BODY = 1 << 4,
} OssicleGuesses;

/**
 * OssicleToldRequest:
 * @request: a request that can be sent
 * @options: how
 * @guesses: what of it is not sure
 *
 * The request that led to a case, as far as the text around it tells.
 */
typedef struct
{
  OssicleRequest *request;
  OssicleSendOptions *options;
  OssicleGuesses guesses;
} OssicleToldRequest;

OssicleToldRequest *ossicle_told_request_find (OssicleCase *case_, OssicleSource *source);
void ossicle_told_request_free (OssicleToldRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleToldRequest, ossicle_told_request_free)

G_END_DECLS
