/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Years 1970 to 9999, seconds since 1970, UTC. Nothing here depends on locale or time zone. */
#define OSSICLE_SIGNING_TIME_MAX G_GINT64_CONSTANT (253402300799)

#define OSSICLE_SIGNING_TIME_HTTP_SIZE 30  /* "Sun, 03 Dec 2023 12:12:12 GMT" */
#define OSSICLE_SIGNING_TIME_BASIC_SIZE 17 /* "20231203T121212Z" */

void ossicle_signing_time_to_http (gint64 time, char into[OSSICLE_SIGNING_TIME_HTTP_SIZE]);
void ossicle_signing_time_to_basic (gint64 time, char into[OSSICLE_SIGNING_TIME_BASIC_SIZE]);

gboolean ossicle_signing_time_parse_http (const char *text, gint64 *time);
gboolean ossicle_signing_time_parse_basic (const char *text, gint64 *time);
gboolean ossicle_signing_time_parse_iso (const char *text, gint64 *time);
gboolean ossicle_signing_time_parse_seconds (const char *text, gint64 *seconds);

G_END_DECLS
