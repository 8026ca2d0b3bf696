/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-case-item.h"
#include "store/credentials/ossicle-profiles.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_SENDER (ossicle_sender_get_type ())

/* Sends requests, as many at a time as it is told to, and makes of what came of each rows for the
 * list of cases. */
G_DECLARE_FINAL_TYPE (OssicleSender, ossicle_sender, OSSICLE, SENDER, GObject)

OssicleSender *ossicle_sender_new (OssicleCatalogue *catalogue);

OssicleProfiles *ossicle_sender_get_profiles (OssicleSender *self);
void ossicle_sender_set_profiles (OssicleSender *self, OssicleProfiles *profiles);

gboolean ossicle_sender_send (OssicleSender *self,
                              OssicleRequest *request,
                              const OssicleSendOptions *options,
                              const OssicleSigningChoice *signing,
                              GFile *save_to,
                              GError **error);
guint ossicle_sender_get_n_sending (OssicleSender *self);
void ossicle_sender_cancel_all (OssicleSender *self);

G_END_DECLS
