/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  OSSICLE_REGION_OPEN,
  OSSICLE_REGION_CLOSING,
  OSSICLE_REGION_CLOSED,
  OSSICLE_REGION_UNKNOWN,
} OssicleRegionStatus;

const char *const *ossicle_region_list (void);
const char *ossicle_region_get_name (const char *id);
OssicleRegionStatus ossicle_region_get_status (const char *id);
gboolean ossicle_region_is_finance (const char *id);
gboolean ossicle_region_is_known (const char *id);
gboolean ossicle_region_is_well_formed (const char *id);

G_END_DECLS
