/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/intake/ossicle-request-import.h"
#include "ossicle-case-item.h"

G_BEGIN_DECLS

void ossicle_request_import_items (GPtrArray *items, OssicleSource *source, GPtrArray *imports);

G_END_DECLS
