/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-endpoint.h"
#include "core/case/ossicle-request-id.h"
#include "fuzz.h"

static void
check_endpoint (OssicleEndpoint *endpoint)
{
  const char *names[] = {
    ossicle_endpoint_get_host (endpoint),         ossicle_endpoint_get_bucket (endpoint),
    ossicle_endpoint_get_object (endpoint),       ossicle_endpoint_get_region (endpoint),
    ossicle_endpoint_get_service_host (endpoint),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (names[i] == NULL || g_utf8_validate (names[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (OssicleEndpoint) host = ossicle_endpoint_new (text);
  g_autoptr (OssicleEndpoint) url = ossicle_endpoint_new_for_url (text);
  g_autoptr (OssicleRequestId) id = ossicle_request_id_new (text, FUZZ_NOW);
  gint64 time;

  check_endpoint (host);
  check_endpoint (url);
  if (ossicle_request_id_get_time (id, &time))
    g_assert_cmpint (time, >, 0);

  return 0;
}
