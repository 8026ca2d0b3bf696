/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-exchange.h"

G_BEGIN_DECLS

/* Filled in by the client while the exchange goes on, and never changed after, but that its tokens
 * are covered. */
struct _OssicleExchange
{
  GObject parent_instance;

  OssicleRequest *request;
  OssicleRequest *sent;
  GBytes *raw_head;
  OssicleResponse *response;
  OssicleExchange *previous;
  OssicleTimings timings;
  OssicleFailure failure;
  char *failure_text;
  gboolean cut_at_limit;
  gboolean tokens_covered;
  char *peer;
  char *tls_protocol;
  char *tls_cipher;
  GTlsCertificate *certificate;
  GTlsCertificateFlags certificate_faults;
};

OssicleExchange *ossicle_exchange_new (OssicleRequest *request);

G_END_DECLS
