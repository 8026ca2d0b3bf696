/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "core/case/ossicle-fact.h"

G_BEGIN_DECLS

/* The way back from a derived text to the bytes of the source. It keeps runs, not bytes: a run says
 * that so many bytes of the text stand for so many bytes of the source, unit by unit (one for one
 * in plain text, one for two in UTF-16, three for four in base64), or as a block that cannot be
 * divided (an escape and what it stands for). Positions in text and source both ascend. */
typedef struct _OssicleMap OssicleMap;

OssicleMap *ossicle_map_new (void);
void ossicle_map_free (OssicleMap *self);

void ossicle_map_append (OssicleMap *self,
                         gsize length,
                         OssicleSpan source,
                         guint text_unit,
                         guint source_unit);
void ossicle_map_append_slice (OssicleMap *self, OssicleMap *other, gsize start, gsize length);

OssicleSpan ossicle_map_to_source (OssicleMap *self, gsize start, gsize length);
gboolean ossicle_map_to_text (OssicleMap *self, OssicleSpan source, OssicleSpan *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleMap, ossicle_map_free)

G_END_DECLS
