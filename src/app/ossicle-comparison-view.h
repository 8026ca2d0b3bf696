/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/signing/ossicle-comparison.h"
#include "core/signing/ossicle-token-mask.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_COMPARISON_VIEW (ossicle_comparison_view_get_type ())

/* What the client signed beside what OSS signed, and what comes of it. */
G_DECLARE_FINAL_TYPE (OssicleComparisonView,
                      ossicle_comparison_view,
                      OSSICLE,
                      COMPARISON_VIEW,
                      AdwBin)

void ossicle_comparison_view_set_texts (OssicleComparisonView *self,
                                        const OssicleSigningText *client,
                                        const OssicleSigningText *server,
                                        const OssicleTokenMask *mask);

G_END_DECLS
