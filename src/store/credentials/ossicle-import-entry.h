/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-import.h"

G_BEGIN_DECLS

/* A stretch of the text that is read: what is secret is copied only into an OssicleSecret. */
typedef struct
{
  const char *text;
  gsize length;
} OssicleImportSpan;

typedef enum {
  OSSICLE_IMPORT_NAME,
  OSSICLE_IMPORT_MODE,
  OSSICLE_IMPORT_ID,
  OSSICLE_IMPORT_SECRET,
  OSSICLE_IMPORT_TOKEN,
  OSSICLE_IMPORT_EXPIRY,
  OSSICLE_IMPORT_REGION,
  OSSICLE_IMPORT_ENDPOINT,
  OSSICLE_IMPORT_VERSION,
  OSSICLE_IMPORT_N_FIELDS,
} OssicleImportField;

/* What one profile of a file says, whatever the file's form. */
typedef struct
{
  OssicleImportSpan fields[OSSICLE_IMPORT_N_FIELDS];
} OssicleImportEntry;

void ossicle_import_add (OssicleImport *self, const OssicleImportEntry *entry);

gboolean
ossicle_import_read_ini (OssicleImport *self, const char *text, gsize length, GError **error);
gboolean
ossicle_import_read_json (OssicleImport *self, const char *text, gsize length, GError **error);

G_END_DECLS
