/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-secret.h"

/* More than GHmac, GChecksum and the frames between them leave behind. */
#define STACK_BYTES 4096

struct _OssicleSecret
{
  gsize length;
  char text[];
};

G_DEFINE_BOXED_TYPE (OssicleSecret, ossicle_secret, ossicle_secret_ref, ossicle_secret_unref)

static void
ossicle_secret_clear (gpointer data)
{
  OssicleSecret *self = data;

  explicit_bzero (self->text, self->length);
}

/**
 * ossicle_secret_new:
 * @text: the secret; the caller wipes its own copy
 * @length: its bytes, or -1 if it ends with a NUL
 *
 * Returns: (transfer full): a copy that is wiped before it is freed
 */
OssicleSecret *
ossicle_secret_new (const char *text, gssize length)
{
  OssicleSecret *self;
  gsize n_bytes;

  g_return_val_if_fail (text != NULL, NULL);

  n_bytes = length < 0 ? strlen (text) : (gsize) length;
  self = g_atomic_rc_box_alloc0 (sizeof (OssicleSecret) + n_bytes + 1);
  self->length = n_bytes;
  memcpy (self->text, text, n_bytes);

  return self;
}

OssicleSecret *
ossicle_secret_ref (OssicleSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
ossicle_secret_unref (OssicleSecret *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, ossicle_secret_clear);
}

/**
 * ossicle_secret_peek:
 * @self: a secret
 * @length: (out) (optional): its bytes
 *
 * Only for handing to a HMAC or to the wire: whoever copies the text wipes the copy.
 *
 * Returns: (transfer none): the text, ended by a NUL
 */
const char *
ossicle_secret_peek (const OssicleSecret *self, gsize *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->text;
}

/**
 * ossicle_secret_has_stray_characters:
 * @self: a secret
 *
 * Access key secrets and tokens are made of printable ASCII without blanks: anything else came
 * along with copy and paste.
 *
 * Returns: whether it holds a blank, a line end, a control or a character beyond ASCII
 */
gboolean
ossicle_secret_has_stray_characters (const OssicleSecret *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; i < self->length; i++)
    if (!g_ascii_isgraph (self->text[i]))
      return TRUE;

  return FALSE;
}

/**
 * ossicle_secret_wipe_string:
 * @text: (nullable) (transfer full): a string that holds a secret
 *
 * Wipes and frees it.
 */
void
ossicle_secret_wipe_string (char *text)
{
  if (text == NULL)
    return;

  explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * ossicle_secret_wipe_stack:
 *
 * g_hmac_new() copies its key to the stack and leaves it there. Called right after it, from the
 * same frame, this overwrites what it left.
 */
__attribute__ ((noinline)) void
ossicle_secret_wipe_stack (void)
{
  char frame[STACK_BYTES];

  explicit_bzero (frame, sizeof frame);
}
