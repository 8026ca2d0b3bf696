/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/catalogue/ossicle-catalogue.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_ADVICE_LIST (ossicle_advice_list_get_type ())

/* Causes, fixes or steps, in the order in which one would try them. */
G_DECLARE_FINAL_TYPE (OssicleAdviceList, ossicle_advice_list, OSSICLE, ADVICE_LIST, GtkWidget)

GtkWidget *ossicle_advice_list_new (void);

void ossicle_advice_list_set_advice (OssicleAdviceList *self,
                                     GPtrArray *advice,
                                     OssicleCatalogue *catalogue);
void ossicle_advice_list_set_steps (OssicleAdviceList *self,
                                    const char *const *steps,
                                    OssicleCatalogue *catalogue);

G_END_DECLS
