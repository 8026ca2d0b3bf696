/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/case/ossicle-fact.h"
#include "core/signing/ossicle-token-mask.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_FACT_ROW (ossicle_fact_row_get_type ())

/* A fact, how it is known, and a button that copies it. */
G_DECLARE_FINAL_TYPE (OssicleFactRow, ossicle_fact_row, OSSICLE, FACT_ROW, GtkListBoxRow)

GtkWidget *ossicle_fact_row_new (OssicleFact *fact, const OssicleTokenMask *mask);

OssicleFact *ossicle_fact_row_get_fact (OssicleFactRow *self);

G_END_DECLS
