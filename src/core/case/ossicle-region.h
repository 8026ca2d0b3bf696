/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

const char *const *ossicle_region_get_known (void);
gboolean ossicle_region_is_known (const char *id);
gboolean ossicle_region_is_well_formed (const char *id);

G_END_DECLS
