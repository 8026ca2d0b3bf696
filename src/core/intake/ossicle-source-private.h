/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-map.h"
#include "ossicle-source.h"

G_BEGIN_DECLS

OssicleMap *ossicle_source_get_map (OssicleSource *self);

G_END_DECLS
