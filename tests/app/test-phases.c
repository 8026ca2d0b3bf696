/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-phases.h"
#include "app/ossicle-time-page.h"
#include "net/exchange/ossicle-exchange-private.h"

typedef struct
{
  OssicleTimings timings;
  const char *server_time; /* or NULL */
  OssiclePhaseSpan spans[OSSICLE_N_PHASES];
  gint64 total;
  gint64 server;
} Row;

#define NONE                                                                                       \
  {                                                                                                \
    -1, -1                                                                                         \
  }

static const Row rows[] = {
  /* All phases, over TLS. */
  { { 0, 10, 20, 20, 90, 50, 90, 4000, 5000 },
    "3",
    { { 10, 20 }, { 20, 50 }, { 50, 90 }, { 90, 4000 }, { 4000, 5000 } },
    5000,
    3000 },
  /* Without TLS, and the address was known. */
  { { 0, -1, -1, 20, 90, -1, 90, 400, 500 },
    NULL,
    { NONE, { 20, 90 }, NONE, { 90, 400 }, { 400, 500 } },
    500,
    -1 },
  /* Refused: nothing after the attempt. */
  { { 0, 10, 20, 20, -1, -1, -1, -1, -1 }, NULL, { { 10, 20 }, NONE, NONE, NONE, NONE }, 20, -1 },
  /* Nothing happened at all. */
  { { 0, -1, -1, -1, -1, -1, -1, -1, -1 }, NULL, { NONE, NONE, NONE, NONE, NONE }, 0, -1 },
  /* A server that says it worked longer than one waited, or no number. */
  { { 0, -1, -1, 0, 10, -1, 10, 2000, 2000 },
    "2",
    { NONE, { 0, 10 }, NONE, { 10, 2000 }, { 2000, 2000 } },
    2000,
    -1 },
  { { 0, -1, -1, 0, 10, -1, 10, 2000, 2000 },
    "-1",
    { NONE, { 0, 10 }, NONE, { 10, 2000 }, { 2000, 2000 } },
    2000,
    -1 },
  { { 0, -1, -1, 0, 10, -1, 10, 2000, 2000 },
    "99999999999999999999",
    { NONE, { 0, 10 }, NONE, { 10, 2000 }, { 2000, 2000 } },
    2000,
    -1 },
  /* A clock that went back. */
  { { 0, 30, 20, 20, 10, -1, 10, 5, 7 }, NULL, { NONE, NONE, NONE, NONE, { 5, 7 } }, 7, -1 },
};

static OssicleExchange *
create_exchange (const Row *row)
{
  g_autoptr (OssicleRequest) request = ossicle_request_new ("GET", "http://localhost/");
  OssicleExchange *exchange = ossicle_exchange_new (request);

  exchange->timings = row->timings;
  exchange->response = ossicle_response_new ("HTTP/1.1", 200, "OK");
  if (row->server_time != NULL)
    ossicle_headers_append (ossicle_response_get_headers (exchange->response), "x-oss-server-time",
                            row->server_time);

  return exchange;
}

static void
test_phases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (OssicleExchange) exchange = create_exchange (&rows[i]);
      OssiclePhases phases;

      ossicle_phases_init (&phases, exchange);
      for (guint j = 0; j < OSSICLE_N_PHASES; j++)
        {
          g_assert_cmpint (phases.spans[j].start, ==, rows[i].spans[j].start);
          g_assert_cmpint (phases.spans[j].end, ==, rows[i].spans[j].end);
        }
      g_assert_cmpint (phases.total, ==, rows[i].total);
      g_assert_cmpint (phases.server, ==, rows[i].server);
    }
}

/* Whatever there is can be drawn, at any width. */
static void
test_draws (void)
{
  static const int widths[] = { 300, 800 };

  for (guint i = 0; i < G_N_ELEMENTS (rows) * G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (OssicleExchange) exchange = create_exchange (&rows[i / 2]);
      OssicleTimePage *page = g_object_new (OSSICLE_TYPE_TIME_PAGE, NULL);
      GtkWidget *window;

      ossicle_time_page_set_exchange (page, exchange);
      window = app_test_show (GTK_WIDGET (page), widths[i % 2], 500);
      g_assert_true (app_test_has_text (GTK_WIDGET (page), "All together"));
      g_assert_cmpint (app_test_has_text (GTK_WIDGET (page), "OSS worked 3 ms"), ==, i < 2);
      g_assert_true (app_test_has_text (GTK_WIDGET (page), "HTTP/1.1"));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/phases/phases", test_phases);
  g_test_add_func ("/phases/draws", test_draws);

  return g_test_run ();
}
