/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "core/handover/ossicle-export-curl.h"
#include "core/handover/ossicle-export-har.h"
#include "core/handover/ossicle-export-http.h"
#include "core/intake/ossicle-request-import.h"
#include "fuzz.h"

/* A command of curl that is exported and imported again is the same request. */
static void
check_round_trip (OssicleRequest *request, const char *command)
{
  g_autoptr (OssicleImport) again = ossicle_request_import (command, strlen (command), 0, NULL);
  g_autoptr (GBytes) first = ossicle_request_to_raw (request), second = NULL;

  g_assert_nonnull (again);
  second = ossicle_request_to_raw (again->request);
  g_assert_true (g_bytes_equal (first, second));
}

/* Whatever is imported can be exported, or it is said why not. */
int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleImport) import = NULL;

  memcpy (text, data, size);
  text[size] = '\0';
  import = ossicle_request_import (text, size, OSSICLE_IMPORT_FIRST_FAILED, &error);
  g_assert_true ((import == NULL) == (error != NULL));
  if (import == NULL)
    return 0;

  for (int redact = 0; redact < 2; redact++)
    {
      OssicleHarItem item = { import->request };
      g_autoptr (GError) fault = NULL;
      g_autofree char *curl = ossicle_export_curl (import->request, import->options, redact,
                                                   &fault);
      g_autofree char *archive = ossicle_export_har (&item, 1, redact);
      g_autoptr (GBytes) raw = ossicle_export_http (import->request, redact);

      g_assert_true ((curl == NULL) == (fault != NULL));
      g_assert_nonnull (archive);
      g_assert_nonnull (raw);
      if (curl != NULL && !redact && ossicle_request_check (import->request, NULL))
        check_round_trip (import->request, curl);
    }

  return 0;
}
