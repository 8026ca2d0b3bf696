/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-access-key.h"
#include "core/signing/ossicle-signature-version.h"
#include "ossicle-cli-command.h"

G_BEGIN_DECLS

/**
 * OssicleCliCredentials:
 * @key: who signs
 * @region: (nullable): the region to sign for, where neither an option nor the endpoint tells it
 * @version: how to sign where no option says it; %OSSICLE_SIGNATURE_NONE if nothing does
 */
typedef struct
{
  OssicleAccessKey *key;
  char *region;
  OssicleSignatureVersion version;
} OssicleCliCredentials;

void ossicle_cli_credentials_clear (OssicleCliCredentials *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OssicleCliCredentials, ossicle_cli_credentials_clear)

OssicleCliStatus ossicle_cli_credentials_load (const OssicleCliCommand *command,
                                               const char *profile,
                                               const char *id,
                                               const char *secret_file,
                                               OssicleCliCredentials *into);

G_END_DECLS
