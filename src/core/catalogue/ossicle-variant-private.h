/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-message.h"
#include "ossicle-variant.h"

G_BEGIN_DECLS

OssicleAdvice *ossicle_advice_new (char *text);
void ossicle_advice_free (OssicleAdvice *self);

/* What a variant is made of. */
typedef struct
{
  guint status;
  char *message;
  char *slip;   /* or NULL */
  char *source; /* or NULL */
  char *date;   /* or NULL */
  GPtrArray *causes;
  GPtrArray *fixes;
} OssicleVariantParts;

void ossicle_variant_parts_clear (OssicleVariantParts *parts);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OssicleVariantParts, ossicle_variant_parts_clear)

OssicleVariant *ossicle_variant_new (OssicleVariantParts *parts);

const OssicleMessage *ossicle_variant_get_pattern (OssicleVariant *self);

G_END_DECLS
