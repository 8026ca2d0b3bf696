/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/handover/ossicle-export-curl.h"
#include "core/handover/ossicle-export-har.h"
#include "core/handover/ossicle-export-http.h"
#include "net/exchange/ossicle-exchange-har.h"
#include "ossicle-request-export.h"

static GBytes *
take_text (char *text)
{
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

static gboolean
is_same (OssicleRequest *one, OssicleRequest *other)
{
  g_autoptr (GBytes) raw = ossicle_request_to_raw (one);
  g_autoptr (GBytes) other_raw = ossicle_request_to_raw (other);

  return g_str_equal (ossicle_request_get_url (one), ossicle_request_get_url (other)) &&
         g_bytes_equal (raw, other_raw);
}

/* With its answer, where it is still the request that the answer came to. */
static char *
build_archive (OssicleCaseItem *item, OssicleRequest *request, gboolean redact)
{
  OssicleExchange *exchange = item != NULL ? ossicle_case_item_get_exchange (item) : NULL;
  OssicleHarItem alone = { request, NULL, g_get_real_time (), -1, -1, -1, 0, 0, 0, NULL, NULL };

  if (exchange != NULL && is_same (request, ossicle_exchange_get_request (exchange)))
    return ossicle_exchange_to_har (exchange, redact);

  return ossicle_export_har (&alone, 1, redact);
}

/**
 * ossicle_request_export:
 * @item: (nullable): the case that it belongs to
 * @request: the request as it stands now
 * @options: how it is to be sent
 * @format: "curl", "http" or "har"
 * @redact: whether secrets are taken out
 * @error: return location for an error of %OSSICLE_REQUEST_ERROR: there is no such command
 *
 * Returns: (transfer full): the request in that form, or %NULL with @error set
 */
GBytes *
ossicle_request_export (OssicleCaseItem *item,
                        OssicleRequest *request,
                        const OssicleSendOptions *options,
                        const char *format,
                        gboolean redact,
                        GError **error)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (format != NULL, NULL);

  if (strcmp (format, "http") == 0)
    return ossicle_export_http (request, redact);
  if (strcmp (format, "har") == 0)
    return take_text (build_archive (item, request, redact));

  return take_text (ossicle_export_curl (request, options, redact, error));
}

/**
 * ossicle_request_export_lacks_body:
 * @request: a request
 * @format: "curl", "http" or "har"
 *
 * Returns: whether its body is, in whole or in part, a file that does not stand in @format; a
 *   command names it
 */
gboolean
ossicle_request_export_lacks_body (OssicleRequest *request, const char *format)
{
  g_return_val_if_fail (OSSICLE_IS_REQUEST (request), FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  for (guint i = 0; i < ossicle_request_get_n_body_parts (request); i++)
    {
      if (ossicle_request_get_body_part (request, i)->path != NULL)
        return strcmp (format, "curl") != 0;
    }

  return FALSE;
}
