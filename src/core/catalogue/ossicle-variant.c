/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-variant-private.h"

struct _OssicleVariant
{
  GObject parent_instance;

  char *message;
  char *slip;
  GPtrArray *causes;
  GPtrArray *fixes;
  guint status;
};

G_DEFINE_FINAL_TYPE (OssicleVariant, ossicle_variant, G_TYPE_OBJECT)

static void
ossicle_variant_finalize (GObject *object)
{
  OssicleVariant *self = OSSICLE_VARIANT (object);

  g_free (self->message);
  g_free (self->slip);
  g_ptr_array_unref (self->causes);
  g_ptr_array_unref (self->fixes);

  G_OBJECT_CLASS (ossicle_variant_parent_class)->finalize (object);
}

static void
ossicle_variant_class_init (OssicleVariantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = ossicle_variant_finalize;
}

static void
ossicle_variant_init (OssicleVariant *self)
{
}

/* text: (transfer full) */
OssicleAdvice *
ossicle_advice_new (char *text)
{
  OssicleAdvice *self = g_new0 (OssicleAdvice, 1);

  self->text = text;
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) ossicle_advice_free);

  return self;
}

void
ossicle_advice_free (OssicleAdvice *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* Takes every argument over. */
OssicleVariant *
ossicle_variant_new (
  guint status, char *message, char *slip, GPtrArray *causes, GPtrArray *fixes)
{
  OssicleVariant *self = g_object_new (OSSICLE_TYPE_VARIANT, NULL);

  self->status = status;
  self->message = message;
  self->slip = slip;
  self->causes = causes;
  self->fixes = fixes;

  return self;
}

/**
 * ossicle_variant_get_status:
 * @self: a variant
 *
 * Returns: the HTTP status that the message comes with
 */
guint
ossicle_variant_get_status (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), 0);

  return self->status;
}

/**
 * ossicle_variant_get_message:
 * @self: a variant
 *
 * Returns: (transfer none): the service's message to the letter, never translated; empty where the
 *   code is known and no message of it
 */
const char *
ossicle_variant_get_message (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->message;
}

/**
 * ossicle_variant_get_slip:
 * @self: a variant
 *
 * Returns: (transfer none) (nullable): what the service itself got wrong in this message
 */
const char *
ossicle_variant_get_slip (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->slip;
}

/**
 * ossicle_variant_get_causes:
 * @self: a variant
 *
 * Returns: (transfer none) (element-type OssicleAdvice): why it happens, likeliest first
 */
GPtrArray *
ossicle_variant_get_causes (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->causes;
}

/**
 * ossicle_variant_get_fixes:
 * @self: a variant
 *
 * Returns: (transfer none) (element-type OssicleAdvice): what to do, in the order to try it
 */
GPtrArray *
ossicle_variant_get_fixes (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->fixes;
}
