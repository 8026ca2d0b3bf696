/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

GBytes *ossicle_export_http (OssicleRequest *request, gboolean redact);

G_END_DECLS
