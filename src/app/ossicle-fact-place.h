/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"

G_BEGIN_DECLS

/**
 * OssicleFactPlace:
 * @OSSICLE_FACT_PLACE_SOURCE: it stands in the text that was read
 * @OSSICLE_FACT_PLACE_REQUEST: in the request that was sent
 * @OSSICLE_FACT_PLACE_RESPONSE: in how the exchange ended
 * @OSSICLE_FACT_PLACE_TIME: in the connection that it went over
 * @OSSICLE_FACT_PLACE_NOWHERE: nowhere but among the facts
 */
typedef enum {
  OSSICLE_FACT_PLACE_SOURCE,
  OSSICLE_FACT_PLACE_REQUEST,
  OSSICLE_FACT_PLACE_RESPONSE,
  OSSICLE_FACT_PLACE_TIME,
  OSSICLE_FACT_PLACE_NOWHERE,
} OssicleFactPlace;

OssicleFactPlace ossicle_fact_place_find (OssicleCase *case_, OssicleFact **fact);

G_END_DECLS
