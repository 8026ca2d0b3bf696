/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "keyring-test.h"

/* keep-profile NAME ID REGION VERSION EXPIRY: puts a profile into the keyring, whose secret and
 * token are the two lines of standard input. For tests that need one there. */

static OssicleSecret *
read_line (void)
{
  char line[4096] = "";

  if (fgets (line, sizeof line, stdin) == NULL)
    return NULL;

  line[strcspn (line, "\n")] = '\0';

  return *line != '\0' ? ossicle_secret_new (line, -1) : NULL;
}

int
main (int argc, char *argv[])
{
  g_autoptr (OssicleProfiles) profiles = ossicle_profiles_new ();
  g_autoptr (OssicleSecret) secret = read_line ();
  g_autoptr (OssicleSecret) token = read_line ();
  g_autoptr (OssicleAccessKey) key = NULL;
  g_autoptr (OssicleProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (argc, ==, 6);
  key = ossicle_access_key_new (argv[2], secret, token);
  profile = ossicle_profile_new (NULL, argv[1], key);
  ossicle_profile_set_region (profile, argv[3]);
  if (g_str_equal (argv[4], "v1"))
    ossicle_profile_set_version (profile, OSSICLE_SIGNATURE_V1);
  ossicle_profile_set_expiry (profile, g_ascii_strtoll (argv[5], NULL, 10));
  keyring_test_save (profiles, profile, &error);
  g_assert_no_error (error);

  return ossicle_profiles_get_state (profiles) == OSSICLE_PROFILES_IN_KEYRING ? 0 : 1;
}
