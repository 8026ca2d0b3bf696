/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/case/ossicle-fact.h"
#include "core/signing/ossicle-token-mask.h"

G_BEGIN_DECLS

GtkWidget *ossicle_fact_chip_new (OssicleFact *fact, const OssicleTokenMask *mask);

G_END_DECLS
