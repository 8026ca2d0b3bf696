/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

/* The words of a curl command that make up a multipart/form-data body again; NULL where the body is
 * no such form or holds what curl cannot be told. */
GPtrArray *ossicle_export_form (OssicleRequest *request);

G_END_DECLS
