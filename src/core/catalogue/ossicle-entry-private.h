/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-entry.h"
#include "ossicle-entry-data.h"

G_BEGIN_DECLS

OssicleEntry *ossicle_entry_new_unread (const char *code, GBytes *xml);
OssicleEntry *ossicle_entry_new (OssicleEntryData *data, gboolean own);

const OssicleEntryData *ossicle_entry_get_data (OssicleEntry *self);

G_END_DECLS
