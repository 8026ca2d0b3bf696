/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_TEXT_BLOCK (ossicle_text_block_get_type ())

/* A text that counts to the byte, under its name. What cannot be seen has a picture. */
G_DECLARE_FINAL_TYPE (OssicleTextBlock, ossicle_text_block, OSSICLE, TEXT_BLOCK, AdwBin)

void ossicle_text_block_set_text (OssicleTextBlock *self, const char *text);

G_END_DECLS
