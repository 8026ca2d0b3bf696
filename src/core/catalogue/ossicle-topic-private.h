/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "ossicle-topic.h"

G_BEGIN_DECLS

OssicleTopic *ossicle_topic_new (const xmlNode *node);
OssicleTopic *ossicle_topic_new_unread (const char *id, GBytes *xml);

G_END_DECLS
