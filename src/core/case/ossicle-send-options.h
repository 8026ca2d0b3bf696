/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define OSSICLE_SEND_OPTIONS_MAX_BODY ((guint64) 1024 * 1024)
#define OSSICLE_SEND_OPTIONS_TIMEOUT 60

/**
 * OssicleSendOptions:
 * @follow_redirects: whether redirects are followed
 * @trust_anyway: whether a certificate that does not hold is accepted, for this exchange alone
 * @decode: whether a compressed body is shown unpacked
 * @chunked: whether a body is sent in chunks instead of with its length
 * @timeout: seconds without a byte before giving up; 0 for never
 * @max_body: how many bytes of the answer's body are kept in memory
 * @proxy: (nullable): the proxy's address; %NULL for the system's setting, "" for none
 * @ca_file: (nullable): a PEM file of the authorities to trust instead of the system's
 * @resolve: (nullable): HOST:PORT:ADDRESS, each a name that is not looked up
 *
 * How a request is sent; nothing of it is part of the request.
 */
typedef struct
{
  gboolean follow_redirects;
  gboolean trust_anyway;
  gboolean decode;
  gboolean chunked;
  guint timeout;
  guint64 max_body;
  char *proxy;
  char *ca_file;
  GPtrArray *resolve;
} OssicleSendOptions;

#define OSSICLE_TYPE_SEND_OPTIONS (ossicle_send_options_get_type ())

GType ossicle_send_options_get_type (void);

OssicleSendOptions *ossicle_send_options_new (void);
OssicleSendOptions *ossicle_send_options_copy (const OssicleSendOptions *self);
void ossicle_send_options_free (OssicleSendOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleSendOptions, ossicle_send_options_free)

G_END_DECLS
