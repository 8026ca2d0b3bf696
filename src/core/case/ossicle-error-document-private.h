/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-error-document.h"

G_BEGIN_DECLS

OssicleErrorDocument *ossicle_error_document_new_empty (void);
void ossicle_error_document_set_recovered (OssicleErrorDocument *self);
void ossicle_error_document_clear (OssicleErrorDocument *self);
gboolean ossicle_error_document_take_element (OssicleErrorDocument *self, OssicleElement element);
char *ossicle_error_document_dup_name (const char *name, gsize length);
gboolean ossicle_error_document_check_size (gsize length, GError **error);

G_END_DECLS
