/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_HEADER_COMPLETION (ossicle_header_completion_get_type ())

/* Names of header fields, where a name is being written. */
G_DECLARE_FINAL_TYPE (OssicleHeaderCompletion,
                      ossicle_header_completion,
                      OSSICLE,
                      HEADER_COMPLETION,
                      GObject)

OssicleHeaderCompletion *ossicle_header_completion_new (void);

GListModel *ossicle_header_completion_list (const char *begin);

G_END_DECLS
