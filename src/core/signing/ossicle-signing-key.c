/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-signer-v4.h"
#include "ossicle-signing-key.h"

#define DIGEST_BYTES 32
#define BLOCK_BYTES 64

struct _OssicleSigningKey
{
  GHmac *hmac; /* keyed, nothing fed to it; copied for each signature */
  char *date;
  char *region;
  char *product;
};

/* A GHmac's last block is the key, hardly disguised. Feeding a block and closing it overwrites
 * that block and runs the hash on, which nobody can run back. */
static void
hmac_wipe (GHmac *hmac)
{
  guchar block[BLOCK_BYTES] = { 0 };
  gsize length = DIGEST_BYTES;

  g_hmac_update (hmac, block, sizeof block);
  g_hmac_get_digest (hmac, block, &length);
  g_hmac_unref (hmac);
}

static void
hmac_step (const guchar *key, gsize key_length, const char *text, guchar into[DIGEST_BYTES])
{
  GHmac *hmac = g_hmac_new (G_CHECKSUM_SHA256, key, key_length);
  gsize length = DIGEST_BYTES;

  g_hmac_update (hmac, (const guchar *) text, (gssize) strlen (text));
  g_hmac_get_digest (hmac, into, &length);
  g_hmac_unref (hmac);
}

static void
first_step (const OssicleSecret *secret, const char *date, guchar into[DIGEST_BYTES])
{
  static const char prefix[] = "aliyun_v4";
  gsize length, prefix_length = strlen (prefix);
  const char *text = ossicle_secret_peek (secret, &length);
  g_autofree guchar *key = g_malloc (prefix_length + length);

  memcpy (key, prefix, prefix_length);
  memcpy (key + prefix_length, text, length);
  hmac_step (key, prefix_length + length, date, into);
  explicit_bzero (key, prefix_length + length);
}

/**
 * ossicle_signing_key_new:
 * @secret: the access key secret
 * @date: the scope's date, "20231203"
 * @region: the scope's region
 * @product: the scope's product
 *
 * Derives the key that V4 signs with. None of the steps is kept or shown.
 *
 * Returns: (transfer full): the key
 */
OssicleSigningKey *
ossicle_signing_key_new (const OssicleSecret *secret,
                         const char *date,
                         const char *region,
                         const char *product)
{
  OssicleSigningKey *self;
  guchar step[DIGEST_BYTES];

  g_return_val_if_fail (secret != NULL, NULL);
  g_return_val_if_fail (date != NULL && region != NULL && product != NULL, NULL);

  self = g_new0 (OssicleSigningKey, 1);
  self->date = g_strdup (date);
  self->region = g_strdup (region);
  self->product = g_strdup (product);

  first_step (secret, date, step);
  hmac_step (step, sizeof step, region, step);
  hmac_step (step, sizeof step, product, step);
  hmac_step (step, sizeof step, OSSICLE_SIGNER_V4_TERMINATOR, step);
  self->hmac = g_hmac_new (G_CHECKSUM_SHA256, step, sizeof step);

  explicit_bzero (step, sizeof step);
  ossicle_secret_wipe_stack ();

  return self;
}

void
ossicle_signing_key_free (OssicleSigningKey *self)
{
  g_return_if_fail (self != NULL);

  hmac_wipe (self->hmac);
  g_free (self->date);
  g_free (self->region);
  g_free (self->product);
  g_free (self);
}

gboolean
ossicle_signing_key_is_for (const OssicleSigningKey *self,
                            const char *date,
                            const char *region,
                            const char *product)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return strcmp (self->date, date) == 0 && strcmp (self->region, region) == 0 &&
         strcmp (self->product, product) == 0;
}

/**
 * ossicle_signing_key_sign:
 * @self: the key
 * @text: a string to sign, or an encoded policy
 * @length: its bytes
 *
 * Returns: (transfer full): the signature, 64 hex digits
 */
char *
ossicle_signing_key_sign (OssicleSigningKey *self, const char *text, gsize length)
{
  static const char digits[] = "0123456789abcdef";
  guchar digest[DIGEST_BYTES];
  gsize n_bytes = sizeof digest;
  GHmac *hmac;
  char *hex;

  g_return_val_if_fail (self != NULL, NULL);

  hmac = g_hmac_copy (self->hmac);
  g_hmac_update (hmac, (const guchar *) text, (gssize) length);
  g_hmac_get_digest (hmac, digest, &n_bytes);
  g_hmac_unref (hmac);

  hex = g_malloc (2 * sizeof digest + 1);
  for (gsize i = 0; i < sizeof digest; i++)
    {
      hex[2 * i] = digits[digest[i] >> 4];
      hex[2 * i + 1] = digits[digest[i] & 0xf];
    }
  hex[2 * sizeof digest] = '\0';

  return hex;
}
