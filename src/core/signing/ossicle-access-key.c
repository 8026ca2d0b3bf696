/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-access-key.h"

struct _OssicleAccessKey
{
  char *id;
  OssicleSecret *secret;
  OssicleSecret *token;
};

G_DEFINE_BOXED_TYPE (OssicleAccessKey,
                     ossicle_access_key,
                     ossicle_access_key_ref,
                     ossicle_access_key_unref)

static void
ossicle_access_key_clear (gpointer data)
{
  OssicleAccessKey *self = data;

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->secret, ossicle_secret_unref);
  g_clear_pointer (&self->token, ossicle_secret_unref);
}

/**
 * ossicle_access_key_new:
 * @id: the access key id
 * @secret: (nullable): its secret; without it everything but the signature is worked out
 * @token: (nullable): the security token of temporary credentials
 *
 * Returns: (transfer full): a new access key, which never changes
 */
OssicleAccessKey *
ossicle_access_key_new (const char *id, OssicleSecret *secret, OssicleSecret *token)
{
  OssicleAccessKey *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_atomic_rc_box_new0 (OssicleAccessKey);
  self->id = g_strdup (id);
  self->secret = secret != NULL ? ossicle_secret_ref (secret) : NULL;
  self->token = token != NULL ? ossicle_secret_ref (token) : NULL;

  return self;
}

OssicleAccessKey *
ossicle_access_key_ref (OssicleAccessKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ossicle_access_key_unref (OssicleAccessKey *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ossicle_access_key_clear);
}

const char *
ossicle_access_key_get_id (const OssicleAccessKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * ossicle_access_key_get_secret:
 * @self: an access key
 *
 * Returns: (transfer none) (nullable): the secret
 */
OssicleSecret *
ossicle_access_key_get_secret (const OssicleAccessKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->secret;
}

/**
 * ossicle_access_key_get_token:
 * @self: an access key
 *
 * Returns: (transfer none) (nullable): the security token
 */
OssicleSecret *
ossicle_access_key_get_token (const OssicleAccessKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->token;
}
