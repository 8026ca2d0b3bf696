/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/case/ossicle-request.h"
#include "core/intake/ossicle-curl-command.h"
#include "core/signing/ossicle-signed-request.h"
#include "fuzz.h"

static void
take_apart (OssicleRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleSignedRequest) signed_request = NULL;
  g_autoptr (GBytes) raw = NULL;

  if (!ossicle_request_check (request, NULL))
    return;

  raw = ossicle_request_to_raw (request);
  g_assert_nonnull (raw);
  signed_request = ossicle_signed_request_new (request, "demo", &error);
  g_assert_true ((signed_request == NULL) == (error != NULL));
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) raw_error = NULL;
  g_autoptr (OssicleCurlCommand) command = ossicle_curl_command_parse (text, &error);
  g_autoptr (OssicleRequest)
    request = ossicle_request_new_from_raw (text, strlen (text), "https", &raw_error);

  g_assert_true ((command == NULL) == (error != NULL));
  g_assert_true ((request == NULL) == (raw_error != NULL));
  if (command != NULL)
    take_apart (command->request);
  if (request != NULL)
    take_apart (request);

  return 0;
}
