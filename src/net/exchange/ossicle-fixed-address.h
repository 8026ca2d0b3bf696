/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_FIXED_ADDRESS (ossicle_fixed_address_get_type ())

/* A host whose address is given and not looked up, but whose name the certificate must still bear.
 */
G_DECLARE_FINAL_TYPE (OssicleFixedAddress,
                      ossicle_fixed_address,
                      OSSICLE,
                      FIXED_ADDRESS,
                      GNetworkAddress)

GSocketConnectable *
ossicle_fixed_address_new (const char *host, guint16 port, GInetAddress *address);

G_END_DECLS
