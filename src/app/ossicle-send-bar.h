/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ossicle-sending.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SEND_BAR (ossicle_send_bar_get_type ())

/* What can be done with a request; and while it is on its way, how far it is, and Cancel. Its
 * buttons are actions of the page around it. */
G_DECLARE_FINAL_TYPE (OssicleSendBar, ossicle_send_bar, OSSICLE, SEND_BAR, AdwBin)

void ossicle_send_bar_set_again (OssicleSendBar *self, gboolean again);
void ossicle_send_bar_set_sending (OssicleSendBar *self, OssicleSending *sending);

G_END_DECLS
