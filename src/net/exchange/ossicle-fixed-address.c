/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-fixed-address.h"

struct _OssicleFixedAddress
{
  GNetworkAddress parent_instance;

  GSocketAddress *address;
};

static void ossicle_fixed_address_iface_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (OssicleFixedAddress,
                               ossicle_fixed_address,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      ossicle_fixed_address_iface_init))

static GSocketAddressEnumerator *
ossicle_fixed_address_enumerate (GSocketConnectable *connectable)
{
  OssicleFixedAddress *self = OSSICLE_FIXED_ADDRESS (connectable);

  return g_socket_connectable_enumerate (G_SOCKET_CONNECTABLE (self->address));
}

static void
ossicle_fixed_address_finalize (GObject *object)
{
  OssicleFixedAddress *self = OSSICLE_FIXED_ADDRESS (object);

  g_clear_object (&self->address);

  G_OBJECT_CLASS (ossicle_fixed_address_parent_class)->finalize (object);
}

static void
ossicle_fixed_address_class_init (OssicleFixedAddressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_fixed_address_finalize;
}

static void
ossicle_fixed_address_iface_init (GSocketConnectableIface *iface)
{
  iface->enumerate = ossicle_fixed_address_enumerate;
  iface->proxy_enumerate = ossicle_fixed_address_enumerate;
}

static void
ossicle_fixed_address_init (OssicleFixedAddress *self)
{
}

/**
 * ossicle_fixed_address_new:
 * @host: the name that the server must prove to be
 * @port: the port to connect to
 * @address: where it is
 *
 * Returns: (transfer full): something to connect to
 */
GSocketConnectable *
ossicle_fixed_address_new (const char *host, guint16 port, GInetAddress *address)
{
  OssicleFixedAddress *self;

  g_return_val_if_fail (host != NULL, NULL);
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), NULL);

  self = g_object_new (OSSICLE_TYPE_FIXED_ADDRESS, "hostname", host, "port", (guint) port, NULL);
  self->address = g_inet_socket_address_new (address, port);

  return G_SOCKET_CONNECTABLE (self);
}
