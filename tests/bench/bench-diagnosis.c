/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All rules over each labelled case: the mean, and the case that takes longest. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/diagnosis/ossicle-diagnosis.h"
#include "core/intake/ossicle-intake.h"
#include "core/labelled-case.h"

#define BATCHES 20
#define ROUNDS 20

static OssicleCase *
read_case (const LabelledCase *label, OssicleCatalogue *catalogue)
{
  g_autofree char *text = label->paste != NULL
                            ? g_strdup (label->paste)
                            : g_strconcat (label->request != NULL ? label->request : "", "\n",
                                           label->response, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (OssicleSource) source = ossicle_source_new (bytes, NULL);
  g_autoptr (OssicleReading)
    reading = ossicle_intake_read (source, catalogue, label->now, NULL, NULL);

  return g_list_model_get_item (ossicle_reading_get_cases (reading), 0);
}

/* Microseconds for one diagnosis, in the batch that was disturbed least. */
static double
measure (OssicleCase *subject, OssicleCatalogue *catalogue, gint64 now)
{
  gint64 least = G_MAXINT64;

  for (int i = 0; i < BATCHES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      for (int j = 0; j < ROUNDS; j++)
        {
          g_autoptr (GListModel) findings = ossicle_diagnose (subject, catalogue, now);

          g_assert_nonnull (findings);
        }
      least = MIN (least, g_get_monotonic_time () - start);
    }

  return least / (double) ROUNDS;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (OssicleCatalogue) catalogue = NULL;
  const LabelledCase *slowest = NULL;
  double sum = 0, most = 0;
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  cases = labelled_cases_load ();
  catalogue = ossicle_catalogue_new (NULL);
  for (guint i = 0; i < cases->len; i++)
    {
      const LabelledCase *label = g_ptr_array_index (cases, i);
      g_autoptr (OssicleCase) subject = read_case (label, catalogue);
      double time;

      if (subject == NULL)
        continue;
      time = measure (subject, catalogue, label->now);
      sum += time;
      n++;
      if (time > most)
        {
          most = time;
          slowest = label;
        }
    }
  g_assert_nonnull (slowest);
  printf ("all rules over one case: %.1f µs on the average of %u, %.1f µs at most (%s/%s)\n",
          sum / n, n, most, slowest->family, slowest->name);

  return 0;
}
