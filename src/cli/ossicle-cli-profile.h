/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-cli-credentials.h"

G_BEGIN_DECLS

typedef OssicleCliStatus (*OssicleCliOpenProfile) (const char *name, OssicleCliCredentials *into);

/* All that the keyring's module shows. */
__attribute__ ((visibility ("default"))) OssicleCliStatus
ossicle_cli_profile_open (const char *name, OssicleCliCredentials *into);

G_END_DECLS
