/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ossicle-cases-page.h"
#include "ossicle-catalogue-page.h"
#include "ossicle-split.h"
#include "ossicle-window.h"

G_BEGIN_DECLS

struct _OssicleWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;
  GtkStack *title_stack;
  GtkWidget *back_button;
  GtkMenuButton *menu_button;
  OssicleCasesPage *cases_page;
  OssicleCataloguePage *catalogue_page;

  OssicleCatalogue *catalogue;
  OssicleProfiles *profiles;
  GSettings *settings;
};

OssicleSplit *ossicle_window_get_split (OssicleWindow *self);
void ossicle_window_class_install_actions (OssicleWindowClass *klass);
void ossicle_window_init_drop (OssicleWindow *self);
void ossicle_window_init_search (OssicleWindow *self);

G_END_DECLS
