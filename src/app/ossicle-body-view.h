/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_BODY_VIEW (ossicle_body_view_get_type ())

/* What a message carries, as text, as XML or byte for byte, a part at a time. */
G_DECLARE_FINAL_TYPE (OssicleBodyView, ossicle_body_view, OSSICLE, BODY_VIEW, AdwBin)

void ossicle_body_view_set_body (OssicleBodyView *self,
                                 GBytes *body,
                                 guint64 length,
                                 const char *content_type);
GtkTextBuffer *ossicle_body_view_get_buffer (OssicleBodyView *self);

G_END_DECLS
