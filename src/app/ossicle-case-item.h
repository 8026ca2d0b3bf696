/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/intake/ossicle-source.h"
#include "ossicle-list-item.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_CASE_ITEM (ossicle_case_item_get_type ())

/* A row of the list of cases: a case and the source that it was read from, or a source in which no
 * case was found. */
G_DECLARE_FINAL_TYPE (OssicleCaseItem, ossicle_case_item, OSSICLE, CASE_ITEM, OssicleListItem)

OssicleCaseItem *ossicle_case_item_new (OssicleCase *case_, OssicleSource *source);

OssicleCase *ossicle_case_item_get_case (OssicleCaseItem *self);
OssicleSource *ossicle_case_item_get_source (OssicleCaseItem *self);

G_END_DECLS
