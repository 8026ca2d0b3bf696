/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows of the drop-down, in its order. */
typedef enum { OSSICLE_BODY_TEXT, OSSICLE_BODY_XML, OSSICLE_BODY_HEX } OssicleBodyKind;

/* A text view lays out each line it comes past, so it gets a body by and by. */
#define OSSICLE_BODY_PART_BYTES (64 * 1024)
#define OSSICLE_BODY_HEX_PART_BYTES (8 * 1024)
#define OSSICLE_BODY_LINE_BYTES 1000

OssicleBodyKind ossicle_body_guess_kind (GBytes *body, const char *content_type);
guint ossicle_body_count_parts (GBytes *body, OssicleBodyKind kind);
char *ossicle_body_dup_part (GBytes *body, OssicleBodyKind kind, guint part, gboolean *broken);

G_END_DECLS
