/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-fact-place.h"

static void
add (OssicleCase *case_, const char *name, OssicleFactHow how, const char *from, gsize length)
{
  ossicle_case_take_fact (
    case_, ossicle_fact_new (name, "v", how, from, (OssicleSpan){ length > 0 ? 7 : 0, length }));
}

static void
test_places (void)
{
  static const struct
  {
    const char *fact;
    OssicleFactPlace place;
    const char *found;
  } rows[] = {
    { "code", OSSICLE_FACT_PLACE_SOURCE, "code" },
    { "message", OSSICLE_FACT_PLACE_SOURCE, "message" },
    { "request_time", OSSICLE_FACT_PLACE_SOURCE, "request_id" },
    { "date", OSSICLE_FACT_PLACE_SOURCE, "header.date" },
    { "url", OSSICLE_FACT_PLACE_REQUEST, "url" },
    { "region", OSSICLE_FACT_PLACE_REQUEST, "url" },
    { "request.date", OSSICLE_FACT_PLACE_REQUEST, "request.date" },
    { "failure", OSSICLE_FACT_PLACE_RESPONSE, "failure" },
    { "certificate.fault", OSSICLE_FACT_PLACE_TIME, "certificate.fault" },
    { "ec", OSSICLE_FACT_PLACE_NOWHERE, "ec" },
    { "body.A", OSSICLE_FACT_PLACE_NOWHERE, NULL },
    { "body.Self", OSSICLE_FACT_PLACE_NOWHERE, "body.Self" },
  };
  g_autoptr (OssicleCase) case_ = ossicle_case_new (OSSICLE_CASE_ERROR);

  add (case_, "code", OSSICLE_FACT_READ, "body:Code", 3);
  add (case_, "message", OSSICLE_FACT_DECODED, NULL, 3);
  add (case_, "request_id", OSSICLE_FACT_READ, NULL, 3);
  add (case_, "request_time", OSSICLE_FACT_INFERRED, "request_id", 0);
  add (case_, "header.date", OSSICLE_FACT_READ, NULL, 3);
  add (case_, "date", OSSICLE_FACT_INFERRED, "header:date", 0);
  add (case_, "url", OSSICLE_FACT_INFERRED, "request", 0);
  add (case_, "host", OSSICLE_FACT_INFERRED, "url", 0);
  add (case_, "region", OSSICLE_FACT_INFERRED, "host", 0);
  add (case_, "request.date", OSSICLE_FACT_INFERRED, "request:date", 0);
  add (case_, "failure", OSSICLE_FACT_INFERRED, "exchange", 0);
  add (case_, "certificate.fault", OSSICLE_FACT_INFERRED, "certificate", 0);
  add (case_, "ec", OSSICLE_FACT_INFERRED, "elsewhere", 0);
  /* A ring ends somewhere. */
  add (case_, "body.A", OSSICLE_FACT_INFERRED, "body.B", 0);
  add (case_, "body.B", OSSICLE_FACT_INFERRED, "body.A", 0);
  add (case_, "body.Self", OSSICLE_FACT_INFERRED, "body.Self", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OssicleFact *fact = ossicle_case_get_fact (case_, rows[i].fact);

      g_test_message ("%s", rows[i].fact);
      g_assert_cmpint (ossicle_fact_place_find (case_, &fact), ==, rows[i].place);
      if (rows[i].found != NULL)
        g_assert_cmpstr (ossicle_fact_get_name (fact), ==, rows[i].found);
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/fact-place/places", test_places);

  return g_test_run ();
}
