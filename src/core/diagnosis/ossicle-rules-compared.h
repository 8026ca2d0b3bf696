/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-evidence.h"

G_BEGIN_DECLS

gboolean
ossicle_rule_compared (const OssicleEvidence *evidence, OssicleFinding *finding, gboolean *fires);

G_END_DECLS
