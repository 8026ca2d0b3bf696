/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ossicle-request-import-items.h"

/* A row for each request that was imported from the source, in which no case was found. */
void
ossicle_request_import_items (GPtrArray *items, OssicleSource *source, GPtrArray *imports)
{
  for (guint i = 0; i < imports->len; i++)
    {
      OssicleImport *one = g_ptr_array_index (imports, i);

      g_ptr_array_add (items,
                       ossicle_case_item_new_for_request (source, one->request, one->options));
    }
}
