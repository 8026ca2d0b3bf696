/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

gboolean ossicle_earlier_signature_is_in_header (OssicleRequest *request);
gboolean ossicle_earlier_signature_is_in_url (OssicleRequest *request);
gboolean ossicle_earlier_signature_remove (OssicleRequest *request);
void ossicle_earlier_signature_remove_traces (OssicleRequest *request);

G_END_DECLS
