/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "ossicle-post-form.h"

G_BEGIN_DECLS

OssiclePostCondition *ossicle_post_condition_new (JsonNode *node,
                                                  const OssicleFields *fields,
                                                  const char *bucket,
                                                  gint64 file_size);
void ossicle_post_condition_free (OssiclePostCondition *self);

G_END_DECLS
