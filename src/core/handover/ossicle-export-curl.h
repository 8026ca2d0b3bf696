/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

char *ossicle_export_curl (OssicleRequest *request,
                           const OssicleSendOptions *options,
                           gboolean redact,
                           GError **error);

G_END_DECLS
