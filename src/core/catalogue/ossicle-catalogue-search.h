/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OssicleSearch OssicleSearch;

OssicleSearch *ossicle_search_new (GPtrArray *entries);
void ossicle_search_free (OssicleSearch *self);

GPtrArray *ossicle_search_find (OssicleSearch *self, const char *text);

G_END_DECLS
