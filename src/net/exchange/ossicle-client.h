/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "core/case/ossicle-send-options.h"
#include "ossicle-exchange.h"

G_BEGIN_DECLS

#define OSSICLE_CLIENT_MAX_REDIRECTS 10

/**
 * OssicleProgress:
 * @sent: bytes of the request's body that went out
 * @received: bytes of the answer's body that came in
 * @total: how many the answer announced, or -1
 * @data: what was handed in
 */
typedef void (*OssicleProgress) (guint64 sent, guint64 received, gint64 total, gpointer data);

void ossicle_client_send_async (OssicleRequest *request,
                                const OssicleSendOptions *options,
                                GFile *save_to,
                                OssicleProgress progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void ossicle_client_send_in_session_async (SoupSession *session,
                                           OssicleRequest *request,
                                           const OssicleSendOptions *options,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
OssicleExchange *ossicle_client_send_finish (GAsyncResult *result, GError **error);

G_END_DECLS
