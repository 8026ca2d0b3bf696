/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-told-request.h"

G_BEGIN_DECLS

/* The request that stands in a text before the answer at @at: an entry of an archive, a command, or
 * a request line with its header. NULL where none does, or another answer stands between them. */
OssicleToldRequest *ossicle_told_text_find (const char *text, gsize length, gsize at);

G_END_DECLS
