/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/signing/ossicle-worksheet.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_WORKSHEET_VIEW (ossicle_worksheet_view_get_type ())

/* How a signature comes about, step by step. */
G_DECLARE_FINAL_TYPE (OssicleWorksheetView, ossicle_worksheet_view, OSSICLE, WORKSHEET_VIEW, AdwBin)

void ossicle_worksheet_view_set_worksheet (OssicleWorksheetView *self, OssicleWorksheet *worksheet);

G_END_DECLS
