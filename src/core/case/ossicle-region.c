/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-region.h"
#include "ossicle-regions.h"

typedef struct
{
  GKeyFile *file;
  char **ids;
} Table;

/* Reads the table that is compiled in; that it can be read is tested when the program is built. */
static gpointer
load_table (gpointer unused)
{
  static Table table;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
    ossicle_regions_get_resource (), "/io/github/ossicle/Ossicle/regions.ini", 0, NULL);

  table.file = g_key_file_new ();
  if (bytes != NULL)
    g_key_file_load_from_bytes (table.file, bytes, G_KEY_FILE_NONE, NULL);
  table.ids = g_key_file_get_groups (table.file, NULL);

  return &table;
}

static const Table *
get_table (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_table, NULL);
}

/**
 * ossicle_region_list:
 *
 * Returns: (transfer none): the ids of the regions that are known, without "oss-",
 *   %NULL-terminated, in the order of the documentation
 */
const char *const *
ossicle_region_list (void)
{
  return (const char *const *) get_table ()->ids;
}

/**
 * ossicle_region_is_known:
 * @id: a region's id without "oss-", such as "cn-hangzhou"; any text
 *
 * Returns: whether the table has it
 */
gboolean
ossicle_region_is_known (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_key_file_has_group (get_table ()->file, id);
}

/**
 * ossicle_region_get_name:
 * @id: a region's id without "oss-"; any text
 *
 * Returns: (transfer none) (nullable): its English name, or %NULL where it is not known
 */
const char *
ossicle_region_get_name (const char *id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (id != NULL, NULL);

  name = g_key_file_get_string (get_table ()->file, id, "name", NULL);

  return name != NULL ? g_intern_string (name) : NULL;
}

/**
 * ossicle_region_get_status:
 * @id: a region's id without "oss-"; any text
 *
 * Returns: whether the region still serves; %OSSICLE_REGION_UNKNOWN where it is not known
 */
OssicleRegionStatus
ossicle_region_get_status (const char *id)
{
  g_autofree char *status = NULL;

  g_return_val_if_fail (id != NULL, OSSICLE_REGION_UNKNOWN);

  if (!ossicle_region_is_known (id))
    return OSSICLE_REGION_UNKNOWN;
  status = g_key_file_get_string (get_table ()->file, id, "status", NULL);
  if (g_strcmp0 (status, "closing") == 0)
    return OSSICLE_REGION_CLOSING;
  if (g_strcmp0 (status, "closed") == 0)
    return OSSICLE_REGION_CLOSED;

  return OSSICLE_REGION_OPEN;
}

/**
 * ossicle_region_is_finance:
 * @id: a region's id without "oss-"; any text
 *
 * Returns: whether it is known as a part of the finance cloud
 */
gboolean
ossicle_region_is_finance (const char *id)
{
  g_return_val_if_fail (id != NULL, FALSE);

  return g_key_file_get_boolean (get_table ()->file, id, "finance", NULL);
}

static gsize
span_of (const char *text, gboolean (*accept) (char c))
{
  gsize n = 0;

  while (accept (text[n]))
    n++;

  return n;
}

static gboolean
is_lower (char c)
{
  return g_ascii_islower (c);
}

static gboolean
is_tail (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c) || c == '-';
}

/**
 * ossicle_region_is_well_formed:
 * @id: a region's id without "oss-"; any text
 *
 * Regions come and go, so an id that is not in the table is believed where it looks like one: two
 * letters, a hyphen, a word of lower-case letters, then perhaps further parts
 * (`^[a-z]{2}-[a-z]+(-[0-9]+)?(-[a-z0-9-]+)?$`).
 *
 * Returns: whether it looks like the id of a region
 */
gboolean
ossicle_region_is_well_formed (const char *id)
{
  const char *word, *tail;

  g_return_val_if_fail (id != NULL, FALSE);

  if (span_of (id, is_lower) != 2 || id[2] != '-')
    return FALSE;
  word = id + 3;
  tail = word + span_of (word, is_lower);
  if (tail == word)
    return FALSE;
  if (*tail == '\0')
    return TRUE;

  return *tail == '-' && tail[1] != '\0' && tail[1 + span_of (tail + 1, is_tail)] == '\0';
}
