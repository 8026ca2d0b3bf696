/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OssicleAdvice:
 * @text: one cause, or one thing to try; a sentence or two, in the person's language
 * @items: (element-type OssicleAdvice): its parts, in order; empty where it has none. Parts may
 *   have parts of their own, one level down.
 */
typedef struct
{
  char *text;
  GPtrArray *items;
} OssicleAdvice;

#define OSSICLE_TYPE_VARIANT (ossicle_variant_get_type ())

/* One message that a code comes with, at one status, and what it means there. */
G_DECLARE_FINAL_TYPE (OssicleVariant, ossicle_variant, OSSICLE, VARIANT, GObject)

guint ossicle_variant_get_status (OssicleVariant *self);
const char *ossicle_variant_get_message (OssicleVariant *self);
const char *ossicle_variant_get_slip (OssicleVariant *self);
const char *ossicle_variant_get_source (OssicleVariant *self);
const char *ossicle_variant_get_date (OssicleVariant *self);
GPtrArray *ossicle_variant_get_causes (OssicleVariant *self);
GPtrArray *ossicle_variant_get_fixes (OssicleVariant *self);

G_END_DECLS
