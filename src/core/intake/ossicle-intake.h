/* SPDX-FileCopyrightText: 2026 The Ossicle contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/case/ossicle-case.h"
#include "core/catalogue/ossicle-catalogue.h"
#include "ossicle-source.h"

G_BEGIN_DECLS

#define OSSICLE_TYPE_READING (ossicle_reading_get_type ())

/* What the intake made of one source: its OSS errors, and apart from them what else was
 * recognised. */
G_DECLARE_FINAL_TYPE (OssicleReading, ossicle_reading, OSSICLE, READING, GObject)

OssicleSource *ossicle_reading_get_source (OssicleReading *self);
GListModel *ossicle_reading_get_cases (OssicleReading *self);
GListModel *ossicle_reading_get_others (OssicleReading *self);

/**
 * OssicleIntakeProgress:
 * @done: bytes of text that were looked at
 * @total: bytes of text that there are
 * @data: what was handed in
 *
 * Called in the thread that reads, now and then.
 */
typedef void (*OssicleIntakeProgress) (gsize done, gsize total, gpointer data);

/* now: seconds since 1970, UTC. Fails only when cancelled: whatever is pasted has a reading. */
OssicleReading *ossicle_intake_read (OssicleSource *source,
                                     OssicleCatalogue *catalogue,
                                     gint64 now,
                                     GCancellable *cancellable,
                                     GError **error);
OssicleReading *ossicle_intake_read_with_progress (OssicleSource *source,
                                                   OssicleCatalogue *catalogue,
                                                   gint64 now,
                                                   OssicleIntakeProgress progress,
                                                   gpointer progress_data,
                                                   GCancellable *cancellable,
                                                   GError **error);

/* The English name of a shape ("Java SDK v1 exception"), marked for translation; NULL if unknown.
 */
const char *ossicle_intake_get_shape_title (const char *shape);

G_END_DECLS
