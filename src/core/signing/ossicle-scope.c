/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "ossicle-scope.h"

#define N_PARTS 5
#define DATE_DIGITS 8

static gboolean
is_date (const char *text)
{
  return strlen (text) == DATE_DIGITS && strspn (text, "0123456789") == DATE_DIGITS;
}

/* Also the bare city that people write for a region, and the names of acceleration endpoints. */
gboolean
ossicle_scope_region_is_odd (const char *region)
{
  return g_str_has_prefix (region, "oss-") || g_str_has_suffix (region, "-internal") ||
         strchr (region, '.') != NULL || strchr (region, '-') == NULL;
}

static void
check (const OssicleScope *self, const char *terminator, OssicleSigningWarnings *warnings)
{
  if (*self->id == '\0')
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_ID_MISSING, NULL);

  if (!is_date (self->date))
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_SCOPE_FORM, "date");

  if (*self->region == '\0')
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_REGION_MISSING, NULL);
  else if (ossicle_scope_region_is_odd (self->region))
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_REGION_FORM, self->region);

  if (*self->product == '\0')
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_SCOPE_FORM, "product");

  if (strcmp (self->terminator, terminator) != 0)
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_SCOPE_FORM, terminator);
}

/**
 * ossicle_scope_new:
 * @credential: "id/date/region/product/terminator", of whatever quality
 * @terminator: what the last part should be
 * @warnings: takes what is wrong with it
 *
 * Returns: (transfer full): the parts, as far as they are there; the id may hold a slash
 */
OssicleScope *
ossicle_scope_new (const char *credential, const char *terminator, OssicleSigningWarnings *warnings)
{
  g_auto (GStrv) parts = g_strsplit (credential, "/", -1);
  guint n_parts = g_strv_length (parts);
  OssicleScope *self = g_new0 (OssicleScope, 1);
  char **fields[N_PARTS] = { &self->id, &self->date, &self->region, &self->product,
                             &self->terminator };
  guint skipped = n_parts > N_PARTS ? n_parts - N_PARTS : 0;

  for (guint i = 0; i < N_PARTS; i++)
    *fields[i] = g_strdup (i + skipped < n_parts ? parts[i + skipped] : "");

  if (skipped > 0)
    {
      gsize tail = strlen (self->date) + strlen (self->region) + strlen (self->product) +
                   strlen (self->terminator) + N_PARTS - 1;

      g_free (self->id);
      self->id = g_strndup (credential, strlen (credential) - tail);
    }

  if (n_parts != N_PARTS)
    ossicle_signing_warnings_add (warnings, OSSICLE_SIGNING_WARNING_SCOPE_FORM, NULL);

  check (self, terminator, warnings);

  return self;
}

void
ossicle_scope_free (OssicleScope *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->id);
  g_free (self->date);
  g_free (self->region);
  g_free (self->product);
  g_free (self->terminator);
  g_free (self);
}
