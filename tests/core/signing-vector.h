/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "core/signing/ossicle-worksheet.h"

OssicleWorksheet *signing_vector_sign (JsonObject *input);
