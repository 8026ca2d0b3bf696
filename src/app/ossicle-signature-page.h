/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ossicle-case-item.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SIGNATURE_PAGE (ossicle_signature_page_get_type ())

/* What was signed: by us or by another client, and by OSS; and the signature taken apart. */
G_DECLARE_FINAL_TYPE (OssicleSignaturePage, ossicle_signature_page, OSSICLE, SIGNATURE_PAGE, AdwBin)

gboolean
ossicle_signature_page_set_item (OssicleSignaturePage *self, OssicleCaseItem *item, gboolean as_v4);

G_END_DECLS
