/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/case/ossicle-fact.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SOURCE (ossicle_source_get_type ())

/* What was pasted, opened or dropped, byte for byte, and the text it holds. */
G_DECLARE_FINAL_TYPE (OssicleSource, ossicle_source, OSSICLE, SOURCE, GObject)

OssicleSource *ossicle_source_new (GBytes *bytes, const char *name);

GBytes *ossicle_source_get_bytes (OssicleSource *self);
const char *ossicle_source_get_name (OssicleSource *self);
const char *ossicle_source_get_encoding (OssicleSource *self);
const char *ossicle_source_get_text (OssicleSource *self, gsize *length);
gboolean ossicle_source_locate (OssicleSource *self, OssicleSpan span, OssicleSpan *text_span);

G_END_DECLS
