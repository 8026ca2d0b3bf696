/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/signing/ossicle-authorization.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleAuthorization) self = ossicle_authorization_new (text, &error);

  g_assert_true ((self == NULL) == (error != NULL));
  if (self == NULL)
    return 0;

  g_assert_nonnull (ossicle_authorization_get_access_key_id (self));
  g_assert_nonnull (ossicle_authorization_get_signature (self));
  g_assert_nonnull (ossicle_authorization_get_additional (self));

  return 0;
}
