/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/catalogue/ossicle-catalogue.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const unsigned char *data, size_t size)
{
  static OssicleCatalogue *shipped;
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, 400));
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (OssicleCatalogue) own = ossicle_catalogue_new_for_xml (bytes, "own.xml", &error);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) near = NULL;

  g_assert_true ((own == NULL) == (error != NULL));
  if (shipped == NULL)
    shipped = ossicle_catalogue_new (NULL);
  if (g_utf8_validate (text, -1, NULL))
    {
      found = ossicle_catalogue_search (shipped, text);
      near = ossicle_catalogue_suggest (shipped, text, 3);
    }

  return 0;
}
