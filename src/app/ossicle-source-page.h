/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-case.h"
#include "core/intake/ossicle-source.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SOURCE_PAGE (ossicle_source_page_get_type ())

/* What was pasted, with each fact marked where it was read. */
G_DECLARE_FINAL_TYPE (OssicleSourcePage, ossicle_source_page, OSSICLE, SOURCE_PAGE, AdwBin)

void
ossicle_source_page_set_case (OssicleSourcePage *self, OssicleCase *case_, OssicleSource *source);
gboolean ossicle_source_page_select_fact (OssicleSourcePage *self, OssicleFact *fact);
GtkTextBuffer *ossicle_source_page_get_buffer (OssicleSourcePage *self);

G_END_DECLS
