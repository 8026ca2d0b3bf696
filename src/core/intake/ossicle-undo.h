/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-view.h"

G_BEGIN_DECLS

/* Each takes a view and gives another, or NULL where it finds nothing to undo. */

OssicleView *ossicle_undo_controls (OssicleView *view);
OssicleView *ossicle_undo_wraps (OssicleView *view);
OssicleView *ossicle_undo_links (OssicleView *view);
OssicleView *ossicle_undo_trace (OssicleView *view);
OssicleView *ossicle_undo_chunks (OssicleView *view);
OssicleView *ossicle_undo_records (OssicleView *view);
OssicleView *ossicle_undo_prefixes (OssicleView *view);
OssicleView *ossicle_undo_syslog (OssicleView *view);
OssicleView *ossicle_undo_json (OssicleView *view);
OssicleView *ossicle_undo_entities (OssicleView *view);
OssicleView *ossicle_undo_quoted (OssicleView *view);
OssicleView *ossicle_undo_percent (OssicleView *view);
OssicleView *ossicle_undo_base64 (OssicleView *view, gsize *from);

char *ossicle_decode_entities (const char *text, gsize length);
char *ossicle_decode_percent (const char *text, gsize length);

G_END_DECLS
