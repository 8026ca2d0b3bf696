/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-profile-import.h"

G_BEGIN_DECLS

/* A stretch of the text that is read: what is secret is copied only into an OssicleSecret. */
typedef struct
{
  const char *text;
  gsize length;
} OssicleProfileImportSpan;

typedef enum {
  OSSICLE_PROFILE_IMPORT_NAME,
  OSSICLE_PROFILE_IMPORT_MODE,
  OSSICLE_PROFILE_IMPORT_ID,
  OSSICLE_PROFILE_IMPORT_SECRET,
  OSSICLE_PROFILE_IMPORT_TOKEN,
  OSSICLE_PROFILE_IMPORT_EXPIRY,
  OSSICLE_PROFILE_IMPORT_REGION,
  OSSICLE_PROFILE_IMPORT_ENDPOINT,
  OSSICLE_PROFILE_IMPORT_VERSION,
  OSSICLE_PROFILE_IMPORT_N_FIELDS,
} OssicleProfileImportField;

/* What one profile of a file says, whatever the file's form. */
typedef struct
{
  OssicleProfileImportSpan fields[OSSICLE_PROFILE_IMPORT_N_FIELDS];
} OssicleProfileImportEntry;

void ossicle_profile_import_add (OssicleProfileImport *self,
                                 const OssicleProfileImportEntry *entry);

gboolean ossicle_profile_import_read_ini (OssicleProfileImport *self,
                                          const char *text,
                                          gsize length,
                                          GError **error);
gboolean ossicle_profile_import_read_json (OssicleProfileImport *self,
                                           const char *text,
                                           gsize length,
                                           GError **error);

G_END_DECLS
