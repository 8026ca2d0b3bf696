/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_PASTE_BOX (ossicle_paste_box_get_type ())

/* Where one pastes, drops or types what OSS answered. */
G_DECLARE_FINAL_TYPE (OssiclePasteBox, ossicle_paste_box, OSSICLE, PASTE_BOX, AdwBin)

void ossicle_paste_box_clear (OssiclePasteBox *self);

G_END_DECLS
