/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-response.h"

G_BEGIN_DECLS

/**
 * OssicleHarItem:
 * @request: the request as it was sent
 * @response: (nullable): what came back
 * @began: microseconds since 1970
 * @dns: milliseconds, as all that follow; -1 where the phase did not happen
 * @connect: with @ssl in it
 * @ssl: the secure connection's part of @connect
 * @send: sending the request
 * @wait: waiting for the answer's first byte
 * @receive: reading the answer
 * @peer: (nullable): the other side's address and port
 * @failure: (nullable): why the exchange is not whole
 *
 * One exchange on its way into an archive. Nothing of it is owned.
 */
typedef struct
{
  OssicleRequest *request;
  OssicleResponse *response;
  gint64 began;
  double dns;
  double connect;
  double ssl;
  double send;
  double wait;
  double receive;
  const char *peer;
  const char *failure;
} OssicleHarItem;

char *ossicle_export_har (const OssicleHarItem *items, guint n_items, gboolean redact);

G_END_DECLS
