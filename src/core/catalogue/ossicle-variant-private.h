/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-variant.h"

G_BEGIN_DECLS

OssicleAdvice *ossicle_advice_new (char *text);
void ossicle_advice_free (OssicleAdvice *self);

OssicleVariant *ossicle_variant_new (
  guint status, char *message, char *slip, GPtrArray *causes, GPtrArray *fixes);

G_END_DECLS
