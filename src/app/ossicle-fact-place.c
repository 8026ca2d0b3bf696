/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-fact-place.h"

/* The region comes from the host, the host from the address. */
#define MOST_STEPS 4

/* The fact that another one was inferred from, or NULL. Readers write "header:date" for the header
 * that is the fact "header.date". */
static OssicleFact *
get_origin (OssicleCase *case_, OssicleFact *fact)
{
  const char *from = ossicle_fact_get_from (fact);
  g_autofree char *name = g_strdup (from != NULL ? from : "");
  OssicleFact *origin;

  g_strdelimit (name, ":", '.');
  origin = ossicle_case_get_fact (case_, name);

  return origin != fact ? origin : NULL;
}

static gboolean
is_of_request (OssicleFact *fact)
{
  const char *from = ossicle_fact_get_from (fact);

  return from != NULL && (g_str_equal (from, "request") || g_str_has_prefix (from, "request:"));
}

static OssicleFactPlace
find_without_span (OssicleFact *fact)
{
  if (is_of_request (fact))
    return OSSICLE_FACT_PLACE_REQUEST;
  if (g_strcmp0 (ossicle_fact_get_from (fact), "exchange") == 0)
    return OSSICLE_FACT_PLACE_RESPONSE;
  if (g_strcmp0 (ossicle_fact_get_from (fact), "certificate") == 0)
    return OSSICLE_FACT_PLACE_TIME;

  return OSSICLE_FACT_PLACE_NOWHERE;
}

/**
 * ossicle_fact_place_find:
 * @case_: a case
 * @fact: (inout) (transfer none): one of its facts; where it was inferred, it becomes the one that
 *   it was inferred from
 *
 * Returns: where to show it
 */
OssicleFactPlace
ossicle_fact_place_find (OssicleCase *case_, OssicleFact **fact)
{
  OssicleFactPlace place;
  OssicleSpan span;

  g_return_val_if_fail (OSSICLE_IS_CASE (case_), OSSICLE_FACT_PLACE_NOWHERE);
  g_return_val_if_fail (fact != NULL && OSSICLE_IS_FACT (*fact), OSSICLE_FACT_PLACE_NOWHERE);

  for (int i = 0; i < MOST_STEPS; i++)
    {
      OssicleFact *origin;

      if (ossicle_fact_get_span (*fact, &span))
        return OSSICLE_FACT_PLACE_SOURCE;
      place = find_without_span (*fact);
      origin = place == OSSICLE_FACT_PLACE_NOWHERE ? get_origin (case_, *fact) : NULL;
      if (origin == NULL)
        return place;
      *fact = origin;
    }

  return OSSICLE_FACT_PLACE_NOWHERE;
}
