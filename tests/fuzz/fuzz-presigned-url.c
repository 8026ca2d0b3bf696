/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/signing/ossicle-presigned-url.h"
#include "core/signing/ossicle-signed-request.h"
#include "fuzz.h"

/* What was signed again is signed the same: a URL of ours is read as what it was made from. */
static void
sign_twice (const char *url)
{
  g_autoptr (OssicleSecret) secret = ossicle_secret_new ("sk", -1);
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", url);
  g_autoptr (OssicleSignedRequest) first = ossicle_signed_request_new (request, "demo", NULL);
  g_autoptr (OssicleWorksheet) worksheet = NULL;
  g_autoptr (OssicleSignedRequest) second = NULL;
  g_autoptr (OssicleWorksheet) again = NULL;

  if (first == NULL)
    return;

  worksheet = ossicle_signed_request_sign_again (first, secret);
  if (worksheet == NULL)
    return;

  g_assert_nonnull (ossicle_worksheet_get_url (worksheet));
  ossicle_request_set_url (request, ossicle_worksheet_get_url (worksheet));
  second = ossicle_signed_request_new (request, "demo", NULL);
  g_assert_nonnull (second);
  again = ossicle_signed_request_sign_again (second, secret);
  g_assert_nonnull (again);
}

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssiclePresignedUrl) self = ossicle_presigned_url_new (text, &error);

  g_assert_true ((self == NULL) == (error != NULL));
  if (self == NULL)
    return 0;

  g_assert_nonnull (ossicle_presigned_url_get_access_key_id (self));
  g_assert_nonnull (ossicle_presigned_url_get_base (self));
  (void) ossicle_presigned_url_judge (self, 1701605532);

  sign_twice (text);

  return 0;
}
