/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-variant-private.h"

struct _OssicleVariant
{
  GObject parent_instance;

  OssicleVariantParts parts;
  OssicleMessage *pattern;
  gsize has_pattern;
};

G_DEFINE_FINAL_TYPE (OssicleVariant, ossicle_variant, G_TYPE_OBJECT)

static void
ossicle_variant_finalize (GObject *object)
{
  OssicleVariant *self = OSSICLE_VARIANT (object);

  ossicle_variant_parts_clear (&self->parts);
  g_clear_pointer (&self->pattern, ossicle_message_free);

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

void
ossicle_variant_parts_clear (OssicleVariantParts *parts)
{
  g_clear_pointer (&parts->message, g_free);
  g_clear_pointer (&parts->slip, g_free);
  g_clear_pointer (&parts->source, g_free);
  g_clear_pointer (&parts->date, g_free);
  g_clear_pointer (&parts->causes, g_ptr_array_unref);
  g_clear_pointer (&parts->fixes, g_ptr_array_unref);
}

/* Takes the parts over. */
OssicleVariant *
ossicle_variant_new (OssicleVariantParts *parts)
{
  OssicleVariant *self = g_object_new (OSSICLE_TYPE_VARIANT, NULL);

  self->parts = *parts;
  *parts = (OssicleVariantParts){ 0 };

  return self;
}

/* Returns: the message, ready to be compared with one that came */
const OssicleMessage *
ossicle_variant_get_pattern (OssicleVariant *self)
{
  if (g_once_init_enter (&self->has_pattern))
    {
      self->pattern = ossicle_message_new (self->parts.message);
      g_once_init_leave (&self->has_pattern, 1);
    }

  return self->pattern;
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

  return self->parts.status;
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

  return self->parts.message;
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

  return self->parts.slip;
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

  return self->parts.causes;
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

  return self->parts.fixes;
}

/**
 * ossicle_variant_get_source:
 * @self: a variant
 *
 * Returns: (transfer none) (nullable): the id of the source that this message is from, where it is
 *   another than the entry's
 */
const char *
ossicle_variant_get_source (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->parts.source;
}

/**
 * ossicle_variant_get_date:
 * @self: a variant
 *
 * Returns: (transfer none) (nullable): the date of ossicle_variant_get_source(), from a year to a
 *   day ("2021", "2024-08-05")
 */
const char *
ossicle_variant_get_date (OssicleVariant *self)
{
  g_return_val_if_fail (OSSICLE_IS_VARIANT (self), NULL);

  return self->parts.date;
}
