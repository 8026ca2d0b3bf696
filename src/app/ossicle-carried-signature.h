/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"
#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

typedef enum {
  OSSICLE_CARRIED_PLAIN,
  OSSICLE_CARRIED_GOOD,
  OSSICLE_CARRIED_BAD,
} OssicleCarriedState;

/**
 * OssicleCarriedPart:
 * @title: (nullable): what it is, translated; a fault has none
 * @value: what stands there, or the fault in words
 * @state: whether anything is wrong with it
 */
typedef struct
{
  char *title;
  char *value;
  OssicleCarriedState state;
} OssicleCarriedPart;

GPtrArray *ossicle_carried_signature_list (OssicleRequest *request, OssicleCase *case_, gint64 now);

G_END_DECLS
