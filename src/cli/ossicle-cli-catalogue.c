/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-cli-catalogue.h"

#include <glib/gi18n.h>

#include "ossicle-cli-input.h"
#include "ossicle-cli-terminal.h"

#define MOST_OWN_BYTES (4 * 1024 * 1024)

/* What is wrong with the person's own entries is told and never stops the answer. */
static void
add_own_entries (OssicleCatalogue *catalogue)
{
  g_autofree char *path = NULL, *name = NULL;
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (GError) error = NULL;

  path = g_build_filename (g_get_user_data_dir (), "ossicle", "catalogue.xml", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;

  name = g_filename_display_name (path);
  xml = ossicle_cli_read (path, MOST_OWN_BYTES, &error);
  if (xml == NULL || !ossicle_catalogue_add_own (catalogue, xml, name, &error))
    ossicle_cli_complain (_ ("Your own entries in %s are left out: %s"), name, error->message);
}

/**
 * ossicle_cli_load_catalogue:
 *
 * Returns: (transfer full) (nullable): the catalogue with the person's own entries, or %NULL after
 *   saying why on standard error
 */
OssicleCatalogue *
ossicle_cli_load_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  OssicleCatalogue *catalogue = ossicle_catalogue_new (&error);

  if (catalogue != NULL)
    add_own_entries (catalogue);
  else
    ossicle_cli_complain (_ ("The catalogue could not be loaded: %s"), error->message);

  return catalogue;
}
