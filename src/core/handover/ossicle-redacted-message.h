/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"
#include "core/case/ossicle-response.h"

G_BEGIN_DECLS

OssicleRequest *ossicle_redact_request (OssicleRequest *request);
OssicleResponse *ossicle_redact_response (OssicleResponse *response);

G_END_DECLS
