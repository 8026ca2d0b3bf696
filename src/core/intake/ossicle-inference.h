/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-case.h"

G_BEGIN_DECLS

void ossicle_inference_complete (OssicleCase *self, gint64 now);

G_END_DECLS
