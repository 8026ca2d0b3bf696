/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/case/ossicle-headers.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_HEADER_ROW (ossicle_header_row_get_type ())

/* A header field as it is, and while it has the focus what it says. */
G_DECLARE_FINAL_TYPE (OssicleHeaderRow, ossicle_header_row, OSSICLE, HEADER_ROW, GtkListBoxRow)

GtkWidget *ossicle_header_row_new (const OssicleHeader *header);

G_END_DECLS
