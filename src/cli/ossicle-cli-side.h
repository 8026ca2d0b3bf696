/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/signing/ossicle-signing-text.h"

G_BEGIN_DECLS

/* One of two things to compare: a file, what it was taken for, and what was signed in it. */
typedef struct
{
  char *name;
  const char *kind;        /* "string", "request" or "answer" */
  OssicleRequest *request; /* where it is one */
  OssicleSigningText *text;
  OssicleSigningWarnings *warnings; /* what to mind about a signed request */
} OssicleCliSide;

OssicleCliSide *ossicle_cli_side_read (const char *path, GError **error);
gboolean ossicle_cli_side_rebuild (OssicleCliSide *self,
                                   const char *bucket,
                                   const OssicleCliSide *other,
                                   GError **error);
void ossicle_cli_side_free (OssicleCliSide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OssicleCliSide, ossicle_cli_side_free)

G_END_DECLS
