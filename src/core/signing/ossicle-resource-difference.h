/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-signing-reason.h"

G_BEGIN_DECLS

/* Called with each reason and its detail, which may be NULL. */
typedef void (*OssicleResourceDifferenceFunc) (OssicleSigningReason reason,
                                               const char *detail,
                                               gpointer data);

void ossicle_resource_difference_find (const char *client,
                                       const char *server,
                                       OssicleResourceDifferenceFunc found,
                                       gpointer data);

G_END_DECLS
