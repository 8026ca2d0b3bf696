/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-catalogue.h"

G_BEGIN_DECLS

/* The entries in the order of the list model. Unlike a GListStore, which remembers where it was
 * last asked, it may be read by several threads. */
GPtrArray *ossicle_catalogue_get_array (OssicleCatalogue *self);

G_END_DECLS
