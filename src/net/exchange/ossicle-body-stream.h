/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_BODY_STREAM (ossicle_body_stream_get_type ())

/* A request's body, one part after the other, its files read as they are needed. */
G_DECLARE_FINAL_TYPE (OssicleBodyStream, ossicle_body_stream, OSSICLE, BODY_STREAM, GInputStream)

GInputStream *ossicle_body_stream_new (OssicleRequest *request, goffset *length, GError **error);

G_END_DECLS
