/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-worksheet.h"

G_BEGIN_DECLS

/* Filled in by a signer, then never changed. */
struct _OssicleWorksheet
{
  GObject parent_instance;

  OssicleSignatureVersion version;
  OssicleSignaturePlace place;
  char *canonical_uri;
  char *canonical_query;
  char *canonical_headers;
  char *additional_headers;
  char *canonical_request;
  char *string_to_sign;
  char *signature;
  char *authorization;
  char *url;
  char *policy;
  OssicleFields *added;
  OssicleSigningWarnings *warnings;
};

OssicleWorksheet *ossicle_worksheet_new (OssicleSignatureVersion version,
                                         OssicleSignaturePlace place);
void
ossicle_worksheet_warn (OssicleWorksheet *self, OssicleSigningWarning warning, const char *subject);
void ossicle_worksheet_add (OssicleWorksheet *self, const char *name, const char *value);

G_END_DECLS
