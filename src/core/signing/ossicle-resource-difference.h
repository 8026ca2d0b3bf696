/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-signing-reason.h"

G_BEGIN_DECLS

gboolean ossicle_resource_difference_find (const char *client,
                                           const char *server,
                                           OssicleSigningReason *reason,
                                           const char **detail);
gboolean ossicle_resource_difference_is_encoding (const char *client,
                                                  const char *server,
                                                  const char **detail);

G_END_DECLS
