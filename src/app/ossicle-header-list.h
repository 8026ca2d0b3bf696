/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/case/ossicle-headers.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_HEADER_LIST (ossicle_header_list_get_type ())

/* The first line and the header fields of a message, each explained. */
G_DECLARE_FINAL_TYPE (OssicleHeaderList, ossicle_header_list, OSSICLE, HEADER_LIST, AdwBin)

void ossicle_header_list_set_headers (OssicleHeaderList *self,
                                      const char *start,
                                      OssicleHeaders *headers,
                                      const char *note);

G_END_DECLS
