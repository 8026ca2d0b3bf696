/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands where a secret stood: plain letters, so that it fits a URL, a header and a shell. */
#define OSSICLE_REDACTED "REDACTED"

char *ossicle_redact_header (const char *name, const char *value);
char *ossicle_redact_url (const char *url);
char *ossicle_redact_text (const char *text);
GBytes *ossicle_redact_bytes (GBytes *bytes);

G_END_DECLS
