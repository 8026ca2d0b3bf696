/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

gboolean ossicle_answerer_judge (OssicleTray *tray, OssicleCandidate *candidate, gboolean whole);

G_END_DECLS
