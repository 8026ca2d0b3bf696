/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define OSSICLE_TYPE_SENDING (ossicle_sending_get_type ())

/* One request under way: how far it is, and how to stop it. */
G_DECLARE_FINAL_TYPE (OssicleSending, ossicle_sending, OSSICLE, SENDING, GObject)

OssicleSending *ossicle_sending_new (void);

void ossicle_sending_report (OssicleSending *self, guint64 sent, guint64 received, gint64 total);
double ossicle_sending_get_fraction (OssicleSending *self);
const char *ossicle_sending_get_progress (OssicleSending *self);
GCancellable *ossicle_sending_get_cancellable (OssicleSending *self);
void ossicle_sending_cancel (OssicleSending *self);

G_END_DECLS
