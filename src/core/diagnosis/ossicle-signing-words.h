/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/signing/ossicle-comparison.h"
#include "core/signing/ossicle-signing-warning.h"

G_BEGIN_DECLS

const char *ossicle_signing_reason_get_title (OssicleSigningReason reason);
const char *ossicle_signing_reason_get_advice (OssicleSigningReason reason);
char *ossicle_signing_reason_dup_detail (OssicleSigningReason reason, const char *detail);
const char *ossicle_signing_warning_get_text (OssicleSigningWarning warning);
const char *ossicle_hash_check_get_title (OssicleHashCheck check);
const char *ossicle_hash_check_get_advice (OssicleHashCheck check);
char *ossicle_signing_line_dup_title (const OssicleSigningLine *line);

G_END_DECLS
