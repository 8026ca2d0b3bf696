/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "ossicle-headers.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_RESPONSE (ossicle_response_get_type ())

/* What came back: status line, header fields and as much of the body as was kept. */
G_DECLARE_FINAL_TYPE (OssicleResponse, ossicle_response, OSSICLE, RESPONSE, GObject)

OssicleResponse *ossicle_response_new (const char *version, guint status, const char *reason);

const char *ossicle_response_get_version (OssicleResponse *self);
guint ossicle_response_get_status (OssicleResponse *self);
const char *ossicle_response_get_reason (OssicleResponse *self);
OssicleHeaders *ossicle_response_get_headers (OssicleResponse *self);

GBytes *ossicle_response_get_body (OssicleResponse *self);
guint64 ossicle_response_get_body_length (OssicleResponse *self);
void ossicle_response_set_body (OssicleResponse *self, GBytes *body, guint64 length);
gboolean ossicle_response_is_body_whole (OssicleResponse *self);

char *ossicle_response_dup_status_line (OssicleResponse *self);
GBytes *ossicle_response_to_raw (OssicleResponse *self);

G_END_DECLS
