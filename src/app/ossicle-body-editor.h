/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_BODY_EDITOR (ossicle_body_editor_get_type ())

/* What a request carries: nothing, a text, a file, or what was imported and cannot be edited. */
G_DECLARE_FINAL_TYPE (OssicleBodyEditor, ossicle_body_editor, OSSICLE, BODY_EDITOR, AdwBin)

void ossicle_body_editor_set_request (OssicleBodyEditor *self, OssicleRequest *request);
void ossicle_body_editor_append_to (OssicleBodyEditor *self, OssicleRequest *request);
void ossicle_body_editor_set_file (OssicleBodyEditor *self, GFile *file);

G_END_DECLS
