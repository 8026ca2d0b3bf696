/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

/**
 * OssicleImportKind:
 * @OSSICLE_IMPORT_NONE: nothing that can be sent
 * @OSSICLE_IMPORT_CURL: a command of curl, for any shell
 * @OSSICLE_IMPORT_POWERSHELL: Invoke-WebRequest or Invoke-RestMethod
 * @OSSICLE_IMPORT_HTTP: a request as RFC 9112 has it
 * @OSSICLE_IMPORT_HAR: an HTTP archive
 * @OSSICLE_IMPORT_URL: an address and nothing more
 */
typedef enum {
  OSSICLE_IMPORT_NONE,
  OSSICLE_IMPORT_CURL,
  OSSICLE_IMPORT_POWERSHELL,
  OSSICLE_IMPORT_HTTP,
  OSSICLE_IMPORT_HAR,
  OSSICLE_IMPORT_URL,
} OssicleImportKind;

#define OSSICLE_IMPORT_FIRST_FAILED -1

/**
 * OssicleImport:
 * @kind: what it was read from
 * @request: what is to be sent
 * @options: how
 * @warnings: (element-type utf8): what has no counterpart here, as it stands in the text
 */
typedef struct
{
  OssicleImportKind kind;
  OssicleRequest *request;
  OssicleSendOptions *options;
  GPtrArray *warnings;
} OssicleImport;

OssicleImportKind ossicle_request_import_recognise (const char *text);
OssicleImport *ossicle_request_import (const char *text, gsize length, int entry, GError **error);
GPtrArray *
ossicle_request_import_all (const char *text, gsize length, guint most, GCancellable *cancellable);
void ossicle_import_free (OssicleImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleImport, ossicle_import_free)

G_END_DECLS
