/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-case-item.h"

G_BEGIN_DECLS

/* A request on its way out of the program: format is "curl", "http" or "har". */
GBytes *ossicle_request_export (OssicleCaseItem *item,
                                OssicleRequest *request,
                                const OssicleSendOptions *options,
                                const char *format,
                                gboolean redact,
                                GError **error);
gboolean ossicle_request_export_lacks_body (OssicleRequest *request, const char *format);

G_END_DECLS
