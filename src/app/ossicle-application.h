/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_APPLICATION (ossicle_application_get_type ())

G_DECLARE_FINAL_TYPE (OssicleApplication, ossicle_application, OSSICLE, APPLICATION, AdwApplication)

OssicleApplication *ossicle_application_new (void);

G_END_DECLS
