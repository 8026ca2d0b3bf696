/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/handover/ossicle-export-har.h"
#include "ossicle-exchange-har.h"

static double
span (gint64 from, gint64 to)
{
  return from >= 0 && to >= from ? (to - from) / 1000.0 : -1;
}

static OssicleHarItem
make_item (OssicleExchange *self)
{
  const OssicleTimings *t = ossicle_exchange_get_timings (self);
  OssicleRequest *sent = ossicle_exchange_get_sent (self);
  OssicleFailure failure = ossicle_exchange_get_failure (self);
  OssicleHarItem item = { sent != NULL ? sent : ossicle_exchange_get_request (self),
                          ossicle_exchange_get_response (self), t->began };

  item.dns = span (t->dns_start, t->dns_end);
  item.connect = span (t->connect_start, t->connect_end);
  item.ssl = span (t->tls_start, t->connect_end);
  item.send = 0; /* the library does not tell when the last byte of the request went out */
  item.wait = span (t->request_start, t->response_start);
  item.receive = span (t->response_start, t->response_end);
  item.peer = ossicle_exchange_get_peer (self);
  item.failure = failure != OSSICLE_FAILURE_NONE ? ossicle_failure_to_string (failure) : NULL;

  return item;
}

/**
 * ossicle_exchange_to_har:
 * @self: an exchange that is over
 * @redact: whether secrets are taken out
 *
 * Returns: (transfer full): an HTTP archive of it and of the redirects that led to it
 */
char *
ossicle_exchange_to_har (OssicleExchange *self, gboolean redact)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (OssicleHarItem));

  g_return_val_if_fail (OSSICLE_IS_EXCHANGE (self), NULL);

  for (OssicleExchange *one = self; one != NULL; one = ossicle_exchange_get_previous (one))
    {
      OssicleHarItem item = make_item (one);

      g_array_prepend_val (items, item);
    }

  return ossicle_export_har ((const OssicleHarItem *) (gpointer) items->data, items->len, redact);
}
