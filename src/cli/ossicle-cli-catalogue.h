/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

OssicleCatalogue *ossicle_cli_load_catalogue (void);

G_END_DECLS
