/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WireAnswer:
 * @head: (nullable): what is written once the request's header is read; %NULL for nothing
 * @head_length: bytes in @head, or -1 where it ends with a NUL
 * @repeat: (nullable): what is written again and again after it, until the other side has enough
 * @ignore_body: whether the request's body is left unread
 * @hang: whether the connection is kept open, silent, instead of being closed
 */
typedef struct
{
  const char *head;
  gssize head_length;
  const char *repeat;
  gboolean ignore_body;
  gboolean hang;
} WireAnswer;

/* A server on loopback that records the bytes it gets and writes the bytes it is told to. */
typedef struct _WireServer WireServer;

WireServer *wire_server_new (GTlsCertificate *certificate);
void wire_server_free (WireServer *self);

guint16 wire_server_get_port (WireServer *self);
void wire_server_set_answers (WireServer *self, const WireAnswer *answers, guint n_answers);
GBytes *wire_server_dup_recorded (WireServer *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WireServer, wire_server_free)

G_END_DECLS
