/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-profile.h"

G_BEGIN_DECLS

/* More is no configuration of anybody's. */
#define OSSICLE_IMPORT_MAX_BYTES (1024 * 1024)

/**
 * OssicleImportError:
 * @OSSICLE_IMPORT_ERROR_TOO_LARGE: more than %OSSICLE_IMPORT_MAX_BYTES
 * @OSSICLE_IMPORT_ERROR_NOT_TEXT: not UTF-8, or with a NUL in it; the message names the line
 * @OSSICLE_IMPORT_ERROR_MALFORMED: of neither form; the message names the line
 * @OSSICLE_IMPORT_ERROR_NOTHING: it holds no access key
 */
typedef enum {
  OSSICLE_IMPORT_ERROR_TOO_LARGE,
  OSSICLE_IMPORT_ERROR_NOT_TEXT,
  OSSICLE_IMPORT_ERROR_MALFORMED,
  OSSICLE_IMPORT_ERROR_NOTHING,
} OssicleImportError;

#define OSSICLE_IMPORT_ERROR (ossicle_import_error_quark ())

/**
 * OssicleImport:
 * @profiles: (element-type OssicleProfile): what can be signed with
 * @left_out: (element-type utf8): the others, "NAME (WHY)", such as "prod (RamRoleArn)": the mode
 *   that needs more than is written there, or the key that is missing
 */
typedef struct
{
  GPtrArray *profiles;
  GPtrArray *left_out;
} OssicleImport;

GQuark ossicle_import_error_quark (void);

OssicleImport *ossicle_import_environment (const char *const *environment, GError **error);
OssicleImport *ossicle_import_file (const char *text, gsize length, GError **error);

OssicleImport *ossicle_import_new (void);
void ossicle_import_free (OssicleImport *self);
gboolean ossicle_import_is_empty (OssicleImport *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleImport, ossicle_import_free)

G_END_DECLS
