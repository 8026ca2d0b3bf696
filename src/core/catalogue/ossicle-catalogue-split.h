/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*OssicleSplitFunc) (const char *element,
                                  const char *key,
                                  GBytes *xml,
                                  gpointer user_data);

void ossicle_catalogue_split (GBytes *xml, OssicleSplitFunc func, gpointer user_data);

G_END_DECLS
