/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-headers.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_HEADER_EDITOR (ossicle_header_editor_get_type ())

/* Header fields as text, one a line. */
G_DECLARE_FINAL_TYPE (OssicleHeaderEditor, ossicle_header_editor, OSSICLE, HEADER_EDITOR, AdwBin)

void ossicle_header_editor_set_headers (OssicleHeaderEditor *self, OssicleHeaders *headers);
OssicleHeaders *ossicle_header_editor_dup_headers (OssicleHeaderEditor *self, gboolean *faulty);
char *ossicle_header_editor_dup_text (OssicleHeaderEditor *self);
void ossicle_header_editor_set_text (OssicleHeaderEditor *self, const char *text);
GtkTextBuffer *ossicle_header_editor_get_buffer (OssicleHeaderEditor *self);

G_END_DECLS
