/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/case/ossicle-request.h"

G_BEGIN_DECLS

/* The fields of `curl --form`, on their way to a multipart/form-data body. */
typedef struct _OssicleCurlForm OssicleCurlForm;

OssicleCurlForm *ossicle_curl_form_new (void);
gboolean ossicle_curl_form_add (OssicleCurlForm *self, const char *field, gboolean literal);
void ossicle_curl_form_finish (OssicleCurlForm *self, OssicleRequest *request);
void ossicle_curl_form_free (OssicleCurlForm *self);

G_END_DECLS
