/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/intake/ossicle-har.h"
#include "core/intake/ossicle-request-import.h"
#include "ossicle-request-import-items.h"

/* The list is for choosing from; a longer archive is a log. */
#define MOST_ENTRIES 500

static void
add_entries (GPtrArray *items, OssicleSource *source, const char *text, gsize length)
{
  g_autoptr (OssicleHar) archive = ossicle_har_new (text, length, NULL);
  guint n = archive != NULL ? MIN (ossicle_har_get_n_entries (archive), MOST_ENTRIES) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OssicleRequest) request = ossicle_har_dup_request (archive, i, NULL);

      if (request != NULL)
        g_ptr_array_add (items, ossicle_case_item_new_for_request (source, request, NULL));
    }
}

/**
 * ossicle_request_import_items:
 * @items: (element-type OssicleCaseItem): gets the rows
 * @source: a text in which no case was found
 *
 * Adds the request that the text is: a command, raw HTTP or an address; of an archive, each.
 */
void
ossicle_request_import_items (GPtrArray *items, OssicleSource *source)
{
  gsize length;
  const char *pasted = ossicle_source_get_text (source, &length);
  /* What was pasted ends with its last byte; the import wants a NUL behind it. */
  g_autoptr (GString) copy = g_string_new_len (pasted, (gssize) length);
  const char *text = copy->str;
  OssicleImportKind kind = ossicle_request_import_recognise (text);
  g_autoptr (OssicleImport) import = NULL;

  if (kind == OSSICLE_IMPORT_HAR)
    {
      add_entries (items, source, text, length);
      return;
    }
  if (kind == OSSICLE_IMPORT_NONE)
    return;

  import = ossicle_request_import (text, length, OSSICLE_IMPORT_FIRST_FAILED, NULL);
  if (import != NULL)
    g_ptr_array_add (items,
                     ossicle_case_item_new_for_request (source, import->request, import->options));
}
