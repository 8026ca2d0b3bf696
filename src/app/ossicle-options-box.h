/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_OPTIONS_BOX (ossicle_options_box_get_type ())

/* How a request is sent: what is followed, trusted, waited for and kept. */
G_DECLARE_FINAL_TYPE (OssicleOptionsBox, ossicle_options_box, OSSICLE, OPTIONS_BOX, AdwBin)

void ossicle_options_box_set_options (OssicleOptionsBox *self, const OssicleSendOptions *options);
OssicleSendOptions *ossicle_options_box_dup_options (OssicleOptionsBox *self);
GFile *ossicle_options_box_get_save_to (OssicleOptionsBox *self);
void ossicle_options_box_set_save_to (OssicleOptionsBox *self, GFile *file);
gboolean ossicle_options_box_get_confirm (OssicleOptionsBox *self);

G_END_DECLS
