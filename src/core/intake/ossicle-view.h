/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-source.h"

G_BEGIN_DECLS

/* A text derived from a source, or from another view, that keeps the way back to the source's
 * bytes. UTF-8, no NUL inside, NUL-terminated. It never changes once it is made. */
typedef struct _OssicleView OssicleView;

OssicleView *ossicle_view_new (OssicleSource *source, gsize start, gsize length);
OssicleView *ossicle_view_ref (OssicleView *self);
void ossicle_view_unref (OssicleView *self);

const char *ossicle_view_get_text (OssicleView *self, gsize *length);
OssicleSource *ossicle_view_get_source (OssicleView *self);
OssicleSpan ossicle_view_locate (OssicleView *self, gsize start, gsize length);
gboolean ossicle_view_find (OssicleView *self, OssicleSpan source, OssicleSpan *text);

/* Rewrites a view into another: copies, or puts something else for what stood there. */
typedef struct _OssicleRewrite OssicleRewrite;

OssicleRewrite *ossicle_rewrite_new (OssicleView *from);
void ossicle_rewrite_copy (OssicleRewrite *self, gsize start, gsize length);
void ossicle_rewrite_put (OssicleRewrite *self,
                          gsize start,
                          gsize length,
                          const char *text,
                          gsize text_length);
void ossicle_rewrite_put_units (OssicleRewrite *self,
                                gsize start,
                                gsize length,
                                const char *text,
                                gsize text_length,
                                guint text_unit,
                                guint source_unit);
OssicleView *ossicle_rewrite_end (OssicleRewrite *self);

/**
 * OssicleDecode:
 * @p: where a mark stands
 * @end: where the text ends
 * @utf8: takes what the code means
 * @n: (out): its bytes, perhaps none
 *
 * Returns: how many bytes the code at @p has, 0 where it is none
 */
typedef gsize (*OssicleDecode) (const char *p, const char *end, char utf8[6], gsize *n);

OssicleView *ossicle_view_decode (OssicleView *self, char mark, OssicleDecode decode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleView, ossicle_view_unref)

G_END_DECLS
