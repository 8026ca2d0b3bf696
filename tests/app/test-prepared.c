/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app-test.h"
#include "app/ossicle-prepared.h"

/* What becomes of how a request is signed. */
static void
test_signing (void)
{
  static const struct
  {
    OssicleRemedySigning signing;
    OssicleSignatureVersion present, after;
    OssicleSignaturePlace place;
  } rows[] = {
    { OSSICLE_REMEDY_SIGNING_KEPT, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_V1,
      OSSICLE_SIGNATURE_IN_HEADER },
    { OSSICLE_REMEDY_SIGNING_KEPT, OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_NONE,
      OSSICLE_SIGNATURE_IN_HEADER },
    { OSSICLE_REMEDY_SIGNING_NONE, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_NONE,
      OSSICLE_SIGNATURE_IN_HEADER },
    { OSSICLE_REMEDY_SIGNING_WANTED, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_V4,
      OSSICLE_SIGNATURE_IN_URL },
    { OSSICLE_REMEDY_SIGNING_RENEWED, OSSICLE_SIGNATURE_V1, OSSICLE_SIGNATURE_V1,
      OSSICLE_SIGNATURE_IN_HEADER },
    { OSSICLE_REMEDY_SIGNING_RENEWED, OSSICLE_SIGNATURE_NONE, OSSICLE_SIGNATURE_V4,
      OSSICLE_SIGNATURE_IN_URL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      OssicleRemedyRequest one = { .signing = rows[i].signing,
                                   .version = OSSICLE_SIGNATURE_V4,
                                   .place = OSSICLE_SIGNATURE_IN_URL };
      g_autoptr (OssicleSigningChoice)
        present = ossicle_signing_choice_new (rows[i].present, OSSICLE_SIGNATURE_IN_HEADER);
      g_autoptr (OssicleSigningChoice) after = NULL;

      present->profile = g_strdup ("mine");
      after = ossicle_prepared_dup_signing (&one, present);
      g_test_message ("row %zu", i);
      g_assert_cmpint (after->version, ==, rows[i].after);
      g_assert_cmpint (after->place, ==, rows[i].place);
      if (rows[i].signing != OSSICLE_REMEDY_SIGNING_NONE)
        g_assert_cmpstr (after->profile, ==, "mine");
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/prepared/signing", test_signing);

  return g_test_run ();
}
