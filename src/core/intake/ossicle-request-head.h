/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-tray.h"

G_BEGIN_DECLS

void ossicle_request_head_add (OssicleCandidate *candidate,
                               OssicleView *view,
                               gsize name,
                               gsize name_end,
                               gsize value,
                               gsize value_end);
void ossicle_request_head_add_target (OssicleCandidate *candidate,
                                      OssicleView *view,
                                      const char *scheme,
                                      const char *host,
                                      gsize target,
                                      gsize target_end);
void
ossicle_request_head_add_url (OssicleCandidate *candidate, OssicleView *view, gsize url, gsize end);

G_END_DECLS
