/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-list-item.h"

G_BEGIN_DECLS

/* Rows in groups, each under the heading that its first row carries. */

char *ossicle_case_list_dup_heading (GListModel *rows, const char *wanted);

/* A row that was taken out, and where it stood. */
typedef struct _OssicleRemovedRow OssicleRemovedRow;

OssicleRemovedRow *ossicle_case_list_remove (GListStore *rows, guint position);
guint ossicle_removed_row_put_back (OssicleRemovedRow *self, GListStore *rows);
void ossicle_removed_row_free (OssicleRemovedRow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleRemovedRow, ossicle_removed_row_free)

G_END_DECLS
