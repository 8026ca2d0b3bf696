/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

/* Candidates of one request, in the order in which they are believed. */
typedef struct
{
  GPtrArray *candidates; /* borrowed from the tray */
  OssicleSpan extent;
  OssicleCandidate *context; /* what stands around it; owned */
} OssicleGroup;

GPtrArray *ossicle_grouping_group (GPtrArray *candidates);
const char *ossicle_group_get (OssicleGroup *self, const char *name);
OssicleCaseKind ossicle_group_get_kind (OssicleGroup *self);
OssicleCase *ossicle_group_to_case (OssicleGroup *self, OssicleTray *tray);

G_END_DECLS
