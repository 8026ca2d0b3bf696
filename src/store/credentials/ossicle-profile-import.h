/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-profile.h"

G_BEGIN_DECLS

/* More is no configuration of anybody's. */
#define OSSICLE_PROFILE_IMPORT_MAX_BYTES (1024 * 1024)

/**
 * OssicleProfileImportError:
 * @OSSICLE_PROFILE_IMPORT_ERROR_TOO_LARGE: more than %OSSICLE_PROFILE_IMPORT_MAX_BYTES
 * @OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT: not UTF-8, or with a NUL in it; the message names the
 * line
 * @OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED: of neither form; the message names the line
 * @OSSICLE_PROFILE_IMPORT_ERROR_NOTHING: it holds no access key
 */
typedef enum {
  OSSICLE_PROFILE_IMPORT_ERROR_TOO_LARGE,
  OSSICLE_PROFILE_IMPORT_ERROR_NOT_TEXT,
  OSSICLE_PROFILE_IMPORT_ERROR_MALFORMED,
  OSSICLE_PROFILE_IMPORT_ERROR_NOTHING,
} OssicleProfileImportError;

#define OSSICLE_PROFILE_IMPORT_ERROR (ossicle_profile_import_error_quark ())

/**
 * OssicleProfileImport:
 * @profiles: (element-type OssicleProfile): what can be signed with
 * @left_out: (element-type utf8): the others, "NAME (WHY)", such as "prod (RamRoleArn)": the mode
 *   that needs more than is written there, or the key that is missing
 */
typedef struct
{
  GPtrArray *profiles;
  GPtrArray *left_out;
} OssicleProfileImport;

GQuark ossicle_profile_import_error_quark (void);

OssicleProfileImport *ossicle_profile_import_environment (const char *const *environment,
                                                          GError **error);
OssicleProfileImport *ossicle_profile_import_file (const char *text, gsize length, GError **error);

OssicleProfileImport *ossicle_profile_import_new (void);
void ossicle_profile_import_free (OssicleProfileImport *self);
gboolean ossicle_profile_import_is_empty (OssicleProfileImport *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleProfileImport, ossicle_profile_import_free)

G_END_DECLS
