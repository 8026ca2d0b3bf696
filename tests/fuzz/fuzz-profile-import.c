/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz.h"
#include "store/credentials/ossicle-profile-import.h"

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleProfileImport)
    import = ossicle_profile_import_file ((const char *) data, size, &error);

  g_assert_true ((import == NULL) == (error != NULL));
  for (guint i = 0; import != NULL && i < import->profiles->len; i++)
    g_assert_true (ossicle_profile_check (g_ptr_array_index (import->profiles, i), NULL));
  for (guint i = 0; import != NULL && i < import->left_out->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (import->left_out, i), -1, NULL));

  return 0;
}
