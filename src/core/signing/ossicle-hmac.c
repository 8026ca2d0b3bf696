/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-hmac.h"

#define DIGEST_BYTES 20

/**
 * ossicle_hmac_sha1_base64:
 * @secret: the key
 * @text: what to sign
 *
 * Returns: (transfer full): V1's signature: the base64 of the HMAC-SHA1 of @text
 */
char *
ossicle_hmac_sha1_base64 (const OssicleSecret *secret, const char *text)
{
  gsize key_length, length = DIGEST_BYTES;
  const char *key = ossicle_secret_peek (secret, &key_length);
  guchar digest[DIGEST_BYTES];
  GHmac *hmac = g_hmac_new (G_CHECKSUM_SHA1, (const guchar *) key, key_length);

  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (hmac, digest, &length);
  g_hmac_unref (hmac);
  ossicle_secret_wipe_stack ();

  return g_base64_encode (digest, sizeof digest);
}
