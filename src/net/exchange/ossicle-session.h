/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "core/case/ossicle-send-options.h"

G_BEGIN_DECLS

SoupSession *ossicle_session_new (const OssicleSendOptions *options, GUri *uri, GError **error);

G_END_DECLS
