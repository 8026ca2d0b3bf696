/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint ossicle_header_help_get_n_names (void);
const char *ossicle_header_help_get_name (guint position);
const char *ossicle_header_help_lookup (const char *name);

G_END_DECLS
