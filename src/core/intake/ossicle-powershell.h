/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

gboolean ossicle_powershell_recognise (const char *text);
OssicleRequest *ossicle_powershell_parse (const char *text,
                                          OssicleSendOptions *options,
                                          GPtrArray *warnings,
                                          GError **error);

G_END_DECLS
